// @ts-check
// Short answers to the user: noticing, waving, being stroked, sitting down.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { inMood } from '../moods.mjs'
import { neutral } from '../pose.mjs'

/** Ears up, eyes up, a small hop, and back. */
export const hover = clip({
  rest: neutral,
  durations: [70, 80, 90, 100, 90, 110, 260, 140],
  tracks: {
    y: [[0, 0], [1, 0], [2, -8, 'out'], [3, -11], [4, 0, 'in']],
    stretch: [[0, 1], [1, 0.92], [2, 1.07], [3, 1.02], [4, 0.91], [5, 1.03], [6, 1]],
    'head.y': [[0, 0], [1, 3], [2, -2], [4, 3], [5, -1], [6, 0]],
    'head.pitch': [[0, 0], [1, 0.1], [2, -0.3], [6, -0.3], [7, -0.12]],
    'head.tilt': [[0, -4], [3, 2], [6, 6], [7, 1]],
    'head.ears.0.turn': [[0, 16], [2, 6], [6, 8], [7, 13]],
    'head.ears.1.turn': [[0, 24], [2, 12], [6, 10], [7, 20]],
    'head.ears.1.fold': [[0, 0.75], [2, 0.2], [6, 0.2], [7, 0.75]],
    'head.eyes.*.size': [[0, 1], [1, 1.1], [6, 1.06], [7, 1.02]],
    'head.eyes.*.lookY': [[0, 0], [1, -2.5], [6, -2.5], [7, -0.8]],
    'head.eyes.*.brow': [[0, 0], [1, 4], [6, 3], [7, 1]],
    'head.mouth.kind': [[0, 'cat'], [1, 'oh'], [4, 'laugh'], [7, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.1], [3, 0.25], [4, 0.3], [6, 0.4]],
    'feet.*.y': [[0, 0], [2, 2], [4, 0]],
    'arms.*.y': [[0, 0], [2, 2], [3, 3], [4, 0]],
    'tail.curl': [[0, 70], [3, 46], [5, 70], [6, 58], [7, 70]],
    'tail.length': [[0, 1], [3, 0.95], [5, 0.95], [7, 1]],
  },
  extras: (i) => [{ kind: 'notice', x: 2, y: -166, size: [0, 0.7, 0, 0, 0, 0, 0, 0][i] }],
})

