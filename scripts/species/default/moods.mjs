// @ts-check
// A mood is said four times: eyes, mouth, ears and posture with the tail; any one may be hidden.

import { lay } from '../motion/tracks.mjs'
import { neutral } from './pose.mjs'

/** @typedef {'content' | 'happy' | 'ecstatic' | 'hungry' | 'sleepy' | 'bored' | 'worried'} Mood */

/** What each mood changes in the neutral pose. @type {Record<Mood, Record<string, import('../motion/tracks.mjs').Value>>} */
export const moods = {
  content: {},
  happy: {
    'head.eyes.*.lower': 0.42, 'head.eyes.*.brow': 2, 'head.eyes.*.shine': 0.6,
    'head.mouth.kind': 'laugh', 'head.mouth.open': 0.25, 'head.mouth.wide': 0.95,
    'head.ears.0.turn': 13, 'head.ears.1.turn': 20, 'head.tilt': -6, 'head.y': -1, 'body.tall': 1.02,
    'tail.angle': 8, 'tail.bend': -128, 'tail.curl': 92,
  },
  ecstatic: {
    'head.eyes.*.size': 1.1, 'head.eyes.*.shine': 1, 'head.eyes.*.brow': 4,
    'head.mouth.kind': 'laugh', 'head.mouth.open': 0.85, 'head.mouth.wide': 1.2, 'head.blush': 1.2,
    'head.ears.0.turn': 8, 'head.ears.1.turn': 10, 'head.ears.1.fold': 0, 'head.tilt': 0, 'head.y': -2, 'head.pitch': -0.2,
    'body.tall': 1.05, 'body.chest': 0,
    'arms.0.x': -23, 'arms.0.y': -30, 'arms.0.bend': 9, 'arms.1.x': 23, 'arms.1.y': -30, 'arms.1.bend': 9,
    'tail.angle': 2, 'tail.bend': -118, 'tail.curl': 50, 'tail.puff': 1.14,
  },
  hungry: {
    'head.eyes.*.slant': 9, 'head.eyes.*.lookY': -2.5, 'head.eyes.*.size': 1.06, 'head.eyes.*.brow': 3, 'head.eyes.*.shine': 0.8,
    'head.mouth.kind': 'wobble', 'head.ears.0.turn': 52, 'head.ears.1.turn': 56, 'head.tilt': 6, 'head.y': 4, 'head.pitch': -0.1,
    'body.tall': 0.95, 'body.chest': -2,
    'arms.0.x': -7, 'arms.0.y': -15, 'arms.0.bend': 9, 'arms.1.x': 8, 'arms.1.y': -11, 'arms.1.bend': 9,
    'tail.angle': 18, 'tail.bend': -52, 'tail.curl': -116, 'tail.length': 0.71, 'tail.puff': 0.86,
  },
  sleepy: {
    'head.eyes.0.lid': 0.66, 'head.eyes.1.lid': 0.8, 'head.eyes.*.soft': 0.8, 'head.eyes.*.slant': 3, 'head.eyes.*.brow': 3, 'head.eyes.*.lookY': 2,
    'head.mouth.kind': 'cat', 'head.mouth.wide': 0.8, 'head.ears.0.turn': 36, 'head.ears.1.turn': 44,
    'head.tilt': 9, 'head.y': 7, 'head.x': 2, 'head.pitch': 0.3, 'body.tall': 0.93, 'body.chest': 3,
    'tail.angle': -4, 'tail.bend': 184, 'tail.kink': 0.34, 'tail.curl': 40, 'tail.length': 0.93, 'tail.puff': 0.84, 'tail.front': true,
  },
  bored: {
    'head.eyes.*.lid': 0.46, 'head.eyes.*.slant': -2, 'head.eyes.*.lookX': -3, 'head.eyes.*.lookY': -1, 'head.eyes.*.brow': -1,
    'head.mouth.kind': 'frown', 'head.mouth.wide': 0.7, 'head.ears.0.turn': 30, 'head.ears.1.turn': 48,
    'head.tilt': -7, 'head.x': -4, 'head.y': 5, 'head.yaw': -0.5, 'head.cheeks': 1, 'body.tall': 0.94, 'body.chest': -3,
    'tail.angle': 16, 'tail.bend': -52, 'tail.curl': -100, 'tail.length': 0.72, 'tail.puff': 0.9,
  },
  worried: {
    'head.eyes.*.slant': 17, 'head.eyes.*.brow': 4, 'head.eyes.*.size': 0.96, 'head.eyes.*.lookX': 2.5, 'head.eyes.*.lookY': 1,
    'head.mouth.kind': 'wobble', 'head.mouth.wide': 0.85, 'head.ears.*.turn': 62, 'head.ears.*.length': 0.78, 'head.blush': 0.8,
    'head.tilt': -3, 'head.y': 6, 'head.pitch': 0.15, 'body.tall': 0.92, 'body.hip': 0.97, 'body.chest': -1,
    'arms.0.x': -6, 'arms.0.y': -19, 'arms.0.bend': 9, 'arms.1.x': 7, 'arms.1.y': -22, 'arms.1.bend': 9,
    'tail.angle': 6, 'tail.bend': -96, 'tail.curl': -64, 'tail.length': 0.84, 'tail.puff': 1.16,
  },
}

/** A resting pose in a mood. @param {Mood} mood @returns {() => import('./pose.mjs').Pose} */
export const inMood = (mood) => () => lay(neutral(), moods[mood])
