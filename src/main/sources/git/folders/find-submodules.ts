import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { codeOf } from '../../../failure'
import type { Git } from '../program/git'
import { GitFailure } from '../program/git-failure'
import { type FoundPlace, isGitDir, placeAt } from '../repository/repository-place'

/** Finds the submodules of repositories by where git keeps them, however deep in the worktree they are checked out. */
export interface SubmoduleFinder {
  /** The submodules that are checked out. Throws only for being stopped. */
  of(commonDir: string, signal: AbortSignal): Promise<readonly FoundPlace[]>
}

/** A submodule's name may be a path; deeper ones than this are found by their worktrees only. */
const MAX_NAME_DEPTH = 5
const MAX_SUBMODULES = 200

/** `git` may change: it is asked for with every use, and without one there are no submodules. */
export function submoduleFinder(git: () => Git | null): SubmoduleFinder {
  /** Worktree of each submodule with the time of the settings that say so. */
  const worktrees = new Map<string, { readonly stamp: string; readonly worktree: string | null }>()

  const worktreeOf = async (gitDir: string, signal: AbortSignal): Promise<string | null> => {
    const settings = join(gitDir, 'config')
    const found = await stat(settings).catch(() => null)
    if (found === null) return null
    const stamp = `${found.ino}:${found.mtimeMs}:${found.size}`
    const known = worktrees.get(gitDir)
    if (known?.stamp === stamp) return known.worktree
    const program = git()
    if (program === null) return null
    const worktree = await askWorktree(program, gitDir, settings, signal)
    worktrees.set(gitDir, { stamp, worktree })
    return worktree
  }

  return {
    of: async (commonDir, signal) => {
      const tops = [commonDir, ...(await foldersIn(join(commonDir, 'worktrees')))]
      const gitDirs: string[] = []
      for (const top of tops) gitDirs.push(...(await gitDirsBelow(join(top, 'modules'))))
      const places: FoundPlace[] = []
      for (const gitDir of gitDirs.slice(0, MAX_SUBMODULES)) {
        const worktree = await worktreeOf(gitDir, signal)
        // One that is not checked out any more gets no commits.
        if (worktree !== null) places.push(await placeAt(worktree))
      }
      return places
    },
  }
}

async function askWorktree(
  git: Git,
  gitDir: string,
  settings: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const { text } = await git.ask({
      at: null,
      args: ['config', '-z', '--file', settings, '--get', 'core.worktree'],
      accept: [0, 1],
      signal,
    })
    return text === '' ? null : resolve(gitDir, text.replace(/\0$/, ''))
  } catch (error) {
    // Settings git cannot read: if the submodule is checked out near enough, it is found there and says so.
    if (error instanceof GitFailure && error.kind !== 'stopped') return null
    throw error
  }
}

async function gitDirsBelow(modules: string, depth = 0): Promise<string[]> {
  const found: string[] = []
  for (const folder of await foldersIn(modules)) {
    // One that may not be seen into is found by its worktree, which then says so.
    if (await isGitDir(folder).catch(() => false)) found.push(folder)
    else if (depth < MAX_NAME_DEPTH) found.push(...(await gitDirsBelow(folder, depth + 1)))
  }
  return found
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  } catch (error) {
    if (/^(ENOENT|ENOTDIR|EACCES|EPERM)$/.test(codeOf(error) ?? '')) return []
    throw error
  }
}
