import type { Activity } from '@shared/contract/ledger'
import { type LocalDate, addDays, weekdayOf } from '@shared/domain/local-day'

export const WEEKS_SHOWN = 53

/** How much happened on a day, in steps of equal crowds; 0 is none. */
export type ActivityStep = 0 | 1 | 2 | 3 | 4

export interface ActivityCell {
  readonly date: LocalDate
  /** Null when nobody knows: the day is missing from what main told. */
  readonly counts: { readonly events: number; readonly xp: number } | null
  readonly step: ActivityStep
  /** A freeze covered this day. */
  readonly frozen: boolean
}

/** A week, Monday first; days that are yet to come are missing. */
export type ActivityWeek = readonly ActivityCell[]

/** Days to ask for, so that the first of 53 weeks begins on a Monday. */
export function daysShown(today: LocalDate): number {
  return (WEEKS_SHOWN - 1) * 7 + weekdayOf(today)
}

/** Lays a year of days out in weeks. */
export function activityWeeks({ days, streak }: Activity, today: LocalDate): ActivityWeek[] {
  const known = new Map(days.map((day) => [day.date, day]))
  const frozen = new Set(streak.frozen)
  const steps = stepsOf(days.map(({ events }) => events))
  const first = addDays(today, 1 - daysShown(today))
  const cells = Array.from({ length: daysShown(today) }, (_, index): ActivityCell => {
    const date = addDays(first, index)
    const day = known.get(date)
    return {
      date,
      counts: day ? { events: day.events, xp: day.xp } : null,
      step: day ? steps(day.events) : 0,
      frozen: frozen.has(date),
    }
  })
  return Array.from({ length: WEEKS_SHOWN }, (_, week) => cells.slice(7 * week, 7 * week + 7))
}

/** Quarters of the active days: one record day must not wash out all others. */
function stepsOf(counts: readonly number[]): (events: number) => ActivityStep {
  const active = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const at = (share: number): number =>
    active[Math.min(active.length - 1, Math.floor(active.length * share))] ?? 0
  const [quarter, half, most] = [at(0.25), at(0.5), at(0.75)]
  return (events) => {
    if (events <= 0) return 0
    if (events > most) return 4
    if (events > half) return 3
    return events > quarter ? 2 : 1
  }
}

/** A month's name over the week it begins in. */
export interface MonthLabel {
  readonly week: number
  readonly month: number
}

/** Where months begin; a label without room before the next is left out. */
export function monthLabels(weeks: readonly ActivityWeek[]): MonthLabel[] {
  const labels: MonthLabel[] = []
  weeks.forEach((week, index) => {
    const month = Number(week[0]?.date.slice(5, 7))
    const last = labels.at(-1)
    if (last?.month === month || Number.isNaN(month)) return
    if (last && index - last.week < 3) labels.pop()
    labels.push({ week: index, month })
  })
  return labels.filter(({ week }) => week <= weeks.length - 2)
}
