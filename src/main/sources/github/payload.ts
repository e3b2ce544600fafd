import { z } from 'zod'
import { MAX_TITLE, bounded } from './bounded-text'
import { accountSchema, personSchema } from './person'

/**
 * What is stored of GitHub, under GitHub's own names, trimmed to what the normaliser reads: no texts but titles, no
 * e-mail addresses. Field lists: openapi-types 29 (REST, API version 2026-03-10), GitHub's webhook payloads.
 */

export const shaSchema = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
export const NO_COMMIT = /^0+$/

const idSchema = z.int().min(0)
export const timeSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= 0, 'A time before 1970')
const actionSchema = z.string().max(50)
export const titleSchema = z.string().transform((text) => bounded(text, MAX_TITLE))
/** Accounts that are gone are null in GitHub's answers. */
const someoneSchema = personSchema.nullish()

export const repositorySchema = z.object({ id: idSchema, name: z.string().min(1).max(200) })
export type Repository = z.infer<typeof repositorySchema>

/** A commit of the user's that is new work. */
export const commitSchema = z.object({
  sha: shaSchema,
  title: titleSchema,
  authored_at: timeSchema,
  /** The commit this one is another version of, after a force push. */
  rewrite_of: shaSchema.nullish(),
})
export type Commit = z.infer<typeof commitSchema>

/** Commits of a push that do not count, by why. */
export const omittedSchema = z.object({
  others: z.int(),
  merges: z.int(),
  bots: z.int(),
  older: z.int(),
})
export type Omitted = z.infer<typeof omittedSchema>

/** The parts of a pull request that are read, wherever they come from; stubs in events lack most of them. */
export const pullRequestSchema = z.object({
  title: titleSchema.nullish(),
  merged: z.boolean().nullish(),
  merged_at: timeSchema.nullish(),
  created_at: timeSchema.nullish(),
  user: someoneSchema,
})
export type PullRequest = z.infer<typeof pullRequestSchema>

const reviewSchema = z.object({
  id: idSchema,
  state: z.string().max(50),
  submitted_at: timeSchema.nullish(),
  user: someoneSchema,
})
const issueSchema = z.object({
  number: idSchema,
  title: titleSchema.nullish(),
  closed_at: timeSchema.nullish(),
})
const releaseSchema = z.object({
  id: idSchema,
  tag_name: z.string().transform((text) => bounded(text, 100)),
  name: titleSchema.nullish(),
  draft: z.boolean().nullish(),
  published_at: timeSchema.nullish(),
})
export type Release = z.infer<typeof releaseSchema>

/** The `payload` of each kind of event that counts. Servers of one's own send more in a push; it is not needed. */
export const eventPayloadSchemas = {
  PushEvent: z.object({ ref: z.string().max(500), head: shaSchema, before: shaSchema.nullish() }),
  PullRequestEvent: z.object({
    action: actionSchema,
    number: idSchema,
    pull_request: pullRequestSchema,
  }),
  PullRequestReviewEvent: z.object({
    action: actionSchema,
    review: reviewSchema,
    pull_request: pullRequestSchema.extend({ number: idSchema }),
  }),
  IssuesEvent: z.object({ action: actionSchema, issue: issueSchema }),
  ReleaseEvent: z.object({ action: actionSchema, release: releaseSchema }),
} as const
export type CountedType = keyof typeof eventPayloadSchemas

/** Is this a kind of event that can count? */
export function isCountedType(type: string): type is CountedType {
  return Object.hasOwn(eventPayloadSchemas, type)
}

/** An event of the feed without its payload's meaning. */
export const feedEventSchema = z.object({
  id: z.string().min(1).max(100),
  type: z.string().min(1).max(100),
  actor: personSchema,
  repo: repositorySchema,
  created_at: timeSchema,
  payload: z.record(z.string(), z.unknown()),
})
export type FeedEvent = z.infer<typeof feedEventSchema>

/** What was asked of GitHub beyond the event itself. */
export const enrichmentSchema = z.object({
  /** The user's own new commits of a push; null when they could not be read. */
  commits: z.array(commitSchema).nullish(),
  omitted: omittedSchema.nullish(),
  /** There were more commits than are read. */
  truncated: z.boolean().nullish(),
  /** Null when it could not be read. */
  pull_request: pullRequestSchema.nullish(),
  /** Why something is null. */
  unread: z.string().max(100).nullish(),
})
export type Enrichment = z.infer<typeof enrichmentSchema>

const webhook = z.object({
  kind: z.literal('webhook'),
  account: accountSchema,
  delivery: z.string().max(200),
  sender: personSchema,
  repository: repositorySchema,
})
export const webhookSchema = z.discriminatedUnion('event', [
  webhook.extend({
    event: z.literal('push'),
    ref: z.string().max(500),
    commits: z.array(commitSchema),
    omitted: omittedSchema.nullish(),
  }),
  webhook.extend({
    event: z.literal('pull_request'),
    ...eventPayloadSchemas.PullRequestEvent.shape,
  }),
  webhook.extend({
    event: z.literal('pull_request_review'),
    ...eventPayloadSchemas.PullRequestReviewEvent.shape,
  }),
  webhook.extend({ event: z.literal('issues'), ...eventPayloadSchemas.IssuesEvent.shape }),
  webhook.extend({ event: z.literal('release'), ...eventPayloadSchemas.ReleaseEvent.shape }),
])
export type WebhookPayload = z.infer<typeof webhookSchema>

/** The payload of a raw GitHub event, by where it comes from. */
export const rawPayloadSchema = z.discriminatedUnion('kind', [
  enrichmentSchema.extend({
    kind: z.literal('event'),
    account: accountSchema,
    event: feedEventSchema,
  }),
  webhookSchema,
  /** A pull request of the user's that somebody else merged. */
  z.object({
    kind: z.literal('merged'),
    account: accountSchema,
    repo: repositorySchema,
    number: idSchema,
    pull_request: pullRequestSchema,
  }),
])
export type RawPayload = z.infer<typeof rawPayloadSchema>
