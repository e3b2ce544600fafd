// @ts-check
// Which animation goes where. A robot moves in its own way and does everything else as all familiars do.

import * as shared from '../default/sheets.mjs'
import { beats, recut } from '../motion/clip.mjs'
import { play } from './clips/antics.mjs'
import * as idles from './clips/idle.mjs'
import * as joys from './clips/joys.mjs'
import { eat } from './clips/meals.mjs'
import * as moves from './clips/moves.mjs'
import * as rests from './clips/rest.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../default/pose.mjs').Extra} Extra */

/** What is said over a head is said beside the antenna: above this line, px, within this much of the middle. */
const OVERHEAD = -128
const ANTENNA = 44

/** Where a shared prop is with a robot. @param {Extra} extra @returns {Extra} */
function moved(extra) {
  const { kind, x, y } = extra
  if (kind === 'lens') return { ...extra, x: x - 4, y: y - 8 }
  if (kind === 'cable') return { ...extra, x: x * 1.2 }
  if (kind !== 'yarn' && y < OVERHEAD && Math.abs(x) < ANTENNA)
    return { ...extra, x: x < 15 ? -ANTENNA : ANTENNA + 22, y: Math.max(y, -164) }
  return extra
}

/** The same movement with its props where a robot has room for them. @param {Clip} clip @returns {Clip} */
const adapted = (clip) => ({
  ...clip,
  poses: clip.poses.map((pose) => ({ ...pose, extras: pose.extras.map(moved) })),
})

const running = (/** @type {Clip} */ walk) =>
  recut(walk, [0, 1, 2, 3, 4, 5, 6, 7], beats(8, 120, 220), true)

/** What is a robot's own. @type {Record<string, Clip>} */
const own = {
  idle: idles.content,
  'idle-happy': idles.happy,
  'idle-ecstatic': idles.ecstatic,
  'idle-hungry': idles.hungry,
  'idle-sleepy': idles.sleepy,
  'idle-bored': idles.bored,
  'idle-worried': idles.worried,
  blink: idles.blinks.content,
  'blink-happy': idles.blinks.happy,
  'blink-ecstatic': idles.blinks.ecstatic,
  'blink-hungry': idles.blinks.hungry,
  'blink-sleepy': idles.blinks.sleepy,
  'blink-bored': idles.blinks.bored,
  'blink-worried': idles.blinks.worried,
  'walk-right': moves.walkRight,
  'walk-left': moves.walkLeft,
  'running-right': running(moves.walkRight),
  'running-left': running(moves.walkLeft),
  petted: adapted(idles.petted),
  eat,
  hungry: idles.hungryLook,
  'fall-asleep': rests.fallAsleep,
  sleep: rests.sleep,
  wake: rests.wake,
  celebrate: joys.celebrate,
  'level-up': joys.levelUp,
  play,
  carried: moves.carried,
  thrown: moves.thrown,
  fall: moves.fall,
  land: moves.land,
  climb: moves.climb,
  cling: moves.cling,
  peek: moves.peek,
}

/** @param {[string, Clip][]} rows @returns {[string, Clip][]} */
const asRobot = (rows) => rows.map(([name, clip]) => [name, own[name] ?? adapted(clip)])

/** Rows of the Codex pet standard, version 2, in its order. */
export const standardRows = asRobot(shared.standardRows)

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = shared.neutralCell

/** Its animations, in the order of their rows. */
export const ownAnimations = asRobot(shared.ownAnimations)

export { aliases, next } from '../default/sheets.mjs'
