import type { Snooze } from '@shared/contract/snooze'
import { type EpochMs, HOUR, calendarFor } from '@shared/domain/local-day'
import { tomorrowFrom } from '@shared/domain/snooze'
import type { Clock } from './clock'
import type { SnoozePorts } from './ipc/handlers/snooze'
import type { Log } from './log'
import { type Sleep, readSnooze, writeSnooze } from './settings/snooze-file'
import type { RhythmSettings } from './settings/settings'

export interface SnoozeParts {
  readonly dataFolder: string
  readonly clock: Clock
  /** Runs something once, so many ms from now; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly log: Log
}

/** The pet's sleep out of sight. It outlives a restart, and whoever lives here, and ends by itself. */
export interface SnoozeKeeper {
  /** Takes up the sleep an earlier run left, and tells how it is. */
  open(): Promise<void>
  /** Until when; null when it is awake. */
  until(): EpochMs | null
  sleep(until: EpochMs): Promise<void>
  wake(): Promise<void>
  /** The computer was asleep, or its clock may have been set: timers know of neither. */
  lookAgain(): void
  /** Resolves when what was to be kept is on the disk. */
  close(): Promise<void>
}

/** Keeps it. `onChange` hears of each change, and once of how it is at first. */
export function createSnooze(parts: SnoozeParts, onChange: (snooze: Snooze) => void): SnoozeKeeper {
  const { dataFolder, clock } = parts
  const log = parts.log.for('snooze')
  let sleep: Sleep | null = null
  let callOff: (() => void) | null = null

  let writing = Promise.resolve()
  /** One after another, so that the last word is the one that stays. */
  const write = (): Promise<void> =>
    (writing = writing
      .then(() => writeSnooze(dataFolder, sleep))
      .catch((error: unknown) =>
        log.warn('until when the pet sleeps was not kept: a restart wakes it', error),
      ))
  const arm = (): void => {
    callOff?.()
    callOff = sleep && parts.after(Math.max(0, sleep.until - clock()), lookAgain)
  }
  const become = async (next: Sleep | null): Promise<void> => {
    const changed = next?.until !== sleep?.until
    sleep = next
    arm()
    if (!changed) return
    onChange(snoozeOf(sleep))
    await write()
  }
  const lookAgain = (): void => {
    // From the clock on the wall: a timer that is early by a hair is set again.
    if (sleep !== null) void become(leftOf(sleep, clock()))
  }
  return {
    open: async () => {
      const left = await readSnooze(dataFolder, log)
      sleep = left && leftOf(left, clock())
      arm()
      onChange(snoozeOf(sleep))
    },
    until: () => sleep?.until ?? null,
    sleep: (until) => become({ until, lasts: until - clock() }),
    wake: () => become(null),
    lookAgain,
    close: () => {
      callOff?.()
      return writing
    },
  }
}

/** A sleep as it goes on now; null when it is over. A clock that was set back does not make it longer than it was to be. */
function leftOf({ until, lasts }: Sleep, now: EpochMs): Sleep | null {
  return now < until ? { until: Math.min(until, now + lasts), lasts } : null
}

/** As windows are told. */
function snoozeOf(sleep: Pick<Sleep, 'until'> | null): Snooze {
  return { until: sleep && new Date(sleep.until).toISOString() }
}

/** What windows and the tray may do with it. `rhythm` is the user's own day, by which a morning comes. */
export function snoozeService(
  keeper: SnoozeKeeper,
  rhythm: () => Promise<RhythmSettings>,
  clock: Clock,
): SnoozePorts {
  const read = (): Snooze => {
    const until = keeper.until()
    return snoozeOf(until === null ? null : { until })
  }
  return {
    read,
    begin: async (length) => {
      if (length === 'hour') await keeper.sleep(clock() + HOUR)
      else {
        const { timeZone, night } = await rhythm()
        await keeper.sleep(tomorrowFrom(clock(), calendarFor(timeZone), night))
      }
      return read()
    },
    end: async () => {
      await keeper.wake()
      return read()
    },
  }
}
