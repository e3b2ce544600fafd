import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../../../failure'
import { type RepositoryProblem, corrupt, missing, problemOf } from '../problem'

/** A repository as a folder shows it, found by its files alone: git does not have to be able to open it. */
export interface RepositoryPlace {
  /**
   * Real path of the folder that holds the repository's branches and objects. All worktrees of a repository have the
   * same, so it is what the repository is known by.
   */
  readonly commonDir: string
  /** The folder checked out here; null when the folder is the repository itself. */
  readonly worktree: string | null
  /** Is this a further worktree, made by `git worktree add`? */
  readonly linked: boolean
}

export type FoundPlace =
  | { readonly kind: 'none' }
  | { readonly kind: 'repository'; readonly place: RepositoryPlace }
  /** Something of git's is there that leads nowhere. */
  | { readonly kind: 'broken'; readonly commonDir: string; readonly problem: RepositoryProblem }

const NONE: FoundPlace = { kind: 'none' }
/** A `.git` file holds one path; anything longer is not one. */
const MAX_POINTER_BYTES = 16 * 1024

/** The repository whose worktree or bare folder this folder is. */
export async function placeAt(folder: string): Promise<FoundPlace> {
  const dotGit = join(folder, '.git')
  try {
    const found = await stat(dotGit).catch(orNull)
    if (found?.isFile() === true) return await placeOfPointer(folder, dotGit)
    if (found?.isDirectory() === true) {
      const gitDir = await realpath(dotGit)
      // An empty .git folder is nothing to git either.
      if (!(await hasAny(gitDir, ['HEAD', 'objects', 'refs', 'config']))) return NONE
      return await placeOfGitDir(gitDir, await realpath(folder))
    }
    return (await isGitDir(folder)) ? await placeOfGitDir(await realpath(folder), null) : NONE
  } catch (error) {
    const problem = problemOf(error, folder)
    if (problem === null) throw error
    return { kind: 'broken', commonDir: dotGit, problem }
  }
}

/** The repository a folder lies in: the nearest one, going up. */
export async function placeAround(folder: string): Promise<FoundPlace> {
  for (
    let above = dirname(folder), from = folder;
    above !== from;
    from = above, above = dirname(from)
  ) {
    const found = await placeAt(above)
    if (found.kind === 'repository') return found
  }
  return NONE
}

/** Does the folder look like a repository without a worktree, or like a `.git` folder from the inside? */
export async function isGitDir(folder: string): Promise<boolean> {
  // HEAD may be a symbolic link to a branch that does not exist yet.
  const head = await lstat(join(folder, 'HEAD')).catch(orNull)
  if (head === null || head.isDirectory()) return false
  const inside = await Promise.all(
    ['objects', 'refs'].map((name) => stat(join(folder, name)).catch(orNull)),
  )
  if (inside.every((found) => found?.isDirectory() === true)) return true
  // The private part of a linked worktree, which has a HEAD and shares the rest.
  return (await stat(join(folder, 'commondir')).catch(orNull))?.isFile() === true
}

/** What a person calls the repository: the last name of its path that says anything. */
export function repositoryName(path: string): string {
  const own = basename(path)
  const name = /^\.(git|bare)$/i.test(own)
    ? basename(dirname(path))
    : own.replace(/(?<=.)\.git$/i, '')
  return name === '' ? path : name
}

async function placeOfPointer(folder: string, file: string): Promise<FoundPlace> {
  const { size } = await stat(file)
  const text = size > MAX_POINTER_BYTES ? '' : await readFile(file, 'utf8')
  const target = /^gitdir: (.+?)[\r\n]*$/s.exec(text)?.[1]
  if (target === undefined) {
    const problem = corrupt(folder, 'its .git file does not say where the repository is')
    return { kind: 'broken', commonDir: file, problem }
  }
  const gitDir = resolve(folder, target)
  const real = await realpath(gitDir).catch(orNull)
  if (real === null) return { kind: 'broken', commonDir: gitDir, problem: missing(folder) }
  return placeOfGitDir(real, await realpath(folder))
}

async function placeOfGitDir(gitDir: string, worktree: string | null): Promise<FoundPlace> {
  const pointer = await readFile(join(gitDir, 'commondir'), 'utf8').catch(orNull)
  if (pointer === null)
    return { kind: 'repository', place: { commonDir: gitDir, worktree, linked: false } }
  const commonDir = await realpath(resolve(gitDir, pointer.replace(/[\r\n]+$/, '')))
  return { kind: 'repository', place: { commonDir, worktree, linked: true } }
}

async function hasAny(folder: string, names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(names.map((name) => lstat(join(folder, name)).catch(orNull)))
  return found.some((entry) => entry !== null)
}

/** Nothing there is an answer; not being allowed to look is not. */
function orNull(error: unknown): null {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return null
  throw error
}
