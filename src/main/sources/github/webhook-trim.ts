import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { subjectOf } from './bounded-text'
import {
  type Commit,
  type Omitted,
  type WebhookPayload,
  eventPayloadSchemas,
  shaSchema,
  timeSchema,
  webhookSchema,
} from './payload'
import {
  type GithubAccount,
  isAccount,
  isBot,
  isBotName,
  isLoginOf,
  isNoreplyOf,
  personSchema,
} from './person'

/** More than GitHub sends is 2,048. */
const MAX_COMMITS = 1_000

const pushedCommitSchema = z.object({
  id: shaSchema,
  message: z.string(),
  timestamp: timeSchema,
  author: z.object({
    name: z.string().nullish(),
    email: z.string().nullish(),
    username: z.string().nullish(),
  }),
})
const bodySchema = z.looseObject({
  sender: personSchema,
  repository: z.object({ id: z.int().min(0), full_name: z.string().min(1).max(200) }),
})
const pushSchema = z.object({
  ref: z.string().max(500),
  forced: z.boolean().nullish(),
  commits: z.array(pushedCommitSchema).max(5_000),
})

export interface Delivered {
  /** `X-GitHub-Event`. */
  readonly name: string
  /** `X-GitHub-Delivery`. */
  readonly delivery: string
  readonly body: unknown
}

/**
 * Trims a delivery to what the normaliser reads. Null when it is about nothing that counts, or somebody else's doing: a
 * repository tells everything that happens in it, and other people's work is not Familiar's to keep. Throws a ZodError
 * for a body that is not what GitHub documents.
 */
export function trimDelivery(
  { name, delivery, body }: Delivered,
  account: GithubAccount,
  countFrom: EpochMs,
): WebhookPayload | null {
  if (!isCounted(name)) return null
  const { sender, repository, ...rest } = bodySchema.parse(body)
  const common = {
    kind: 'webhook',
    account,
    delivery,
    sender,
    repository: { id: repository.id, name: repository.full_name },
  } as const
  const isOwn = isAccount(sender, account) && !isBot(sender)
  switch (name) {
    case 'push': {
      if (!isOwn) return null
      const { ref, forced, commits } = pushSchema.parse(rest)
      // Only by asking can a rewritten commit be told from a new one: the feed has this push too.
      if (forced === true || !ref.startsWith('refs/heads/')) return null
      const sorted = ownOf(commits, account, countFrom)
      if (sorted.commits.length === 0) return null
      return { ...common, event: name, ref, ...sorted }
    }
    case 'pull_request': {
      const read = eventPayloadSchemas.PullRequestEvent.parse(rest)
      const { action, pull_request: whole } = read
      const at = action === 'opened' ? whole.created_at : action === 'closed' && whole.merged_at
      if (!isSince(at, countFrom)) return null
      const isTheirs = !isOwn && !isAccount(whole.user, account)
      return isTheirs ? null : { ...common, event: name, ...read }
    }
    case 'pull_request_review': {
      const read = eventPayloadSchemas.PullRequestReviewEvent.parse(rest)
      const isReviewer = isAccount(read.review.user ?? sender, account)
      const counts = read.action === 'submitted' && isSince(read.review.submitted_at, countFrom)
      return isReviewer && counts ? { ...common, event: name, ...read } : null
    }
    case 'issues': {
      if (!isOwn) return null
      const read = eventPayloadSchemas.IssuesEvent.parse(rest)
      const counts = read.action === 'closed' && isSince(read.issue.closed_at, countFrom)
      return counts ? { ...common, event: name, ...read } : null
    }
    case 'release': {
      if (!isOwn) return null
      const read = eventPayloadSchemas.ReleaseEvent.parse(rest)
      const counts = read.action === 'published' && isSince(read.release.published_at, countFrom)
      return counts ? { ...common, event: name, ...read } : null
    }
  }
}

/** Did it happen when it counts? A delivery may be sent again days later, after its like was erased. */
function isSince(at: string | null | undefined | false, countFrom: EpochMs): boolean {
  return typeof at === 'string' && Date.parse(at) >= countFrom
}

const COUNTED = webhookSchema.options.map(({ shape }) => shape.event.value)
type Counted = WebhookPayload['event']

function isCounted(name: string): name is Counted {
  return COUNTED.some((counted) => counted === name)
}

/** The user's own commits of a push. A delivery does not tell parents, so that merges show by their titles only. */
function ownOf(
  commits: readonly z.infer<typeof pushedCommitSchema>[],
  account: GithubAccount,
  countFrom: EpochMs,
): { commits: Commit[]; omitted: Omitted } {
  const own: Commit[] = []
  const omitted: Omitted = { others: 0, merges: 0, bots: 0, older: 0 }
  for (const { id: sha, message, timestamp, author } of commits) {
    const title = subjectOf(message)
    if (isBotName(author.username ?? author.name ?? '')) omitted.bots += 1
    else if (!isWrittenBy(author, account)) omitted.others += 1
    else if (MERGE.test(title)) omitted.merges += 1
    else if (Date.parse(timestamp) < countFrom) omitted.older += 1
    else if (own.length < MAX_COMMITS) own.push({ sha, title, authored_at: timestamp })
  }
  return { commits: own, omitted }
}

/** The titles git and GitHub give merges. One that is none after all is counted when the feed tells of it. */
const MERGE = /^Merge (pull request #\d|(remote-tracking )?branch |branches |tag |commit )/

function isWrittenBy(
  author: z.infer<typeof pushedCommitSchema>['author'],
  account: GithubAccount,
): boolean {
  return author.username
    ? isLoginOf(author.username, account)
    : isNoreplyOf(author.email ?? '', account)
}
