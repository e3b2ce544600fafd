import { type CommitPayload, bounded } from '../payload'
import type { GitStore, PriorCommit } from '../ports'
import type { Git } from '../program/git'
import type { LoggedCommit } from '../repository/commit-log'
import type { OpenRepository } from '../repository/open-repository'
import type { History } from '../repository/reflog'
import { presentObjects } from '../repository/tips'
import type { Ancestry } from './ancestry'
import type { PatchIds } from './patch-ids'
import { type Evidence, rewriteOf } from './rewrites'
import { stepsOf } from './steps'

export interface Describing {
  readonly git: Git
  readonly repository: OpenRepository
  /** `repositoryKey` of it. */
  readonly key: string
  readonly branches: ReadonlyMap<string, string>
  readonly history: History
  readonly ancestry: Ancestry
  readonly patchIds: PatchIds
  /** Commits the history was cut off at: what they changed cannot be told. */
  readonly shallow: ReadonlySet<string>
  readonly store: GitStore
  readonly signal: AbortSignal
}

export interface DescribedCommit {
  readonly payload: CommitPayload
  /** It is not another version of something that has been handed over. */
  readonly isNewWork: boolean
}

/** Makes payloads of commits, parents before children, none of which has been handed over before. */
export async function describeCommits(
  commits: readonly LoggedCommit[],
  describing: Describing,
): Promise<DescribedCommit[]> {
  const { repository, key, branches, shallow } = describing
  const patchIds = await describing.patchIds.of(
    commits.map(({ sha }) => sha).filter((sha) => !shallow.has(sha)),
  )
  const gathered = await gather(commits, patchIds, describing)
  const described: DescribedCommit[] = []
  for (const commit of commits) {
    const patchId = patchIds.get(commit.sha) ?? null
    const earlier = await rewriteOf(commit, patchId, gathered.evidence)
    described.push({
      payload: {
        repository: bounded(repository.name, 200),
        repositoryKey: key,
        sha: commit.sha,
        parents: [...commit.parents],
        authorName: bounded(commit.authorName, 200),
        authorEmail: bounded(commit.authorEmail, 320),
        authoredAt: commit.authoredAt,
        committedAt: commit.committedAt,
        subject: bounded(commit.subject, 300),
        branch: bounded(branches.get(commit.tip) ?? '', 200) || null,
        patchId,
        rewriteOf: earlier,
      },
      isNewWork: earlier === null || !gathered.evidence.isKnown(earlier),
    })
    gathered.add({ ...commit, repositoryKey: key, patchId })
  }
  return described
}

async function gather(
  commits: readonly LoggedCommit[],
  patchIds: ReadonlyMap<string, string>,
  { git, repository, key, history, ancestry, store, signal }: Describing,
): Promise<{ readonly evidence: Evidence; add(commit: PriorCommit): void }> {
  const firsts = commits.flatMap(({ sha }) => history.firstVersionOf(sha) ?? [])
  const [known, sameChange, sameTime] = await Promise.all([
    store.known(unique(firsts)),
    store.withPatchIds(unique([...patchIds.values()])),
    store.authoredAt(unique(commits.map(({ authoredAt }) => authoredAt))),
  ])
  const stored = unique([...sameChange, ...sameTime].map(({ sha }) => sha))
  const present = await presentObjects(git, repository, stored, signal)
  const isKnown = new Set([...known, ...stored])
  const seen = new Set<string>()
  const byChange = listsBy(sameChange, ({ patchId }) => patchId)
  const byTime = listsBy(sameTime, ({ authoredAt }) => authoredAt)
  return {
    evidence: {
      key,
      history,
      ancestry,
      sameChange: (patchId) => byChange.get(patchId) ?? [],
      sameTime: (authoredAt) => byTime.get(authoredAt) ?? [],
      isKnown: (sha) => isKnown.has(sha),
      isPresent: (sha) => seen.has(sha) || present.has(sha),
      isSameStep: async (one, other) => {
        const steps = await stepsOf(git, repository, [one, other], signal)
        return steps.get(one) !== undefined && steps.get(one) === steps.get(other)
      },
    },
    add: (commit) => {
      seen.add(commit.sha)
      isKnown.add(commit.sha)
      prepend(byChange, commit.patchId, commit)
      prepend(byTime, commit.authoredAt, commit)
    },
  }
}

/** As many earlier commits as are compared with one: in a long series of the same change, the nearest tell enough. */
const MAX_COMPARED = 20

function prepend<K>(lists: Map<K | null, PriorCommit[]>, key: K | null, commit: PriorCommit): void {
  if (key === null) return
  lists.set(key, [commit, ...(lists.get(key) ?? [])].slice(0, MAX_COMPARED))
}

function listsBy<K>(
  commits: readonly PriorCommit[],
  keyOf: (commit: PriorCommit) => K,
): Map<K | null, PriorCommit[]> {
  const lists = new Map<K | null, PriorCommit[]>()
  for (const commit of commits) {
    const key = keyOf(commit)
    const list = lists.get(key)
    if (list) list.push(commit)
    else lists.set(key, [commit])
  }
  return lists
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
