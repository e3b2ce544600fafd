import type { FakeClock } from '../clock'
import { type Answer, type FakeRequest, empty } from '../exchange'
import type { SecretBook } from '../secrets'
import type { Mount } from '../server'
import { type GithubAccount, OCTOCAT } from './account'
import { GithubApi } from './api'
import { AVATAR } from './avatar'
import type { GithubEvent } from './event-bodies'
import { EventFeed } from './event-feed'
import { GithubOAuth } from './oauth'
import { RateLimit } from './rate-limit'
import { FakeRepository } from './repository'

/** GitHub: sign-in, events, repositories, limits. */
export class FakeGithub {
  /** Whose account it is. Tokens of another account no longer open anything. */
  account: GithubAccount = OCTOCAT
  readonly feed: EventFeed
  readonly rateLimit: RateLimit
  readonly oauth: GithubOAuth
  private readonly repositories = new Map<string, FakeRepository>()
  private readonly api: GithubApi

  constructor(
    private readonly clock: FakeClock,
    readonly secrets: SecretBook,
  ) {
    this.feed = new EventFeed(clock)
    this.rateLimit = new RateLimit(clock)
    this.oauth = new GithubOAuth(clock, secrets, () => this.account.login)
    this.api = new GithubApi(this)
  }

  /** Lets events appear in the feed of who did them. */
  addEvents(events: readonly GithubEvent[], visibleAfterMs = 0): void {
    this.feed.add(events, visibleAfterMs)
  }

  /** The repository of that name; made when there is none. */
  repository(
    name = 'octocat/Hello-World',
    options: { readonly readable?: boolean; readonly isPublic?: boolean } = {},
  ): FakeRepository {
    const known = this.repositories.get(name)
    if (known !== undefined) return known
    const { readable = true, isPublic = true } = options
    const made = new FakeRepository(name, readable, isPublic, this.clock, this.feed)
    this.repositories.set(name, made)
    return made
  }

  /** The repository as the app sees it; null when it may not read it. */
  readable(name: string): FakeRepository | null {
    const repository = this.repositories.get(name)
    return repository?.readable === true ? repository : null
  }

  /** github.com, and a GitHub Enterprise server at the root of the same address. */
  mounts(): readonly Mount[] {
    const web = this.oauth.routes()
    const provider = 'github' as const
    const api = (request: FakeRequest): Answer =>
      request.path === '/avatar.png'
        ? { status: 200, headers: { 'content-type': 'image/png' }, body: AVATAR }
        : this.api.answer(request)
    return [
      { provider, prefix: '/github/web', answer: (request) => web.answer(request) },
      { provider, prefix: '/github/api', answer: api },
      { provider, prefix: '/api/v3', answer: api },
      { provider, prefix: '', answer: (request) => web.answer(request) ?? empty(404) },
    ]
  }
}
