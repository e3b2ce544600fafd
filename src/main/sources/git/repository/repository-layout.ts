import { type Dirent, type Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../failure'
import type { EpochMs } from '@shared/domain/local-day'

/** Where in a repository's folder a new commit shows. */
export interface RepositoryLayout {
  /** The repository's own folder, and the private ones of its linked worktrees. */
  readonly gitDirs: readonly string[]
  /** Folders whose entries change with a commit, a branch or a worktree; to be watched. */
  readonly folders: readonly string[]
  /** What tells, looked at without git, whether anything has changed. */
  readonly witnesses: readonly string[]
  /** The HEAD reflogs of the main and the linked worktrees. */
  readonly headLogs: readonly string[]
}

/** More folders of branches or more worktrees than these are left to the sweep. */
const MAX_REF_FOLDERS = 64
const MAX_WORKTREES = 32

/** A change within this time of the look may be followed by another that leaves no other trace (2 s on FAT). */
const UNCERTAIN_MS = 3_000

/** Lays out the folder of a repository as it is now. Throws the file system's error when it cannot be read. */
export async function layoutOf(commonDir: string): Promise<RepositoryLayout> {
  await readdir(commonDir)
  const worktrees = (await foldersIn(join(commonDir, 'worktrees')))
    .slice(0, MAX_WORKTREES)
    .map((name) => join(commonDir, 'worktrees', name))
  const heads = await foldersBelow(join(commonDir, 'refs', 'heads'))
  const remotes = await foldersBelow(join(commonDir, 'refs', 'remotes'))
  const gitDirs = [commonDir, ...worktrees]
  const inEach = (...path: string[]): string[] => gitDirs.map((gitDir) => join(gitDir, ...path))
  return {
    gitDirs,
    folders: [
      ...gitDirs,
      ...inEach('logs'),
      ...inEach('reftable'),
      join(commonDir, 'worktrees'),
      ...heads,
    ],
    witnesses: [
      ...inEach('HEAD'),
      ...inEach('logs', 'HEAD'),
      ...inEach('reftable', 'tables.list'),
      ...inEach('config.worktree'),
      ...['config', 'packed-refs', 'FETCH_HEAD', 'shallow', 'worktrees'].map((name) =>
        join(commonDir, name),
      ),
      ...heads,
      ...remotes,
    ],
    headLogs: inEach('logs', 'HEAD'),
  }
}

export interface Signature {
  readonly text: string
  /** The drive the repository is on, as the system numbers them; null when nothing was found. */
  readonly device: number | null
  /** Was the last change so near that a further one might look the same? */
  readonly certain: boolean
}

/** The state of the witnesses, such that a commit, a fetch or a changed setting makes it another. */
export async function signatureOf(witnesses: readonly string[], now: EpochMs): Promise<Signature> {
  const found = await Promise.all(witnesses.map((path) => stat(path).catch(nothing)))
  const newest = Math.max(0, ...found.map((entry) => entry?.mtimeMs ?? 0))
  return {
    text: found
      // The time of the last change is also that of a permission given.
      .map((entry) =>
        entry ? `${entry.ino}:${entry.mtimeMs}:${entry.ctimeMs}:${entry.size}` : '-',
      )
      .join(' '),
    device: found.find((entry) => entry !== null)?.dev ?? null,
    certain: Math.abs(now - newest) > UNCERTAIN_MS,
  }
}

/** Does a change of this name in one of the layout's folders mean anything? Null where the system does not say. */
export function isTelling(layout: RepositoryLayout, folder: string, name: string | null): boolean {
  if (name === null) return true
  if (name.endsWith('.lock')) return false
  // Beside these, a git folder holds what every `git status` or `git add` touches.
  return !layout.gitDirs.includes(folder) || TELLING.has(name)
}

const TELLING = new Set([
  'HEAD',
  'ORIG_HEAD',
  'FETCH_HEAD',
  'packed-refs',
  'config',
  'config.worktree',
  'shallow',
  'logs',
  'refs',
  'reftable',
  'worktrees',
])

async function foldersBelow(top: string): Promise<string[]> {
  const found = [top]
  for (let next = 0; next < found.length && found.length < MAX_REF_FOLDERS; next += 1) {
    const folder = found[next] ?? top
    const inside = await foldersIn(folder)
    found.push(...inside.map((name) => join(folder, name)))
  }
  return found.slice(0, MAX_REF_FOLDERS)
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(
    (error: unknown) => {
      nothing(error)
      return []
    },
  )
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** What is not there, or may not be seen, has no state; git says what to think of it. */
function nothing(error: unknown): Stats | null {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EPERM') return null
  throw error
}
