/** The ages of a body, from the first. */
export const STAGES = ['baby', 'young', 'grown'] as const
export type Stage = (typeof STAGES)[number]

/**
 * The level each stage begins at. Levels are reached at 50·n·(n−1) XP, and by RULES a day of some steps, a few tasks and
 * care brings about 100 XP, a full day of commits, reviews and focus 300 to 400. So the young body comes with 600 XP:
 * on the second day of a busy user, within the first week of a calm one, never within the first hour, before anybody
 * knows the baby. The grown one comes with 4,500 XP: after about two weeks, or six. Nobody grows back: XP are not lost.
 */
export const GROWS_AT: Readonly<Record<Stage, number>> = { baby: 1, young: 4, grown: 10 }

/** Of what begins at certain levels, what has begun last at `level`; the earliest where nothing has; null of nothing. */
export function begunAt<T extends { readonly fromLevel: number }>(
  all: readonly T[],
  level: number,
): T | null {
  const inOrder = all.toSorted((a, b) => a.fromLevel - b.fromLevel)
  return inOrder.findLast(({ fromLevel }) => fromLevel <= level) ?? inOrder[0] ?? null
}
