// @ts-check
// How a slime gets about: it hops, hangs from its sprout, flies as a ball, falls as a drop, and creeps up walls.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { neutral } from '../../default/pose.mjs'

/** Ground covered by one hop, px, in as many frames. */
const STRIDE = 56
const FRAMES = 8

/** Height of a hop, and its shape: crouched, off, over, down, flat. */
const HOP = [0, 0, 0, -9, -17, -18, -11, 0]
const TALL = [0.88, 0.97, 0.85, 1.1, 1.04, 1, 1.06, 0.9]
/** Where it is against the window that glides on: what lies on the ground goes back as fast as the window goes forward. */
const BACK = [3.5, -3.5, -10.5, -6.3, -2.1, 2.1, 6.3, 10.5]

/** @param {1 | -1} facing @param {number} frame */
function hopping(facing, frame) {
  const airborne = HOP[frame] < 0 ? 1 : 0
  return lay(neutral(), {
    x: BACK[frame] * facing, y: HOP[frame], 'body.tall': TALL[frame], 'body.rise': airborne * 10,
    'body.chest': facing * [2, 8, 6, 12, 8, 2, -4, -3][frame],
    'head.tilt': 0, 'head.yaw': facing * 0.85, 'head.pitch': [0.2, 0, 0.3, -0.35, -0.3, 0, 0.2, 0.3][frame],
    'head.ears.0.turn': [30, 16, 24, 46, 40, 22, 4, 34][frame], 'head.ears.1.turn': [34, 20, 28, 50, 44, 26, 6, 40][frame],
    'head.eyes.*.lower': 0.15, 'head.mouth.kind': airborne ? 'laugh' : 'cat', 'head.mouth.open': airborne ? 0.3 : 0,
  })
}

/** @param {1 | -1} facing 1 goes right */
const hop = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => hopping(facing, frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = hop(1)
export const walkLeft = hop(-1)

const hanging = () =>
  lay(neutral(), {
    y: -5, 'body.tall': 1.0, 'body.hip': 0.94, 'body.rise': 14, 'body.chest': 0, 'head.tilt': 0, 'head.y': 0,
    'head.ears.0.turn': -4, 'head.ears.1.turn': 2, 'head.eyes.*.slant': 7, 'head.eyes.*.brow': 3, 'head.eyes.*.size': 1.06,
    'head.mouth.kind': 'flat', 'head.mouth.wide': 0.8,
  })

/** Held by its sprout, and swinging below it. */
export const carried = clip({
  rest: hanging,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [1, 0.03], [3, -0.02], [4, 0.03], [6, 0]],
    x: [[0, -4], [3, 4], [6, -4]],
    'body.chest': [[0, 4], [3, -4], [6, 4]],
    'head.eyes.*.lookX': [[0, -2.4], [2, -2.4], [3, 2.4, 'hold'], [5, 2.4], [6, -2.4]],
    'head.eyes.*.lid': [[0, 0], [1, 0.5], [2, 0]],
    'tail.curl': [[0, 40], [3, 80], [6, 40]],
  },
})

const ball = () =>
  lay(neutral(), {
    y: -24, 'body.tall': 0.9, 'body.hip': 0.92, 'body.rise': 14, 'body.chest': 0, 'head.tilt': 0,
    'head.ears.0.turn': 66, 'head.ears.1.turn': 70, 'head.ears.*.length': 0.8,
    'head.mouth.kind': 'laugh', 'head.mouth.open': 0.6,
  })

/** A ball, a quarter turn a frame. */
export const thrown = clip({
  rest: ball,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    spin: [[0, 0], [4, 360, 'linear']],
    '+body.tall': [[0, 0], [1, 0.05], [2, -0.03], [3, 0.05], [4, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze']],
    'head.eyes.*.size': [[0, 1.1]],
    '+head.ears.*.turn': [[0, 0], [2, 8], [4, 0]],
  },
})

const falling = () =>
  lay(neutral(), {
    y: -6, 'body.tall': 1.02, 'body.hip': 0.9, 'body.rise': 14, 'body.chest': 0, 'head.tilt': 0, 'head.y': 2, 'head.pitch': 0.6,
    'head.ears.0.turn': -8, 'head.ears.1.turn': -4, 'head.eyes.*.size': 1.14, 'head.eyes.*.lookY': 3.6, 'head.eyes.*.brow': 5,
    'head.mouth.kind': 'oh', 'head.mouth.open': 0.45,
  })

/** Drawn out by the air, its leaves blown up. */
export const fall = clip({
  rest: falling,
  durations: beats(4, 90),
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [1, 0.03], [3, -0.03], [4, 0]],
    'body.chest': [[0, 0], [1, 3], [3, -3], [4, 0]],
    '+head.ears.0.turn': [[0, 0], [1, 7], [3, -5], [4, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -5], [3, 7], [4, 0]],
  },
})

