import type { RawEvent } from '../../../../src/main/raw-event'
import type { Delivery, PollTurn } from '../../../../src/main/sources/source'
import { silentLog } from '../../../../src/main/log'
import { fitbitNormaliser } from '../../../../src/main/sources/fitbit/normalise'
import { Trouble } from '../../../../src/main/trouble'
import { integrationIdSchema, userIdSchema } from '../../../../src/shared/domain/ids'
import { type LocalDate, calendarFor } from '../../../../src/shared/domain/local-day'
import type { NormalisedEvent } from '../../../../src/shared/domain/normalised-event'

const NOBODY = '00000000-0000-7000-8000-000000000000'

/** What a poller keeps for a connection. */
export interface TestStore {
  readItems(scope: string, ids?: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  readonly cursor: unknown
  readonly revision: number
  /** All of it or nothing; refused when the revision is not the one the turn began with. */
  keep(delivery: Delivery, revision: number): Promise<number>
}

/** The store in memory, with the rules of the real one. */
export interface MemoryStore extends TestStore {
  readonly raw: ReadonlyMap<string, unknown>
  readonly items: ReadonlyMap<string, unknown>
  /** What has been counted, in order. */
  readonly counted: readonly NormalisedEvent[]
  /** Why something could not be. */
  readonly refused: readonly string[]
  /** The next so many deliveries fail before anything is stored. */
  crash(deliveries: number): void
}

export function memoryStore(receivedAt: () => number): MemoryStore {
  const raw = new Map<string, unknown>()
  const items = new Map<string, unknown>()
  const counted: NormalisedEvent[] = []
  const refused: string[] = []
  let cursor: unknown = null
  let revision = 0
  let crashes = 0

  const count = ({ externalId, payload }: RawEvent): number => {
    if (raw.has(externalId)) return 0
    const stored: unknown = JSON.parse(JSON.stringify(payload))
    raw.set(externalId, stored)
    try {
      counted.push(...fitbitNormaliser.normalise(stored, receivedAt()))
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error))
    }
    return 1
  }
  return {
    raw,
    items,
    counted,
    refused,
    get cursor() {
      return cursor
    },
    get revision() {
      return revision
    },
    crash: (deliveries) => {
      crashes = deliveries
    },
    readItems: (scope, ids) =>
      Promise.resolve(
        new Map(
          [...items]
            .filter(([key]) => key.startsWith(`${scope}/`))
            .map(([key, value]): [string, unknown] => [key.slice(scope.length + 1), value])
            .filter(([id]) => ids === undefined || ids.includes(id)),
        ),
      ),
    keep: (delivery, began) => {
      if (crashes > 0) {
        crashes -= 1
        return Promise.reject(new Error('killed before anything was stored'))
      }
      if (began !== revision) return Promise.reject(new Error('another device was here'))
      revision += 1
      cursor = JSON.parse(JSON.stringify(delivery.cursor))
      for (const { scope, id, value } of delivery.items ?? []) {
        if (value === null) items.delete(`${scope}/${id}`)
        else items.set(`${scope}/${id}`, JSON.parse(JSON.stringify(value)))
      }
      return Promise.resolve(delivery.events.reduce((sum, event) => sum + count(event), 0))
    },
  }
}

export interface TurnOptions {
  readonly store: TestStore
  readonly clock: () => number
  readonly timeZone?: string
  readonly account?: string
  readonly countFrom?: number
}

/** One reading, as the poller would give it. */
export function testTurn(options: TurnOptions): PollTurn {
  const { store, clock, timeZone = 'Europe/Amsterdam', account = 'AB-118', countFrom = 0 } = options
  let revision = store.revision
  return {
    integrationId: integrationIdSchema.parse(NOBODY),
    userId: userIdSchema.parse(NOBODY),
    account,
    choices: null,
    cursor: store.cursor,
    countFrom,
    startedAt: clock(),
    calendar: calendarFor(timeZone),
    clock,
    signal: new AbortController().signal,
    log: silentLog,
    fetch: asConnection,
    readItems: (scope, ids) => store.readItems(scope, ids),
    deliver: async (delivery) => {
      const stored = await store.keep(delivery, revision)
      revision += 1
      return stored
    },
    progress: () => undefined,
  }
}

const asConnection: typeof globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (response.ok || [404, 409, 410, 422].includes(response.status)) return response
  if (response.status === 403) throw new Trouble('forbidden', 'not allowed')
  throw new Trouble('unreachable', `answered ${response.status}`)
}

/** What has been counted of each civil day, in the units of the events: `2026-11-20 steps.walked`. */
export function totals(
  events: readonly NormalisedEvent[],
  timeZone = 'Europe/Amsterdam',
): Record<string, number> {
  const calendar = calendarFor(timeZone)
  const sums: Record<string, number> = {}
  for (const { type, value, occurredAt } of events) {
    const key = `${calendar.dateAt(occurredAt)} ${type}`
    sums[key] = Math.round(((sums[key] ?? 0) + value) * 1e6) / 1e6
  }
  return sums
}

/** An instant of a wall clock. */
export function at(date: LocalDate, time: string, timeZone = 'Europe/Amsterdam'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return calendarFor(timeZone).instantAt(date, hours * 60 + minutes)
}
