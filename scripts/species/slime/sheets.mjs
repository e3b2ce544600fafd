// @ts-check
// Which animation goes where. A slime moves in its own way and does everything else as all familiars do.

import * as shared from '../default/sheets.mjs'
import { recut } from '../motion/clip.mjs'
import { eat } from './clips/meals.mjs'
import * as moves from './clips/moves.mjs'
import { beside } from './shapes.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../default/pose.mjs').Extra} Extra */

/** What is large keeps off the cell's edge, px from the middle. */
const FARTHEST = { yarn: 70, cable: 74, dust: 70 }
const FARTHEST_ELSE = 75

/** What is said over a head is said beside a sprout: above this line, px, within this much of the middle. */
const OVERHEAD = -138
const SPROUT = 50

/** Where a shared prop is with a slime. @param {Extra} extra @returns {Extra} */
function moved(extra) {
  const { kind, x, y } = extra
  // A slime's eyes are lower.
  if (kind === 'lens') return { ...extra, y: y + 30 }
  if (kind === 'yarn' && extra.held) return { ...extra, y: y + 14 }
  if (kind !== 'yarn' && y < OVERHEAD && Math.abs(x) < SPROUT)
    return { ...extra, x: x < 0 ? -SPROUT : SPROUT }
  const most = FARTHEST[/** @type {keyof typeof FARTHEST} */ (kind)] ?? FARTHEST_ELSE
  return { ...extra, x: beside(x, most) }
}

/** The same movement with its props beside a wider body. @param {Clip} clip @returns {Clip} */
const widened = (clip) => ({
  ...clip,
  poses: clip.poses.map((pose) => ({ ...pose, extras: pose.extras.map(moved) })),
})

/** What is a slime's own. @type {Record<string, Clip>} */
const own = {
  'walk-right': moves.walkRight,
  'walk-left': moves.walkLeft,
  'running-right': recut(
    moves.walkRight,
    [0, 1, 2, 3, 4, 5, 6, 7],
    [120, 120, 120, 120, 120, 120, 120, 220],
    true,
  ),
  'running-left': recut(
    moves.walkLeft,
    [0, 1, 2, 3, 4, 5, 6, 7],
    [120, 120, 120, 120, 120, 120, 120, 220],
    true,
  ),
  eat,
  carried: moves.carried,
  thrown: moves.thrown,
  fall: moves.fall,
  land: moves.land,
  climb: moves.climb,
  cling: moves.cling,
  peek: moves.peek,
}

/** @param {[string, Clip][]} rows @returns {[string, Clip][]} */
const asSlime = (rows) => rows.map(([name, clip]) => [name, own[name] ?? widened(clip)])

/** Rows of the Codex pet standard, version 2, in its order. */
export const standardRows = asSlime(shared.standardRows)

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = shared.neutralCell

/** Its animations, in the order of their rows. */
export const ownAnimations = asSlime(shared.ownAnimations)

export { aliases, next } from '../default/sheets.mjs'
