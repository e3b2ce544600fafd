import type { LedgerEntry } from '@shared/contract/ledger'
import type { PetSnapshot } from '@shared/contract/pet'
import type { PetState } from '@shared/domain/pet-state'
import { type EpochMs, HOUR, calendarFor } from '@shared/domain/local-day'
import { dayPartAt } from '../behaviour/day-part'
import type { Circumstances } from '../behaviour/whim'

/** So much work within the hour makes a busy one; so long without any, and the pet makes its own fun. */
const MUCH_WORK = 5
const WITHIN_MS = HOUR
const NONE_FOR_MS = 3 * HOUR

/** Remembers the work that was scored within the hour. */
export interface WorkMemory {
  note(entries: readonly LedgerEntry[], now: EpochMs): void
  /** Of a pet whose last event was at `lastEvent`. */
  paceAt(now: EpochMs, lastEvent: EpochMs): Circumstances['work']
}

export function rememberWork(): WorkMemory {
  let times: EpochMs[] = []
  return {
    note: (entries, now) => {
      const work = entries.filter((entry) => !isCare(entry))
      // By when it was done: what is counted only now may be of last week.
      const done = work.map(({ occurredAt }) => Math.min(now, Date.parse(occurredAt)))
      times = [...times, ...done].filter((at) => now - at < WITHIN_MS).slice(-MUCH_WORK)
    },
    paceAt: (now, lastEvent) => {
      const recent = times.filter((at) => now - at < WITHIN_MS)
      if (recent.length >= MUCH_WORK) return 'much'
      return now - lastEvent >= NONE_FOR_MS ? 'none' : 'some'
    },
  }
}

/** Did the user do this with the pet itself? */
export function isCare({ type }: LedgerEntry): boolean {
  return type === 'pet.fed' || type === 'pet.petted' || type === 'pet.played'
}

/** Before anything is known of the pet. */
export const ANY_DAY: Circumstances = { dayPart: 'day', work: 'some', energy: 100, hunger: 0 }

/** What surrounds a pet that feels like this now. */
export function circumstancesOf(
  { rhythm, state }: PetSnapshot,
  felt: PetState,
  work: WorkMemory,
  now: EpochMs,
): Circumstances {
  return {
    dayPart: dayPartAt(now, rhythm.night, calendarFor(rhythm.timeZone)),
    work: work.paceAt(now, Date.parse(state.last_update)),
    energy: felt.energy,
    hunger: felt.hunger,
  }
}
