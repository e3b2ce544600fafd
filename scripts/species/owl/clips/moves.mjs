// @ts-check
// How an owl gets about: a solemn waddle with a level head, offence at being carried, and wings for everything else.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { neutral, standing } from '../../default/pose.mjs'

/** Ground covered by one cycle of 8 frames, px. */
const STRIDE = 40
const FRAMES = 8
const LIFT = 9

/** Height of the trunk through half a cycle, and where the head is while it keeps its place in the room, then catches up. */
const BOB = [0.8, 2.2, 0.2, -1.8]
const HOLD = [1, -1.4, -3, 2.6]

/** Where a foot is, px from its rest. @param {number} phase 0 to 1; the first half is on the ground */
function step(phase) {
  const p = phase % 1
  if (p < 0.5) return { x: STRIDE / 4 - STRIDE * p, y: 0 }
  const t = (p - 0.5) * 2
  const eased = t * t * (3 - 2 * t)
  return { x: -STRIDE / 4 + (STRIDE / 2) * eased, y: -LIFT * Math.sin(Math.PI * t) }
}

/** @param {1 | -1} facing @param {number} frame */
function waddling(facing, frame) {
  const pose = standing(facing)
  const phase = frame / FRAMES
  pose.legs = [0, 0.5, 0, 0].map((offset) => step(phase + offset))
  pose.body.bob = BOB[frame % 4] - 2
  pose.body.chest = 3 + Math.sin((phase + 0.1) * 2 * Math.PI) * 4.5
  pose.head.x = HOLD[frame % 4]
  pose.head.y = BOB[(frame + 3) % 4] * 0.4 + 2
  pose.head.tilt = Math.sin((phase - 0.05) * 2 * Math.PI) * 2.4
  pose.head.ears.forEach((ear, i) => (ear.turn = 18 + i * 6 + BOB[(frame + 2) % 4] * 2.4))
  pose.tail.curl = 70 + Math.sin((phase - 0.2) * 2 * Math.PI) * 60
  for (const eye of pose.head.eyes) Object.assign(eye, { lid: 0.2, slant: -3 })
  return pose
}

/** @param {1 | -1} facing 1 goes right */
const waddle = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => waddling(facing, frame)),
  durationsMs: beats(FRAMES, 105),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = waddle(1)
export const walkLeft = waddle(-1)

/** How high the hand is that carries it, px. */
const HAND = 176

const offended = () =>
  lay(neutral(), {
    y: -10,
    'body.tall': 1.08,
    'body.hip': 0.94,
    'body.rise': 12,
    'body.chest': 0,
    'head.tilt': 0,
    'head.y': 2,
    'head.eyes.*.lid': 0.42,
    'head.eyes.*.slant': -9,
    'head.mouth.kind': 'frown',
    'head.mouth.wide': 0.8,
    'head.ears.0.turn': 44,
    'head.ears.1.turn': 50,
    'arms.0.x': -16,
    'arms.1.x': 16,
    'feet.0.x': -24,
    'feet.1.x': 24,
    'feet.0.turn': 14,
    'feet.1.turn': -14,
  })

/** Degrees it swings below the hand. */
const SWING = [-2.4, -1.2, 1.2, 2.4, 1.2, -1.2]

/** Hangs there, and lets you know what it thinks of that. */
export const carried = clip({
  rest: offended,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    lean: SWING.map((a, i) => [i, -a]),
    x: SWING.map((a, i) => [i, Math.sin((a * Math.PI) / 180) * HAND]),
    '+feet.0.x': [[0, -3], [2, 3], [5, -4], [6, -3]],
    '+feet.1.x': [[0, -4], [2, 4], [5, -3], [6, -4]],
    '+feet.0.y': [[0, 0], [2, -2], [5, 1], [6, 0]],
    '+feet.1.y': [[0, 0], [2, 1], [5, -2], [6, 0]],
    'head.yaw': [[0, -0.3], [2, -0.3], [3, 0.3], [5, 0.3], [6, -0.3]],
    'head.eyes.0.lid': [[0, 0.42], [1, 0.97, 'hold'], [2, 0.42]],
    'head.eyes.1.lid': [[0, 0.42], [2, 0.97, 'hold'], [3, 0.42]],
    'tail.curl': [[0, 20], [3, 110], [6, 20]],
    '+head.ears.*.turn': [[0, 0], [2, 4], [4, -3], [6, 0]],
  },
  extras: () => [{ kind: 'scruff', x: 0, y: -172, size: 0.9, behind: true }],
})

const aghast = () =>
  lay(neutral(), {
    y: -14,
    'body.tall': 0.94,
    'body.rise': 14,
    'body.chest': 0,
    'head.tilt': 0,
    'head.ears.0.turn': 2,
    'head.ears.1.turn': 4,
    'head.ears.1.fold': 0.2,
    'head.eyes.*.size': 1.17,
    'head.eyes.*.brow': 5,
    'head.mouth.kind': 'oh',
    'head.mouth.open': 0.7,
    'feet.0.x': -34,
    'feet.1.x': 34,
    'feet.0.turn': 24,
    'feet.1.turn': -24,
    'tail.puff': 1.45,
  })