/** One paw up beside the head, three swings, down. */
export const wave = clip({
  rest: neutral,
  durations: [90, 100, 110, 110, 110, 110, 110, 120],
  swing: 0.6,
  tracks: {
    'arms.0.front': [[0, false], [1, true], [7, false]],
    'arms.0.x': [[0, -18], [1, -40], [2, -50], [3, -62], [4, -48], [5, -62], [6, -50], [7, -16]],
    'arms.0.y': [[0, -10], [1, -52], [2, -82], [3, -76], [4, -83], [5, -76], [6, -62], [7, -9]],
    'arms.0.bend': [[0, 4], [1, -6], [2, -10], [3, -9], [4, -10], [5, -9], [6, -8], [7, 3]],
    'body.chest': [[0, 1.5], [1, 3], [2, 4], [6, 4], [7, 2]],
    'body.tall': [[0, 0.97], [2, 1.03], [6, 1.02], [7, 0.99]],
    'head.tilt': [[0, -4], [1, 2], [2, 8], [3, 5], [4, 8], [5, 5], [6, 6], [7, -2]],
    'head.x': [[0, 0], [2, 4], [6, 4], [7, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [2, 'happy'], [6, 'ball']],
    'head.eyes.*.lower': [[0, 0], [1, 0.4], [6, 0.4], [7, 0]],
    'head.mouth.kind': [[0, 'cat'], [1, 'laugh'], [7, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.3], [2, 0.6], [5, 0.6], [6, 0.3]],
    'tail.curl': [[0, 70], [2, 84], [3, 52], [5, 84], [7, 72]],
    'tail.length': [[0, 1], [2, 0.94], [6, 0.94], [7, 1]],
  },
})

/** What a stroking hand does to the resting pose. */
const stroked = () =>
  lay(inMood('happy')(), {
    'head.eyes.*.kind': 'happy', 'head.mouth.kind': 'cat', 'head.mouth.wide': 1.1, 'head.blush': 1.25, 'head.tilt': 8, 'head.x': 5, 'head.y': 4,
    'head.pitch': -0.25, 'head.ears.0.turn': 46, 'head.ears.1.turn': 54, 'head.cheeks': 2, 'body.tall': 0.97, 'body.chest': 5,
    'tail.angle': 10, 'tail.bend': -92, 'tail.curl': 34, 'tail.length': 0.8,
  })

/** Leans into the hand, eyes shut, and wriggles. Loops for as long as the stroking lasts. */
export const petted = clip({
  rest: stroked,
  durations: beats(8, 120),
  loop: true,
  swing: 0.5,
  tracks: {
    '+head.x': [[0, 0], [2, 4], [4, 0], [6, -5], [8, 0]],
    '+head.y': [[0, 0], [2, 2], [4, 0], [6, 2], [8, 0]],
    '+head.tilt': [[0, 0], [2, 5], [4, 0], [6, -6], [8, 0]],
    '+body.chest': [[0, 0], [3, 2], [7, -3], [8, 0]],
    '+body.hip': [[0, 0], [2, 0.015], [4, 0], [6, 0.015], [8, 0]],
    '+tail.curl': [[0, 0], [1, 6], [3, -14], [5, 6], [7, -14], [8, 0]],
    '+tail.angle': [[0, -3], [2, -4], [6, -7], [8, -3]],
    '+head.ears.*.turn': [[0, 0], [2, 4], [4, -2], [6, 4], [8, 0]],
  },
  extras: (i) => [
    { kind: 'heart', x: 2, y: -142 - i * 2.4, size: [0.5, 0.7, 0.8, 0.8, 0.7, 0.4, 0, 0][i], turn: -12 },
    { kind: 'heart', x: 34, y: -136 - ((i + 4) % 8) * 2.6, size: [0.6, 0.4, 0, 0, 0.4, 0.6, 0.7, 0.7][i] * 0.9, turn: 14 },
  ],
})

/** Sitting like a toy bear: soles up, paws in the lap. */
export const lap = () =>
  lay(inMood('content')(), {
    'body.tall': 0.9, 'body.hip': 1.1, 'head.y': 3, 'head.tilt': 4,
    'feet.0.sole': true, 'feet.1.sole': true, 'feet.0.x': -33, 'feet.1.x': 33, 'feet.0.turn': -16, 'feet.1.turn': 16,
    'arms.0.x': -9, 'arms.0.y': -13, 'arms.0.bend': 8, 'arms.1.x': 9, 'arms.1.y': -13, 'arms.1.bend': 8,
    'tail.angle': 12, 'tail.bend': -60, 'tail.curl': -90, 'tail.length': 0.7,
  })

/** Sits back with a bump. Holds its last frame; `sit-idle` goes on from there. */
export const sit = clip({
  rest: lap,
  durations: [90, 90, 80, 90, 110, 120, 160],
  tracks: {
    'body.tall': [[0, 1.0], [1, 1.06], [2, 0.94], [3, 0.8], [4, 0.94], [6, 0.9]],
    'body.hip': [[0, 1], [1, 0.98], [2, 1.06], [3, 1.18], [4, 1.07], [6, 1.1]],
    'head.y': [[0, 0], [1, -3], [2, 1], [3, 7], [4, 1], [6, 3]],
    'head.tilt': [[0, -4], [1, -4], [3, 2], [6, 4]],
    'head.eyes.*.kind': [[0, 'ball'], [3, 'happy'], [5, 'ball']],
    'head.eyes.*.lookY': [[0, 0], [1, 2], [2, 2], [5, 0]],
    'feet.*.sole': [[0, false], [2, true]],
    'feet.0.x': [[0, -28], [1, -29], [3, -34], [6, -33]],
    'feet.1.x': [[0, 28], [1, 29], [3, 34], [6, 33]],
    'feet.*.y': [[0, 0], [1, 0], [2, -5], [3, -3], [4, -1], [5, 0]],
    'arms.0.x': [[0, -12], [2, -22], [3, -22], [6, -9]],
    'arms.1.x': [[0, 12], [2, 22], [3, 22], [6, 9]],
    'arms.*.y': [[0, 0], [2, -16], [3, -10], [5, -15], [6, -13]],
    'arms.*.bend': [[0, 2], [2, 7], [6, 8]],
    'tail.angle': [[0, 12], [3, 16], [6, 12]],
    'tail.bend': [[0, -122], [2, -110], [4, -56], [6, -60]],
    'tail.curl': [[0, 70], [2, 30], [4, -70], [6, -90]],
    'tail.length': [[0, 1], [2, 0.8], [4, 0.66], [5, 0.67], [6, 0.7]],
  },
})

/** Breathing in the lap seat, toes wiggling now and then. */
export const sitIdle = clip({
  rest: lap,
  durations: [300, 140, 140, 200, 140, 140, 140, 320],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
    '+head.y': [[0, 0], [3, 0.7], [6, -0.6], [8, 0]],
    '+head.tilt': [[0, 0], [4, -2], [8, 0]],
    '+feet.0.turn': [[0, 0], [4, 0], [5, -9], [6, 4], [7, 0]],
    '+feet.1.turn': [[0, 0], [4, 0], [5, 9], [6, -4], [7, 0]],
    '+tail.curl': [[0, 0], [3, -7], [6, 6], [8, 0]],
  },
})