/** Splat; up; quivering; still. */
export const land = clip({
  rest: neutral,
  durations: [70, 120, 90, 110, 160],
  swing: 0,
  tracks: {
    'body.tall': [[0, 0.76], [1, 0.6], [2, 1.12], [3, 0.92], [4, 1.01]],
    'head.y': [[0, 0]],
    'head.tilt': [[0, 0], [2, 0], [4, -4]],
    'head.ears.0.turn': [[0, 2], [1, 58], [2, 50], [3, 6], [4, 16]],
    'head.ears.1.turn': [[0, 4], [1, 62], [2, 54], [3, 10], [4, 24]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'ball']],
    'head.eyes.*.size': [[0, 1], [2, 1.12], [3, 1.06], [4, 1]],
    'head.mouth.kind': [[0, 'wobble'], [2, 'oh'], [3, 'cat']],
    'head.mouth.open': [[0, 0], [2, 0.15]],
  },
  extras: (i) => [
    { kind: 'drop', x: -72 - i * 3, y: -20 - [0, 14, 8][i], size: [0.3, 0.55, 0.35][i] ?? 0, turn: -40 },
    { kind: 'drop', x: 74 + i * 2, y: -22 - [0, 12, 6][i], size: [0.3, 0.5, 0.3][i] ?? 0, turn: 40 },
  ],
})

/** Wall covered by one cycle of creeping, px. */
const CREEP = 32

const stuck = () =>
  lay(neutral(), {
    view: 'upright', 'body.chest': 0, 'head.tilt': 0, 'head.yaw': -0.1, 'head.pitch': -0.3,
    'head.ears.0.turn': 18, 'head.ears.1.turn': 22, 'head.eyes.*.lookY': -2,
  })

/** Holds on below and reaches up, holds on above and draws itself after. @param {number} frame */
function creeping(frame) {
  const half = CREEP / 2
  const t = (frame % 4) / 4
  const eased = t * t * (3 - 2 * t)
  const held = half * (t - 0.5)
  const free = half * (0.5 - eased)
  const [foot, crown] = frame < 4 ? [held, free] : [free, held]
  return lay(stuck(), {
    'body.bob': foot, 'body.tall': 1 + (foot - crown) / 112, 'head.y': (foot - crown) * 0.3,
    'head.eyes.*.kind': frame === 5 || frame === 6 ? 'squeeze' : 'ball',
    'head.ears.0.turn': 18 + [0, 6, 10, 6, 0, -8, -10, -4][frame], 'head.ears.1.turn': 22 + [0, 4, 8, 6, 0, -8, -10, -4][frame],
  })
}

export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => creeping(frame)),
  durationsMs: beats(8, 100),
  loop: true,
  stridePx: CREEP,
}

/** Sticks there and has a look at the room. */
export const cling = clip({
  rest: stuck,
  durations: [420, 140, 420, 140, 300, 140],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, -0.1], [2, -0.45], [3, -0.45], [5, -0.15]],
    'head.pitch': [[0, -0.3], [2, 0.2], [3, 0.2], [5, -0.2]],
    'head.eyes.*.lookY': [[0, -2], [2, 1.5], [3, 1.5], [5, -1.5]],
    'head.eyes.*.lid': [[0, 0], [3, 0], [4, 0.95, 'hold'], [5, 0]],
    'body.tall': [[0, 1], [3, 1.03], [6, 1]],
    'body.bob': [[0, 0], [3, 2], [6, 0]],
    '+head.ears.*.turn': [[0, 0], [3, 5], [6, 0]],
  },
})

const round = () =>
  lay(neutral(), {
    x: 2, 'body.chest': 26, 'head.x': 12, 'head.tilt': 10, 'head.yaw': 0.75, 'head.y': 4, 'head.ears.0.turn': 20, 'head.ears.1.turn': 14,
  })

/** Bulges out from behind an edge at the left, looks, is seen, smiles. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+body.chest': [[0, 0], [1, -5], [2, -3], [4, 3], [6, 0]],
    '+head.y': [[0, 0], [2, -1], [4, 2], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.06]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy']],
    '+head.ears.0.turn': [[0, 0], [1, -6], [2, -4], [4, 6], [6, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -4], [4, 6], [6, 0]],
  },
})
