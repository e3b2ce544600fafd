import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises'
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

/** A file is not as it was when its change was shown; nothing was changed. */
export class ChangedMeanwhile extends Problem {
  constructor(readonly file: string) {
    super(EXIT.failed, `${file} has changed meanwhile. Nothing was changed; try again.`)
  }
}

/** Throws a Problem where a file of another program's may not be written: before anybody is asked to agree to it. */
export async function mustBeWritable(changes: readonly Change[]): Promise<void> {
  for (const { file, whose } of changes) {
    if (whose === 'own') continue
    const found = await stat(file).catch(() => null)
    // Root may write to all of them, and a new file takes the place of any: what its owner has closed stays closed.
    const isClosed = found !== null && (found.mode & 0o222) === 0
    if (isClosed || (found !== null && !(await mayWrite(file)))) throw readOnly(file, 'it')
    const folder = await nearestFolder(dirname(file))
    if (!(await mayWrite(folder))) throw readOnly(file, `the folder ${folder}`)
  }
}

/**
 * Makes changes, in their order: all of them, or none. Throws ChangedMeanwhile when a file is not as it was when they
 * were shown, and a Problem when one cannot be written.
 */
export async function make(changes: readonly Change[]): Promise<void> {
  await mustBeWritable(changes)
  for (const { file, before } of changes)
    if (!isSame(await bytesOf(file), before)) throw new ChangedMeanwhile(file)
  const undo: (() => Promise<void>)[] = []
  for (const change of changes) {
    const { file, before } = change
    try {
      // Once more: writing those before it has taken its time.
      if (!isSame(await bytesOf(file), before)) throw new ChangedMeanwhile(file)
      await makeOne(change, undo)
    } catch (cause) {
      const trouble = await undone(undo)
      if (cause instanceof ChangedMeanwhile && trouble === null) throw cause
      const left = trouble === null ? 'Nothing was changed.' : `${trouble}.`
      const text = `${file} cannot be written: ${messageOf(cause)}. ${left}`
      throw new Problem(EXIT.failed, text, { cause })
    }
  }
}

/** Are both the same bytes, or no file both? */
export function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}

/** Takes back what was done, the last first. Answers what went wrong with that; null for nothing. */
async function undone(undo: readonly (() => Promise<void>)[]): Promise<string | null> {
  try {
    for (const step of [...undo].reverse()) await step()
    return null
  } catch (error) {
    return `What was changed before could not be taken back: ${messageOf(error)}`
  }
}

async function makeOne(
  { file, before, after, mode }: Change,
  undo: (() => Promise<void>)[],
): Promise<void> {
  const kept = before === null ? mode : (await stat(file)).mode & 0o7777
  const restore = (): Promise<void> =>
    before === null ? rm(file, { force: true }) : replace(file, before, kept)
  if (after === null) {
    await rm(file, { force: true })
    undo.push(restore)
    return
  }
  // As the app makes its data folder, should this be the first to: the account of root's database walks through.
  const folderMode = process.getuid?.() === 0 ? 0o711 : 0o700
  const folder = dirname(file)
  const made = await mkdir(folder, { recursive: true, mode: folderMode })
  if (made !== undefined) undo.push(() => removeFolders(folder, made))
  await replace(file, after, kept)
  undo.push(restore)
}

async function replace(file: string, bytes: Buffer, mode: number): Promise<void> {
  // Whole or not at all: the other program may be reading it.
  const fresh = `${file}.${randomUUID().slice(0, 8)}.new`
  try {
    await write(fresh, bytes, mode)
    await rename(fresh, file)
  } catch (error) {
    // A full disk needs no more of them.
    await rm(fresh, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Folders that are empty again, from the inmost out to the first that was made. */
async function removeFolders(inmost: string, first: string): Promise<void> {
  for (let folder = inmost; ; folder = dirname(folder)) {
    await rmdir(folder)
    if (folder === first || folder === dirname(folder)) return
  }
}

async function nearestFolder(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  return isThere || folder === dirname(folder) ? folder : nearestFolder(dirname(folder))
}

function mayWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function readOnly(file: string, what: string): Problem {
  return new Problem(
    EXIT.failed,
    `${file} is not changed, as ${what} is read-only. Nothing was changed; make ${what} writable and try again.`,
  )
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
