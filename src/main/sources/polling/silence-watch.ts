import type { EpochMs } from '@shared/domain/local-day'
import { createAlarm } from './alarm'
import type { PolledConnection, PollingPorts } from './ports'

/** A source that is not read for this long past its poll is silent. */
const PATIENCE_MS = 15 * 60 * 1000

/** Notices that a connection has fallen silent, and that it is heard again. */
export interface SilenceWatch {
  /** The poll that was due at `since` has come to nothing so far. */
  troubled(since: EpochMs): void
  /** The user does not want it to be read: it is silent from now on. Resolves when that is stored. */
  wanted(): Promise<void>
  /** It was read, or is not meant to be. Resolves when that is stored. */
  over(): Promise<void>
  stop(): void
}

export function watchSilence(
  { userId, integrationId }: Pick<PolledConnection, 'userId' | 'integrationId'>,
  { silences, clock, after, log }: PollingPorts,
): SilenceWatch {
  let since: EpochMs | null = null
  let isNoted = false
  /** Beginnings and ends are stored in their order: an end that overtook its beginning would leave it open. */
  let last: Promise<void> = Promise.resolve()
  const inOrder = (work: () => Promise<void>): Promise<void> => (last = last.then(work))
  const alarm = createAlarm(clock, after, () => {
    const from = since
    if (from !== null) void inOrder(() => begin(Math.min(clock(), from + PATIENCE_MS)))
  })

  const begin = async (from: EpochMs): Promise<void> => {
    if (isNoted) return
    isNoted = true
    try {
      await silences.begin(userId, integrationId, from)
    } catch (error) {
      // The next poll that fails asks again, and a paused connection when it is looked at again.
      isNoted = false
      log.warn('a silence could not be noted', error)
    }
  }
  return {
    troubled: (at) => {
      since ??= at
      if (isNoted || alarm.at !== null) return
      alarm.set(since + PATIENCE_MS - clock())
    },
    wanted: () => {
      alarm.clear()
      const from = clock()
      return inOrder(() => begin(from))
    },
    // Asked each time: another device may have found it silent, too.
    over: () => {
      alarm.clear()
      since = null
      const at = clock()
      return inOrder(async () => {
        isNoted = false
        try {
          await silences.end(integrationId, at)
        } catch (error) {
          log.warn('the end of a silence could not be noted', error)
        }
      })
    },
    stop: () => alarm.clear(),
  }
}
