import type { UpdateOffer, UpdateState } from '@shared/contract/updates'
import type { FoundUpdate, WorkingUpdater } from './host/updater'
import type { Log } from './log'
import type { UpdateMemory } from './updates/memory'
import { readNotes } from './updates/notes'
import { problemOf } from './updates/problems'
import { type UpdateEvent, canCheck } from './updates/state'
import { nextLook } from './updates/timing'
import type { UpdatesParts } from './wire-updates'

export interface UpdateWorkParts extends Pick<UpdatesParts, 'after' | 'clock' | 'random'> {
  readonly updater: WorkingUpdater
  readonly memory: UpdateMemory
  readonly state: () => UpdateState
  readonly happen: (event: UpdateEvent) => void
  /** A look that the user has not asked for has found it. */
  readonly foundUnasked: (version: string) => void
  readonly log: Log
}

/** Looks for newer versions, asked and unasked, and fetches them. What comes of it are events. */
export interface UpdateWork {
  /** Resolves once the releases have answered or could not be reached; a second question waits for the same answer. */
  check(): Promise<void>
  /** Begins to download what was found. */
  fetch(): void
  /** The user wants the other channel: what was found in the one before is dropped, and it is looked anew. */
  changeChannel(): void
  /** The user has it otherwise, or time may have jumped: what is done unasked, and when. */
  arm(): void
  /** Nothing is begun any more. */
  stop(): void
}

export function updateWork(parts: UpdateWorkParts): UpdateWork {
  const { updater, memory, state, happen, clock, log } = parts
  let looking: Promise<void> | null = null
  /** Does the user wait for the look that is under way? */
  let isAsked = false
  let callOff: (() => void) | null = null
  let offline: { readonly times: number; readonly at: number | null } = { times: 0, at: null }
  let stopped = false
  /** Calls off the last download, also one that has arrived. */
  let lastDownload = new AbortController()

  /** The answer for the channel that is wanted by the time it comes. */
  const ask = async (): Promise<FoundUpdate | null> => {
    const { channel } = memory.now()
    const hasChanged = (): boolean => !stopped && memory.now().channel !== channel
    try {
      const found = await updater.check(channel)
      return hasChanged() ? await ask() : found
    } catch (error) {
      if (hasChanged()) return ask()
      throw error
    }
  }
  const look = async (): Promise<void> => {
    happen({ type: 'check-began' })
    try {
      const found = await ask()
      void memory.keep({ answeredAt: clock(), triedAt: clock() })
      happen(found === null ? { type: 'none-newer' } : { type: 'found', offer: offerOf(found) })
      if (found !== null && isAsked) void memory.keep({ told: found.version })
      else if (found !== null) parts.foundUnasked(found.version)
    } catch (error) {
      log.warn('the releases could not be asked for a newer version', error)
      void memory.keep({ triedAt: clock() })
      happen({ type: 'failed', problem: problemOf(error) })
    }
    arm()
  }
  const lookOnce = (): Promise<void> =>
    (looking ??= (canCheck(state()) ? look() : Promise.resolve()).finally(() => {
      looking = null
      isAsked = false
    }))
  const check = (): Promise<void> => {
    isAsked = true
    return lookOnce()
  }
  const fetch = (): void => {
    happen({ type: 'download-began' })
    lastDownload = new AbortController()
    const { signal } = lastDownload
    const unlessUnwanted = (event: UpdateEvent): void => {
      if (!signal.aborted) happen(event)
    }
    updater
      .download((percent) => unlessUnwanted({ type: 'progress', percent }), signal)
      .then(
        () => unlessUnwanted({ type: 'downloaded' }),
        (error: unknown) => {
          if (!signal.aborted) log.warn('the newer version could not be downloaded', error)
          unlessUnwanted({ type: 'failed', problem: problemOf(error) })
        },
      )
  }
  const lookUnasked = (): void => {
    if (updater.isOnline()) {
      offline = { times: 0, at: null }
      if (canCheck(state())) {
        void lookOnce()
        return
      }
      // One is on its way or waits: there may be a newer one by tomorrow.
      void memory.keep({ triedAt: clock() })
      arm()
      return
    }
    offline = { times: offline.times + 1, at: clock() }
    arm()
  }
  const arm = (): void => {
    callOff?.()
    callOff = null
    const { byItself, triedAt } = memory.now()
    const fetches = byItself === 'updates' && updater.means !== 'page'
    if (stopped) return
    updater.installAtQuit(fetches && updater.means === 'itself')
    if (fetches && state().state === 'available') fetch()
    if (byItself === 'nothing') return
    const now = clock()
    const due = nextLook({
      triedAt,
      offline: offline.times,
      offlineAt: offline.at,
      now,
      jitter: parts.random(),
    })
    callOff = parts.after(due - now, lookUnasked)
  }
  return {
    check,
    fetch,
    changeChannel: () => {
      if (state().state === 'installing') return
      lastDownload.abort()
      happen({ type: 'channel-changed' })
      // Not waited for: how it does is seen.
      void check()
    },
    arm,
    stop: () => {
      stopped = true
      callOff?.()
    },
  }
}

function offerOf({ version, notes, releasedAt }: FoundUpdate): UpdateOffer {
  return {
    version,
    notes: notes === null ? [] : readNotes(notes),
    releasedAt: releasedAt?.toISOString() ?? null,
  }
}
