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
  'tail.curl': 72,
  'tail.length': 1,
  'tail.puff': 0.86,
}

/** The tail up behind, a question mark. */
export const raised = {
  'tail.front': false,
  'tail.angle': 8,
  'tail.bend': -112,
  'tail.kink': 0.42,
  'tail.curl': 46,
  'tail.length': 0.9,
  'tail.puff': 1,
}

/** A tail that has no heart for anything: along the ground behind. */
export const limp = {
  'tail.front': false,
  'tail.angle': 40,
  'tail.bend': -48,
  'tail.kink': 0.3,
  'tail.curl': 14,
  'tail.length': 0.5,
  'tail.puff': 0.8,
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
    'tail.bend': -104,
    'tail.curl': 30,
    'tail.puff': 1.16,
    'arms.0.x': -24,
    'arms.1.x': 18,
  },
  hungry: { ...limp, 'head.yaw': -0.05 },
  sleepy: { ...wrapped, 'tail.curl': 30 },
  bored: { ...wrapped, 'tail.curl': 60 },
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
    'tail.angle': 188,
    'tail.bend': 52,
    'tail.kink': 0.4,
    'tail.curl': -26,
    'tail.length': 0.84,
    'tail.puff': 1,
  })

/** On a wall at the right, looking up it. @returns {Pose} */
export const clinging = () =>
  lay(shared.clinging(), {
    'head.yaw': 1,
    'head.tilt': -30,
    'head.pitch': 0,
    'head.ears.0.turn': 16,
    'head.ears.1.turn': 6,
    'tail.angle': 168,
    'tail.bend': -50,
    'tail.kink': 0.4,
    'tail.curl': 30,
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
