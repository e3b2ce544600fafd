import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { type RawEvent, externalEventId } from '../../raw-event'
import type { GithubClient } from './client'
import { pullRequestSchema, repositorySchema } from './payload'
import { type GithubAccount, isAccount } from './person'
import { ownerAndName, readable } from './push-commits'

const DAY = 24 * 60 * 60 * 1000
/** The search lags behind, and its days are whole ones. */
const OVERLAP_MS = 2 * DAY
const PER_PAGE = 50
/** Of one search; each costs a request. */
const MAX_FOUND = 10

const searchSchema = z.object({
  items: z.array(z.object({ number: z.int().min(0), repository_url: z.url() })),
})
const resourceSchema = pullRequestSchema.extend({
  base: z.object({ repo: z.object({ id: z.int().min(0), full_name: z.string() }) }),
})

export interface MergedSearch {
  readonly events: readonly RawEvent[]
  /** Those that need not be looked at again. */
  readonly seen: readonly string[]
}

/**
 * Finds pull requests of the user that were merged, by whoever: when somebody else or a merge queue does it, the user's
 * own feed does not tell. `askedAt` is when this was last asked. Throws a `Trouble`.
 */
export async function findMerged(
  client: GithubClient,
  account: GithubAccount,
  options: { countFrom: EpochMs; askedAt: EpochMs | null; isSeen: (name: string) => boolean },
): Promise<MergedSearch> {
  const from = Math.max(options.countFrom, (options.askedAt ?? 0) - OVERLAP_MS)
  const since = new Date(from).toISOString().slice(0, 10)
  const answer = await client.ask('GET /search/issues', {
    q: `author:${account.login} is:pr is:merged merged:>=${since}`,
    per_page: PER_PAGE,
    sort: 'updated',
  })
  if (answer.kind !== 'ok') return { events: [], seen: [] }
  const found = readable(searchSchema, answer)
    .items.map(({ number, repository_url: url }) => ({ number, repo: repositoryOf(url) }))
    .filter(({ number, repo }) => !options.isSeen(`${repo}#${number}`))
    .slice(0, MAX_FOUND)
  const events: RawEvent[] = []
  for (const { number, repo } of found) {
    const event = await mergedEvent(client, account, repo, number, options.countFrom)
    if (event !== null) events.push(event)
  }
  return { events, seen: found.map(({ number, repo }) => `${repo}#${number}`) }
}

async function mergedEvent(
  client: GithubClient,
  account: GithubAccount,
  fullName: string,
  number: number,
  countFrom: EpochMs,
): Promise<RawEvent | null> {
  const answer = await client.ask('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...ownerAndName(fullName),
    pull_number: number,
  })
  if (answer.kind !== 'ok') return null
  const { base, ...pullRequest } = readable(resourceSchema, answer)
  if (!isAccount(pullRequest.user, account)) return null
  // The search's days are whole ones; what counts begins at a moment.
  if (Date.parse(pullRequest.merged_at ?? '') < countFrom) return null
  const repo = repositorySchema.parse({ id: base.repo.id, name: base.repo.full_name })
  return {
    externalId: externalEventId('github', account.id, `merged:${repo.id}:${number}`),
    payload: { kind: 'merged', account, repo, number, pull_request: pullRequest },
  }
}

function repositoryOf(url: string): string {
  return new URL(url).pathname.split('/').slice(-2).join('/')
}
