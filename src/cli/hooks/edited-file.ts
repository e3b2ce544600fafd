import { EXIT, Problem } from '../outcome'
import { type Change, backupOf, bytesOf, isSame, realFile, textIn } from './change'
import { NotUnderstood } from './json-hooks'

/** How a hook comes into another program's file, and out of it. */
export interface Editing {
  /** The file with the hook; `text` is null where there is no file. */
  readonly add: (text: string | null) => string
  /** As `add`, as other versions of the program would have had it: by this a file nobody touched since is known. */
  readonly addedOtherwise?: readonly ((text: string | null) => string)[]
  /** The file without the hook; null where nothing of it would be left. */
  readonly strip: (text: string) => string | null
  readonly has: (text: string) => boolean
  /** Of a new file. */
  readonly mode: number
}

/** What has to be changed for the hook to be in the file. A file that was there is kept beside. */
export async function adding(named: string, editing: Editing): Promise<Change[]> {
  const file = await realFile(named)
  const before = await bytesOf(file)
  const text = before === null ? null : textOf(file, before)
  const after = understood(file, () => editing.add(text))
  if (after === text) return []
  const edit: Change = {
    file,
    before,
    after: Buffer.from(after),
    mode: editing.mode,
    whose: 'other',
  }
  // With a hook of an earlier Familiar in it, it is no longer as it was: then the older copy is the one to keep.
  if (before === null || (text !== null && editing.has(text))) return [edit]
  const backup = await bytesOf(backupOf(file))
  return [{ file: backupOf(file), before: backup, after: before, mode: 0o600, whose: 'own' }, edit]
}

/** What has to be changed for the hook to be out of it: byte for byte as before, where nobody has edited it since. */
export async function removing(named: string, editing: Editing): Promise<Change[]> {
  const file = await realFile(named)
  const before = await bytesOf(file)
  if (before === null) return []
  const text = textOf(file, before)
  if (!understood(file, () => editing.has(text))) return []
  const backup = await bytesOf(backupOf(file))
  const original = backup === null ? null : textIn(backup)
  const untouched = [editing.add, ...(editing.addedOtherwise ?? [])].some((add) =>
    isSame(before, bytesAdded(add, original)),
  )
  const left = understood(file, () => editing.strip(text))
  const after = untouched ? backup : left === null ? null : Buffer.from(left)
  return [
    { file, before, after, mode: editing.mode, whose: 'other' },
    ...(backup === null
      ? []
      : [
          { file: backupOf(file), before: backup, after: null, mode: 0o600, whose: 'own' } as const,
        ]),
  ]
}

/** Is the hook in the file? */
export async function isIn(named: string, editing: Editing): Promise<boolean> {
  const file = await realFile(named)
  const bytes = await bytesOf(file)
  const text = bytes === null ? null : textOf(file, bytes)
  return text !== null && understood(file, () => editing.has(text))
}

function bytesAdded(add: Editing['add'], original: string | null): Buffer | null {
  try {
    return Buffer.from(add(original))
  } catch (error) {
    if (error instanceof NotUnderstood) return null
    throw error
  }
}

function textOf(file: string, bytes: Buffer): string {
  const text = textIn(bytes)
  if (text !== null) return text
  throw new Problem(EXIT.unreadable, `${file} is no text. Nothing was changed.`)
}

/** Edits what is in a file. Throws a Problem, which names the file, for what it does not understand in it. */
export function understood<T>(file: string, edit: () => T): T {
  try {
    return edit()
  } catch (cause) {
    if (!(cause instanceof NotUnderstood)) throw cause
    throw new Problem(
      EXIT.unreadable,
      `${file} ${cause.message}. Nothing was changed; mend the file and try again.`,
      { cause },
    )
  }
}
