import type { Log } from '../../../log'
import { messageOf } from '../../../failure'
import type { Git } from '../program/git'
import { GitFailure } from '../program/git-failure'

/** Further worktrees than these rarely have a setting of their own. */
const MAX_WORKTREES = 8

/**
 * The addresses a repository's own settings have the user commit with, lower case. They are asked for in every
 * worktree, because a setting may hold for one folder only (`includeIf`, `config.worktree`).
 */
export async function readIdentities(
  git: Git,
  folders: readonly string[],
  signal: AbortSignal,
  log: Log,
): Promise<string[]> {
  const found = new Set<string>()
  for (const at of [...new Set(folders)].slice(0, MAX_WORKTREES)) {
    try {
      // 1: there is no such setting.
      const { text } = await git.ask({
        at,
        args: ['config', '-z', '--get-regexp', String.raw`^(user|author)\.email$`],
        accept: [0, 1],
        signal,
      })
      for (const email of parseEmails(text)) found.add(email)
    } catch (error) {
      if (!(error instanceof GitFailure) || error.kind === 'stopped' || at === folders[0])
        throw error
      // A worktree on a drive that is away has nothing to say; the others do.
      log.debug('a worktree was not asked for its settings', messageOf(error))
    }
  }
  return [...found]
}

/** Reads `git config -z --get-regexp`: of a name given more than once, the last counts, as it does for git. */
export function parseEmails(text: string): string[] {
  const settings = new Map(
    text.split('\0').flatMap((entry) => {
      const [name, ...value] = entry.split('\n')
      return name === undefined || name === '' ? [] : [[name, value.join('\n')] as const]
    }),
  )
  return [...settings.values()].map(plainEmail).filter((email) => email !== '')
}

/** An address as it is compared: without spaces around it, and in lower case. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase()
}
