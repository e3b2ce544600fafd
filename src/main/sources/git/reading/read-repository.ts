import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Clock } from '../../../clock'
import type { Log } from '../../../log'
import type { Cursor } from '../cursor'
import { repositoryKey } from '../payload'
import type { GitStore, Ingest } from '../ports'
import { RepositoryProblem, denied, noIdentity } from '../problem'
import type { Git } from '../program/git'
import { closedPart } from '../repository/closed-part'
import { plainEmail, readIdentities } from '../repository/identities'
import type { OpenRepository } from '../repository/open-repository'
import { historyOf, readReflog } from '../repository/reflog'
import { type Tips, presentObjects, readTips } from '../repository/tips'
import { within } from '../watching/within'
import { ancestryOf } from './ancestry'
import type { Describing } from './describe-commits'
import { handOver } from './hand-over'
import { ownCommits } from './own-commits'
import { patchIdsOf } from './patch-ids'
import { WINDOW_SECONDS, isSameSet, isSameStanding, newCursor, planPasses } from './plan'
import { readShallow } from './shallow'

/** What reading needs of the world, the same for every repository. */
export interface ReadingPorts {
  readonly ingest: Ingest
  readonly store: GitStore
  readonly integrationId: IntegrationId
  readonly userId: UserId
  readonly clock: Clock
  readonly log: Log
}

export interface Reading {
  readonly git: Git
  readonly repository: OpenRepository
  readonly headLogs: readonly string[]
  /** Null when the repository was never read. */
  readonly cursor: Cursor | null
  /** Further addresses of the user. */
  readonly aliases: readonly string[]
  /** A problem was noted before: the cursor is stored even if it does not move, which takes the note away. */
  readonly recovers: boolean
  /** How long a drive may be silent. */
  readonly driveTimeoutMs: number
  /** Called with the cursor of each part that is safe: a reading that is broken off goes on from its last. */
  readonly stored: (cursor: Cursor) => void
  readonly signal: AbortSignal
}

export interface ReadResult {
  readonly cursor: Cursor
  /** What could not be read, although the rest was. */
  readonly problem: RepositoryProblem | null
}

/**
 * Reads what is new in a repository and hands the user's own commits over. Throws a RepositoryProblem, a GitFailure, a
 * StoreFailure, a NoAnswer, or an error of the file system; the cursor then stands where it stood.
 */
export async function readRepository(reading: Reading, ports: ReadingPorts): Promise<ReadResult> {
  const { git, repository, signal } = reading
  const now = Math.floor(ports.clock() / 1000)
  const tips = await readTips(git, repository, signal)
  const identities = await identitiesOf(reading, tips, ports.log)
  const logs = Promise.all(reading.headLogs.map((path) => readReflog(path)))
  const history = historyOf(await within(logs, reading.driveTimeoutMs))
  const before = reading.cursor ?? newCursor(now)
  const made = history.madeSince(before.connectedAt - WINDOW_SECONDS)
  const lost = await lostCommits(reading, tips, made, before)
  const isThere = (sha: string): boolean => !lost.has(sha)
  const after: Cursor = {
    ...before,
    // Beside the tips, what was made here and is on no branch any more: without it, whether a commit that is reset
    // away counts would depend on when we looked.
    tips: [...new Set([...tips.shas, ...made])].filter(isThere),
    tipsTruncated: false,
    identities,
  }
  const problem = await damageOf(repository, tips, lost)
  if (isSameStanding(before, after) && !reading.recovers)
    return { cursor: { ...after, tipsTruncated: before.tipsTruncated }, problem }
  const describing: Describing = {
    git,
    repository,
    key: repositoryKey(repository.commonDir),
    branches: tips.branches,
    history,
    ancestry: ancestryOf(git, repository, tips.shas, signal),
    patchIds: patchIdsOf(git, repository, signal),
    shallow: await within(readShallow(repository.commonDir), reading.driveTimeoutMs),
    store: ports.store,
    signal,
  }
  const standing = { ...before, tips: before.tips?.filter(isThere) ?? null }
  const commits = ownCommits(planPasses(standing, after, now), describing)
  const cursor = await handOver(commits, before, after, {
    ...ports,
    describing,
    stored: reading.stored,
  })
  return { cursor, problem }
}

async function identitiesOf(reading: Reading, tips: Tips, log: Log): Promise<string[]> {
  const { git, repository, aliases, signal } = reading
  const own = await readIdentities(git, [repository.at, ...tips.worktrees], signal, log)
  const identities = [...new Set([...own, ...aliases.map(plainEmail)])]
  if (identities.length === 0) throw noIdentity(repository.path)
  return identities
}

/**
 * Commits that were named and cannot be found: of a damaged branch, which must not keep the others from being read, or
 * thrown away long ago. A tip that was there at the last reading and still is a tip is not asked about again.
 */
async function lostCommits(
  { git, repository, signal }: Reading,
  { shas }: Tips,
  made: readonly string[],
  before: Cursor,
): Promise<ReadonlySet<string>> {
  const old = new Set(before.tips)
  const now = new Set(shas)
  const inDoubt = [
    ...shas.filter((sha) => !old.has(sha)),
    ...[...old].filter((sha) => !now.has(sha)),
    ...made,
  ]
  // Nothing has changed, and nothing is read.
  if (isSameSet([...old], [...shas, ...made])) return new Set()
  const present = await presentObjects(git, repository, [...new Set(inDoubt)], signal)
  return new Set(inDoubt.filter((sha) => !present.has(sha)))
}

async function damageOf(
  { path, commonDir }: OpenRepository,
  { shas, broken, branches }: Tips,
  lost: ReadonlySet<string>,
): Promise<RepositoryProblem | null> {
  const lostTips = shas.filter((sha) => lost.has(sha))
  const names = [...broken, ...lostTips.map((sha) => branches.get(sha) ?? sha)]
  if (names.length === 0) return null
  const closed = await closedPart(commonDir, lostTips)
  if (closed !== null) return denied(closed)
  const shown = names.slice(0, 3).join(', ')
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  return new RepositoryProblem(
    'corrupt',
    `Some of ${path} is damaged: git cannot read ${shown}${more}. Commits elsewhere in it are counted as ever, and Familiar changes nothing there. Run "git fsck" in it to see what is missing.`,
  )
}
