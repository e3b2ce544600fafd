import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import type { Answer, GithubClient } from './client'
import { type ApiCommit, apiCommitsSchema, ownCommits, recogniseRewrites } from './own-commits'
import { type Enrichment, NO_COMMIT } from './payload'
import type { GithubAccount } from './person'
import { githubWords } from './words'

const PER_PAGE = 100
/** Of one push; who pushes more has imported a history. */
const MAX_COMMITS = 1_000

export interface Push {
  readonly repo: string
  readonly before: string | null | undefined
  readonly head: string
}

interface Listed {
  readonly commits: readonly ApiCommit[]
  readonly truncated: boolean
  /** The branch was moved to a history that does not hold its former end. */
  readonly isForced: boolean
}

const comparisonSchema = z.object({
  status: z.string(),
  total_commits: z.int().min(0),
  commits: apiCommitsSchema,
})

/**
 * Asks for the user's own new commits of a push, up to 1,000 read. Null commits with a reason when GitHub does not show
 * them and will not: the repository is gone, empty or closed to us. Throws a `Trouble` for what passes.
 */
export async function readPush(
  client: GithubClient,
  account: GithubAccount,
  push: Push,
  countFrom: EpochMs,
): Promise<Enrichment> {
  const listed =
    (isNewBranch(push) ? null : await compare(client, push.repo, push.before ?? '', push.head)) ??
    // A new branch; or what the branch was before has been swept away by GitHub.
    (await listCommits(client, account, push, countFrom))
  if (listed === null) return { commits: null, unread: 'gone' }
  const { commits, omitted } = ownCommits(listed.commits, account, countFrom)
  const isRewritten = listed.isForced && commits.length > 0 && !isNewBranch(push)
  const former = isRewritten ? await formerCommits(client, account, push) : []
  return {
    commits: [...recogniseRewrites(commits, former)],
    omitted,
    ...(listed.truncated && { truncated: true }),
  }
}

function isNewBranch({ before }: Push): boolean {
  return before === null || before === undefined || NO_COMMIT.test(before)
}

/** The commits that `head` has and `base` has not; null when GitHub cannot compare them. */
async function compare(
  client: GithubClient,
  repo: string,
  base: string,
  head: string,
  max = MAX_COMMITS,
): Promise<Listed | null> {
  const commits: ApiCommit[] = []
  for (let page = 1; ; page += 1) {
    const answer = await client.ask('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...ownerAndName(repo),
      basehead: `${base}...${head}`,
      per_page: PER_PAGE,
      page,
    })
    if (answer.kind !== 'ok') return null
    const read = readable(comparisonSchema, answer)
    commits.push(...read.commits)
    const isAll = commits.length >= read.total_commits || read.commits.length === 0
    if (isAll || commits.length >= max) {
      return { commits, truncated: !isAll, isForced: read.status === 'diverged' }
    }
  }
}

/** The user's commits since `countFrom` that `head` has; null when GitHub does not show them. */
async function listCommits(
  client: GithubClient,
  account: GithubAccount,
  { repo, head }: Push,
  countFrom: EpochMs,
): Promise<Listed | null> {
  const commits: ApiCommit[] = []
  for (let page = 1; ; page += 1) {
    const answer = await client.ask('GET /repos/{owner}/{repo}/commits', {
      ...ownerAndName(repo),
      sha: head,
      author: account.login,
      since: new Date(countFrom).toISOString(),
      per_page: PER_PAGE,
      page,
    })
    if (answer.kind !== 'ok') return null
    const read = readable(apiCommitsSchema, answer)
    commits.push(...read)
    const isAll = read.length < PER_PAGE
    // Newest first, other than a comparison.
    if (isAll || commits.length >= MAX_COMMITS)
      return { commits: commits.reverse(), truncated: !isAll, isForced: false }
  }
}

/** The user's commits that a force push took away; none when they are not to be had any more. */
async function formerCommits(client: GithubClient, account: GithubAccount, push: Push) {
  const lost = await compare(client, push.repo, push.head, push.before ?? '', PER_PAGE)
  return lost === null ? [] : ownCommits(lost.commits, account, 0).commits
}

export function ownerAndName(fullName: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = fullName.split('/')
  return { owner, repo }
}

/** The data of an answer, of a shape. Throws a `Trouble` when it has another. */
export function readable<T>(schema: z.ZodType<T>, answer: Extract<Answer, { kind: 'ok' }>): T {
  const read = schema.safeParse(answer.data)
  if (read.success) return read.data
  throw new Trouble('unreadable', githubWords.unreadable, { cause: read.error })
}
