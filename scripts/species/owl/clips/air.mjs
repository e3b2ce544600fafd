// @ts-check
// What the desktop does to an owl: carried, it takes offence; thrown, it loses its nerve and some feathers; falling, it
// remembers that it has wings.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { neutral } from '../../default/pose.mjs'

/** How high the hand is that carries it, px. */
const HAND = 176

const offended = () =>
  lay(neutral(), {
    y: -10, 'body.tall': 1.08, 'body.hip': 0.94, 'body.rise': 12, 'body.chest': 0, 'head.tilt': 0, 'head.y': 2, 'head.eyes.*.lid': 0.42,
    'head.eyes.*.slant': -9, 'head.mouth.kind': 'frown', 'head.mouth.wide': 0.8, 'head.ears.0.turn': 44, 'head.ears.1.turn': 50, 'arms.0.x': -16,
    'arms.1.x': 16, 'feet.0.x': -24, 'feet.1.x': 24, 'feet.0.turn': 14, 'feet.1.turn': -14,
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
    y: -14, 'body.tall': 0.94, 'body.rise': 14, 'body.chest': 0, 'head.tilt': 0, 'head.ears.0.turn': 2, 'head.ears.1.turn': 4,
    'head.ears.1.fold': 0.2, 'head.eyes.*.size': 1.17, 'head.eyes.*.brow': 5, 'head.mouth.kind': 'oh', 'head.mouth.open': 0.7, 'feet.0.x': -34,
    'feet.1.x': 34, 'feet.0.turn': 24, 'feet.1.turn': -24, 'tail.puff': 1.45,
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
    y: -14, 'body.hip': 0.9, 'body.tall': 0.94, 'body.rise': 12, 'body.chest': 0, 'head.tilt': 0, 'head.y': 4, 'head.pitch': 0.35,
    'head.ears.0.turn': 6, 'head.ears.1.turn': 10, 'head.eyes.*.lid': 0.3, 'head.eyes.*.lookY': 3, 'head.eyes.*.slant': -2,
    'head.mouth.kind': 'flat', 'head.mouth.wide': 0.8, 'arms.0.x': -66, 'arms.1.x': 66, 'arms.*.y': -88, 'feet.0.x': -22, 'feet.1.x': 22,
    'feet.0.turn': 16, 'feet.1.turn': -16,
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
