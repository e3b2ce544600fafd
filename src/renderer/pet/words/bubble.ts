import type { LedgerEntry } from '@shared/contract/ledger'
import type { BubbleLine } from '@shared/i18n/bubble-line'
import { type BubbleGroup, bubbleMessages } from '@shared/i18n/bubble-messages'

/** What happened while a bubble was up, put together. */
export interface BubbleContent {
  /** One for each type of event, in the order they came; of a flood only the newest. */
  readonly groups: readonly BubbleGroup[]
  /** The level reached meanwhile; null for none. */
  readonly level: number | null
  readonly events: number
  readonly xp: number
}

/** What was scored at once, as main tells it. */
export interface Scored {
  readonly entries: readonly LedgerEntry[]
  readonly total: number
  readonly xp: number
}

export const EMPTY: BubbleContent = { groups: [], level: null, events: 0, xp: 0 }

/** Adds newly scored events to what a bubble already says: events of one type become one line. */
export function addToBubble(content: BubbleContent, { entries, total, xp }: Scored): BubbleContent {
  return {
    groups: entries.reduce(addEntry, content.groups),
    level: entries.reduce(
      (level, { effect }) => (effect.level.to > effect.level.from ? effect.level.to : level),
      content.level,
    ),
    events: content.events + total,
    xp: content.xp + xp,
  }
}

function addEntry(groups: readonly BubbleGroup[], entry: LedgerEntry): readonly BubbleGroup[] {
  const { type, value, effect } = entry
  const place = entry.place ?? null
  const known = groups.find((group) => group.type === type)
  const group: BubbleGroup = known
    ? {
        ...known,
        events: known.events + 1,
        value: known.value + value,
        xp: known.xp + effect.xp,
        places: place === null ? known.places : new Set([...known.places, place]),
      }
    : {
        type,
        events: 1,
        value,
        xp: effect.xp,
        places: new Set(place === null ? [] : [place]),
        title: entry.title ?? null,
      }
  return [...groups.filter((other) => other.type !== type), group]
}

/** In a bubble of several lines, beside a longer start than this a place would be clipped to nothing. */
const ROOM_FOR_PLACE = 18

/** At most two lines: a new level first, then the newest kinds of event, and what finds no room as a number. */
export function bubbleLines(content: BubbleContent, style: 'full' | 'short'): BubbleLine[] {
  const lines = linesOf(content, style)
  if (lines.length === 1) return lines
  return lines.map((line) => (line.start.length > ROOM_FOR_PLACE ? { ...line, place: '' } : line))
}

function linesOf(content: BubbleContent, style: 'full' | 'short'): BubbleLine[] {
  const { groups, level, events, xp } = content
  const first = level === null ? [] : [bubbleMessages.level(level)]
  if (style === 'short') return [...first, bubbleMessages.xp(xp)]
  const told = groups.reduce((sum, group) => sum + group.events, 0)
  if (told < events) return [...first, bubbleMessages.flood(events, xp)]
  const newest = [...groups].reverse()
  const room = 2 - first.length
  if (newest.length <= room) return [...first, ...newest.map(bubbleMessages.line)]
  const shown = newest.slice(0, room - 1)
  const rest = newest.slice(room - 1)
  return [
    ...first,
    ...shown.map(bubbleMessages.line),
    bubbleMessages.more(
      rest.reduce((sum, group) => sum + group.events, 0),
      rest.reduce((sum, group) => sum + group.xp, 0),
    ),
  ]
}
