import type { PriorCommit } from '../ports'
import type { LoggedCommit } from '../repository/commit-log'
import type { History } from '../repository/reflog'
import { plainEmail } from '../repository/identities'
import type { Ancestry } from './ancestry'

/** What is at hand for deciding whether a commit is new work. */
export interface Evidence {
  /** Of this repository: `repositoryKey`. */
  readonly key: string
  readonly history: History
  readonly ancestry: Ancestry
  /** Earlier commits with the same change, newest first. */
  sameChange(patchId: string): readonly PriorCommit[]
  /** Earlier commits of the same second, newest first. */
  sameTime(authoredAt: number): readonly PriorCommit[]
  /** Has this commit been handed over before, or just now? */
  isKnown(sha: string): boolean
  /** Is the commit an object of this repository? */
  isPresent(sha: string): boolean
  /** Do both commits take the same files from the same to the same contents? */
  isSameStep(one: string, other: string): Promise<boolean>
}

/**
 * The earlier commit this one is another version of; null for new work.
 *
 * 1. The reflog knows what a commit was amended from.
 * 2. The same change stands apart from it in the history: it was rebased, cherry-picked, or done again after a reset.
 *    With the same change behind it a commit is new work (the same line appended once more, the revert of a revert),
 *    unless it was picked again after being reverted.
 * 3. A commit that was written at the same moment by the same author, and made later, is a rebase with a conflict, or
 *    an amend where no reflog is kept.
 */
export async function rewriteOf(
  commit: LoggedCommit,
  patchId: string | null,
  evidence: Evidence,
): Promise<string | null> {
  const first = evidence.history.firstVersionOf(commit.sha)
  if (first !== null && evidence.isKnown(first)) return first
  const earlier =
    (patchId === null ? null : await withSameChange(commit, patchId, evidence)) ??
    (await withSameTime(commit, evidence))
  // The first version was never seen. It stands in the key, so that the next amend finds it.
  return earlier ?? first
}

async function withSameChange(
  commit: LoggedCommit,
  patchId: string,
  evidence: Evidence,
): Promise<string | null> {
  for (const prior of evidence.sameChange(patchId)) {
    if (prior.sha === commit.sha) continue
    const standing = await standingOf(prior, commit, evidence)
    if (standing === 'elsewhere' || standing === 'descendant') continue
    if (standing === 'ancestor' && !(await isPickedAgain(prior, commit, evidence))) continue
    // The same change in a repository made anew in the same place is work; rewriting keeps the author date.
    if (standing === 'gone' && prior.authoredAt !== commit.authoredAt) continue
    return prior.sha
  }
  return null
}

async function withSameTime(commit: LoggedCommit, evidence: Evidence): Promise<string | null> {
  const author = plainEmail(commit.authorEmail)
  for (const prior of evidence.sameTime(commit.authoredAt)) {
    if (prior.sha === commit.sha || plainEmail(prior.authorEmail) !== author) continue
    const standing = await standingOf(prior, commit, evidence)
    if (standing === 'elsewhere' || standing === 'ancestor' || standing === 'descendant') continue
    const plain = isPlain(evidence.history.actionOf(commit.sha))
    if (commit.committedAt > commit.authoredAt) {
      // A plain commit with a date given to it is no rewrite, as long as what it would replace is still there.
      if (!plain) return prior.sha
      // Within the same second, only what git does not say to be a commit of its own can be an amend.
    } else if (plain || !isSameWork(prior, commit)) continue
    if (standing === 'gone' || (await evidence.ancestry.isGone(prior.sha))) return prior.sha
  }
  return null
}

/** `elsewhere`: not of this repository. `gone`: was, and its object is no more; nothing descends from it. */
type Standing = 'ancestor' | 'descendant' | 'apart' | 'gone' | 'elsewhere'

async function standingOf(
  prior: PriorCommit,
  commit: LoggedCommit,
  evidence: Evidence,
): Promise<Standing> {
  if (!evidence.isPresent(prior.sha))
    return prior.repositoryKey === evidence.key ? 'gone' : 'elsewhere'
  return evidence.ancestry.relationOf(prior.sha, commit.sha)
}

/**
 * Was the change behind the commit undone and then picked again? It has the author date of the first time, as a
 * series of commits with a fixed date has too: those git says to have made as plain commits, and each goes on from
 * where the last one ended.
 */
async function isPickedAgain(
  prior: PriorCommit,
  commit: LoggedCommit,
  evidence: Evidence,
): Promise<boolean> {
  if (prior.authoredAt !== commit.authoredAt || commit.committedAt <= commit.authoredAt)
    return false
  const action = evidence.history.actionOf(commit.sha)
  if (action === null) return evidence.isSameStep(prior.sha, commit.sha)
  return !isPlain(action)
}

/** Was the commit made by a plain `git commit`? */
function isPlain(action: string | null): boolean {
  return action === 'commit' || action === 'commit (initial)'
}

/** Two first commits of a repository have no parents in common, however many there are of none. */
function isSameWork(prior: PriorCommit, commit: LoggedCommit): boolean {
  if (prior.subject === commit.subject) return true
  return commit.parents.length > 0 && prior.parents.join() === commit.parents.join()
}
