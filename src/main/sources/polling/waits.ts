import type { TroubleCode } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'

const MINUTE = 60_000

/** No wait is longer, whoever asks for it: a wrong clock, here or there, must not silence a source for days. */
export const LONGEST_WAIT_MS = 6 * 60 * MINUTE

const FIRST_RETRY_MS = 30_000
const LAST_RETRY_MS = 15 * MINUTE
/** Asking whether there is a network again costs nearly nothing. */
const LAST_OFFLINE_RETRY_MS = 5 * MINUTE
const JITTER = 0.1

/** Troubles that only the user can mend: they are not tried again by themselves. */
const WAITS_FOR_USER: ReadonlySet<TroubleCode> = new Set([
  'reconnect',
  'forbidden',
  'retired',
  'misconfigured',
])

/** Is this mended by nobody but the user? */
export function waitsForUser(code: TroubleCode): boolean {
  return WAITS_FOR_USER.has(code)
}

/** The wait between two polls while all is well, in ms: the rhythm, a tenth more or less. */
export function rhythmWait(everyMs: number, random: () => number): number {
  return everyMs * (1 - JITTER + 2 * JITTER * random())
}

/**
 * The wait before another try, in ms: twice as long with each failure (`failures` counts from 1), up to a limit, and
 * up to a fifth less, so that many who failed together do not come back together.
 */
export function retryWait(code: TroubleCode, failures: number, random: () => number): number {
  const last = code === 'offline' ? LAST_OFFLINE_RETRY_MS : LAST_RETRY_MS
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(20, Math.max(0, failures - 1))
  return Math.min(last, doubled) * (0.8 + 0.2 * random())
}

/** A moment's wait after the computer woke up, in ms: not everything at the same instant. */
export function spread(random: () => number): number {
  return 200 + 2_000 * random()
}

/** A wait of as many ms as are asked for, within reason. */
export function saneWait(ms: number): number {
  return Number.isFinite(ms) ? Math.min(LONGEST_WAIT_MS, Math.max(0, ms)) : LONGEST_WAIT_MS
}

/** Clocks of two computers differ by a little. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE

/**
 * How long to wait, in ms, for a poll that was planned for `plannedAt` at `notedAt`. A note from the future was written
 * under a wrong clock: then its wait is kept and begins now.
 */
export function plannedWait(
  plannedAt: EpochMs | null,
  notedAt: EpochMs | null,
  now: EpochMs,
): number {
  if (plannedAt === null) return 0
  const isFromFuture = notedAt !== null && notedAt > now + CLOCK_TOLERANCE_MS
  return saneWait(isFromFuture ? plannedAt - notedAt : plannedAt - now)
}
