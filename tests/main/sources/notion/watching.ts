import type { RawEvent } from '../../../../src/main/raw-event'
import { silentLog } from '../../../../src/main/log'
import { notionNormaliser } from '../../../../src/main/sources/notion/normalise'
import { notionSource } from '../../../../src/main/sources/notion/notion-source'
import type { Delivery, PollResult, PollTurn } from '../../../../src/main/sources/source'
import { newUuid } from '../../../../src/main/ids'
import type { NotionChoice } from '../../../../src/shared/contract/connections'
import { integrationIdSchema, userIdSchema } from '../../../../src/shared/domain/ids'
import { calendarFor } from '../../../../src/shared/domain/local-day'
import type { NormalisedEvent } from '../../../../src/shared/domain/normalised-event'
import type { SmallNotion } from './small-notion'

/** Between two polls at rest, and a little more. */
export const TURN = 80_000
const WORKSPACE = 'workspace-1'

/** Where deliveries go. */
export interface Store {
  cursor: () => Promise<unknown>
  readItems: PollTurn['readItems']
  deliver: PollTurn['deliver']
}

/** A store in memory, with the rules of the real one. */
export class MemoryStore implements Store {
  #cursor: unknown = null
  readonly items = new Map<string, unknown>()
  readonly raw = new Map<string, RawEvent & { readonly receivedAt: number }>()
  deliveries = 0
  /** Fails the delivery, as a crash before it is kept would. */
  crash: () => boolean = () => false

  constructor(readonly clock: () => number) {}

  cursor = (): Promise<unknown> => Promise.resolve(this.#cursor)

  readItems: PollTurn['readItems'] = (scope, ids) =>
    Promise.resolve(
      new Map(
        (ids ?? []).flatMap((id): [string, unknown][] => {
          const value = this.items.get(`${scope} ${id}`)
          return value === undefined ? [] : [[id, value]]
        }),
      ),
    )

  deliver = (delivery: Delivery): Promise<number> => {
    if (this.crash()) return Promise.reject(new Error('killed'))
    this.deliveries += 1
    // As the database keeps it: as JSON.
    const { events, items = [], cursor } = JSON.parse(JSON.stringify(delivery)) as Delivery
    this.#cursor = cursor
    for (const { scope, id, value } of items)
      if (value === null) this.items.delete(`${scope} ${id}`)
      else this.items.set(`${scope} ${id}`, value)
    const fresh = events.filter(({ externalId }) => !this.raw.has(externalId))
    for (const event of fresh)
      this.raw.set(event.externalId, { ...event, receivedAt: this.clock() })
    return Promise.resolve(fresh.length)
  }

  /** What is counted, in order; a key counts once. */
  get counted(): NormalisedEvent[] {
    const keys = new Set<string>()
    return [...this.raw.values()].flatMap(({ payload, receivedAt }) =>
      notionNormaliser.normalise(payload, receivedAt).filter(({ keys: [key = ''] }) => {
        const isNew = !keys.has(key)
        keys.add(key)
        return isNew
      }),
    )
  }

  get values(): number[] {
    return this.counted.map(({ value }) => value)
  }

  get sum(): number {
    return this.values.reduce((sum, value) => sum + value, 0)
  }
}

export interface PollOptions {
  readonly choices: unknown
  readonly store: Store
  readonly apiUrl?: string
  readonly fetch?: typeof globalThis.fetch
  readonly countFrom?: number
  readonly progress?: PollTurn['progress']
}

const userId = userIdSchema.parse(newUuid())
const integrationId = integrationIdSchema.parse(newUuid())

const calendar = calendarFor('UTC')

/** A turn at a time, in which nothing is to be asked of Notion. */
export function turnAt(now: number, store: Store): PollTurn {
  return {
    integrationId,
    userId,
    account: WORKSPACE,
    choices: null,
    cursor: null,
    countFrom: 0,
    startedAt: now,
    calendar,
    clock: () => now,
    signal: new AbortController().signal,
    log: silentLog,
    fetch: () => Promise.reject(new Error('nothing is to be asked')),
    readItems: (scope, ids) => store.readItems(scope, ids),
    deliver: (delivery) => store.deliver(delivery),
    progress: () => undefined,
  }
}

/** One poll of the source at the workspace's time. */
export async function poll(notion: SmallNotion, options: PollOptions): Promise<PollResult> {
  const { store, choices, countFrom = 0, apiUrl = 'http://127.0.0.1:9' } = options
  const turn = turnAt(notion.now, store)
  return notionSource({ apiUrl }).poll({
    ...turn,
    choices,
    countFrom,
    cursor: await store.cursor(),
    clock: () => notion.now,
    fetch: options.fetch ?? notion.fetch,
    progress: options.progress ?? (() => undefined),
  })
}

/** A workspace that is watched in memory: time passes by a turn, then it is polled. */
export function watch(notion: SmallNotion, sources: () => readonly NotionChoice[]) {
  const store = new MemoryStore(() => notion.now)
  const look = (options: Partial<PollOptions> = {}): Promise<PollResult> => {
    notion.now += TURN
    return poll(notion, { choices: { sources: sources() }, store, ...options })
  }
  return { store, look }
}
