// @ts-check
// A slime eats by closing over what it likes; one can watch it melt away inside.

import { clip } from '../../motion/clip.mjs'
import { neutral } from '../../default/pose.mjs'

/** The biscuit frame by frame: x and y of its middle, size, bites, and whether it is inside. @type {[number, number, number, number, boolean][]} */
const BISCUIT = [
  [72, -20, 0.7, 0, false],
  [82, -19, 1, 0, false],
  [82, -19, 1, 0, false],
  [68, -20, 1, 0, false],
  [44, -26, 0.96, 0, true],
  [24, -24, 0.95, 0, true],
  [8, -22, 0.95, 0, true],
  [2, -24, 0.92, 1, true],
  [-3, -22, 0.88, 1, true],
  [2, -24, 0.84, 2, true],
  [-2, -22, 0.78, 2, true],
  [0, -22, 0.66, 3, true],
  [0, -20, 0.4, 3, true],
]

/** Sees a biscuit, flows over it, churns it away, glows. */
export const eat = clip({
  rest: neutral,
  durations: [130, 150, 110, 90, 110, 110, 110, 110, 110, 110, 110, 120, 120, 140, 320, 160],
  swing: 0,
  tracks: {
    x: [[0, 0], [1, -12], [2, -12], [3, 0], [4, 6], [5, 4], [6, 0]],
    'body.tall': [[0, 1], [1, 1.04], [2, 0.88], [3, 1.06], [4, 0.84], [5, 0.94], [6, 1.02], [7, 0.95], [8, 1.03], [9, 0.95], [10, 1.03], [11, 0.96], [12, 1.02], [13, 1.08], [14, 0.96], [15, 1]],
    'body.chest': [[0, 1.5], [1, -6], [2, -8], [3, 20], [4, 12], [5, 5], [6, 0], [7, -5], [8, 5], [9, -5], [10, 5], [11, -3], [12, 2], [13, 0], [15, 1.5]],
    'head.yaw': [[0, 0.5], [3, 0.7], [4, 0.5], [6, 0], [15, 0]],
    'head.pitch': [[0, 0.25], [2, 0.3], [3, 0.2], [6, 0.2], [12, 0.1], [13, -0.25], [15, 0]],
    'head.tilt': [[0, 2], [2, -4], [3, 8], [6, 0], [7, -3], [8, 3], [9, -3], [10, 3], [12, 0], [14, -7], [15, -4]],
    'head.eyes.*.lookX': [[0, 3], [3, 3], [5, 0]],
    'head.eyes.*.lookY': [[0, 3], [5, 3], [6, 3.5], [8, 3], [10, 0]],
    'head.eyes.*.size': [[0, 1.1], [3, 1.1], [5, 1]],
    'head.eyes.*.shine': [[0, 1], [3, 1], [5, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy'], [6, 'ball'], [7, 'happy'], [13, 'rest'], [14, 'happy'], [15, 'ball']],
    'head.eyes.*.brow': [[0, 4], [4, 1], [13, 3], [15, 0]],
    'head.mouth.kind': [[0, 'oh'], [1, 'cat'], [3, 'laugh'], [4, 'chew'], [13, 'oh'], [14, 'laugh'], [15, 'cat']],
    'head.mouth.open': [[0, 0.05], [3, 0.9], [4, 0], [5, 1], [6, 0], [7, 1], [8, 0], [9, 1], [10, 0], [11, 1], [12, 0], [13, 0.1], [14, 0.6, 'hold']],
    'head.blush': [[0, 1], [13, 1.1], [14, 1.3], [15, 1.1]],
    'head.glow': [[0, 0], [11, 0.2], [14, 1], [15, 0.4]],
    'head.ears.0.turn': [[0, 6], [2, 26], [3, 2], [4, 30], [6, 14], [7, 22], [8, 10], [9, 22], [10, 10], [12, 18], [13, 28], [14, 8], [15, 16]],
    'head.ears.1.turn': [[0, 10], [2, 30], [3, 6], [4, 36], [6, 20], [7, 14], [8, 28], [9, 14], [10, 28], [12, 22], [13, 32], [14, 12], [15, 24]],
    'tail.curl': [[0, 70], [6, 40], [7, 90], [8, 50], [9, 100], [10, 60], [12, 90], [15, 70]],
  },
  extras(i) {
    const biscuit = BISCUIT[i]
    const heart = { kind: 'heart', x: 30, y: -158, size: i === 14 ? 0.9 : 0 }
    if (!biscuit) return [heart]
    const [x, y, size, value, within] = biscuit
    return [{ kind: 'biscuit', x, y, size: size * 0.92, value, within, turn: i * (within ? 9 : 2) }, heart]
  },
})
