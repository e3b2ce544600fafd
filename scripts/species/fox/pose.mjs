// @ts-check
// How a fox carries itself where it differs from what all share: its own resting poses, and its moods with the tail first.

import { lay } from '../motion/tracks.mjs'
import { moods } from '../default/moods.mjs'
import * as shared from '../default/pose.mjs'

/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('../default/moods.mjs').Mood} Mood */
/** @typedef {Record<string, import('../motion/tracks.mjs').Value>} Changes */

/** The tail round the feet, its tip up. */
export const wrapped = {
  'tail.front': true,
  'tail.kink': 0.6,
  'tail.curl': 56,
  'tail.length': 1,
  'tail.puff': 0.84,
}

/** The tail up behind, a question mark. */
export const raised = {
  'tail.front': false,
  'tail.angle': -4,
  'tail.bend': -106,
  'tail.kink': 0.34,
  'tail.curl': 66,
  'tail.length': 0.92,
  'tail.puff': 1.08,
}

/** A tail that has no heart for anything: along the ground behind. */
export const limp = {
  'tail.front': true,
  'tail.kink': 0.7,
  'tail.curl': -6,
  'tail.length': 0.84,
  'tail.puff': 0.72,
}

/** Sits in three-quarter view, the tail round its feet. @returns {Pose} */
export const sitting = () =>
  lay(shared.neutral(), {
    'body.chest': 0,
    'head.tilt': -3,
    'head.yaw': -0.16,
    'head.ears.0.turn': 17,
    'head.ears.1.turn': 20,
    'head.eyes.*.lid': 0.1,
    'arms.0.x': -14,
    'arms.1.x': 8,
    ...wrapped,
  })

/** What a fox does otherwise in each mood. @type {Record<Mood, Changes>} */
const otherwise = {
  content: {},
  happy: { ...raised, 'head.yaw': -0.1, 'head.mouth.open': 0.35 },
  ecstatic: {
    ...raised,
    'tail.curl': 50,
    'tail.bend': -112,
    'tail.puff': 1.16,
    'arms.0.x': -42,
    'arms.1.x': 36,
    'arms.*.y': -62,
    'arms.*.bend': -6,
    'arms.*.front': true,
  },
  hungry: { ...limp, 'head.yaw': -0.05 },
  sleepy: { ...wrapped, 'tail.curl': 30 },
  bored: { ...wrapped, 'tail.curl': 48 },
  worried: { ...wrapped, 'tail.kink': 0.34, 'tail.curl': 66, 'tail.puff': 1 },
}

/** A mood without what it does to another's tail. @param {Changes} changes */
const tailless = (changes) =>
  Object.fromEntries(Object.entries(changes).filter(([path]) => !path.startsWith('tail.')))

/** A resting pose in a mood. @param {Mood} mood @returns {() => Pose} */
export const inMood = (mood) => () => lay(lay(sitting(), tailless(moods[mood])), otherwise[mood])

/** On all fours, turned to one side. @param {1 | -1} facing 1 looks right @returns {Pose} */
export const standing = (facing = 1) =>
  lay(shared.standing(facing), {
    'head.yaw': facing,
    'head.ears.0.turn': facing > 0 ? 12 : 4,
    'head.ears.1.turn': facing > 0 ? 4 : 12,
    'tail.angle': 194,
    'tail.bend': 62,
    'tail.kink': 0.36,
    'tail.curl': -34,
    'tail.length': 0.78,
    'tail.puff': 0.94,
  })

/** On a wall at the right, looking up it. @returns {Pose} */
export const clinging = () =>
  lay(shared.clinging(), {
    'head.yaw': 1,
    'head.tilt': -30,
    'head.pitch': 0,
    'head.ears.0.turn': 16,
    'head.ears.1.turn': 6,
    'tail.angle': 176,
    'tail.bend': 34,
    'tail.kink': 0.4,
    'tail.curl': 44,
    'tail.length': 0.8,
    'tail.puff': 0.95,
  })

/** Curled up and asleep. @returns {Pose} */
export const curled = () =>
  lay(shared.curled(), {
    'head.tilt': -6,
    'head.yaw': -0.2,
    'head.pitch': 0.3,
    'head.ears.0.turn': 20,
    'head.ears.1.turn': 26,
    'tail.curl': 26,
    'tail.puff': 1,
    'tail.length': 1,
  })
