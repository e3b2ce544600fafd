// @ts-check
// The states of the Codex pet standard that our own animations do not already cover.

import { clip, recut } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { inMood } from '../moods.mjs'
import { neutral } from '../pose.mjs'
import { wave } from './gestures.mjs'
import { walkLeft, walkRight } from './walk.mjs'

/** Same length for every frame but the last, as the standard lists them. @param {number} count @param {number} ms @param {number} last */
const timing = (count, ms, last) => Array.from({ length: count }, (_, i) => (i === count - 1 ? last : ms))

/** The walk at the standard's slower beat. */
const running = (/** @type {import('../../motion/clip.mjs').Clip} */ walk) => recut(walk, [0, 1, 2, 3, 4, 5, 6, 7], timing(8, 120, 220), true)

export const runningRight = running(walkRight)
export const runningLeft = running(walkLeft)

export const waving = recut(wave, [1, 2, 3, 4], timing(4, 140, 280), true)

/** Crouch, up, hang, land, settle. */
export const jumping = clip({
  rest: neutral,
  durations: timing(5, 140, 280),
  loop: true,
  swing: 0.4,
  tracks: {
    y: [[0, 0], [1, -12], [2, -19], [3, 0], [5, 0]],
    stretch: [[0, 0.9], [1, 1.08], [2, 1], [3, 0.89], [4, 1], [5, 0.95]],
    'body.rise': [[0, 0], [1, 8], [2, 8], [3, 0]],
    'head.y': [[0, 4], [1, 2], [2, 3], [3, 5], [4, 0]],
    'head.ears.0.turn': [[0, 26], [1, 30], [2, 12], [3, 22], [4, 16]],
    'head.ears.1.turn': [[0, 34], [1, 36], [2, 20], [3, 30], [4, 24]],
    'head.eyes.*.kind': [[0, 'ball'], [2, 'happy'], [4, 'ball']],
    'head.mouth.kind': [[0, 'cat'], [1, 'laugh'], [4, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.5], [2, 0.7], [3, 0.4]],
    'arms.0.x': [[0, -14], [1, -24], [2, -27], [3, -18], [4, -12]],
    'arms.1.x': [[0, 14], [1, 24], [2, 27], [3, 18], [4, 12]],
    'arms.*.y': [[0, 0], [1, -24], [2, -36], [3, -2], [4, 0]],
    'arms.*.bend': [[0, 4], [1, 6], [2, 9], [3, 5], [4, 2]],
    'feet.0.x': [[0, -29], [1, -20], [2, -22], [3, -30], [4, -28]],
    'feet.1.x': [[0, 29], [1, 20], [2, 22], [3, 30], [4, 28]],
    'tail.curl': [[0, 78], [1, 60], [2, 40], [3, 52], [4, 74]],
    'tail.length': [[0, 0.92], [2, 0.9], [4, 0.98]],
  },
})

/** A shock, then it all sinks: ears, shoulders, tail; one tear. */
export const failed = clip({
  rest: inMood('worried'),
  durations: timing(8, 140, 240),
  loop: true,
  swing: 0.3,
  tracks: {
    'body.tall': [[0, 1.04], [1, 1], [2, 0.9], [3, 0.85], [6, 0.86], [7, 0.88]],
    'head.y': [[0, -2], [1, 0], [2, 7], [3, 11], [4, 10], [7, 8]],
    'head.pitch': [[0, -0.1], [2, 0.3], [3, 0.4], [7, 0.25]],
    'head.tilt': [[0, 0], [3, -5], [5, -4], [7, -5]],
    'head.ears.*.turn': [[0, 10], [1, 34], [2, 56], [3, 62], [7, 61]],
    'head.ears.*.length': [[0, 1], [2, 0.82], [3, 0.76]],
    'head.x': [[0, 0], [3, 2]],
    'head.ears.1.fold': [[0, 0], [1, 0.75, 'hold']],
    'head.eyes.*.size': [[0, 1.14], [1, 1.08], [2, 0.96]],
    'head.eyes.*.lookX': [[0, 0]],
    'head.eyes.*.slant': [[0, 4], [2, 17]],
    'head.eyes.*.kind': [[0, 'ball'], [3, 'rest'], [6, 'ball']],
    'head.eyes.*.shine': [[0, 0], [6, 1]],
    'head.eyes.*.lookY': [[0, 0], [6, -2], [7, -2]],
    'head.mouth.kind': [[0, 'oh'], [2, 'wobble'], [3, 'frown'], [6, 'wobble']],
    'head.mouth.open': [[0, 0.35], [1, 0.2]],
    'arms.*.y': [[0, -4], [1, -10], [2, -14], [3, -8]],
    'tail.angle': [[0, 8], [2, 14], [3, 15]],
    'tail.bend': [[0, -122], [2, -70], [3, -50]],
    'tail.curl': [[0, 60], [1, 20], [2, -90], [3, -116], [7, -110]],
    'tail.length': [[0, 0.96], [1, 0.88], [2, 0.72], [3, 0.68]],
    'tail.puff': [[0, 1.3], [2, 1], [3, 0.88]],
  },
  extras: (i) => [
    { kind: 'notice', x: 0, y: -166, size: i === 0 ? 0.8 : 0 },
    { kind: 'drop', x: -34, y: -46 + (i - 3) * 7, size: [0, 0, 0, 0.4, 0.6, 0.6, 0, 0][i] },
  ],
})

