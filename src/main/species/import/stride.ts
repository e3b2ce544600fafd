import { CELL, type OwnAnimation } from './imported-species'

/** One play of a Codex walk, in cell pixels. The standard names none; this is one that suits most of its pets. */
export const CODEX_STRIDE_PX = 96

/** How far a pet goes in a second of its walk where its format says nothing: half its cell, as those of Codex nearly do. */
const USUAL_PX_PER_MS = CELL.width / 2 / 1_000

/** And at most: two cells, which is a dash. */
const MOST_PX_PER_MS = (CELL.width * 2) / 1_000

const WALKS = /^(?:walk|running)-/

/**
 * How far one play of an animation carries the pet, in cell pixels: what is known of it, else what the time it takes is
 * usually good for, since a pet without a stride marches on the spot. Null for all that stays in its place.
 */
export function strideOf({ name, durationsMs, stridePx }: OwnAnimation): number | null {
  if (!WALKS.test(name)) return null
  const ms = durationsMs.reduce((sum, each) => sum + each, 0)
  const stride = Math.min(stridePx ?? ms * USUAL_PX_PER_MS, ms * MOST_PX_PER_MS)
  return Math.max(1, Math.round(stride))
}
