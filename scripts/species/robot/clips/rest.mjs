// @ts-check
// It runs down, folds into its own body like a box, and its lamp goes on breathing.

import { beats, clip, join } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { curled, neutral } from '../../default/pose.mjs'

/** The box it sleeps as. */
const boxed = () =>
  lay(curled(), {
    'head.yaw': 0, 'head.tilt': -3, 'head.pitch': 0.15, 'head.ears.0.turn': 47, 'head.ears.1.turn': 51, 'head.mouth.kind': 'cat', 'head.mouth.wide': 0.7, 'tail.curl': 96,
  })

/** Two letters rise from the sleeper, half a loop apart. @param {number} frame @param {number} count */
const letters = (frame, count) =>
  [0, 0.5].map((late) => {
    const t = (frame / count + late) % 1
    return { kind: 'zed', x: -34 - t * 26, y: -112 - t * 44, size: Math.sin(Math.PI * (0.12 + 0.8 * t)) * (0.6 + t * 0.7), turn: -12 + t * 20 }
  })

/** Slow breaths that lift the lid; the bulb glows with each. */
export const sleep = clip({
  rest: boxed,
  durations: beats(6, 420),
  loop: true,
  swing: 0,
  tracks: {
    'body.tall': [[0, 1], [3, 1.06], [6, 1]],
    'head.glow': [[0, 0.05], [3, 0.85], [6, 0.05]],
    'head.cheeks': [[0, 0], [3, 3], [4, 2.4], [6, 0]],
    '+head.ears.*.turn': [[0, 0], [3, -5], [6, 0]],
    'tail.curl': [[0, 96], [2, 96], [3, 104], [4, 96], [6, 96]],
  },
  extras: (frame) => letters(frame, 6),
})

/** A yawn with the lid, two nods; the key's turns come slower and stop. */
const drowse = clip({
  rest: neutral,
  durations: [160, 160, 130, 320, 160, 260, 300, 120, 150, 150],
  swing: 0.4,
  tracks: {
    'head.eyes.*.lid': [[0, 0.4], [1, 0.7], [4, 0.75], [5, 0.85], [7, 0.5], [8, 0.9]],
    'head.eyes.*.soft': [[0, 0.5], [8, 0.8]],
    'head.eyes.*.kind': [[0, 'ball'], [2, 'squeeze'], [4, 'ball'], [5, 'rest'], [7, 'ball'], [8, 'rest']],
    'head.mouth.kind': [[0, 'cat'], [1, 'oh'], [4, 'flat'], [5, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.2], [2, 0.6], [3, 0.75], [4, 0]],
    'head.mouth.wide': [[0, 0.9], [2, 1.1], [3, 1.15], [4, 0.8]],
    'head.cheeks': [[0, 0], [1, 2], [2, 7], [3, 8], [4, 1], [5, 0]],
    'head.pitch': [[0, 0.1], [2, -0.35], [3, -0.4], [4, 0.1], [6, 0.45], [7, 0.1], [8, 0.3]],
    'head.y': [[0, 1], [2, -2], [3, -3], [4, 2], [6, 6], [7, 1], [8, 2], [9, 0]],
    'head.tilt': [[0, -2], [2, -7], [3, -8], [5, 4], [6, 9], [7, 2], [8, -4], [9, 0]],
    'head.ears.*.turn': [[0, 26], [2, 34], [3, 36], [4, 38], [6, 50], [7, 28], [8, 46], [9, 52]],
    'body.tall': [[0, 0.99], [2, 1.03], [3, 1.04], [4, 0.98], [6, 0.92], [7, 0.95], [8, 0.8], [9, 0.62]],
    'body.rise': [[0, 0], [7, 0], [8, -8], [9, -14]],
    'body.hip': [[0, 1], [7, 1], [9, 1.08]],
    'arms.0.x': [[0, -12], [2, -22], [3, -22], [4, -12]],
    'arms.1.x': [[0, 12], [2, 22], [3, 22], [4, 12]],
    'arms.*.y': [[0, 0], [1, -8], [2, -22], [3, -24], [4, 0]],
    lean: [[0, 0], [4, 0], [6, 3.4], [7, -1.5], [8, 0]],
    'tail.curl': [[0, 70], [3, 150], [5, 184], [7, 200], [9, 204]],
  },
})

