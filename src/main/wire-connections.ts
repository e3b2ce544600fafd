import type { AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { UserId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import { type Device, readDevice, writeDevice } from './accounts/device'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { Failure } from './failure'
import type { Host } from './host/host'
import type { ConnectionPorts } from './ipc/handlers/connections'
import type { Log } from './log'
import { pauseBy } from './oauth/pause'
import { revoke } from './oauth/revoke'
import { createTokenVault } from './oauth/vault/token-vault'
import { storeBatch } from './pipeline/ingest'
import type { Pipeline } from './pipeline/pipeline'
import type { ProviderConfig } from './provider-config'
import { rhythmSettings } from './settings/settings'
import { listNotionSources } from './sources/notion/list-sources'
import { type After, systemAfter } from './sources/polling/alarm'
import type { PollingPorts } from './sources/polling/ports'
import { createReach } from './sources/polling/reach'
import { createSilences } from './sources/polling/silences'
import { Trouble } from './trouble'
import { Connection, type ConnectionSecrets } from './wire-connection'
import { connectionStore } from './wire-connection-store'
import { type ProviderKit, notionChoicesIn, providerKits } from './wire-providers'
import { type ConnectionReader, connectionReader } from './wire-reading'

export interface ConnectionsParts {
  readonly host: Pick<Host, 'openExternal' | 'secrets'>
  readonly database: Database
  readonly userId: UserId
  readonly device: Device
  readonly dataFolder: string
  readonly config: ProviderConfig
  readonly pipeline: Pipeline
  /** Where GitHub's deliveries go. */
  readonly webhookUrl: string
  readonly clock: Clock
  /** The system's timers where it is not given. */
  readonly after?: After
  readonly log: Log
  readonly publish: (connections: Connections) => void
  readonly tellTroubles: (troubles: AppStatus['troubles']) => void
  /** A source has fallen silent, or is heard again: the pet's present is another. */
  readonly onSilence: () => void
}

/** The user's connections, as the household has them. */
export interface ConnectionsService extends ConnectionPorts {
  start(): Promise<void>
  resume(): void
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

/** The connections with all providers, over one vault and one way to the network. */
export async function openConnections(parts: ConnectionsParts): Promise<ConnectionsService> {
  const { host, database, userId, dataFolder, config, pipeline, clock } = parts
  const after = parts.after ?? systemAfter
  const log = parts.log.for('connections')
  let weakAllowed = parts.device.weakVaultAllowed
  const vault = createTokenVault({
    dataFolder,
    keeper: host.secrets,
    isWeakAllowed: () => weakAllowed,
    clock,
    log: log.for('vault'),
  })
  let standing = await vault.standing()
  const calendar = async () => calendarFor((await rhythmSettings(database, userId)).timeZone)
  const timeoutMs = config.requestTimeoutMs
  const http = { timeoutMs, clock, log: log.for('oauth') }
  const ports: PollingPorts = {
    database,
    storeBatch,
    wake: () => pipeline.wake(),
    databaseAway: () => pipeline.suspect(),
    reach: createReach(clock),
    silences: createSilences(database, parts.onSilence),
    requestTimeoutMs: timeoutMs,
    fetch: globalThis.fetch,
    clock,
    after,
    random: Math.random,
    log,
  }
  const secrets = (provider: ConnectableProvider): ConnectionSecrets => ({
    tokens: (id) => vault.read(database, id),
    seal: (integrationId, kind, text) => vault.sealText({ integrationId, provider, kind }, text),
    open: (integrationId, kind, sealed) =>
      vault.openText({ integrationId, provider, kind }, sealed),
    kept: () => standing.kept,
  })

  let timer: NodeJS.Timeout | null = null
  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      parts.publish(view())
      parts.tellTroubles(troubles())
    }, PUBLISH_MS).unref()
  }
  let counting: NodeJS.Timeout | null = null
  const refreshFacts = async (): Promise<void> => {
    await Promise.all(connections.map((connection) => connection.refreshFacts()))
  }
  const open = (kit: ProviderKit): Desk => {
    const { provider } = kit
    const shared = { database, userId, kit, clock, log: log.for(provider), onChange: changed }
    const reader = connectionReader({ ...shared, vault, ports, calendar })
    const connection = new Connection({
      ...shared,
      store: connectionStore(database, userId, provider, vault),
      secrets: secrets(provider),
      webhookUrl: provider === 'github' ? parts.webhookUrl : null,
      calendar,
      settle: () => pipeline.drain(),
      read: (stored, client) => reader.read(stored, client),
      readAccount: (token, serverUrl, cancel) => {
        const apiUrl = kit.apiUrl(serverUrl)
        return kit.readAccount(reader.fetchWith(token, apiUrl, cancel), apiUrl, cancel)
      },
      revoke: (client, serverUrl, tokens) => revoke(kit.profile(serverUrl), client, tokens, http),
    })
    return { kit, reader, connection }
  }
  const kits = providerKits({
    ...http,
    config,
    pause: pauseBy(after),
    openExternal: (url) => host.openExternal(url),
  })
  const desks = new Map(kits.map((kit) => [kit.provider, open(kit)]))
  const connections = [...desks.values()].map(({ connection }) => connection)

  const deskOf = (provider: ConnectableProvider): Desk => {
    const desk = desks.get(provider)
    if (!desk) throw new Failure('NOT_FOUND', 'This Familiar cannot connect to that.')
    return desk
  }
  const view = (): Connections => ({
    connections: connections.map((connection) => connection.view()),
    vault: {
      protection: standing.protection,
      problem: standing.problem,
      weakAllowed,
    },
  })
  const troubles = (): AppStatus['troubles'] =>
    view().connections.flatMap(({ provider, trouble }) =>
      trouble ? [{ provider, message: trouble.message, since: trouble.since }] : [],
    )
  /** Does something, and answers with how things are then. */
  const then = async (work: Promise<unknown>): Promise<Connections> => {
    try {
      await work
    } catch (error) {
      throw error instanceof Trouble ? new Failure('CONNECTION_FAILED', error.message) : error
    }
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
    suspend: () => connections.forEach((connection) => connection.suspend()),
    stop: async () => {
      await Promise.all(connections.map((connection) => connection.stop()))
      if (timer) clearTimeout(timer)
      if (counting) clearTimeout(counting)
    },
    scored: () => {
      counting ??= setTimeout(() => {
        counting = null
        refreshFacts().then(changed, (error: unknown) =>
          log.warn('what the connections have brought could not be read', error),
        )
      }, COUNT_MS).unref()
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
    allowWeakVault: (allowed) =>
      then(
        (async () => {
          await writeDevice(dataFolder, {
            ...(await readDevice(dataFolder)),
            weakVaultAllowed: allowed,
          })
          weakAllowed = allowed
          // What was sealed so far is sealed as is now wanted.
          await vault.rotate(database)
          standing = await vault.standing()
        })(),
      ),
    notionSources: async () => {
      const { kit, reader, connection } = deskOf('notion')
      const stored = connection.connected()
      const apiUrl = kit.apiUrl(stored.metadata.serverUrl)
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const fetch = reader.fetchAs(stored, () => connection.client(), signal)
        return await listNotionSources(fetch, apiUrl, notionChoicesIn(stored.metadata.choices))
      } catch (error) {
        throw error instanceof Trouble ? new Failure('CONNECTION_FAILED', error.message) : error
      }
    },
    chooseNotionSources: (sources) => then(at('notion').choose({ sources })),
  }
}

interface Desk {
  readonly kit: ProviderKit
  readonly reader: ConnectionReader
  readonly connection: Connection
}
