export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

export interface CivilDateTime {
  readonly date: CivilDate
  readonly time?: { readonly hours: number; readonly minutes: number; readonly seconds?: number }
}

/** `2026-11-20` as Google writes a date. */
export function civilDate(day: string): CivilDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** Google's date as `2026-11-20`, which sorts. */
export function dayOf(date: CivilDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

/** The day so many days later. */
export function daysLater(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** What a clock shows at an instant where the wall is `offsetSeconds` ahead of UTC: `2026-11-20T23:10:00`. */
export function wallTime(at: number, offsetSeconds: number): string {
  return new Date(at + offsetSeconds * 1000).toISOString().slice(0, 19)
}

export function civilDateTime(wall: string): CivilDateTime {
  const [day = '', time = ''] = wall.split('T')
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return { date: civilDate(day), time: { hours, minutes, ...(seconds > 0 && { seconds }) } }
}
