// @ts-check
// Going to sleep, sleeping, waking.

import { beats, clip, join } from '../../motion/clip.mjs'
import { curled, neutral } from '../pose.mjs'

/** Two letters rise from the sleeper, half a loop apart. @param {number} frame @param {number} count */
const letters = (frame, count) =>
  [0, 0.5].map((late) => {
    const t = (frame / count + late) % 1
    return { kind: 'zed', x: 36 + t * 30, y: -104 - t * 46, size: Math.sin(Math.PI * (0.12 + 0.8 * t)) * (0.6 + t * 0.7), turn: -12 + t * 20 }
  })

/** Slow breaths, letters rising. */
export const sleep = clip({
  rest: curled,
  durations: beats(6, 420),
  loop: true,
  swing: 0,
  tracks: {
    'body.tall': [[0, 1], [3, 1.045], [6, 1]],
    'head.y': [[0, 0], [1, 0], [4, -1.6], [6, 0]],
    '+head.ears.0.turn': [[0, 0], [3, -1.5], [6, 0]],
    '+tail.curl': [[0, 0], [4, 4], [6, 0]],
  },
  extras: (frame) => letters(frame, 6),
})

const drowse = clip({
  rest: neutral,
  durations: [160, 160, 130, 320, 160, 260, 300, 110, 140],
  swing: 0.4,
  tracks: {
    'head.eyes.*.lid': [[0, 0.4], [1, 0.7], [4, 0.75], [5, 0.85], [7, 0.5], [8, 0.9]],
    'head.eyes.*.soft': [[0, 0.5], [8, 0.8]],
    'head.eyes.*.kind': [[0, 'ball'], [2, 'squeeze'], [4, 'ball'], [5, 'rest'], [7, 'ball'], [8, 'rest']],
    'head.mouth.kind': [[0, 'cat'], [1, 'oh'], [4, 'flat'], [5, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.25], [2, 0.8], [3, 1], [4, 0]],
    'head.mouth.wide': [[0, 0.9], [2, 1.15], [3, 1.2], [4, 0.8]],
    'head.pitch': [[0, 0.1], [2, -0.35], [3, -0.4], [4, 0.1], [6, 0.45], [7, 0.1], [8, 0.4]],
    'head.y': [[0, 1], [2, -2], [3, -3], [4, 3], [6, 11], [7, 5], [8, 14]],
    'head.tilt': [[0, -2], [3, -7], [5, 4], [6, 9], [7, 2], [8, -4]],
    'head.ears.*.turn': [[0, 26], [2, 38], [3, 40], [4, 36], [6, 46], [7, 28], [8, 42]],
    'body.tall': [[0, 0.99], [2, 1.03], [3, 1.04], [4, 0.98], [6, 0.92], [7, 0.94], [8, 0.76]],
    'body.hip': [[0, 1], [7, 1.02], [8, 1.16]],
    'tail.bend': [[0, -122], [4, -100], [8, -70]],
    'tail.curl': [[0, 66], [4, 10], [8, -70]],
    'tail.length': [[0, 1], [4, 0.86], [8, 0.72]],
    'arms.0.x': [[0, -12], [7, -13], [8, -17]],
    'arms.1.x': [[0, 12], [7, 13], [8, 17]],
  },
})

const curlUp = clip({
  rest: curled,
  durations: [110, 130, 180, 300],
  swing: 0,
  tracks: {
    stretch: [[0, 1.06], [1, 0.93], [2, 1.02], [3, 1]],
    'head.y': [[0, -12], [1, 2], [2, -1], [3, 0]],
    'head.tilt': [[0, -2], [1, -11], [3, -9]],
    'head.ears.0.turn': [[0, 40], [1, 20], [2, 29], [3, 26]],
    'head.ears.1.turn': [[0, 52], [1, 34], [2, 44], [3, 40]],
    'tail.curl': [[0, 10], [1, 36], [2, 22], [3, 26]],
  },
})

