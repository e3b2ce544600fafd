import type { FakeClock } from '../clock'
import type { GithubEvent } from './event-bodies'

const DAY = 86_400_000
/** GitHub tells of so many days. */
const WINDOW_MS = 30 * DAY

interface Stored {
  readonly event: GithubEvent
  readonly at: number
  readonly visibleAt: number
  /** The how manieth it is: of two events of the same second the later one is told first. */
  readonly order: number
}

export interface FeedPage {
  readonly events: readonly GithubEvent[]
  readonly last: number
}

/** The events of every user, as their feeds tell them: the newest first, and only the latest. */
export class EventFeed {
  /** Seconds between two polls that GitHub asks for. */
  pollInterval = 60
  /** GitHub tells of at most so many events. */
  windowEvents = 300
  private readonly byLogin = new Map<string, { stored: Stored[]; isSorted: boolean }>()
  private count = 0

  constructor(private readonly clock: FakeClock) {}

  /** Lets events happen; `visibleAfterMs` later they are told, in between they are not. */
  add(events: readonly GithubEvent[], visibleAfterMs = 0): void {
    const visibleAt = this.clock.now() + visibleAfterMs
    for (const event of events) {
      const of = this.of(event.actor.login)
      const order = (this.count += 1)
      of.stored.push({ event, at: Date.parse(event.created_at), visibleAt, order })
      of.isSorted = false
    }
  }

  clear(): void {
    this.byLogin.clear()
  }

  /** A page of the feed; null beyond the window's end. */
  page(login: string, showPrivate: boolean, page: number, perPage: number): FeedPage | null {
    if ((page - 1) * perPage >= this.windowEvents) return null
    const now = this.clock.now()
    const told: GithubEvent[] = []
    for (const { event, at, visibleAt } of this.sorted(login)) {
      if (told.length === this.windowEvents || at <= now - WINDOW_MS) break
      if (visibleAt <= now && (event.public || showPrivate)) told.push(event)
    }
    const events = told.slice((page - 1) * perPage, page * perPage)
    return { events, last: Math.max(1, Math.ceil(told.length / perPage)) }
  }

  private sorted(login: string): readonly Stored[] {
    const of = this.of(login)
    if (!of.isSorted) of.stored.sort((one, other) => other.at - one.at || other.order - one.order)
    of.isSorted = true
    return of.stored
  }

  private of(login: string): { stored: Stored[]; isSorted: boolean } {
    const key = login.toLowerCase()
    const known = this.byLogin.get(key) ?? { stored: [], isSorted: true }
    this.byLogin.set(key, known)
    return known
  }
}
