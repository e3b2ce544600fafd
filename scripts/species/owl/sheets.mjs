// @ts-check
// Which animation goes where. An owl moves in its own way and does everything else as all familiars do.

import * as shared from '../default/sheets.mjs'
import { recut } from '../motion/clip.mjs'
import { play } from './clips/antics.mjs'
import { hover, wave } from './clips/gestures.mjs'
import * as idles from './clips/idle.mjs'
import { celebrate, levelUp } from './clips/joys.mjs'
import { eat } from './clips/meals.mjs'
import * as air from './clips/air.mjs'
import { walkLeft, walkRight } from './clips/walk.mjs'
import * as walls from './clips/walls.mjs'
import { beside } from './wings.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('../default/pose.mjs').Extra} Extra */

/** What is large keeps off the cell's edge, px from the middle. */
const FARTHEST = { cable: 66 }
const FARTHEST_ELSE = 70

/** What is said over a head is said between the tufts, above the crown, px. */
const OVERHEAD = -134
const BETWEEN = 26
const CROWN = -150

/** Where a shared prop is with an owl. @param {Extra} extra @returns {Extra} */
function moved(extra) {
  const { kind, x, y } = extra
  if (kind === 'lens' || extra.held) return extra
  if (y < OVERHEAD && Math.abs(x) < BETWEEN) return { ...extra, y: Math.min(y, CROWN) }
  const most = FARTHEST[/** @type {keyof typeof FARTHEST} */ (kind)] ?? FARTHEST_ELSE
  return { ...extra, x: beside(x, most) }
}

/** The same movement with its props beside a wider head. @param {Clip} clip @returns {Clip} */
const widened = (clip) => ({
  ...clip,
  poses: clip.poses.map((pose) => ({ ...pose, extras: pose.extras.map(moved) })),
})

/** The same movement with every pose changed. @param {Clip} clip @param {(pose: Pose) => void} change @returns {Clip} */
const changed = (clip, change) => ({
  ...clip,
  poses: clip.poses.map((pose) => {
    const copy = structuredClone(pose)
    change(copy)
    return copy
  }),
})

/** An owl turns its head rather than its eyes. @param {Pose} pose */
const turnsItsHead = ({ head }) => {
  head.yaw *= 1.6
  for (const eye of head.eyes) eye.lookX *= 0.6
}

/** Feathers stand up under a stroking hand. @param {Pose} pose */
const fluffedUp = ({ tail }) => {
  tail.puff = 1.26
}

/** It holds a cable lower than its face is broad, and by a shorter end. @param {Pose} pose */
const holdsItLow = ({ arms, extras }) => {
  arms[0].y += 13
  for (const extra of extras.filter(({ kind }) => kind === 'cable')) {
    extra.y += 15
    extra.size = 0.8
  }
}

/** Whoever is in doubt looks at it from the side. @param {Pose} pose */
const inDoubt = ({ head }) => {
  head.tilt *= 2.6
}

const STANDARD_BEAT = [120, 120, 120, 120, 120, 120, 120, 220]
const ALL = [0, 1, 2, 3, 4, 5, 6, 7]

/** @param {Clip} clip */
const looking = (clip) => changed(clip, turnsItsHead)

const byName = new Map([...shared.standardRows, ...shared.ownAnimations])
const named = (/** @type {string} */ name) => /** @type {Clip} */ (byName.get(name))

/** @type {Record<string, Clip>} */
const idle = {
  idle: named('idle'),
  'idle-happy': idles.happy,
  'idle-ecstatic': idles.ecstatic,
  'idle-hungry': widened(named('idle-hungry')),
  'idle-sleepy': named('idle-sleepy'),
  'idle-bored': idles.bored,
  'idle-worried': widened(named('idle-worried')),
}

/** What is an owl's own. @type {Record<string, Clip>} */
const own = {
  ...idle,
  ...Object.fromEntries(
    Object.entries(idle).map(([name, clip]) => [
      name.replace('idle', 'blink'),
      idles.blinkOver(clip),
    ]),
  ),
  'walk-right': walkRight,
  'walk-left': walkLeft,
  'running-right': recut(walkRight, ALL, STANDARD_BEAT, true),
  'running-left': recut(walkLeft, ALL, STANDARD_BEAT, true),
  waving: recut(wave, [1, 2, 3, 6], [140, 140, 140, 280], true),
  look: looking(named('look')),
  'look-0': looking(named('look-0')),
  'look-8': looking(named('look-8')),
  hover,
  wave,
  waiting: widened(changed(named('waiting'), inDoubt)),
  trouble: widened(changed(named('trouble'), holdsItLow)),
  petted: widened(changed(named('petted'), fluffedUp)),
  eat,
  celebrate,
  'level-up': levelUp,
  play,
  carried: air.carried,
  thrown: air.thrown,
  fall: air.fall,
  land: air.land,
  climb: walls.climb,
  cling: walls.cling,
  peek: walls.peek,
}

/** @param {[string, Clip][]} rows @returns {[string, Clip][]} */
const asOwl = (rows) => rows.map(([name, clip]) => [name, own[name] ?? widened(clip)])

/** Rows of the Codex pet standard, version 2, in its order. */
export const standardRows = asOwl(shared.standardRows)

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = shared.neutralCell

/** Its animations, in the order of their rows. */
export const ownAnimations = asOwl(shared.ownAnimations)

export { aliases, next } from '../default/sheets.mjs'
