// @ts-check
// A fox does not just eat a biscuit: it tosses it up and catches it.

import { clip } from '../../motion/clip.mjs'
import { sitting } from '../pose.mjs'

/** The biscuit frame by frame: x and y of its middle, size, turn. @type {[number, number, number, number][]} */
const BISCUIT = [
  [-47, -50, 0.72, -24],
  [-47, -56, 1.05, 6],
  [-49, -44, 1, 0],
  [-42, -104, 1, 60],
  [-28, -156, 1, 140],
  [-14, -174, 1, 210],
  [-8, -146, 1, 280],
  [-8, -92, 0.96, 340],
]

/** Shows it, tosses it, gapes, snaps, chews with full cheeks, licks its lips. */
export const eat = clip({
  rest: sitting,
  durations: [130, 170, 130, 80, 100, 130, 90, 80, 130, 110, 110, 110, 120, 150, 320, 160],
  swing: 0.5,
  tracks: {
    'arms.0.front': [[0, true], [5, false]],
    'arms.0.x': [[0, -40], [2, -43], [3, -46], [4, -38], [5, -20], [6, -14]],
    'arms.0.y': [[0, -40], [1, -44], [2, -32], [3, -78], [4, -66], [5, -12], [6, 0]],
    'arms.0.bend': [[0, -6], [3, -8], [5, 3]],
    'body.tall': [[0, 0.99], [2, 0.95], [3, 1.04], [5, 1.04], [7, 1.07], [8, 0.94], [9, 1], [10, 0.98], [11, 1], [12, 0.98], [13, 1.06], [14, 0.99], [15, 1]],
    'head.yaw': [[0, -0.4], [2, -0.4], [4, -0.2], [6, 0], [15, -0.16]],
    'head.pitch': [[0, 0.1], [2, 0.2], [3, -0.3], [5, -0.7], [7, -0.65], [8, 0.3], [10, 0.1], [13, -0.25], [15, 0]],
    'head.y': [[0, 1], [2, 3], [3, -1], [5, -2], [7, -4], [8, 4], [9, 0], [10, 2], [11, 0], [12, 2], [13, -3], [15, 0]],
    'head.tilt': [[0, -6], [2, -9], [4, -2], [7, 0], [8, 2], [9, -4], [10, 4], [11, -4], [12, 3], [14, -8], [15, -3]],
    'head.eyes.*.lookX': [[0, -3], [3, -2.5], [5, 0], [7, 0]],
    'head.eyes.*.lookY': [[0, 1.5], [2, 1.5], [3, -3], [6, -3.5], [8, 0]],
    'head.eyes.*.size': [[0, 1.08], [5, 1.1], [7, 1.1], [8, 1]],
    'head.eyes.*.shine': [[0, 1], [7, 1], [8, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [8, 'squeeze'], [9, 'happy'], [14, 'happy'], [15, 'ball']],
    'head.eyes.*.brow': [[0, 3], [7, 4], [9, 1], [13, 3], [15, 0]],
    'head.mouth.kind': [[0, 'smirk'], [3, 'oh'], [6, 'laugh'], [8, 'flat'], [9, 'chew'], [13, 'flat'], [14, 'blep'], [15, 'cat']],
    'head.mouth.open': [[0, 0], [3, 0.1], [6, 0.8], [7, 1], [8, 0], [9, 1], [10, 0], [11, 1], [12, 0], [13, 1], [15, 0]],
    'head.cheeks': [[0, 0], [7, 0], [8, 8], [9, 6], [10, 7], [11, 5], [12, 6], [13, 1], [15, 0]],
    'head.blush': [[0, 1], [8, 1.2], [14, 1.3], [15, 1.1]],
    'head.ears.0.turn': [[0, 8], [5, 10], [7, 30], [8, 14], [13, 26], [15, 17]],
    'head.ears.1.turn': [[0, 10], [5, 12], [7, 34], [8, 16], [13, 28], [15, 20]],
    'tail.curl': [[0, 100], [2, 110], [3, 60], [5, 110], [7, 120], [8, 40], [9, 90], [10, 60], [11, 90], [12, 60], [14, 96], [15, 72]],
  },
  extras(i) {
    const biscuit = BISCUIT[i]
    const crumbs = { kind: 'crumbs', x: -6, y: i % 2 ? -50 : -36, size: i >= 9 && i <= 11 ? 1 : 0, value: i % 2 ? 0.3 : 0.8 }
    const heart = { kind: 'heart', x: 40, y: -164, size: i === 14 ? 0.9 : 0, turn: 8 }
    if (!biscuit) return [crumbs, heart]
    const [x, y, size, turn] = biscuit
    return [{ kind: 'biscuit', x, y, size: size * 0.9, turn, held: i < 3 }]
  },
})
