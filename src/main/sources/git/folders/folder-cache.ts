import { readdir, stat } from 'node:fs/promises'
import { codeOf } from '../../../failure'
import type { EpochMs } from '@shared/domain/local-day'

/** What finding repositories needs to know of a folder. */
export interface FolderEntries {
  /** Names of the folders in it. */
  readonly folders: readonly string[]
  /** Names of symbolic links in it, which may lead to folders. */
  readonly links: readonly string[]
  /** There is a `.git` in it. */
  readonly hasDotGit: boolean
  /** It has the parts of a repository without a worktree. */
  readonly looksBare: boolean
}

/** Reads folders, and reads one again only after it has changed. */
export interface FolderCache {
  /** Null for a folder that may not be read. `trusted` takes what is known without asking the drive. */
  entriesOf(folder: string, trusted: boolean): Promise<FolderEntries | null>
  /** Does the folder, when last read, hold a folder of this name? Null when it was never read. */
  heldFolder(folder: string, name: string): boolean | null
  /** Forgets everything not asked for since the last `tidy`. */
  tidy(): void
}

/** A folder changed so shortly before it was read may have changed again without its time telling (2 s on FAT). */
const UNCERTAIN_MS = 3_000

const NOTHING: FolderEntries = { folders: [], links: [], hasDotGit: false, looksBare: false }

interface Known {
  readonly stamp: string | null
  readonly entries: FolderEntries
  asked: boolean
}

export function folderCache(now: () => EpochMs): FolderCache {
  const known = new Map<string, Known>()
  return {
    entriesOf: async (folder, trusted) => {
      const before = known.get(folder)
      if (before && trusted) {
        before.asked = true
        return before.entries
      }
      try {
        const { ino, mtimeMs } = await stat(folder)
        const stamp = Math.abs(now() - mtimeMs) > UNCERTAIN_MS ? `${ino}:${mtimeMs}` : null
        if (before && stamp !== null && before.stamp === stamp) {
          before.asked = true
          return before.entries
        }
        const entries = await readEntries(folder)
        known.set(folder, { stamp, entries, asked: true })
        return entries
      } catch (error) {
        known.delete(folder)
        const code = codeOf(error) ?? ''
        // Folders come and go while one looks at them.
        if (/^(ENOENT|ENOTDIR)$/.test(code)) return NOTHING
        if (/^(EACCES|EPERM|ELOOP|EIO|ESTALE|ENAMETOOLONG|EINVAL|UNKNOWN)$/.test(code)) return null
        throw error
      }
    },
    heldFolder: (folder, name) => {
      const entries = known.get(folder)?.entries
      return entries ? entries.folders.includes(name) || entries.links.includes(name) : null
    },
    tidy: () => {
      for (const [folder, entry] of known) {
        if (entry.asked) entry.asked = false
        else known.delete(folder)
      }
    },
  }
}

async function readEntries(folder: string): Promise<FolderEntries> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = (test: (entry: (typeof entries)[number]) => boolean): string[] =>
    entries.filter(test).map(({ name }) => name)
  const folders = names((entry) => entry.isDirectory())
  const all = new Set(entries.map(({ name }) => name))
  return {
    folders: folders.filter((name) => name !== '.git'),
    links: names((entry) => entry.isSymbolicLink() && entry.name !== '.git'),
    hasDotGit: all.has('.git'),
    looksBare: all.has('HEAD') && folders.includes('objects') && folders.includes('refs'),
  }
}
