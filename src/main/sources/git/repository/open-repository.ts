import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { corrupt } from '../problem'
import type { Git } from '../program/git'
import { type RepositoryFind, shownPath, worktreeBeside } from './repository-find'
import { repositoryName } from './repository-place'

/** A repository git can open. */
export interface OpenRepository {
  readonly commonDir: string
  /** The folder git is run in. */
  readonly at: string
  readonly bare: boolean
  /** The folder and the name the user knows it by. */
  readonly path: string
  readonly name: string
}

/**
 * Makes sure that git opens this very repository, and no other around it. Git is started in a worktree and finds the
 * repository itself: named with `--git-dir` it would skip its check of whom the repository belongs to.
 * Throws a RepositoryProblem or a GitFailure.
 */
export async function openRepository(
  git: Git,
  find: RepositoryFind,
  signal: AbortSignal,
): Promise<OpenRepository> {
  const at = await folderFor(find)
  const { text } = await git.ask({
    at,
    args: ['rev-parse', '--is-bare-repository', '--git-common-dir'],
    signal,
  })
  const [bareWord, ...pathLines] = text.replace(/\n$/, '').split('\n')
  const commonDir = await realpath(resolve(at, pathLines.join('\n')))
  if (commonDir !== find.commonDir) throw corrupt(shownPath(find), 'its folder is not a repository')
  const bare = bareWord === 'true' || (at === commonDir && find.mainWorktree === null)
  const path = bare ? commonDir : shownPath(find)
  return { commonDir, at, bare, path, name: repositoryName(path) }
}

/** A worktree that is there; the repository's own folder when there is none. */
async function folderFor({
  commonDir,
  mainWorktree,
  linkedWorktrees,
}: RepositoryFind): Promise<string> {
  for (const worktree of [mainWorktree, worktreeBeside(commonDir), ...linkedWorktrees]) {
    if (worktree === null) continue
    const found = await stat(join(worktree, '.git')).catch(() => null)
    if (found !== null) return worktree
  }
  return commonDir
}
