import { readFile } from 'node:fs/promises'
import type { UpdateState, Updates } from '@shared/contract/updates'
import { updatesMessages } from '@shared/i18n/updates-messages'
import type { Clock } from './clock'
import { Failure } from './failure'
import type { Updater } from './host/updater'
import type { UpdatesPorts } from './ipc/handlers/updates'
import type { Log } from './log'
import { changelogSection, isNewer } from './updates/changelog'
import { createUpdateMemory } from './updates/memory'
import { type UpdateEvent, advance, canDownload, offerIn } from './updates/state'
import { createUntold } from './wire-update-untold'
import { updateWork } from './wire-update-work'

const { refused } = updatesMessages

export interface UpdatesParts {
  readonly updater: Updater
  readonly version: string
  readonly dataFolder: string
  /** The changelog this version came with. */
  readonly changelogFile: string
  readonly clock: Clock
  /** Runs something once, so many ms from now; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
  /** 0–1. */
  readonly random: () => number
  readonly log: Log
}

/** Newer versions: looked for, told of, fetched and installed, as the user has it. */
export interface UpdatesKeeper extends UpdatesPorts {
  /** Takes up what an earlier run remembered, and looks by itself from now on where it may. */
  open(): Promise<void>
  /** Can it be updated from within at all? */
  readonly possible: boolean
  /** The newer version that waits for the user's word; null where there is none. */
  waiting(): string | null
  /**
   * Whom to tell of a newer version that was found unasked, once of each. Only the last who wants it is told; returns
   * whether they have told the user, and is asked again by `tellNow` where not.
   */
  tellOfNewer(tell: (version: string) => boolean): void
  /** What waits to be told of may be told now. */
  tellNow(): void
  /** The version whose news have not been read yet; null where there is none. */
  unread(): string | null
  /** The computer was asleep, or its clock may have been set: timers know of neither. */
  lookAgain(): void
  /** Resolves when what was to be remembered is on the disk. */
  close(): Promise<void>
}

/** Keeps them. `onChange` hears of each change. */
export function createUpdates(
  parts: UpdatesParts,
  onChange: (updates: Updates) => void,
): UpdatesKeeper {
  const { updater } = parts
  const log = parts.log.for('updates')
  const memory = createUpdateMemory(parts.dataFolder, log)
  let state: UpdateState = updater.possible
    ? { state: 'idle' }
    : { state: 'impossible', why: updater.why }
  let news: Updates['news'] = null
  let closed = false

  const read = (): Updates => {
    const { channel, byItself, answeredAt } = memory.now()
    const means = updater.possible ? updater.means : 'page'
    return {
      version: parts.version,
      now: state,
      means,
      page: updater.page,
      channel,
      // Said of a copy that could, and remembered by one that cannot.
      byItself: means === 'page' && byItself === 'updates' ? 'tells' : byItself,
      lastCheckedAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
      news,
    }
  }
  const tell = (): Updates => {
    const updates = read()
    if (!closed) onChange(updates)
    return updates
  }
  const happen = (event: UpdateEvent): void => {
    const before = state
    state = advance(state, event)
    if (state !== before) tell()
  }
  const untold = createUntold({
    memory,
    offered: () => offerIn(state)?.version ?? null,
    comesByItself: () => memory.now().byItself === 'updates' && read().means === 'itself',
  })
  const work = updater.possible
    ? updateWork({
        ...parts,
        updater,
        memory,
        state: () => state,
        happen,
        foundUnasked: (version) => untold.found(version),
        log,
      })
    : null
  const working = (): { updater: Updater & { possible: true }; work: NonNullable<typeof work> } => {
    if (!updater.possible || work === null) throw new Failure('CONFLICT', refused.impossible)
    return { updater, work }
  }

  return {
    possible: updater.possible,
    open: async () => {
      const left = await memory.load()
      const isUpdated = left.version !== null && isNewer(parts.version, left.version)
      const unread = isUpdated ? parts.version : left.news
      if (left.version !== parts.version) void memory.keep({ version: parts.version, news: unread })
      if (unread !== null) news = await newsOf(unread, parts.changelogFile, log)
      work?.arm()
    },
    waiting: () =>
      canDownload(state) || state.state === 'ready' ? (offerIn(state)?.version ?? null) : null,
    unread: () => news?.version ?? null,
    tellOfNewer: (tell) => untold.tellBy(tell),
    tellNow: () => untold.tellNow(),
    read,
    check: async () => {
      await working().work.check()
      return read()
    },
    download: () => {
      const ready = working()
      if (ready.updater.means === 'page') throw new Failure('CONFLICT', refused.page)
      if (canDownload(state)) ready.work.fetch()
      else if (offerIn(state) === null) throw new Failure('CONFLICT', refused.nothingFound)
      return read()
    },
    install: () => {
      const ready = working()
      if (state.state !== 'ready') throw new Failure('CONFLICT', refused.notReady)
      happen({ type: 'install-began' })
      ready.updater.install()
      return read()
    },
    setChannel: async (channel) => {
      if (channel === memory.now().channel) return read()
      const kept = memory.keep({ channel })
      work?.changeChannel()
      await kept
      return tell()
    },
    setByItself: async (byItself) => {
      await memory.keep({ byItself })
      work?.arm()
      return tell()
    },
    closeNews: async () => {
      news = null
      await memory.keep({ news: null })
      return tell()
    },
    lookAgain: () => work?.arm(),
    close: () => {
      closed = true
      untold.stop()
      work?.stop()
      return memory.settled()
    },
  }
}

async function newsOf(version: string, changelogFile: string, log: Log): Promise<Updates['news']> {
  try {
    const notes = changelogSection(await readFile(changelogFile, 'utf8'), version)
    return notes === null ? null : { version, notes }
  } catch (error) {
    log.warn('the changelog cannot be read', error)
    return null
  }
}
