import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import type { GithubClient } from './client'
import {
  type Enrichment,
  type FeedEvent,
  type PullRequest,
  NO_COMMIT,
  eventPayloadSchemas,
  pullRequestSchema,
} from './payload'
import type { GithubAccount } from './person'
import { ownerAndName, readPush, readable } from './push-commits'

/** What has to be asked about an event before it tells the whole story. */
export type Question =
  | { readonly about: 'push'; readonly before: string | null | undefined; readonly head: string }
  | {
      readonly about: 'pull-request'
      readonly number: number
      /** Only for a title: may be left out when requests are short. */
      readonly isOptional: boolean
    }

/** The question about an event; null when it says everything, does not count, or cannot be read. */
export function questionAbout({ type, payload }: FeedEvent): Question | null {
  if (type === 'PushEvent') {
    const push = eventPayloadSchemas[type].safeParse(payload)
    if (!push.success || NO_COMMIT.test(push.data.head)) return null
    return { about: 'push', before: push.data.before, head: push.data.head }
  }
  if (type === 'PullRequestEvent') {
    const read = eventPayloadSchemas[type].safeParse(payload)
    if (!read.success) return null
    const { action, number, pull_request: stub } = read.data
    const hasTitle = typeof stub.title === 'string'
    if (action === 'opened')
      return hasTitle ? null : { about: 'pull-request', number, isOptional: true }
    if (action !== 'closed' && action !== 'merged') return null
    // Servers of one's own still send all of it.
    const isWhole = hasTitle && typeof stub.merged === 'boolean' && Boolean(stub.user)
    return isWhole ? null : { about: 'pull-request', number, isOptional: false }
  }
  if (type === 'PullRequestReviewEvent') {
    const read = eventPayloadSchemas[type].safeParse(payload)
    if (!read.success) return null
    const { action, pull_request: stub } = read.data
    if ((action !== 'created' && action !== 'submitted') || stub.user) return null
    return { about: 'pull-request', number: stub.number, isOptional: false }
  }
  return null
}

export interface Enricher {
  /** Asks about an event. What cannot be read for good is null, with the reason; a `Trouble` means: not now. */
  answer(event: FeedEvent, question: Question): Promise<Enrichment>
}

/** Asks within one poll; the same pull request only once. */
export function createEnricher(
  client: GithubClient,
  account: GithubAccount,
  countFrom: EpochMs,
): Enricher {
  const pullRequests = new Map<string, PullRequest | null>()
  const pullRequestOf = async (repo: string, number: number): Promise<PullRequest | null> => {
    const name = `${repo}#${number}`
    const known = pullRequests.get(name)
    if (known !== undefined) return known
    const found = await readPullRequest(client, repo, number)
    pullRequests.set(name, found)
    return found
  }
  const ask = async ({ repo }: FeedEvent, question: Question): Promise<Enrichment> => {
    if (question.about === 'push')
      return readPush(client, account, { ...question, repo: repo.name }, countFrom)
    const found = await pullRequestOf(repo.name, question.number)
    return found === null ? { pull_request: null, unread: 'gone' } : { pull_request: found }
  }
  return {
    answer: async (event, question) => {
      try {
        return await ask(event, question)
      } catch (error) {
        // One repository that is closed to us says nothing about the connection.
        if (!(error instanceof Trouble) || error.code !== 'forbidden') throw error
        return unanswered(question, 'forbidden')
      }
    },
  }
}

/** What is stored when the answer cannot be had. */
export function unanswered(question: Question, reason: string): Enrichment {
  return question.about === 'push'
    ? { commits: null, unread: reason }
    : { pull_request: null, unread: reason }
}

/** Null when it is not there for us. Throws a `Trouble`. */
export async function readPullRequest(
  client: GithubClient,
  repo: string,
  number: number,
): Promise<PullRequest | null> {
  const answer = await client.ask('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...ownerAndName(repo),
    pull_number: number,
  })
  return answer.kind === 'ok' ? readable(pullRequestSchema, answer) : null
}