/** Click, click, shut. Ends on the first frame of `sleep`. */
const fold = clip({
  rest: boxed,
  durations: [110, 130, 180, 300],
  swing: 0,
  tracks: {
    stretch: [[0, 1.03], [1, 0.93], [2, 1.02], [3, 1]],
    'body.tall': [[0, 1.3], [1, 0.9], [2, 1.08], [3, 1]],
    'head.tilt': [[0, 2], [1, -6], [2, -2], [3, -3]],
    'head.glow': [[0, 0.4], [1, 0.7], [2, 0.2], [3, 0.05]],
    'head.cheeks': [[0, 1], [1, 6], [2, 1], [3, 0]],
    '+head.ears.*.turn': [[0, -10], [1, 14], [2, -4], [3, 0]],
    'tail.curl': [[0, 84], [1, 100], [3, 96]],
  },
  extras: (i) => [
    { kind: 'dust', x: -62 - i * 4, y: -2, size: [0, 0.8, 0.5, 0][i] },
    { kind: 'dust', x: 64 + i * 4, y: -2, size: [0, 0.7, 0.4, 0][i], turn: 8 },
  ],
})

export const fallAsleep = join(drowse, fold)

const stir = clip({
  rest: boxed,
  durations: [160, 200, 160, 130],
  swing: 0,
  tracks: {
    'head.eyes.*.kind': [[0, 'rest'], [1, 'ball']],
    'head.eyes.0.lid': [[0, 1], [1, 0.7], [2, 0.4], [3, 0.2]],
    'head.eyes.1.lid': [[0, 1], [1, 0.97], [2, 0.7], [3, 0.3]],
    'head.eyes.*.soft': [[0, 0.8]],
    'body.tall': [[0, 1.02], [1, 1.04], [2, 1.1], [3, 0.92]],
    'head.glow': [[0, 0.2], [1, 0.8], [2, 0.3], [3, 1]],
    'head.cheeks': [[0, 0], [1, 3], [2, 1], [3, 0]],
    'head.ears.*.turn': [[0, 46], [1, 30], [2, 34], [3, 20]],
    'tail.curl': [[0, 96], [1, 110], [2, 150], [3, 230]],
  },
})

const unfold = clip({
  rest: neutral,
  durations: [90, 110, 130, 420, 120, 90, 90, 140],
  swing: 0.3,
  tracks: {
    'body.tall': [[0, 0.66], [1, 1.16], [2, 1.06], [3, 1.1], [4, 0.94], [5, 1], [7, 1.01]],
    'body.rise': [[0, -12], [1, 4], [2, 2], [3, 4], [4, -3], [5, 0]],
    'body.hip': [[0, 1.08], [1, 0.94], [3, 0.96], [4, 1.03], [7, 1]],
    'head.y': [[0, 3], [1, -2], [3, -1], [4, 3], [5, 0]],
    'head.pitch': [[0, 0.2], [2, -0.3], [3, -0.4], [4, 0.1], [5, 0]],
    'head.tilt': [[0, 0], [1, 3], [2, -4], [3, -6], [4, 0], [5, 10], [6, -12], [7, -5]],
    'head.cheeks': [[0, 0], [1, 7], [2, 2], [3, 4], [4, 0], [5, 3], [6, 1], [7, 0]],
    'head.eyes.*.kind': [[0, 'squeeze'], [1, 'ball'], [2, 'squeeze'], [4, 'rest'], [5, 'squeeze'], [7, 'ball']],
    'head.mouth.kind': [[0, 'flat'], [1, 'oh'], [4, 'flat'], [7, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.2], [2, 0.6], [3, 0.7], [4, 0]],
    'head.ears.*.turn': [[0, 40], [1, 4], [2, 16], [3, 12], [4, 30], [5, 6], [6, 32], [7, 18]],
    'head.ears.*.length': [[0, 0.7], [1, 1.02], [2, 0.9], [3, 0.94], [4, 1]],
    'arms.*.front': [[0, false], [2, true], [4, false]],
    'arms.0.x': [[0, -14], [1, -24], [2, -48], [3, -58], [4, -24], [5, -13], [7, -12]],
    'arms.1.x': [[0, 14], [1, 24], [2, 48], [3, 58], [4, 24], [5, 13], [7, 12]],
    'arms.*.y': [[0, 0], [1, -16], [2, -66], [3, -86], [4, -8], [5, 0]],
    'arms.*.bend': [[0, 2], [1, 6], [2, -5], [3, -7], [4, 6], [5, 2]],
    lean: [[0, 0], [4, 0], [5, 2], [6, -2], [7, 0]],
    'tail.curl': [[0, 70], [3, 250], [7, 610, 'linear']],
  },
})

/** An eye, the other, up with a twang, a stretch, a shake, and good morning. */
export const wake = join(stir, unfold)
