import type { Calendar } from '@shared/domain/local-day'
import { eventMessages } from '@shared/i18n/event-messages'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { clockWords } from '@shared/i18n/time-words'
import { capWords, groupCapWords } from './cap-words'
import type { LedgerGroup } from './group-entries'
import type { GroupSummary } from './summarise-group'

export interface LineContext {
  readonly calendar: Calendar
  readonly pet: string | null
  readonly isToday: boolean
}

export interface LineWords {
  readonly what: string
  /** Place, source, time and the goals moved. */
  readonly where: string
  /** Why it counted less than in full; null when it did not. */
  readonly capped: string | null
}

/** A line of the ledger in words. */
export function lineWords(
  { entries }: LedgerGroup,
  summary: GroupSummary,
  { calendar, pet, isToday }: LineContext,
): LineWords {
  const [first] = entries
  const single = entries.length === 1
  const place = single ? first.place : undefined
  const source = first.source === 'familiar' ? undefined : eventMessages.source(first.source)
  const moved = summary.goals.length === 0 ? undefined : ledgerMessages.moved(summary.goals)
  return {
    what: single
      ? eventMessages.deed(first.type, first.value, first.title, pet)
      : eventMessages.deeds(first.type, summary.value, first.place, pet),
    where: [place, source, clockWords(Date.parse(first.occurredAt), calendar), moved]
      .filter((part) => part !== undefined)
      .join(' · '),
    capped: single ? capWords(first, isToday) : groupCapWords(entries),
  }
}
