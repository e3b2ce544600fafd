/** Share of the full effect, by how much of the day's cap is already used. */
const HALF = 0.5
const FIFTH = 0.2

/**
 * The worth of the day's first `units` units: full up to `cap`, half for as many again, a fifth beyond.
 * Below zero (work taken back) every unit counts in full, so that taking back never pays.
 */
function worthOfFirst(units: number, cap: number): number {
  if (units <= cap) return units
  if (units <= 2 * cap) return cap + (units - cap) * HALF
  return cap + cap * HALF + (units - 2 * cap) * FIFTH
}

/**
 * What `units` more units are worth after `usedToday` units of the same type on the same day.
 *
 * It is a difference of one function, so the order and grouping of events never change a day's total, and a negative
 * event takes back exactly what its positive twin gave.
 */
export function worthOf(usedToday: number, units: number, cap: number): number {
  return worthOfFirst(usedToday + units, cap) - worthOfFirst(usedToday, cap)
}
