import type { RequestBudget } from '@shared/contract/connections'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { Log } from '../../log'
import type { Trouble } from '../../trouble'
import type { Budget } from './budget'
import { type PollerState, isoOf, troubleView } from './poller-state'
import type { SilenceWatch } from './silence-watch'
import { troubleWords as words } from './trouble-words'
import type { KeptTrouble, TurnState, TurnStore } from './turn-store'

/** What is known of a connection's polls: shown to the user, and kept over a restart. */
export interface PollRecord {
  readonly trouble: KeptTrouble | null
  /** What this device noted last as the time of the next poll; another time is another device's. */
  readonly notedNext: EpochMs | null
  /** The user's day, by which times are told. */
  calendar: Calendar | null
  /** The provider has answered since the start. Before, its limits are unknown and ours tell nothing of them. */
  isAnswered: boolean
  /** What the provider told of its own limits. */
  told: RequestBudget | null
  progress: PollerState['polling']
  /** Goes on from what is stored. */
  takeUp(stored: TurnState): void
  /** This device's own note, not to be taken for another's. */
  noted(nextPollAt: EpochMs | null): void
  began(at: EpochMs): void
  /** Another device polls; how that comes out is what there is to show. This poll was none. */
  leftToOther(stored: TurnState): Promise<void>
  /** It was read; `partly` is what is wrong with a part of it. `more`: there is more, for the next poll. */
  read(
    at: EpochMs,
    found: { readonly trouble: Trouble | null; more: boolean },
    began: EpochMs,
  ): void
  troubled(found: Trouble, began: EpochMs, retryAt: EpochMs | null): void
  /** The database was away, or took nothing (`isRefused`): the poll has no outcome. */
  notKept(began: EpochMs, retryAt: EpochMs | null, isRefused: boolean): void
  /** The database answers again: is there something to be tried at once? Once, until a poll has had an outcome. */
  triesAnew(): boolean
  /** Keeps how the poll came out, so that a restart shows it and asks no earlier; tells silence from its end. */
  keep(nextPollAt: EpochMs | null): Promise<void>
  /** It is not to be read any more: when it is again, what was wrong is found anew, and silence begins no earlier. */
  dismiss(): Promise<void>
  view(): Omit<PollerState, 'paused' | 'nextPollAt'>
}

/** What was read, or was to be, while the database did not take it. */
interface Unkept {
  readonly since: EpochMs
  readonly retryAt: EpochMs | null
  /** How it went when it was tried again because the database answered. */
  readonly anew: 'not-yet' | 'under-way' | 'in-vain'
  readonly isRefused: boolean
}

export function createPollRecord(parts: {
  readonly name: string
  readonly store: TurnStore
  readonly silence: SilenceWatch
  readonly budget: Budget
  readonly log: Log
}): PollRecord {
  const { name, store, silence, budget, log } = parts
  let trouble: KeptTrouble | null = null
  let lastPollAt: EpochMs | null = null
  let lastSuccessAt: EpochMs | null = null
  let firstReadAt: EpochMs | null = null
  let isTakenUp = false
  let notedNext: EpochMs | null = null
  let unkept: Unkept | null = null
  /** One that is away altogether is told of elsewhere, and once for all. */
  const stubborn = (): KeptTrouble | null => {
    if (unkept?.anew !== 'in-vain' || !unkept.isRefused) return null
    const { since, retryAt } = unkept
    return { code: 'database', message: words.notKept(name), since, retryAt, isPartial: false }
  }
  const note = (
    found: Trouble,
    began: EpochMs,
    retryAt: EpochMs | null,
    isPartial: boolean,
  ): void => {
    unkept = null
    // Logged once, not each time it is met.
    if (found.code !== trouble?.code) {
      if (found.code === 'internal') log.error('a poll failed', found)
      else log.warn(`a poll came to ${isPartial ? 'less' : 'nothing'}: ${found.code}`, found)
    }
    // While a part was in trouble the rest was read: that was no silence.
    const since = trouble?.isPartial === isPartial ? trouble.since : began
    trouble = { code: found.code, message: found.message, since, retryAt, isPartial }
  }
  const record: PollRecord = {
    get trouble() {
      return trouble
    },
    get notedNext() {
      return notedNext
    },
    calendar: null,
    isAnswered: false,
    told: null,
    progress: null,
    takeUp: (stored) => {
      ;({ lastPollAt, lastSuccessAt, firstReadAt, trouble } = stored)
      isTakenUp = true
      notedNext = stored.nextPollAt
      if (trouble !== null && !trouble.isPartial) silence.troubled(trouble.since)
    },
    noted: (nextPollAt) => {
      notedNext = nextPollAt
    },
    began: (at) => {
      lastPollAt = at
      record.progress = { done: 0, total: null }
    },
    leftToOther: async (stored) => {
      ;({ lastPollAt, lastSuccessAt, firstReadAt, trouble } = stored)
      unkept = null
      if (trouble === null || trouble.isPartial) await silence.over()
    },
    read: (at, { trouble: partly, more }, began) => {
      unkept = null
      if (trouble !== null && partly === null) log.info('it can be read again')
      if (partly === null) trouble = null
      else note(partly, began, null, true)
      lastSuccessAt = at
      if (!more) firstReadAt ??= at
    },
    troubled: (found, began, retryAt) => note(found, began, retryAt, false),
    notKept: (began, retryAt, isRefused) => {
      if (isRefused && unkept?.anew === 'under-way')
        log.warn('the database answers, and does not take what was read')
      const anew = unkept === null || unkept.anew === 'not-yet' ? 'not-yet' : 'in-vain'
      unkept = { since: unkept?.since ?? began, retryAt, anew, isRefused }
    },
    triesAnew: () => {
      if (unkept?.anew !== 'not-yet') return false
      unkept = { ...unkept, anew: 'under-way' }
      return true
    },
    keep: async (nextPollAt) => {
      notedNext = nextPollAt
      const note = {
        nextPollAt,
        trouble,
        ...(lastSuccessAt !== null && { lastSuccessAt }),
        ...(firstReadAt !== null && { firstReadAt }),
      }
      await store
        .note(note)
        .catch((error: unknown) => log.debug('how a poll came out could not be kept', error))
      if (trouble === null || trouble.isPartial) await silence.over()
      else silence.troubled(trouble.since)
    },
    dismiss: async () => {
      await silence.over()
      // A provider's wish to be left alone holds whatever the user does.
      if (trouble === null || trouble.code === 'rate-limited') return
      await store
        .note({ trouble: null })
        .catch((error: unknown) => log.debug('a trouble could not be dismissed', error))
    },
    view: () => ({
      lastPollAt: isoOf(lastPollAt),
      lastSuccessAt: isoOf(lastSuccessAt),
      isFirstReading: isTakenUp && firstReadAt === null,
      trouble: troubleView(stubborn() ?? trouble, record.calendar),
      budget: record.told ?? (record.isAnswered ? budget.view() : null),
      polling: record.progress,
    }),
  }
  return record
}