/** A yawn, two nods, down it goes and round. Ends on the first frame of `sleep`. */
export const fallAsleep = join(drowse, curlUp)

const stir = clip({
  rest: curled,
  durations: [160, 200, 160, 160],
  swing: 0,
  tracks: {
    'head.eyes.*.kind': [[0, 'rest'], [1, 'ball']],
    'head.eyes.*.lid': [[0, 1], [1, 0.75], [2, 0.6], [3, 0.7]],
    'head.eyes.*.soft': [[0, 0.8]],
    'head.y': [[0, -1], [1, -2], [2, -9], [3, -15]],
    'head.tilt': [[0, -9], [2, -3], [3, 0]],
    'head.ears.0.turn': [[0, 12], [1, 24], [2, 14], [3, 30]],
    'head.ears.1.turn': [[0, 38], [2, 30], [3, 40]],
    'body.tall': [[0, 1.02], [2, 1.02], [3, 1.05]],
    'tail.curl': [[0, 26], [1, 34], [3, 14]],
  },
})

const stretchUp = clip({
  rest: neutral,
  durations: [110, 120, 140, 420, 120, 90, 90, 140],
  swing: 0.4,
  tracks: {
    'body.tall': [[0, 0.84], [1, 0.98], [2, 1.08], [3, 1.12], [4, 0.95], [5, 1], [7, 1.01]],
    'body.hip': [[0, 1.1], [2, 0.97], [3, 0.96], [4, 1.03], [7, 1]],
    'head.y': [[0, 8], [2, -1], [3, -2], [4, 4], [5, 0]],
    'head.pitch': [[0, 0.2], [2, -0.4], [3, -0.5], [4, 0.1], [5, 0]],
    'head.tilt': [[0, -2], [2, -6], [3, -9], [4, 0], [5, 10], [6, -12], [7, -5]],
    'head.eyes.*.kind': [[0, 'rest'], [2, 'squeeze'], [4, 'rest'], [5, 'squeeze'], [7, 'ball']],
    'head.mouth.kind': [[0, 'flat'], [1, 'oh'], [4, 'flat'], [7, 'cat']],
    'head.mouth.open': [[0, 0], [1, 0.4], [2, 0.9], [3, 1], [4, 0]],
    'head.mouth.wide': [[0, 0.8], [2, 1.15], [3, 1.2], [4, 0.8], [7, 1]],
    'head.ears.0.turn': [[0, 40], [3, 38], [4, 30], [5, 10], [6, 34], [7, 14]],
    'head.ears.*.length': [[0, 1], [2, 0.92], [4, 1]],
    'head.ears.1.turn': [[0, 46], [3, 48], [4, 40], [5, 46], [6, 16], [7, 24]],
    'arms.*.front': [[0, false], [2, true], [4, false]],
    'arms.0.x': [[0, -14], [1, -24], [2, -48], [3, -58], [4, -24], [5, -13], [7, -12]],
    'arms.1.x': [[0, 14], [1, 24], [2, 48], [3, 58], [4, 24], [5, 13], [7, 12]],
    'arms.*.y': [[0, 0], [1, -20], [2, -64], [3, -80], [4, -14], [5, 0]],
    'arms.*.bend': [[0, 2], [1, 6], [2, -5], [3, -8], [4, 6], [5, 2]],
    'tail.bend': [[0, -80], [2, -112], [3, -108], [7, -122]],
    'tail.curl': [[0, -40], [2, 20], [3, 30], [4, 44], [5, 60], [7, 70]],
    'tail.length': [[0, 0.76], [2, 0.94], [3, 0.98], [4, 0.9], [5, 0.96], [7, 1]],
    'tail.puff': [[0, 0.9], [3, 1.15], [5, 1.1], [7, 1]],
  },
})

/** An eye, the other, a long stretch, a shake, and good morning. Ends near neutral. */
export const wake = join(stir, stretchUp)
