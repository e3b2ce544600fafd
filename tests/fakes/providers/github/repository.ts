import type { FakeClock } from '../clock'
import { type CommitDraft, CommitGraph, type FakeCommit } from './commits'
import {
  type EventOptions,
  type GithubEvent,
  NO_COMMIT,
  pullRequestEvent,
  pushEvent,
} from './event-bodies'
import type { EventFeed } from './event-feed'
import type { FakePullRequest } from './pull-request-bodies'

export interface PushDraft extends EventOptions {
  readonly branch?: string
  /** How many commits of the pusher, or which; one unless told. */
  readonly commits?: number | readonly CommitDraft[]
  /** Rewrites the branch: the new commits grow on this one. */
  readonly forceOnto?: string
  /** The feed tells of it only so much later, in ms. */
  readonly visibleAfterMs?: number
}

export interface Pushed {
  readonly event: GithubEvent
  readonly commits: readonly FakeCommit[]
}

export type PullRequestDraft = EventOptions & Partial<FakePullRequest>

/** A repository with a history, whose pushes and pull requests appear in the feed of who made them. */
export class FakeRepository {
  readonly graph = new CommitGraph()
  readonly pulls = new Map<number, FakePullRequest>()
  readonly branches = new Map<string, string>()

  constructor(
    /** `owner/name`. */
    readonly name: string,
    /** Whether the app may read it; else it does not exist for the app. */
    public readable: boolean,
    private readonly isPublic: boolean,
    private readonly clock: FakeClock,
    private readonly feed: EventFeed,
  ) {
    this.branches.set('main', this.graph.add({ author: null }, null, clock.now()).sha)
  }

  /** Pushes new commits. A branch that is new begins where main is. */
  push(draft: PushDraft = {}): Pushed {
    const { branch = 'main', login = 'octocat', at = this.clock.now() } = draft
    const before = this.branches.get(branch) ?? NO_COMMIT
    let head = draft.forceOnto ?? this.branches.get(branch) ?? this.branches.get('main') ?? null
    const commits = draftsOf(draft.commits ?? 1, login).map((each) => {
      const commit = this.graph.add(each, head, at)
      head = commit.sha
      return commit
    })
    this.branches.set(branch, head ?? NO_COMMIT)
    const event = pushEvent({
      ...this.about(draft),
      ref: `refs/heads/${branch}`,
      before,
      head: head ?? NO_COMMIT,
    })
    this.feed.add([event], draft.visibleAfterMs)
    return { event, commits }
  }

  /** Opens a pull request and tells of it. */
  openPull(draft: PullRequestDraft = {}): GithubEvent {
    const { at = this.clock.now(), login = 'octocat', number = this.pulls.size + 1 } = draft
    this.pulls.set(number, {
      number,
      title: draft.title ?? 'Amazing new feature',
      author: draft.author ?? login,
      createdAt: at,
      additions: draft.additions ?? 100,
      deletions: draft.deletions ?? 3,
      commits: draft.commits ?? 1,
      mergedAt: draft.mergedAt ?? null,
      mergedBy: draft.mergedBy ?? null,
      closedAt: draft.closedAt ?? null,
    })
    return this.tellOfPull(number, 'opened', draft)
  }

  /** Closes a pull request, merged or not, and tells of it. */
  closePull(number: number, how: EventOptions & { readonly merged: boolean }): GithubEvent {
    const pull = this.pulls.get(number)
    if (pull === undefined) throw new Error(`There is no pull request ${number}.`)
    pull.closedAt = how.at ?? this.clock.now()
    if (how.merged) {
      pull.mergedAt = pull.closedAt
      pull.mergedBy = how.login ?? 'octocat'
    }
    return this.tellOfPull(number, 'closed', how)
  }

  private tellOfPull(number: number, action: string, options: EventOptions): GithubEvent {
    const event = pullRequestEvent({ ...this.about(options), number, action })
    this.feed.add([event])
    return event
  }

  private about(options: EventOptions): EventOptions {
    const { at = this.clock.now(), id, login } = options
    return {
      at,
      repo: this.name,
      isPublic: this.isPublic,
      ...(id !== undefined && { id }),
      ...(login !== undefined && { login }),
    }
  }
}

function draftsOf(
  commits: number | readonly CommitDraft[],
  author: string,
): readonly CommitDraft[] {
  return typeof commits === 'number' ? Array.from({ length: commits }, () => ({ author })) : commits
}
