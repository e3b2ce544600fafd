import type { LedgerEntry } from '@shared/contract/ledger'
import { ACT_RULES } from '../behaviour/act'
import { actFor } from '../behaviour/act-for'
import type { Input } from '../behaviour/behaviour'
import { isCare } from './circumstances'

/**
 * What newly scored events are to the pet: the weightiest of them, and that it was fed. While the user works only what
 * they did with the pet itself.
 */
export function reactionsTo(entries: readonly LedgerEntry[], focused: boolean): Input[] {
  const felt = focused ? entries.filter(isCare) : entries
  const deeds = felt
    .filter((entry) => !isMeal(entry))
    .map((entry) => ({ type: 'did' as const, act: actFor(entry), byUser: isCare(entry) }))
    .sort((a, b) => ACT_RULES[b.act].priority - ACT_RULES[a.act].priority)
  return [...deeds.slice(0, 1), ...(felt.some(isMeal) ? [{ type: 'fed' as const }] : [])]
}

/** A meal that makes it grow is celebrated as that. */
function isMeal(entry: LedgerEntry): boolean {
  return entry.type === 'pet.fed' && actFor(entry) === 'eat'
}
