// @ts-check
// The mouse-jump: up from a crouch, over, and down nose first, where it sticks for a moment. For joy, and for yarn.

import { clip, join } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { inMood, sitting, standing } from '../pose.mjs'

/** @typedef {import('../../default/pose.mjs').Pose} Pose */
/** @typedef {Record<string, import('../../motion/tracks.mjs').Value>} Changes */

/** The middle of the body above the ground on all fours, px. */
const MIDDLE = 46

/** Puts the middle of a leaning body at a place, px from where it stood. @param {number} lean degrees, nose down @param {number} x @param {number} y up is negative @returns {Changes} */
function aloft(lean, x, y) {
  const a = (lean * Math.PI) / 180
  return { lean, x: x - Math.sin(a) * MIDDLE, y: y + Math.cos(a) * MIDDLE }
}

/** @param {Changes} changes @param {[number, number][]} legs px from rest: near fore, far fore, near hind, far hind @returns {Pose} */
function posed(changes, legs) {
  const pose = lay(standing(1), changes)
  pose.legs = /** @type {Pose['legs']} */ (legs.map(([x, y]) => ({ x, y })))
  return pose
}

/** Belly low, ears forward, eyes on it. @param {number} wiggle px the hips are aside */
const crouched = (wiggle) =>
  posed(
    {
      x: -6 + wiggle, 'body.bob': 9, 'body.chest': 3, 'body.rise': 2 + wiggle, 'body.tall': 0.96, 'head.tilt': 16, 'head.y': 13, 'head.x': 2,
      'head.ears.*.turn': -6, 'head.eyes.*.size': 1.14, 'head.eyes.*.shine': 1, 'head.eyes.*.lookX': 2, 'head.eyes.*.lookY': 2, 'head.mouth.kind': 'smirk',
      'tail.angle': 214 + wiggle * 7, 'tail.bend': 40, 'tail.curl': -30 + wiggle * 22, 'tail.length': 0.8,
    },
    [[4, 0], [6, 0], [6 - wiggle, 0], [5 - wiggle, 0]],
  )

const launched = () =>
  posed(
    { ...aloft(-34, -3, -74), 'body.hip': 1.08, 'body.tall': 0.94, 'head.tilt': 10, 'head.ears.*.turn': 20, 'head.mouth.kind': 'laugh', 'head.mouth.open': 0.3, 'tail.angle': 176, 'tail.bend': -16, 'tail.curl': 20, 'tail.length': 0.6 },
    [[10, -16], [8, -20], [-14, 4], [-10, 6]],
  )

const risen = () =>
  posed(
    { ...aloft(-4, 0, -79), 'head.tilt': 26, 'head.y': 8, 'head.ears.*.turn': 34, 'head.eyes.*.size': 1.14, 'head.eyes.*.lookY': 3, 'head.mouth.kind': 'laugh', 'head.mouth.open': 0.5, 'tail.angle': 186, 'tail.bend': 40, 'tail.curl': 30, 'tail.length': 0.59 },
    [[4, -14], [8, -18], [2, -12], [4, -14]],
  )

const diving = () =>
  posed(
    { ...aloft(44, -12, -86), 'head.tilt': 14, 'head.y': 2, 'head.ears.*.turn': 34, 'head.eyes.*.size': 1.12, 'head.mouth.kind': 'oh', 'head.mouth.open': 0.2, 'tail.angle': 196, 'tail.bend': 20, 'tail.curl': 24, 'tail.length': 0.6 },
    [[-2, -16], [2, -18], [-4, -4], [0, -6]],
  )

/** Nose in the ground. @param {number} kick which way the hind legs go @param {number} wag which way the brush goes */
const stuck = (kick, wag) =>
  posed(
    { ...aloft(66, -16, -63), 'head.tilt': 8, 'head.y': 4, 'head.ears.*.turn': 46, 'head.eyes.*.kind': 'squeeze', 'head.mouth.kind': 'flat', 'body.hip': 0.94, 'tail.angle': 188 + wag * 8, 'tail.bend': 18 + wag * 12, 'tail.curl': 8 + wag * 24, 'tail.length': 0.72 },
    [[-8, -10], [-4, -14], [-6 + kick * 9, -8 - kick * 3], [-2 - kick * 9, -8 + kick * 3]],
  )

/** @param {Pose[]} poses @param {number[]} durationsMs @param {(frame: number) => import('../../default/pose.mjs').Extra[]} [extras] */
function played(poses, durationsMs, extras) {
  if (extras) poses.forEach((pose, frame) => (pose.extras = extras(frame)))
  return { poses, durationsMs, loop: false }
}

/** Where the nose goes in, px. */
const HOLE = 34

/** @param {number} x @param {number} size */
const clods = (x, size) => [
  { kind: 'dust', x: x - 18, y: -2, size },
  { kind: 'dust', x: x + 20, y: -2, size: size * 0.9, turn: 8 },
]

const jump = played(
  [crouched(0), crouched(1.4), launched(), risen(), diving(), stuck(0, 0), stuck(1, 1), stuck(-1, -1)],
  [120, 120, 80, 110, 90, 110, 130, 130],
  (i) => (i === 5 ? clods(HOLE, 1) : i === 6 ? clods(HOLE + 4, 0.6) : []),
)

