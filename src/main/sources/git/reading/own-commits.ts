import { type LoggedCommit, readLog } from '../repository/commit-log'
import { plainEmail } from '../repository/identities'
import type { Describing } from './describe-commits'
import type { Pass } from './plan'
import { trueParents } from './shallow'

/** The user's own commits along the given walks, parents before children; merges and what is too old left out. */
export async function* ownCommits(
  passes: readonly Pass[],
  { git, repository, ancestry, shallow, signal }: Describing,
): AsyncGenerator<LoggedCommit, void, undefined> {
  for (const pass of passes) {
    for await (const commits of readLog(git, repository, pass, signal)) {
      for (const commit of commits) {
        ancestry.saw(commit)
        if (!isTaken(commit, pass)) continue
        if (!shallow.has(commit.sha)) yield commit
        else {
          const parents = await trueParents(git, repository, commit.sha, signal)
          if (parents.length < 2) yield { ...commit, parents }
        }
      }
    }
  }
}

/** Is the commit recent enough, and written under one of these addresses, as they are or after the .mailmap? */
function isTaken(commit: LoggedCommit, { emails, notBefore }: Pass): boolean {
  if (commit.authoredAt < notBefore) return false
  return emails.has(plainEmail(commit.authorEmail)) || emails.has(plainEmail(commit.mappedEmail))
}
