import { useSyncExternalStore } from 'react'
import type { EpochMs } from '@shared/domain/local-day'
import { minuteClock } from './minute-clock'

/** The time, to the minute. */
export function useMinute(): EpochMs {
  return useSyncExternalStore(minuteClock.subscribe, minuteClock.now)
}
