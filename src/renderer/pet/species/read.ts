/** Reading of data that came from outside, by hand: the pet's page is too small for a validator. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text field, null when it is missing or something else. */
export function textIn(record: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' ? value : null
}

/** A number field, null when it is missing or something else. */
export function numberIn(record: Readonly<Record<string, unknown>>, key: string): number | null {
  const value = record[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
