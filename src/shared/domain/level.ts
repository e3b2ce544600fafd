/** XP at which level `level` begins: 50·n·(n−1), so 100 for level 2 and 300 for level 3. */
export function xpAtLevel(level: number): number {
  return 50 * level * (level - 1)
}

/** The level a total of `xp` has reached; never below 1. */
export function levelOf(xp: number): number {
  // The root of 50·n·(n−1) = xp, then corrected by the exact integers: a square root may land a hair below a whole number.
  const estimate = Math.max(1, Math.floor((1 + Math.sqrt(1 + (4 * Math.max(0, xp)) / 50)) / 2))
  if (xpAtLevel(estimate + 1) <= xp) return estimate + 1
  if (estimate > 1 && xpAtLevel(estimate) > xp) return estimate - 1
  return estimate
}

export interface LevelProgress {
  readonly level: number
  /** XP gathered since this level began. */
  readonly into: number
  /** XP this level takes from its beginning to its end. */
  readonly size: number
}

/** How far a total of `xp` is on its way through its level. */
export function levelProgress(xp: number): LevelProgress {
  const level = levelOf(xp)
  const begins = xpAtLevel(level)
  return { level, into: Math.max(0, xp - begins), size: xpAtLevel(level + 1) - begins }
}
