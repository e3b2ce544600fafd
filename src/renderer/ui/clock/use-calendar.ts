import { useMemo } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
import { type Calendar, calendarFor } from '@shared/domain/local-day'

/** The user's calendar, kept for as long as the time zone stays. Before the pet is known: the computer's. */
export function useCalendar(rhythm: PetSnapshot['rhythm'] | undefined): Calendar {
  const timeZone = rhythm?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(() => calendarFor(timeZone), [timeZone])
}