const cheer = clip({
  rest: inMood('ecstatic'),
  durations: [100, 120, 140, 160],
  swing: 0.3,
  tracks: {
    stretch: [[0, 0.92], [1, 1.04], [2, 0.99], [3, 1]],
    'body.tall': [[0, 0.9], [1, 1.04], [3, 1]],
    'head.y': [[0, 8], [1, -1], [2, -1], [3, 0]],
    'head.tilt': [[0, 0], [1, 6], [2, -6], [3, -3]],
    'head.eyes.*.kind': [[0, 'squeeze'], [1, 'happy'], [3, 'ball']],
    'head.eyes.*.size': [[0, 1]],
    'head.mouth.open': [[0, 0.3], [1, 1], [2, 0.8], [3, 0.3]],
    'arms.0.x': [[0, -22], [1, -46], [2, -44], [3, -16]],
    'arms.1.x': [[0, 18], [1, 42], [2, 40], [3, 9]],
    'arms.*.y': [[0, -4], [1, -76], [2, -70], [3, -2]],
    'arms.*.front': [[0, false], [1, true], [3, false]],
    'arms.*.bend': [[0, 6], [1, -7], [2, -8], [3, 3]],
    'tail.curl': [[0, 70], [1, 10], [2, 60], [3, 46]],
    'tail.bend': [[0, -90], [1, -108], [3, -112]],
    'tail.length': [[0, 0.86]],
  },
  extras: (i) => [
    { kind: 'spark', x: -62, y: -150, size: [0, 0.7, 0.9, 0.4][i], turn: -10 },
    { kind: 'spark', x: -2, y: -178, size: [0.7, 0.5, 0, 0][i] },
    { kind: 'spark', x: 62, y: -176, size: [0, 0.8, 0.6, 0][i], turn: 12 },
  ],
})

/** Crouch, mouse-jump, stuck by the nose with the brush waving, out, and a cheer. */
export const celebrate = join(jump, cheer)

/** Yarn before the jump, under its nose, px from the middle on all fours. */
const YARN = { x: 64, y: -16 }

/** @param {number} x @param {number} y @param {number} size @param {number} value */
const yarn = (x, y, size, value) => ({ kind: 'yarn', x, y, size, value })

const heard = clip({
  rest: sitting,
  durations: [170],
  swing: 0,
  tracks: { 'head.ears.0.turn': [[0, 6]], 'head.ears.1.turn': [[0, 4]], 'head.yaw': [[0, 0.6]], 'head.pitch': [[0, 0.25]], 'head.tilt': [[0, 6]], 'head.eyes.*.size': [[0, 1.1]], 'head.eyes.*.lookX': [[0, 3]], 'head.eyes.*.lookY': [[0, 3]], 'tail.curl': [[0, 110]] },
  extras: () => [{ kind: 'notice', x: 4, y: -176, size: 0.7 }],
})

const stalked = played(
  [crouched(0), crouched(1.6), crouched(-1.6), crouched(1.6), launched(), risen(), diving(), stuck(0, 0), stuck(1, 1), stuck(-1, -1)],
  [160, 90, 90, 120, 80, 110, 90, 110, 130, 130],
  (i) =>
    i < 7
      ? [yarn(YARN.x - (i < 4 ? 4 : 8), YARN.y, i ? 1 : 0.8, i * 6)]
      : i === 7
        ? [yarn(HOLE + 30, -20, 1, 120), ...clods(HOLE, 1)]
        : [yarn([62, 34][i - 8], [-84, -150][i - 8], 1, 180 + i * 40), ...(i === 8 ? clods(HOLE + 4, 0.6) : [])],
)

/** Yarn on its way down to the crown, px from the middle sitting. @type {[number, number][]} */
const LANDED = [[-6, -130], [-8, -146], [-5, -141], [-9, -141], [-46, -60]]

const balanced = clip({
  rest: inMood('happy'),
  durations: [130, 160, 240, 320, 150],
  swing: 0.3,
  tracks: {
    stretch: [[0, 0.88], [1, 1.03], [2, 1]],
    'body.tall': [[0, 1]],
    'head.y': [[0, 9], [1, -1], [2, 0]],
    'head.yaw': [[0, 0], [3, 0], [4, -0.4]],
    'head.tilt': [[0, 0], [1, 2], [2, -2], [3, 2], [4, -12]],
    'head.pitch': [[0, 0.1], [1, -0.2], [3, -0.2], [4, 0.2]],
    'head.ears.0.turn': [[0, 30], [1, 12], [4, 20]],
    'head.ears.1.turn': [[0, 30], [1, 12], [4, 16]],
    'head.eyes.*.kind': [[0, 'squeeze'], [1, 'ball'], [3, 'happy'], [4, 'ball']],
    'head.eyes.*.lookY': [[0, 0], [1, -3.5], [2, -3.5], [4, 2]],
    'head.eyes.*.lookX': [[0, 0], [3, 0], [4, -3]],
    'head.mouth.kind': [[0, 'wobble'], [1, 'oh'], [2, 'smirk'], [3, 'laugh'], [4, 'oh']],
    'head.mouth.open': [[0, 0], [1, 0.1], [3, 0.5], [4, 0.05]],
    'tail.curl': [[0, 70], [1, 20], [2, 60], [3, 20], [4, 50]],
  },
  extras: (i) => [
    yarn(...LANDED[i], i === 4 ? 0.8 : 1, 300 + i * 14 + (i === 4 ? 120 : 0)),
    { kind: 'heart', x: 44, y: -168, size: i === 3 ? 0.9 : i === 2 ? 0.5 : 0, turn: 10 },
  ],
})

/** Hears yarn, stalks it, jumps, sticks; the yarn comes down on its head, and it lets on that this was the plan. */
export const play = join(heard, stalked, balanced)
