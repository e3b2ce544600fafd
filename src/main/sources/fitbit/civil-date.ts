import { z } from 'zod'
import type { LocalDate } from '@shared/domain/local-day'

const dateSchema = z.object({
  year: z.int().min(1970).max(9999),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
})
const civilTimeSchema = z.object({ date: dateSchema })

/** A civil date as text, as Familiar stores it. */
export const localDateSchema = z.custom<LocalDate>(
  (value) => z.iso.date().safeParse(value).success,
  'Not a date such as 2026-11-20',
)

/** The date of Google's `CivilDateTime`, as it is: the day on the wrist. Null for none, or one no calendar has. */
export function civilDateOf(civilTime: unknown): LocalDate | null {
  const parsed = civilTimeSchema.safeParse(civilTime)
  if (!parsed.success) return null
  const { year, month, day } = parsed.data.date
  const two = (part: number): string => String(part).padStart(2, '0')
  const date = localDateSchema.safeParse(`${year}-${two(month)}-${two(day)}`)
  return date.success ? date.data : null
}

/** A date as Google's `Date`. */
export function googleDate(date: LocalDate): z.infer<typeof dateSchema> {
  const [year, month, day] = date.split('-').map(Number)
  return dateSchema.parse({ year, month, day })
}
