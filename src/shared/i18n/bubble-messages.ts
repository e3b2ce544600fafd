import type { EventType } from '../domain/event-type'
import { type BubbleLine, plain } from './bubble-line'
import { eventMessages } from './event-messages'
import { counted, formatNumber } from './messages'

/** What a bubble says of one kind of event. */
export interface BubbleGroup {
  readonly type: EventType
  readonly events: number
  readonly value: number
  readonly xp: number
  /** Where they happened. */
  readonly places: ReadonlySet<string>
  readonly title: string | null
}

const CARE: Readonly<Partial<Record<EventType, string>>> = {
  'pet.fed': 'Yum',
  'pet.petted': 'Purr',
  'pet.played': 'Again!',
}

/** Two lines of a bubble hold a title of this length with what is said around it. */
const LONGEST_TITLE = 36

/** The words of the pet's bubbles. */
export const bubbleMessages = {
  /** `+3 commits · familiar · +30 XP` */
  line: (group: BubbleGroup): BubbleLine => ({
    start: what(group).join(' · '),
    place: where(group)
      .map((place) => ` · ${place}`)
      .join(''),
    end: ` · ${eventMessages.xp(group.xp)}`,
  }),
  /** More than can be told one by one: `+1,000 events · +2,539 XP`. */
  flood: (events: number, xp: number): BubbleLine =>
    plain(`+${counted(events, 'event', 'events')} · ${eventMessages.xp(xp)}`),
  more: (events: number, xp: number): BubbleLine =>
    plain(`${formatNumber(events)} more · ${eventMessages.xp(xp)}`),
  level: (level: number): BubbleLine => plain(`Level ${level}!`),
  xp: (xp: number): BubbleLine => plain(eventMessages.xp(xp)),
}

function what({ type, value, events, title }: BubbleGroup): string[] {
  const care = CARE[type]
  if (care !== undefined) return [care]
  if (type === 'goal.completed' && events === 1 && title !== null)
    return ['Goal reached', clipped(title)]
  const words = eventMessages.amount(type, value)
  return [value < 0 ? words : `+${words}`]
}

function clipped(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title
}

function where({ places }: BubbleGroup): string[] {
  if (places.size > 1) return [counted(places.size, 'place', 'places')]
  return [...places]
}
