/** How hard a password is to guess. */
export const STRENGTHS = ['weak', 'fair', 'good', 'strong'] as const
export type Strength = (typeof STRENGTHS)[number]

/** What the lists of guessers begin with. */
const COMMON =
  /pass ?word|qwert|asdf|letmein|welcome|dragon|monkey|football|iloveyou|admin|familiar|abc123|1q2w3e/gi

/**
 * Judges a password by the number of guesses it would take, roughly: its telling characters, times the bits each of
 * them may hold. Repetitions, rows such as `abcd` or `4321`, and words everybody takes tell next to nothing.
 */
export function strengthOf(password: string): Strength {
  const bits = tellingCharacters(password) * Math.log2(alphabetOf(password))
  if (bits < 40) return 'weak'
  if (bits < 60) return 'fair'
  return bits < 80 ? 'good' : 'strong'
}

function tellingCharacters(password: string): number {
  const letters = Array.from(password.replace(COMMON, '*'))
  const telling = letters.filter((letter, index) => {
    const [before, last] = [letters[index - 2], letters[index - 1]]
    if (last === undefined) return true
    if (letter === last) return false
    const step = stepOf(last, letter)
    return before === undefined || Math.abs(step) !== 1 || stepOf(before, last) !== step
  })
  // A few characters in many places are not many characters.
  return Math.min(telling.length, 2 * new Set(letters).size)
}

function stepOf(from: string, to: string): number {
  return (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0)
}

function alphabetOf(password: string): number {
  const kinds: readonly [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z\d]/, 33],
  ]
  const size = kinds.reduce((sum, [kind, letters]) => sum + (kind.test(password) ? letters : 0), 0)
  return Math.max(2, size)
}
