import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { subjectOf } from './bounded-text'
import { type Commit, type Omitted, shaSchema, timeSchema } from './payload'
import { type GithubAccount, isBot, isBotName, isLoginOf, isNoreplyOf } from './person'

/** A commit as the REST interface shows it. Its `author` is null, or empty, where GitHub knows no account of the address. */
const apiCommitSchema = z.object({
  sha: shaSchema,
  commit: z.object({
    message: z.string(),
    author: z
      .object({
        name: z.string().nullish(),
        email: z.string().nullish(),
        date: z.iso.datetime({ offset: true }),
      })
      .nullish(),
  }),
  author: z
    .object({
      id: z.int().optional(),
      login: z.string().optional(),
      type: z.string().optional(),
    })
    .nullish(),
  parents: z.array(z.unknown()),
})
export type ApiCommit = z.infer<typeof apiCommitSchema>
export const apiCommitsSchema = z.array(apiCommitSchema)

export interface OwnCommits {
  readonly commits: readonly Commit[]
  readonly omitted: Omitted
}

type Verdict = keyof Omitted | Commit

/**
 * Those of the commits that the user wrote since `countFrom`, each once, oldest first as they come; and how many others
 * there were. Merges, with two or more parents, and what machines wrote never count.
 */
export function ownCommits(
  commits: readonly ApiCommit[],
  account: GithubAccount,
  countFrom: EpochMs,
): OwnCommits {
  const own = new Map<string, Commit>()
  const omitted: Omitted = { others: 0, merges: 0, bots: 0, older: 0 }
  for (const commit of commits) {
    const verdict = judge(commit, account, countFrom)
    if (typeof verdict === 'string') omitted[verdict] += 1
    else own.set(verdict.sha, verdict)
  }
  return { commits: [...own.values()], omitted }
}

function judge(commit: ApiCommit, account: GithubAccount, countFrom: EpochMs): Verdict {
  const login = commit.author?.login
  if (login !== undefined && isBot({ login, type: commit.author?.type })) return 'bots'
  if (isBotName(commit.commit.author?.name ?? '')) return 'bots'
  if (!isOwn(commit, account)) return 'others'
  if (commit.parents.length > 1) return 'merges'
  const at = timeSchema.safeParse(commit.commit.author?.date)
  if (!at.success || Date.parse(at.data) < countFrom) return 'older'
  return { sha: commit.sha, title: subjectOf(commit.commit.message), authored_at: at.data }
}

function isOwn(commit: ApiCommit, account: GithubAccount): boolean {
  const { author } = commit
  if (author?.id !== undefined) return String(author.id) === account.id
  if (author?.login !== undefined) return isLoginOf(author.login, account)
  return isNoreplyOf(commit.commit.author?.email ?? '', account)
}

/**
 * Tells which of the new commits of a force push are other versions of those it took away: rewriting a commit keeps
 * the time it was written. Of several written in one second, those with the same title belong together.
 */
export function recogniseRewrites(
  commits: readonly Commit[],
  former: readonly Commit[],
): readonly Commit[] {
  const left = new Map(former.map((commit) => [commit.sha, commit]))
  const take = (matches: (candidate: Commit) => boolean): string | null => {
    const found = [...left.values()].find(matches)
    if (found) left.delete(found.sha)
    return found?.sha ?? null
  }
  const isSameTime = (a: Commit, b: Commit): boolean =>
    Date.parse(a.authored_at) === Date.parse(b.authored_at)
  const byTitle = commits.map((commit) => ({
    ...commit,
    rewrite_of: take((other) => isSameTime(commit, other) && commit.title === other.title),
  }))
  return byTitle.map((commit) => ({
    ...commit,
    rewrite_of: commit.rewrite_of ?? take((other) => isSameTime(commit, other)),
  }))
}
