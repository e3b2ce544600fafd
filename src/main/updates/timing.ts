import { DAY, type EpochMs, HOUR } from '@shared/domain/local-day'

const MINUTE = HOUR / 60

/** What decides when Familiar looks for a newer version by itself. */
export interface LookFacts {
  /** When it was tried last, whatever came of it; null for never. */
  readonly triedAt: EpochMs | null
  /** How often in a row it was given up because the computer was offline: nobody was asked. */
  readonly offline: number
  /** When the computer was offline last. */
  readonly offlineAt: EpochMs | null
  readonly now: EpochMs
  /** 0–1, drawn anew each time: not every copy asks at the same minute. */
  readonly jitter: number
}

/** Nothing is asked before the app, or the computer's network after a sleep, has come up. */
const AFTER_START = 2 * MINUTE

/** When to look next. Once a day at most; where the computer was offline, after an hour, then two, four, up to a day. */
export function nextLook({ triedAt, offline, offlineAt, now, jitter }: LookFacts): EpochMs {
  const earliest = now + AFTER_START + jitter * 8 * MINUTE
  // A clock that was set back must not put it off for years.
  const afterLast = triedAt === null ? 0 : Math.min(triedAt, now) + DAY + jitter * 2 * HOUR
  const afterOffline =
    offlineAt === null || offline === 0
      ? 0
      : Math.min(offlineAt, now) + Math.min(DAY, HOUR * 2 ** (offline - 1))
  return Math.max(earliest, afterLast, afterOffline)
}
