import { type LocalDate, addDays } from '@shared/domain/local-day'
import { MONTHS, shortDateWords } from '@shared/i18n/time-words'

/** A past period as one reads it: `16 Nov`, `9–15 Nov`, `28 Sep – 4 Oct`, `Oct 2026`. `end` is the day after its last. */
export function spanWords(start: LocalDate, end: LocalDate | null): string {
  if (end === null) return shortDateWords(start)
  const last = addDays(end, -1)
  if (last === start) return shortDateWords(start)
  const [year = '', month = '', day = ''] = start.split('-')
  if (day === '01' && end.endsWith('-01')) return `${MONTHS[Number(month) - 1] ?? ''} ${year}`
  return last.startsWith(`${year}-${month}-`)
    ? `${Number(day)}–${shortDateWords(last)}`
    : `${shortDateWords(start)} – ${shortDateWords(last)}`
}