/** Waits for you: head on one side, a paw asking, tail beating time. */
export const waiting = clip({
  rest: neutral,
  durations: timing(6, 150, 260),
  loop: true,
  swing: 0.3,
  tracks: {
    'head.tilt': [[0, 8], [2, 11], [4, 9], [6, 8]],
    'head.x': [[0, 2]],
    'head.y': [[0, 0], [2, -1], [4, 0.6], [6, 0]],
    'head.pitch': [[0, -0.15]],
    'head.eyes.*.lookY': [[0, -2]],
    'head.eyes.*.size': [[0, 1.05]],
    'head.eyes.*.brow': [[0, 3], [2, 4.5], [4, 3], [6, 3]],
    'head.mouth.kind': [[0, 'flat']],
    'head.mouth.wide': [[0, 0.8]],
    'head.ears.0.turn': [[0, 10], [2, 7], [4, 11], [6, 10]],
    'head.ears.1.turn': [[0, 20], [4, 16], [6, 20]],
    'arms.0.x': [[0, -20], [2, -22], [4, -19], [6, -20]],
    'arms.0.y': [[0, -26], [2, -31], [4, -25], [6, -26]],
    'arms.0.bend': [[0, 8]],
    'tail.curl': [[0, 70], [1, 46], [2, 74], [3, 70], [4, 46], [5, 74], [6, 70]],
  },
  extras: (i) => [{ kind: 'question', x: 17, y: -157 - (i % 3), size: [0.7, 0.85, 0.9, 0.9, 0.85, 0.75][i], turn: 6 }],
})

/** At work: kneading, eyes on it, the tongue out, the mark alight. */
export const working = clip({
  rest: neutral,
  durations: timing(6, 120, 220),
  loop: true,
  swing: 0.4,
  tracks: {
    'body.tall': [[0, 0.95], [3, 0.96], [6, 0.95]],
    'body.chest': [[0, -2], [3, 3], [6, -2]],
    'head.pitch': [[0, 0.3]],
    'head.y': [[0, 5], [1, 3], [3, 5], [4, 3], [6, 5]],
    'head.tilt': [[0, -5], [3, 2], [6, -5]],
    'head.glow': [[0, 0.5], [3, 0.9], [6, 0.5]],
    'head.eyes.*.lookY': [[0, 3.5]],
    'head.eyes.0.lookX': [[0, -1.5], [3, 1.5], [6, -1.5]],
    'head.eyes.1.lookX': [[0, -1.5], [3, 1.5], [6, -1.5]],
    'head.eyes.*.lid': [[0, 0.26]],
    'head.eyes.*.slant': [[0, -5]],
    'head.mouth.kind': [[0, 'blep']],
    'head.ears.0.turn': [[0, 20], [3, 25], [6, 20]],
    'head.ears.1.turn': [[0, 32], [3, 26], [6, 32]],
    'arms.0.x': [[0, -15], [3, -13], [6, -15]],
    'arms.1.x': [[0, 13], [3, 15], [6, 13]],
    'arms.0.y': [[0, 0], [1, -5], [2, -12], [3, -15], [4, -7], [5, 0], [6, 0]],
    'arms.1.y': [[0, -15], [1, -7], [2, 0], [3, 0], [4, -5], [5, -12], [6, -15]],
    'arms.*.bend': [[0, 6]],
    'tail.curl': [[0, 66], [2, 50], [5, 74], [6, 66]],
  },
  extras: (i) => [
    { kind: 'spark', x: -56, y: -22 - ((i + 3) % 6) * 8, size: [0.3, 0.5, 0.65, 0.75, 0.6, 0.4][(i + 3) % 6], turn: i * 12 },
    { kind: 'spark', x: -66, y: -26 - i * 8, size: [0.3, 0.5, 0.65, 0.75, 0.6, 0.4][i], turn: -i * 10 },
  ],
})

