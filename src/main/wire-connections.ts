import type { AppStatus } from '@shared/contract/app'
import type { Connections, NotionSource } from '@shared/contract/connections'
import { calendarFor } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import { Failure } from './failure'
import type { ConnectionPorts } from './ipc/handlers/connections'
import { rhythmSettings } from './settings/settings'
import { listNotionSources } from './sources/notion/list-sources'
import { type After, systemAfter } from './sources/polling/alarm'
import { Trouble } from './trouble'
import type { Connection } from './wire-connection'
import { type Desk, type DesksParts, openDesks } from './wire-desks'
import { notionChoicesIn } from './wire-providers'

export interface ConnectionsParts extends Omit<DesksParts, 'calendar' | 'onChange'> {
  /** A test's own timers of what windows are told. */
  readonly tellAfter?: After
  readonly publish: (connections: Connections) => void
  readonly tellTroubles: (troubles: AppStatus['troubles']) => void
}

/** The user's connections, as the household has them. */
export interface ConnectionsService extends ConnectionPorts {
  start(): Promise<void>
  resume(): void
  goOn(): void
  suspend(): void
  stop(): Promise<void>
  /** Something was scored: what the connections have brought is another. */
  scored(): void
  readonly github: Connection
}

/** Changes come in bursts; the settings hear of them at most this often. */
const PUBLISH_MS = 100
/** What they have brought is counted anew at most this often. */
const COUNT_MS = 500

/** The connections with all providers. Nothing is read before `start`. */
export function openConnections(parts: ConnectionsParts): ConnectionsService {
  const { database, userId, vault, config } = parts
  const log = parts.log.for('connections')
  const after = parts.tellAfter ?? systemAfter
  let cancelTelling: (() => void) | null = null
  let stopped = false
  const changed = (): void => {
    // Whoever lives here next has connections of their own.
    if (stopped) return
    cancelTelling ??= after(PUBLISH_MS, () => {
      cancelTelling = null
      parts.publish(view())
      parts.tellTroubles(troubles())
    })
  }
  const desks = openDesks({
    ...parts,
    log,
    calendar: async () => calendarFor((await rhythmSettings(database, userId)).timeZone),
    onChange: changed,
  })
  const connections = [...desks.values()].map(({ connection }) => connection)
  let cancelCounting: (() => void) | null = null
  const refreshFacts = async (): Promise<void> => {
    await Promise.all(connections.map((connection) => connection.refreshFacts()))
  }

  const deskOf = (provider: ConnectableProvider): Desk => {
    const desk = desks.get(provider)
    if (!desk) throw new Failure('NOT_FOUND', 'This Familiar cannot connect to that.')
    return desk
  }
  const view = (): Connections => ({
    connections: connections.map((connection) => connection.view()),
    vault: {
      protection: vault.standing().protection,
      problem: vault.standing().problem,
      weakAllowed: vault.isWeakAllowed(),
    },
  })
  const troubles = (): AppStatus['troubles'] =>
    view().connections.flatMap(({ provider, trouble }) =>
      trouble ? [{ provider, message: trouble.message, since: trouble.since }] : [],
    )
  /** Does something, and answers with how things are then. */
  const then = async (work: Promise<unknown>): Promise<Connections> => {
    await asked(work)
    changed()
    return view()
  }
  const at = (provider: ConnectableProvider): Connection => deskOf(provider).connection
  const now = (work: () => void): Promise<void> => Promise.resolve().then(work)

  return {
    github: at('github'),
    start: async () => {
      await Promise.all(connections.map((connection) => connection.start()))
    },
    resume: () => connections.forEach((connection) => connection.resume()),
    goOn: () => connections.forEach((connection) => connection.goOn()),
    suspend: () => connections.forEach((connection) => connection.suspend()),
    stop: async () => {
      await Promise.all(connections.map((connection) => connection.stop()))
      stopped = true
      cancelTelling?.()
      cancelCounting?.()
    },
    scored: () => {
      if (stopped) return
      cancelCounting ??= after(COUNT_MS, () => {
        cancelCounting = null
        refreshFacts().then(changed, (error: unknown) =>
          log.warn('what the connections have brought could not be read', error),
        )
      })
    },
    list: async () => {
      await refreshFacts()
      return view()
    },
    connect: (provider) => then(now(() => at(provider).connect())),
    pasteToken: (provider, token) => then(at(provider).pasteToken(token)),
    cancel: (provider) => then(now(() => at(provider).cancel())),
    openAgain: (provider) => then(at(provider).openAgain()),
    setPaused: (provider, paused) => then(at(provider).setPaused(paused)),
    fetchNow: (provider) => then(now(() => at(provider).fetchNow())),
    disconnect: (provider, history) => then(at(provider).disconnect(history)),
    saveClient: (draft) => then(at(draft.provider).saveClient(draft)),
    setWebhookSecret: (provider, secret) => then(at(provider).setWebhookSecret(secret)),
    allowWeakVault: (allowed) => then(vault.allowWeak(allowed)),
    notionSources: () => asked(sourcesOf(deskOf('notion'), config.requestTimeoutMs)),
    chooseNotionSources: (sources) => then(at('notion').choose({ sources })),
  }
}

/** What is shared with the connection to Notion, and what could mean "done" in it. */
async function sourcesOf(
  { kit, reader, connection }: Desk,
  timeoutMs: number,
): Promise<NotionSource[]> {
  const stored = connection.connected()
  const signal = AbortSignal.timeout(timeoutMs)
  const fetch = reader.fetchAs(stored, () => connection.client(), signal)
  const apiUrl = kit.apiUrl(stored.metadata.serverUrl)
  return listNotionSources(fetch, apiUrl, notionChoicesIn(stored.metadata.choices))
}

/** A trouble that answers a request is told as its failure. */
async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Trouble ? new Failure('CONNECTION_FAILED', error.message) : error
  }
}
