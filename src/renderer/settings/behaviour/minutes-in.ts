/** Minutes after midnight of a clock time such as `07:30`; null when it is none. */
export function minutesIn(clock: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(clock)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}
