import type { LedgerEntry } from '@shared/contract/ledger'
import { eventMessages } from '@shared/i18n/event-messages'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { capShare } from './cap-share'

/** Why an event counted less than in full; null when it did not. */
export function capWords(entry: LedgerEntry, isToday: boolean): string | null {
  const { usedToday, units, worth } = entry.effect.cap
  // Only a single whole unit has a place in the day's count: steps and hours come in pieces.
  const nth =
    units === 1 && Number.isInteger(usedToday)
      ? ledgerMessages.nth(usedToday + 1, eventMessages.unit(entry.type), isToday)
      : null
  switch (capShare(entry)) {
    case 'full':
      return null
    case 'half':
      return ledgerMessages.half(nth)
    case 'fifth':
      return ledgerMessages.fifth(nth)
    case 'mixed':
      return ledgerMessages.partly(worth, units)
  }
}

/** The same for the events of one line together. */
export function groupCapWords(entries: readonly LedgerEntry[]): string | null {
  const shares = entries.map(capShare)
  if (shares.every((share) => share === 'half')) return ledgerMessages.eachHalf
  if (shares.every((share) => share === 'fifth')) return ledgerMessages.eachFifth
  const capped = shares.filter((share) => share !== 'full').length
  return capped === 0 ? null : ledgerMessages.someCapped(capped, entries.length)
}
