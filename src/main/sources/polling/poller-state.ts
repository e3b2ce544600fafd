import type { ConnectionView, TroubleView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { clockWords } from '@shared/i18n/time-words'
import { remedyFor } from '../../trouble'
import { troubleWords } from './trouble-words'
import type { KeptTrouble } from './turn-store'

/** What a poller shows of itself: its part of a `ConnectionView`. */
export type PollerState = Pick<
  ConnectionView,
  'trouble' | 'lastPollAt' | 'lastSuccessAt' | 'nextPollAt' | 'budget' | 'polling'
> & {
  readonly paused: boolean
  /** What there was when it was connected has not been read to its end yet. */
  readonly isFirstReading: boolean
}

/** A trouble as it is shown: with the one thing to do, and the time of the next try in the user's own day. */
export function troubleView(
  trouble: KeptTrouble | null,
  calendar: Calendar | null,
): TroubleView | null {
  if (trouble === null) return null
  const { code, message, since, retryAt } = trouble
  const again =
    retryAt === null || calendar === null
      ? ''
      : ` ${troubleWords.triesAgainAt(clockWords(retryAt, calendar))}`
  return {
    code,
    message: message + again,
    remedy: remedyFor(code),
    since: new Date(since).toISOString(),
    retryAt: isoOf(retryAt),
  }
}

export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
