// @ts-check
// Which animation goes where. What a dragon does in its own way is its own; the rest it does as all familiars do.

import * as shared from '../default/sheets.mjs'
import { blinkOver } from '../default/clips/idle.mjs'
import { recut } from '../motion/clip.mjs'
import * as hoard from './clips/hoard.mjs'
import * as idles from './clips/idle.mjs'
import * as joys from './clips/joys.mjs'
import { eat } from './clips/meals.mjs'
import * as moves from './clips/moves.mjs'
import * as rests from './clips/rest.mjs'
import { walkLeft, walkRight } from './clips/walk.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../default/pose.mjs').Extra} Extra */

/** The standard's beat of a run, ms. */
const RUN = [120, 120, 120, 120, 120, 120, 120, 220]
const running = (/** @type {Clip} */ walk) => recut(walk, [0, 1, 2, 3, 4, 5, 6, 7], RUN, true)

/** What is a dragon's own. @type {Record<string, Clip>} */
const own = {
  idle: idles.content,
  blink: blinkOver(idles.content),
  'idle-happy': idles.happy,
  'blink-happy': blinkOver(idles.happy),
  'idle-ecstatic': idles.ecstatic,
  'blink-ecstatic': blinkOver(idles.ecstatic),
  'idle-bored': idles.bored,
  'blink-bored': blinkOver(idles.bored, [120, 90, 90]),
  'walk-right': walkRight,
  'walk-left': walkLeft,
  'running-right': running(walkRight),
  'running-left': running(walkLeft),
  sit: hoard.sit,
  'sit-idle': hoard.sitIdle,
  play: hoard.play,
  eat,
  'fall-asleep': rests.fallAsleep,
  sleep: rests.sleep,
  wake: rests.wake,
  celebrate: joys.celebrate,
  'level-up': joys.levelUp,
  carried: moves.carried,
  thrown: moves.thrown,
  fall: moves.fall,
  land: moves.land,
  climb: moves.climb,
  cling: moves.cling,
  peek: moves.peek,
}

/** What is said over a head is said beside the horns: above this line, px, within this much of the middle. */
const OVERHEAD = -138
const HORNS = 56

/** Where a shared prop is with a dragon. @param {Extra} extra @returns {Extra} */
function moved(extra) {
  const { kind, x, y } = extra
  if (kind === 'lens' || extra.behind) return extra
  if (y < OVERHEAD && Math.abs(x) < HORNS) return { ...extra, x: x < 0 ? -HORNS : HORNS }
  return extra
}

/** The same movement with its props beside horns. @param {Clip} clip @returns {Clip} */
const horned = (clip) => ({
  ...clip,
  poses: clip.poses.map((pose) => ({ ...pose, extras: pose.extras.map(moved) })),
})

/** @param {[string, Clip][]} rows @returns {[string, Clip][]} */
const asDragon = (rows) => rows.map(([name, clip]) => [name, own[name] ?? horned(clip)])

/** Rows of the Codex pet standard, version 2, in its order. */
export const standardRows = asDragon(shared.standardRows)

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = { ...shared.neutralCell, pose: idles.content.poses[0] }

/** Its animations, in the order of their rows. */
export const ownAnimations = asDragon(shared.ownAnimations)

export { aliases, next } from '../default/sheets.mjs'
