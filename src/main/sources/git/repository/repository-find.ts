import { basename, dirname } from 'node:path'
import type { RepositoryProblem } from '../problem'

/** What looking through folders shows of one repository, before git has opened it. */
export interface RepositoryFind {
  /** What the repository is known by: the real path of its own folder, the same from all its worktrees. */
  readonly commonDir: string
  /** Folder of the main worktree, where there is one. */
  readonly mainWorktree: string | null
  /** Linked worktrees that were seen; any of them opens the repository. */
  readonly linkedWorktrees: readonly string[]
  /** Why it leads nowhere, where its files alone say so. */
  readonly broken: RepositoryProblem | null
}

/** The folder a repository is shown as before git has opened it. */
export function shownPath({ commonDir, mainWorktree }: RepositoryFind): string {
  return mainWorktree ?? worktreeBeside(commonDir) ?? commonDir
}

/** A repository that lies in a folder's `.git` is that folder's. */
export function worktreeBeside(commonDir: string): string | null {
  return basename(commonDir) === '.git' ? dirname(commonDir) : null
}

/** What two looks show of the same repository. */
export function mergeFinds(one: RepositoryFind, other: RepositoryFind): RepositoryFind {
  const linked = [...one.linkedWorktrees, ...other.linkedWorktrees]
  return {
    commonDir: one.commonDir,
    mainWorktree: one.mainWorktree ?? other.mainWorktree,
    linkedWorktrees: [...new Set(linked)],
    broken: one.broken === null || other.broken === null ? null : one.broken,
  }
}
