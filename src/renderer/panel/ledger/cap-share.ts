import type { LedgerEntry } from '@shared/contract/ledger'
import { hundredths } from '@shared/domain/numbers'

/** How much of an event the day's soft cap let through. */
export type CapShare = 'full' | 'half' | 'fifth' | 'mixed'

/** Reads the share off the effect itself, so that lines scored by older rules are told truly too. */
export function capShare({ effect: { cap } }: LedgerEntry): CapShare {
  // Worth is kept in hundredths, units as they came.
  if (cap.units <= 0 || cap.worth === hundredths(cap.units)) return 'full'
  if (cap.worth === hundredths(cap.units * 0.5)) return 'half'
  if (cap.worth === hundredths(cap.units * 0.2)) return 'fifth'
  return 'mixed'
}
