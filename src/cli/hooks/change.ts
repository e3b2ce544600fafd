import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, messageOf } from '../../main/failure'
import { EXIT, Problem } from '../outcome'

/** A file and what becomes of it; null is no file. */
export interface Change {
  readonly file: string
  readonly before: Buffer | null
  readonly after: Buffer | null
  /** For a file that is new; one that is there keeps its own. */
  readonly mode: number
  /** Familiar's own files are named, others' are shown line by line. */
  readonly whose: 'own' | 'other'
}

/** What is kept beside a file that is edited: the file as it was. */
export function backupOf(file: string): string {
  return `${file}.familiar-backup`
}

/**
 * Where a file really is: one kept elsewhere and linked to must not be replaced by a copy. Throws a Problem for a link
 * that leads nowhere, as to a disk that is not there just now.
 */
export async function realFile(file: string): Promise<string> {
  try {
    return await realpath(file)
  } catch {
    const target = await readlink(file).catch(() => null)
    if (target === null) return file
    throw new Problem(
      EXIT.unreadable,
      `${file} is a link to ${target}, and there is no such file. Nothing was changed.`,
    )
  }
}

/** The bytes of a file; null where there is none. Throws a Problem when it cannot be read, or is a device or a pipe. */
export async function bytesOf(file: string): Promise<Buffer | null> {
  try {
    // Settings may be switched off by naming `/dev/null` for them, and that must not be replaced by a file.
    if (!(await stat(file)).isFile())
      throw new Problem(EXIT.unreadable, `${file} is no file. Nothing was changed.`)
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return null
    throw new Problem(
      EXIT.unreadable,
      `${file} cannot be read: ${messageOf(cause)}. Nothing was changed.`,
      { cause },
    )
  }
}

/** Bytes as text; null where they are none. */
export function textIn(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Makes changes, in their order. Throws a Problem when a file is not as it was when they were shown. */
export async function make(changes: readonly Change[]): Promise<void> {
  for (const { file, before } of changes) {
    const now = await bytesOf(file)
    if (!isSame(now, before))
      throw new Problem(
        EXIT.failed,
        `${file} has changed meanwhile. Nothing was changed; try again.`,
      )
  }
  for (const change of changes) {
    try {
      await makeOne(change)
    } catch (cause) {
      throw new Problem(EXIT.failed, `${change.file} cannot be written: ${messageOf(cause)}.`, {
        cause,
      })
    }
  }
}

/** Are both the same bytes, or no file both? */
export function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}

async function makeOne({ file, before, after, mode }: Change): Promise<void> {
  if (after === null) {
    await rm(file, { force: true })
    return
  }
  // As the app makes its data folder, should this be the first to: the account of root's database walks through.
  const folderMode = process.getuid?.() === 0 ? 0o711 : 0o700
  await mkdir(dirname(file), { recursive: true, mode: folderMode })
  const kept = before === null ? mode : (await stat(file)).mode & 0o7777
  // Whole or not at all: the other program may be reading it.
  const fresh = `${file}.${randomUUID().slice(0, 8)}.new`
  try {
    await write(fresh, after, kept)
    await rename(fresh, file)
  } catch (error) {
    // A full disk needs no more of them.
    await rm(fresh, { force: true }).catch(() => undefined)
    throw error
  }
}

async function write(file: string, bytes: Buffer, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
