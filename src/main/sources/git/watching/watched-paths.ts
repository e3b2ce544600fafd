import { stat } from 'node:fs/promises'
import { codeOf } from '../../../failure'
import type { WatchFolder } from '../surroundings'

/** Watchers on a set of folders that changes as they come and go. */
export interface WatchedPaths {
  /** Watches exactly these folders from now on. Returns how many are watched newly, or again. */
  sync(folders: readonly string[]): Promise<number>
  close(): void
}

interface Watching {
  /** Tells a folder from one made later in its place, which its watcher would not hear: `birthOf`. */
  readonly birth: string
  close(): void
}

export interface WatchingPorts {
  readonly watchFolder: WatchFolder
  /** Something changed in one of the folders; `name` is null where the system does not say what. */
  heard(folder: string, name: string | null, appeared: boolean): void
  /** A folder cannot be watched: too many are, or its drive refuses. It is tried again with the next `sync`. */
  refused(folder: string, error: unknown): void
}

export function watchedPaths(ports: WatchingPorts): WatchedPaths {
  const watching = new Map<string, Watching>()
  let closed = false

  const drop = (folder: string): void => {
    watching.get(folder)?.close()
    watching.delete(folder)
  }
  const begin = (folder: string, birth: string): boolean => {
    const lost = (error: unknown): void => {
      drop(folder)
      // On Windows this is how a watched folder that is removed says so.
      if (codeOf(error) !== 'EPERM') ports.refused(folder, error)
      ports.heard(folder, null, true)
    }
    try {
      const watcher = ports.watchFolder(
        folder,
        (name, appeared) => ports.heard(folder, name, appeared),
        lost,
      )
      watching.set(folder, { birth, close: () => watcher.close() })
      return true
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') ports.refused(folder, error)
      return false
    }
  }
  return {
    sync: async (folders) => {
      const births = await Promise.all(folders.map(birthOf))
      if (closed) return 0
      const wanted = new Map<string, string>()
      folders.forEach((folder, index) => {
        const birth = births[index] ?? null
        if (birth !== null) wanted.set(folder, birth)
      })
      for (const [folder, { birth }] of [...watching])
        if (wanted.get(folder) !== birth) drop(folder)
      const fresh = [...wanted].filter(([folder]) => !watching.has(folder))
      return fresh.filter(([folder, birth]) => begin(folder, birth)).length
    },
    close: () => {
      closed = true
      for (const folder of [...watching.keys()]) drop(folder)
    },
  }
}

/** The number alone does not do: the next folder made is often given that of the one just removed. */
async function birthOf(folder: string): Promise<string | null> {
  try {
    const found = await stat(folder)
    return found.isDirectory() ? `${found.ino}:${found.birthtimeMs}` : null
  } catch {
    // Gone, or closed to us: there is nothing to watch, and whoever reads it says why.
    return null
  }
}
