const WHOLE = /^-?\d+$/
/** Beyond this a number is not spelled out in a sentence. */
const READABLE_DIGITS = 18

/**
 * Reads a count as Google writes it: int64 arrive as decimal strings. Throws an Error with one sentence for anything
 * that is no whole number from 0 to `most`; `what` names it, as in "steps of a day".
 */
export function readCount(value: unknown, most: number, what: string): number {
  const count = wholeOf(value)
  if (count === null) throw new Error(`The ${what} are not given as a whole number.`)
  if (count < 0n) throw new Error(`The ${what} are given as less than none.`)
  if (count > BigInt(most)) {
    const digits = count.toString()
    const given = digits.length > READABLE_DIGITS ? `a number of ${digits.length} digits` : digits
    throw new Error(`The ${what} are given as ${given}, more than the ${most} there can be.`)
  }
  return Number(count)
}

function wholeOf(value: unknown): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  // Past a thousand digits there is nothing to tell apart, and BigInt becomes slow.
  if (typeof value !== 'string' || value.length > 1_000 || !WHOLE.test(value)) return null
  return BigInt(value)
}
