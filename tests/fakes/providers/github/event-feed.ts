import type { FakeClock } from '../clock'
import type { GithubEvent } from './event-bodies'

const DAY = 86_400_000
/** GitHub tells of so many days. */
const WINDOW_MS = 30 * DAY

interface Stored {
  readonly event: GithubEvent
  readonly visibleAt: number
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
  private stored: Stored[] = []

  constructor(private readonly clock: FakeClock) {}

  /** Lets events happen; `visibleAfterMs` later they are told, in between they are not. */
  add(events: readonly GithubEvent[], visibleAfterMs = 0): void {
    const visibleAt = this.clock.now() + visibleAfterMs
    const added = events.map((event) => ({ event, visibleAt })).reverse()
    this.stored = [...added, ...this.stored].sort((one, other) =>
      compareText(other.event.created_at, one.event.created_at),
    )
  }

  clear(): void {
    this.stored = []
  }

  /** A page of the feed; null beyond the window's end. */
  page(login: string, showPrivate: boolean, page: number, perPage: number): FeedPage | null {
    if ((page - 1) * perPage >= this.windowEvents) return null
    const now = this.clock.now()
    const told = this.stored
      .filter(({ event, visibleAt }) => {
        const isTheirs = event.actor.login.toLowerCase() === login.toLowerCase()
        return isTheirs && visibleAt <= now && (event.public || showPrivate)
      })
      .map(({ event }) => event)
      .filter((event) => Date.parse(event.created_at) > now - WINDOW_MS)
      .slice(0, this.windowEvents)
    const events = told.slice((page - 1) * perPage, page * perPage)
    return { events, last: Math.max(1, Math.ceil(told.length / perPage)) }
  }
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