/** Reads closely through a glass, from one side to the other, and nods. */
export const review = clip({
  rest: neutral,
  durations: timing(6, 150, 280),
  loop: true,
  swing: 0.3,
  tracks: {
    'body.chest': [[0, -3], [2, 0], [4, 3], [5, 0], [6, -3]],
    'head.yaw': [[0, -0.3], [2, 0], [4, 0.25], [5, 0.05], [6, -0.3]],
    'head.x': [[0, -2], [4, 3], [6, -2]],
    'head.y': [[0, 2], [4, 2], [5, 5], [6, 2]],
    'head.pitch': [[0, 0.15], [4, 0.15], [5, 0.35], [6, 0.15]],
    'head.tilt': [[0, -7], [2, -5], [4, -2], [6, -7]],
    'head.eyes.0.size': [[0, 1.3]],
    'head.eyes.1.lid': [[0, 0.34]],
    'head.eyes.*.lookX': [[0, -2], [4, 2.5], [5, 1], [6, -2]],
    'head.eyes.*.lookY': [[0, 2]],
    'head.eyes.0.brow': [[0, 5]],
    'head.mouth.kind': [[0, 'smirk'], [5, 'cat']],
    'arms.0.front': [[0, true]],
    'arms.0.x': [[0, -42], [2, -38], [4, -34], [6, -42]],
    'arms.0.y': [[0, -54]],
    'arms.0.bend': [[0, -7]],
    'tail.curl': [[0, 70], [3, 56], [6, 70]],
  },
  extras: (i) => {
    const t = [0, 0.5, 1, 1.5, 2, 1.2][i] / 2
    return [{ kind: 'lens', x: -33 + t * 13, y: -90 + (i === 5 ? 2 : 0), size: 1.18, turn: 44, held: true }]
  },
})

/** One of sixteen gazes; 0 is up, then clockwise in steps of 22.5°. @param {number} index */
function looking(index) {
  const a = (index * Math.PI) / 8
  const x = Math.sin(a)
  const y = -Math.cos(a)
  return lay(neutral(), {
    'head.yaw': x * 0.72, 'head.pitch': y * 0.62, 'head.tilt': -4 + x * 6, 'head.x': x * 3.5, 'head.y': y * 2.5 + (y > 0 ? y * 2 : 0),
    'head.eyes.*.lookX': x * 2.6, 'head.eyes.*.lookY': y * 3, 'head.eyes.*.brow': y < 0 ? -y * 2.5 : 0,
    'head.ears.0.turn': 14 + x * 5 + (y > 0 ? y * 9 : 0), 'head.ears.1.turn': 22 + x * 5 + (y > 0 ? y * 9 : 0),
  })
}

/** All sixteen gazes, for our own sheet. @type {import('../../motion/clip.mjs').Clip} */
export const gazes = { poses: Array.from({ length: 16 }, (_, i) => looking(i)), durationsMs: timing(16, 120, 120), loop: false }

/** Eight gazes of the look rows. @param {0 | 8} first @returns {import('../../motion/clip.mjs').Clip} */
export const look = (first) => ({
  poses: Array.from({ length: 8 }, (_, i) => looking(first + i)),
  durationsMs: timing(8, 120, 120),
  loop: false,
})
