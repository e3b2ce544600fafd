import type { RouteError } from '@shared/contract/errors'
import type { LedgerCursor, LedgerEntry } from '@shared/contract/ledger'
import type { EventId } from '@shared/domain/ids'

/** Entries a long-open page may gather beyond what its user has asked for. */
const GATHERED_AT_MOST = 200

/** The newest part of the ledger, as far back as the user has asked. */
export interface LedgerState {
  /** Newest first; null until the first page is there. */
  readonly entries: readonly LedgerEntry[] | null
  /** Where older entries go on; null when there are none. */
  readonly next: LedgerCursor | null
  /** How many entries the user has asked for so far. */
  readonly asked: number
  /** Entries that arrived while the page was open, to be drawn as new. */
  readonly arrived: ReadonlySet<EventId>
  readonly error: RouteError | null
  readonly older: 'idle' | 'loading' | 'failed'
}

export const NO_LEDGER: LedgerState = {
  entries: null,
  next: null,
  asked: 0,
  arrived: new Set(),
  error: null,
  older: 'idle',
}

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[]
  readonly next: LedgerCursor | null
}

/** Begins anew with the newest page and with what was pushed while it was on its way. */
export function withFirstPage(
  state: LedgerState,
  page: LedgerPage,
  meanwhile: readonly LedgerEntry[],
): LedgerState {
  const fresh: LedgerState = { ...NO_LEDGER, arrived: state.arrived }
  return withArrivals({ ...fresh, ...page, asked: page.entries.length }, meanwhile)
}

/** Takes an older page in. */
export function withOlderPage(state: LedgerState, page: LedgerPage): LedgerState {
  const entries = merged(state.entries ?? [], page.entries)
  return { ...state, entries, next: page.next, asked: entries.length, older: 'idle' }
}

/** Takes pushed entries in. One that belongs below the part at hand is left for its page. */
export function withArrivals(state: LedgerState, arrivals: readonly LedgerEntry[]): LedgerState {
  const { entries, next } = state
  if (entries === null) return state
  const known = new Set(entries.map(({ id }) => id))
  const fitting = arrivals.filter(
    (entry) => !known.has(entry.id) && (next === null || compare(entry, next) < 0),
  )
  if (fitting.length === 0) return state
  return trimmed({
    ...state,
    entries: merged(entries, fitting),
    arrived: new Set([...state.arrived, ...fitting.map(({ id }) => id)]),
  })
}

/** A page left open for weeks must not hold weeks: its oldest entries can be asked for again. */
function trimmed(state: LedgerState): LedgerState {
  const entries = state.entries ?? []
  if (entries.length <= state.asked + GATHERED_AT_MOST) return state
  const kept = entries.slice(0, state.asked + GATHERED_AT_MOST / 2)
  const last = kept.at(-1)
  return {
    ...state,
    entries: kept,
    next: last ? { occurredAt: last.occurredAt, id: last.id } : state.next,
    arrived: new Set(kept.map(({ id }) => id).filter((id) => state.arrived.has(id))),
  }
}

type Position = Pick<LedgerEntry, 'occurredAt' | 'id'>

/** Newest first; of one instant by id, as main sorts them. */
function compare(a: Position, b: Position): number {
  const byTime = Date.parse(b.occurredAt) - Date.parse(a.occurredAt)
  if (byTime !== 0) return byTime
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}

function merged(a: readonly LedgerEntry[], b: readonly LedgerEntry[]): LedgerEntry[] {
  return [...new Map([...a, ...b].map((entry) => [entry.id, entry])).values()].sort(compare)
}
