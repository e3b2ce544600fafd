import type { NormalisedEvent, Normaliser } from '@shared/domain/normalised-event'
import {
  commitsPushed,
  issueClosed,
  pullRequestMerged,
  pullRequestOpened,
  pushUnread,
  releasePublished,
  reviewSubmitted,
} from './deeds'
import {
  type Enrichment,
  type FeedEvent,
  NO_COMMIT,
  type PullRequest,
  type WebhookPayload,
  eventPayloadSchemas,
  isCountedType,
  rawPayloadSchema,
} from './payload'
import { type GithubAccount, isAccount, isBot } from './person'

/**
 * Reads what GitHub tells of the user: events of the feed with what was asked about them, webhook deliveries, and pull
 * requests found merged. What does not count is no event; what cannot be read throws.
 */
export const githubNormaliser: Normaliser = {
  version: 1,
  normalise(payload, receivedAt) {
    const raw = rawPayloadSchema.parse(payload)
    switch (raw.kind) {
      case 'event':
        return fromFeed(raw.account, raw.event, raw)
      case 'webhook':
        return fromWebhook(raw, new Date(receivedAt).toISOString())
      case 'merged':
        return isAccount(raw.pull_request.user, raw.account)
          ? pullRequestMerged(
              raw.repo,
              raw.number,
              raw.pull_request,
              new Date(receivedAt).toISOString(),
            )
          : []
    }
  },
}

function fromFeed(
  account: GithubAccount,
  event: FeedEvent,
  enrichment: Enrichment,
): NormalisedEvent[] {
  const { type, actor, repo, created_at: at } = event
  if (!isCountedType(type) || !isAccount(actor, account) || isBot(actor)) return []
  switch (type) {
    case 'PushEvent': {
      const { ref, head } = eventPayloadSchemas[type].parse(event.payload)
      if (NO_COMMIT.test(head)) return []
      return enrichment.commits
        ? commitsPushed(repo, ref, enrichment.commits)
        : pushUnread(repo, ref, head, at)
    }
    case 'PullRequestEvent': {
      const { action, number, pull_request: stub } = eventPayloadSchemas[type].parse(event.payload)
      const whole = joined(stub, enrichment.pull_request)
      if (action === 'opened') return pullRequestOpened(repo, number, whole, at)
      if (action === 'closed') return pullRequestMerged(repo, number, whole, at)
      // Not documented, and seen in the wild.
      return action === 'merged'
        ? pullRequestMerged(repo, number, { ...whole, merged: whole.merged ?? true }, at)
        : []
    }
    case 'PullRequestReviewEvent': {
      const { action, review, pull_request: stub } = eventPayloadSchemas[type].parse(event.payload)
      if (action !== 'created' && action !== 'submitted') return []
      const whole = joined(stub, enrichment.pull_request)
      return reviewSubmitted(account, repo, review, stub.number, whole, at)
    }
    case 'IssuesEvent': {
      const { action, issue } = eventPayloadSchemas[type].parse(event.payload)
      return action === 'closed' ? issueClosed(repo, issue, at) : []
    }
    case 'ReleaseEvent': {
      const { action, release } = eventPayloadSchemas[type].parse(event.payload)
      return action === 'published' ? releasePublished(repo, release, at) : []
    }
  }
}

function fromWebhook(raw: WebhookPayload, seenAt: string): NormalisedEvent[] {
  const { account, sender, repository: repo } = raw
  const isOwn = isAccount(sender, account) && !isBot(sender)
  switch (raw.event) {
    case 'push':
      return isOwn ? commitsPushed(repo, raw.ref, raw.commits) : []
    case 'pull_request': {
      const { action, number, pull_request: whole } = raw
      const isAuthor = isAccount(whole.user, account)
      if (action === 'opened' && isAuthor) return pullRequestOpened(repo, number, whole, seenAt)
      // One's own counts also when somebody else, or a merge queue, merges it.
      return action === 'closed' && (isOwn || isAuthor)
        ? pullRequestMerged(repo, number, whole, seenAt)
        : []
    }
    case 'pull_request_review': {
      const { action, review, pull_request: whole } = raw
      return action === 'submitted' && isAccount(review.user ?? sender, account)
        ? reviewSubmitted(account, repo, review, whole.number, whole, seenAt)
        : []
    }
    case 'issues':
      return raw.action === 'closed' && isOwn ? issueClosed(repo, raw.issue, seenAt) : []
    case 'release':
      return raw.action === 'published' && isOwn ? releasePublished(repo, raw.release, seenAt) : []
  }
}

/** What the event itself says of a pull request, with what was asked about it. */
function joined(stub: PullRequest, asked: PullRequest | null | undefined): PullRequest {
  return {
    title: asked?.title ?? stub.title,
    merged: asked?.merged ?? stub.merged,
    merged_at: asked?.merged_at ?? stub.merged_at,
    created_at: asked?.created_at ?? stub.created_at,
    user: asked?.user ?? stub.user,
  }
}
