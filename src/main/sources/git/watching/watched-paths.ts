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
  /** A folder that was removed and made again has the same name and another number; its old watcher hears nothing. */
  readonly inode: number
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
  const begin = (folder: string, inode: number): boolean => {
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
      watching.set(folder, { inode, close: () => watcher.close() })
      return true
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') ports.refused(folder, error)
      return false
    }
  }
  return {
    sync: async (folders) => {
      const inodes = await Promise.all(folders.map(inodeOf))
      if (closed) return 0
      const wanted = new Map<string, number>()
      folders.forEach((folder, index) => {
        const inode = inodes[index] ?? null
        if (inode !== null) wanted.set(folder, inode)
      })
      for (const [folder, { inode }] of [...watching])
        if (wanted.get(folder) !== inode) drop(folder)
      const fresh = [...wanted].filter(([folder]) => !watching.has(folder))
      return fresh.filter(([folder, inode]) => begin(folder, inode)).length
    },
    close: () => {
      closed = true
      for (const folder of [...watching.keys()]) drop(folder)
    },
  }
}

async function inodeOf(folder: string): Promise<number | null> {
  try {
    const found = await stat(folder)
    return found.isDirectory() ? found.ino : null
  } catch {
    // Gone, or closed to us: there is nothing to watch, and whoever reads it says why.
    return null
  }
}
