import type { LocalDate } from '@shared/domain/local-day'

/** A date the contract gives as text, as the domain's own type. Throws a RangeError for anything else. */
export function readLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`Not a date: ${text}`)
  return text
}

function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
