import { type LocalDate, addDays, weekdayOf } from '@shared/domain/local-day'
import type { ActivityWeek } from './activity-weeks'

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
  PageUp: -28,
  PageDown: 28,
}

/** The day a key leads to from another; null when the key means nothing here or there is no such day. */
export function neighbour(
  weeks: readonly ActivityWeek[],
  from: LocalDate,
  key: string,
  ctrl: boolean,
): LocalDate | null {
  const first = weeks[0]?.[0]?.date
  const last = weeks.at(-1)?.at(-1)?.date
  if (first === undefined || last === undefined) return null
  const within = (date: LocalDate): LocalDate | null =>
    date >= first && date <= last ? date : null

  if (key === 'Home') return ctrl ? first : addDays(first, weekdayOf(from) - 1)
  if (key === 'End') {
    const inLastWeek = addDays(last, weekdayOf(from) - weekdayOf(last))
    return ctrl ? last : (within(inLastWeek) ?? addDays(inLastWeek, -7))
  }
  const step = STEPS[key]
  return step === undefined ? null : within(addDays(from, step))
}