/** On end from head to foot, flapping for its life, feathers everywhere. */
export const thrown = clip({
  rest: aghast,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    lean: [[0, -9], [1, -3], [2, 9], [3, 3], [4, -9]],
    '+y': [[0, -3], [1, 0], [2, 4], [3, 1], [4, -3]],
    'arms.0.x': [[0, -54], [1, -60], [2, -50], [3, -60]],
    'arms.1.x': [[0, 54], [1, 60], [2, 50], [3, 60]],
    'arms.*.y': [[0, -104], [1, -72], [2, -44], [3, -78]],
    '+feet.0.y': [[0, -4], [1, 2], [2, 4], [3, -2]],
    '+feet.1.y': [[0, 4], [1, -2], [2, -4], [3, 2]],
    'head.eyes.*.lookX': [[0, -2], [2, 2], [4, -2]],
  },
  extras: (i) => [
    {
      kind: 'feather',
      x: -66,
      y: -18 - [0, 10, 20, 30][i],
      size: [0.6, 0.8, 0.7, 0.4][i],
      turn: 30 + i * 40,
    },
    {
      kind: 'feather',
      x: 62,
      y: -126 + [24, 36, 0, 12][i],
      size: [0.7, 0.4, 0.6, 0.8][i],
      turn: -40 - i * 35,
    },
  ],
})

const gliding = () =>
  lay(neutral(), {
    y: -14,
    'body.hip': 0.9,
    'body.tall': 0.94,
    'body.rise': 12,
    'body.chest': 0,
    'head.tilt': 0,
    'head.y': 4,
    'head.pitch': 0.35,
    'head.ears.0.turn': 6,
    'head.ears.1.turn': 10,
    'head.eyes.*.lid': 0.3,
    'head.eyes.*.lookY': 3,
    'head.eyes.*.slant': -2,
    'head.mouth.kind': 'flat',
    'head.mouth.wide': 0.8,
    'arms.0.x': -66,
    'arms.1.x': 66,
    'arms.*.y': -88,
    'feet.0.x': -22,
    'feet.1.x': 22,
    'feet.0.turn': 16,
    'feet.1.turn': -16,
  })

/** Comes down on open wings, as if it had meant to all along. */
export const fall = clip({
  rest: gliding,
  durations: beats(4, 110),
  loop: true,
  swing: 0,
  tracks: {
    lean: [[0, -3], [2, 3], [4, -3]],
    '+y': [[0, 0], [1, -2], [3, 2], [4, 0]],
    'arms.0.y': [[0, -86], [1, -94], [2, -98], [3, -92], [4, -86]],
    'arms.1.y': [[0, -98], [1, -92], [2, -86], [3, -94], [4, -98]],
    '+feet.*.y': [[0, 0], [1, -2], [3, 2], [4, 0]],
    'tail.curl': [[0, 40], [2, 100], [4, 40]],
    '+head.ears.0.turn': [[0, 0], [1, 5], [3, -3], [4, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -3], [3, 5], [4, 0]],
    'head.eyes.*.lookX': [[0, -2], [2, 2], [4, -2]],
  },
})

/** Feet first, wings high, down; folded; sleek again, and nobody saw anything. */
export const land = clip({
  rest: neutral,
  durations: [80, 110, 100, 130, 180],
  swing: 0,
  tracks: {
    stretch: [[0, 1.02], [1, 0.86], [2, 1.04], [3, 0.98], [4, 1]],
    'head.y': [[0, 2], [1, 12], [2, -2], [3, 3], [4, 0]],
    'head.pitch': [[0, 0.3], [1, 0.35], [2, -0.2], [4, 0]],
    'head.tilt': [[0, 0], [2, 0], [3, -8], [4, -4]],
    'arms.0.x': [[0, -58], [1, -62], [2, -40], [3, -18], [4, -12]],
    'arms.1.x': [[0, 58], [1, 62], [2, 40], [3, 18], [4, 12]],
    'arms.*.y': [[0, -98], [1, -70], [2, -34], [3, -4], [4, 0]],
    'feet.0.x': [[0, -32], [1, -34], [2, -28]],
    'feet.1.x': [[0, 32], [1, 34], [2, 28]],
    'tail.puff': [[0, 1], [1, 1.1], [2, 1.36], [3, 1.2], [4, 1]],
    'tail.curl': [[0, 20], [1, 110], [3, 50], [4, 70]],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze'], [2, 'ball']],
    'head.eyes.*.size': [[0, 1.1], [2, 1.12], [3, 1]],
    'head.eyes.*.lid': [[0, 0], [2, 0], [3, 0.34], [4, 0.1]],
    'head.mouth.kind': [[0, 'oh'], [1, 'flat'], [4, 'cat']],
    'head.mouth.open': [[0, 0.1]],
    'head.ears.0.turn': [[0, 4], [1, 40], [2, 6], [3, 22], [4, 16]],
    'head.ears.1.turn': [[0, 8], [1, 50], [2, 10], [3, 32], [4, 24]],
  },
  extras: (i) => [
    { kind: 'dust', x: -52 - i * 5, y: -2, size: [0.8, 1, 0.5, 0, 0][i] },
    { kind: 'dust', x: 54 + i * 5, y: -2, size: [0.7, 0.9, 0.5, 0, 0][i], turn: 8 },
    {
      kind: 'feather',
      x: 72 - i * 3,
      y: [0, -120, -100, -74, -46][i],
      size: [0, 0.6, 0.65, 0.65, 0.4][i],
      turn: [0, -20, 14, -18, 10][i],
    },
  ],
})

