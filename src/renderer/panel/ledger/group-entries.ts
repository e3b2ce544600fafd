import type { LedgerEntry } from '@shared/contract/ledger'
import type { EventId } from '@shared/domain/ids'
import type { Calendar, LocalDate } from '@shared/domain/local-day'

/** Consecutive events of one kind, of one pet, at one place, on one day: a line of the ledger. */
export interface LedgerGroup {
  /** The oldest event's: it stays the same while newer events join. */
  readonly key: EventId
  readonly date: LocalDate
  /** Newest first, never empty. */
  readonly entries: readonly [LedgerEntry, ...LedgerEntry[]]
}

/** Merges neighbours of a ledger sorted newest first. */
export function groupEntries(entries: readonly LedgerEntry[], calendar: Calendar): LedgerGroup[] {
  const groups: LedgerGroup[] = []
  for (const entry of entries) {
    const date = calendar.dateAt(Date.parse(entry.occurredAt))
    const last = groups.at(-1)
    if (last?.date === date && belongsTo(last.entries[0], entry)) {
      groups[groups.length - 1] = { date, key: entry.id, entries: [...last.entries, entry] }
    } else {
      groups.push({ date, key: entry.id, entries: [entry] })
    }
  }
  return groups
}

/** What a taken-back event undoes must not vanish in a sum, so its sign counts as part of its kind. */
function belongsTo(group: LedgerEntry, entry: LedgerEntry): boolean {
  return (
    group.type === entry.type &&
    group.pet === entry.pet &&
    group.source === entry.source &&
    group.place === entry.place &&
    group.value < 0 === entry.value < 0 &&
    entry.type !== 'goal.completed'
  )
}
