import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure, codeOf } from '../../failure'
import type { Limits } from '../limits'
import { refuse, shown } from '../problem'
import { type Files, collectFiles, tooLarge, tooMuch } from './files'

/** Windows has no such flag, and no links that a user without rights could make. */
const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

/** Reads a folder, or a single file, of this computer into memory. Links in it are refused, not followed. */
export async function readFolder(path: string, limits: Limits): Promise<Files> {
  const collector = collectFiles(limits)
  const take = async (file: string, raw: string): Promise<void> => {
    const name = collector.admit(raw)
    if (name === null) return
    // The size is asked of the open file: between a look and a read it could have become another.
    const handle = await open(file, constants.O_RDONLY | NO_FOLLOW)
    try {
      const { size } = await handle.stat()
      if (size > limits.fileBytes) throw tooLarge(name, limits)
      if (size > collector.room()) throw tooMuch(limits)
      const bytes = Buffer.alloc(size)
      const { bytesRead } = await handle.read(bytes, 0, size, 0)
      collector.put(name, bytes.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
  }
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const raw = `${prefix}${entry.name}`
      if (entry.isSymbolicLink())
        refuse('link', `“${shown(raw)}” is a link; only files can be brought in.`, { file: raw })
      if (entry.isDirectory() && entry.name !== '.git')
        await walk(join(folder, entry.name), `${raw}/`)
      else if (entry.isFile()) await take(join(folder, entry.name), raw)
    }
  }
  try {
    const found = await lstat(path)
    if (found.isSymbolicLink())
      refuse('link', 'This is a link; only files and folders can be brought in.', { file: path })
    if (found.isDirectory()) await walk(path, '')
    else if (found.isFile()) await take(path, basename(path))
    return collector.files()
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): unknown {
  switch (codeOf(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure('NOT_FOUND', `There is nothing at ${path}. Nothing was changed.`, {
        cause,
      })
    case 'EACCES':
    case 'EPERM':
      return new Failure('FOLDER_NOT_READABLE', `Familiar may not read ${path}.`, { cause })
    case 'ELOOP':
      return new Failure('NOT_FOUND', `${path} is a link, and links are not followed.`, { cause })
    default:
      return cause
  }
}