/** Wall covered by one cycle of hopping, px. */
const HOP = 40

/** Holds on for five frames and hops in three: how far feet and body are from the middle of that, px down. */
const FEET = [-10, -5, 0, 5, 10, 8, -6, -14]
const BODY = [-8, -4, 1, 6, 11, -1, -9, -9]
const TALL = [0.97, 1, 0.99, 0.96, 0.88, 1.06, 1.03, 0.97]
const BEAT = [-20, 0, 0, 0, -10, -78, -52, -64]

const holding = () =>
  lay(neutral(), {
    view: 'upright',
    'body.chest': -3,
    'head.yaw': 0.5,
    'head.pitch': -0.35,
    'head.tilt': -10,
    'head.x': -2,
    'head.ears.0.turn': 30,
    'head.ears.1.turn': 20,
    'head.eyes.*.lookY': -2.4,
  })

/** @param {number} frame */
function hopping(frame) {
  const up = frame > 4
  const pose = lay(holding(), {
    'body.bob': BODY[frame],
    'body.tall': TALL[frame],
    'head.y': [0, 0, 0, 1, 3, -1, 0, 2][frame],
    'arms.*.y': BEAT[frame],
    'head.eyes.*.kind': frame === 5 ? 'squeeze' : 'ball',
    'head.eyes.*.size': frame === 4 ? 1.1 : 1,
    'head.ears.0.turn': [30, 26, 26, 28, 34, 52, 40, 24][frame],
    'head.ears.1.turn': [20, 18, 18, 20, 28, 40, 30, 14][frame],
    'head.mouth.kind': up ? 'laugh' : 'cat',
    'head.mouth.open': up ? 0.2 : 0,
    'tail.curl': [70, 70, 60, 50, 20, 110, 130, 90][frame],
  })
  pose.legs = [0, 1].map((i) => ({ x: up ? -1 : 0, y: FEET[frame] + (up ? i * 2 : 0) }))
  return pose
}

export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => hopping(frame)),
  durationsMs: beats(8, 110),
  loop: true,
  stridePx: HOP,
}

/** Holds on, and turns its head right round to see who is in the room. */
export const cling = clip({
  rest: holding,
  durations: [420, 120, 120, 480, 140, 300, 120, 120],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 0.5], [1, 0.2], [2, -0.7], [3, -1.3], [4, -1.3], [5, -1.25], [6, -0.6], [7, 0.2], [8, 0.5]],
    'head.pitch': [[0, -0.35], [2, 0], [3, 0.2], [5, 0.2], [7, -0.2]],
    'head.tilt': [[0, -10], [2, -3], [3, 8], [5, 12], [7, -6]],
    'head.eyes.*.lookY': [[0, -2.4], [2, 0], [3, 1.5], [5, 1.5], [7, -1]],
    'head.eyes.0.lid': [[0, 0], [4, 0.97, 'hold'], [5, 0]],
    'head.eyes.1.lid': [[0, 0], [5, 0.97, 'hold'], [6, 0]],
    '+body.tall': [[0, 0], [3, 0.014], [8, 0]],
    'body.bob': [[0, 0], [3, 1.4], [5, 1], [8, 0]],
    'tail.curl': [[0, 70], [2, 30], [4, 80], [8, 70]],
    '+head.ears.*.turn': [[0, 0], [2, 8], [3, -4], [6, 6], [8, 0]],
  },
})

const round = () =>
  lay(neutral(), {
    x: -12,
    'body.chest': 12,
    'head.x': 9,
    'head.y': 4,
    'head.tilt': 18,
    'head.yaw': 0.85,
    'head.ears.0.turn': 20,
    'head.ears.1.turn': -12,
    'head.ears.1.fold': 0.2,
    'arms.1.x': 24,
    'tail.angle': 12,
  })

/** Leans out from behind an edge at the left with its head on one side; looks; is seen. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+head.x': [[0, 0], [1, -4], [2, -3], [4, 3], [6, 0]],
    '+head.tilt': [[0, 0], [1, -8], [2, -14], [4, 3], [6, 0]],
    '+head.y': [[0, 0], [2, -2], [4, 2], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.05], [3, 1.05], [4, 1.16], [5, 1.1]],
    'head.eyes.0.kind': [[0, 'ball'], [5, 'happy']],
    'head.mouth.kind': [[0, 'cat'], [4, 'oh'], [5, 'cat']],
    'tail.puff': [[0, 1], [3, 1], [4, 1.34], [5, 1.12]],
    '+head.ears.0.turn': [[0, 0], [2, -4], [4, -12], [5, 0], [6, 0]],
  },
})
