// @ts-check
// Food: a star biscuit eaten in three bites, and the look of somebody who has had none.

import { clip } from '../../motion/clip.mjs'
import { inMood } from '../moods.mjs'
import { neutral } from '../pose.mjs'

/** Bites taken from the biscuit, frame by frame; -1 when there is none to see. */
const BITES = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, -1, -1, -1, -1, -1]

/** How high the biscuit is held, px from the ground. */
const HELD = [-34, -40, -50, -56, -58, -50, -52, -58, -50, -52, -60, 0, 0, 0, 0, 0]

/** Biscuit in the paws: seen, smelled, bitten, chewed, swallowed, enjoyed. */
export const eat = clip({
  rest: neutral,
  durations: [130, 150, 110, 90, 110, 110, 90, 110, 110, 90, 110, 120, 120, 140, 320, 160],
  swing: 0.8,
  tracks: {
    'arms.*.front': [[0, true], [11, false]],
    'arms.0.x': [[0, -14], [10, -11], [11, -13], [13, -12], [14, -20], [15, -12]],
    'arms.1.x': [[0, 14], [10, 11], [11, 13], [13, 12], [14, 20], [15, 12]],
    'arms.0.y': [...HELD.slice(0, 11).map((y, i) => /** @type {[number, number]} */ ([i, y + 4])), [11, -30], [13, -24], [14, -30], [15, -6]],
    'arms.1.y': [...HELD.slice(0, 11).map((y, i) => /** @type {[number, number]} */ ([i, y + 4])), [11, -30], [13, -24], [14, -30], [15, -6]],
    'arms.*.bend': [[0, 7], [10, 8], [13, 8], [15, 2]],
    'body.tall': [[0, 0.99], [2, 1.02], [3, 1.03], [4, 0.97], [5, 1], [6, 1.02], [7, 0.97], [8, 1], [10, 0.97], [11, 1], [12, 1.01], [13, 1.06], [14, 0.99], [15, 1]],
    'head.y': [[0, 1], [1, 2], [3, -3], [4, 3], [5, 1], [6, -1], [7, 3], [8, 1], [9, -1], [10, 3], [11, 1], [12, 0], [13, -3], [14, 1], [15, 0]],
    'head.pitch': [[0, 0.25], [2, 0.1], [3, -0.1], [4, 0.2], [6, 0.05], [7, 0.2], [9, 0.05], [10, 0.2], [12, 0], [13, -0.25], [14, -0.1], [15, 0]],
    'head.tilt': [[0, -4], [2, -2], [4, 2], [5, -3], [6, 2], [7, -2], [8, 3], [9, -3], [10, 0], [12, 3], [13, 0], [14, -7], [15, -4]],
    'head.eyes.*.lookY': [[0, 3.5], [2, 3], [3, 2], [10, 2], [12, 0]],
    'head.eyes.*.size': [[0, 1.1], [3, 1.06], [5, 1]],
    'head.eyes.*.shine': [[0, 1], [4, 1], [5, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy'], [6, 'ball'], [7, 'happy'], [9, 'ball'], [10, 'happy'], [12, 'rest'], [14, 'happy'], [15, 'ball']],
    'head.eyes.*.brow': [[0, 4], [4, 1], [13, 3], [15, 0]],
    'head.mouth.kind': [[0, 'cat'], [2, 'laugh'], [4, 'chew'], [6, 'laugh'], [7, 'chew'], [9, 'laugh'], [10, 'chew'], [13, 'flat'], [14, 'laugh'], [15, 'cat']],
    'head.mouth.open': [[0, 0], [2, 0.5], [3, 0.95], [4, 0], [5, 1], [6, 0.75], [7, 0], [8, 1], [9, 0.8], [10, 0], [11, 1], [12, 0], [14, 0.7, 'hold']],
    'head.cheeks': [[0, 0], [3, 0], [4, 4], [5, 3], [6, 1], [7, 4], [8, 3], [9, 2], [10, 6], [11, 5], [12, 5], [13, 1], [14, 2], [15, 0]],
    'head.blush': [[0, 1], [13, 1.1], [14, 1.3], [15, 1.1]],
    'head.ears.0.turn': [[0, 8], [3, 12], [11, 20], [13, 26], [14, 12], [15, 16]],
    'head.ears.1.turn': [[0, 16], [3, 20], [11, 28], [13, 34], [14, 18], [15, 24]],
    'tail.curl': [[0, 56], [3, 74], [5, 48], [7, 74], [9, 48], [11, 72], [13, 54], [14, 62], [15, 70]],
  },
  extras(i, pose) {
    const lean = pose.body.chest * 0.8
    const bitten = BITES[i]
    const fresh = i < 2 ? [0.72, 1.12][i] : 1
    const biscuit = { kind: 'biscuit', x: lean, y: HELD[i] - 2, size: bitten < 0 ? 0 : fresh * 0.92, value: Math.max(0, bitten), turn: i < 2 ? [-24, 6][i] : 0 }
    const crumbs = { kind: 'crumbs', x: lean, y: -40, size: i === 4 || i === 7 || i === 10 ? 1 : 0, value: 0.3 }
    const falling = { kind: 'crumbs', x: lean, y: -26, size: i === 5 || i === 8 || i === 11 ? 1 : 0, value: 0.8 }
    const heart = { kind: 'heart', x: 2, y: -158, size: i === 14 ? 0.9 : 0 }
    return [{ ...biscuit }, crumbs, falling, heart]
  },
})

/** Looks down at its belly, rubs it, then up at you. */
export const hungry = clip({
  rest: inMood('hungry'),
  durations: [180, 140, 140, 140, 140, 140, 140, 160, 420, 200],
  tracks: {
    '+body.tall': [[0, 0], [2, -0.02], [6, -0.01], [8, 0.05], [9, 0.01]],
    'head.pitch': [[0, -0.1], [1, 0.5], [6, 0.55], [7, 0], [8, -0.4], [9, -0.15]],
    '+head.y': [[0, 0], [1, 3], [6, 4], [8, -4], [9, 0]],
    'head.tilt': [[0, 6], [2, -2], [4, 2], [6, -2], [8, 9], [9, 6]],
    'head.eyes.*.lookY': [[0, -2.5], [1, 3.5], [6, 3.5], [7, 0], [8, -3.5], [9, -2.5]],
    'head.eyes.*.lid': [[0, 0], [1, 0.25], [6, 0.3], [7, 0]],
    'head.eyes.*.shine': [[0, 0.8], [1, 0], [7, 0.6], [8, 1]],
    'head.eyes.*.size': [[0, 1.06], [1, 1], [7, 1.08], [8, 1.14], [9, 1.06]],
    'head.eyes.*.brow': [[0, 3], [6, 2], [8, 6], [9, 3]],
    'head.mouth.kind': [[0, 'wobble'], [7, 'oh'], [9, 'wobble']],
    'head.mouth.open': [[0, 0], [7, 0.05], [8, 0.12]],
    'head.ears.*.turn': [[0, 52], [2, 54], [6, 54], [8, 36], [9, 50]],
    'head.ears.*.length': [[0, 0.94], [2, 0.86], [6, 0.86], [8, 0.98], [9, 0.95]],
    '+head.x': [[0, 0], [2, 3], [6, 3], [8, 0]],
    'tail.length': [[0, 0.72], [7, 0.68], [8, 0.62], [9, 0.69]],
    'arms.0.x': [[0, -7], [1, -12], [2, 0], [3, -3], [4, -12], [5, 0], [6, -8], [8, -7]],
    'arms.0.y': [[0, -15], [1, -18], [2, -20], [3, -12], [4, -18], [5, -20], [6, -13], [8, -26], [9, -16]],
    'arms.1.x': [[0, 8], [1, 3], [2, 12], [3, 10], [4, 2], [5, 12], [6, 6], [8, 7]],
    'arms.1.y': [[0, -11], [1, -14], [2, -16], [3, -9], [4, -14], [5, -16], [6, -10], [8, -26], [9, -12]],
    'tail.curl': [[0, -118], [4, -110], [8, -92], [9, -116]],
    'tail.angle': [[0, 18]],
  },
  extras: (i) => [{ kind: 'rumble', x: -58, y: -34, size: [0, 0, 0.7, 1, 0.9, 1, 0.6, 0, 0, 0][i], turn: i % 2 ? 8 : -6 }],
})
