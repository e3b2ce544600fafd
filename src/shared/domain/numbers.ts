/** Rounds to hundredths: the precision the pet's numbers are stored with, so that a sum of effects equals the state. */
export function hundredths(value: number): number {
  const rounded = Math.round((value + Number.EPSILON) * 100) / 100
  return rounded === 0 ? 0 : rounded
}

/** Rounds to millionths: takes off what binary fractions add, and nothing that anyone counts. */
export function millionths(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return rounded === 0 ? 0 : rounded
}

/** Keeps `value` within `min`…`max`, both included. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
