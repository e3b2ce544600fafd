// @ts-check
// Breathing, one loop per mood; the tail says the mood first. Frame 0 of every loop is that mood's resting pose.

import { clip } from '../../motion/clip.mjs'
import { inMood } from '../pose.mjs'

/** @typedef {import('../../motion/tracks.mjs').Tracks} Tracks */
/** @typedef {import('../../default/moods.mjs').Mood} Mood */

/** Two percent up and down again; the head comes after. @param {number} frames @returns {Tracks} */
const breathing = (frames) => ({
  '+body.tall': [[0, 0], [frames / 2, 0.02], [frames, 0]],
  '+head.y': [[0, 0], [frames / 3, 0.7], [(frames * 2) / 3, -0.7], [frames, 0]],
})

/** @param {Mood} mood @param {number[]} durations @param {Tracks} tracks @param {Partial<import('../../motion/clip.mjs').Script>} [more] */
const idle = (mood, durations, tracks, more = {}) => clip({ rest: inMood(mood), durations, loop: true, swing: 0, tracks, ...more })

/** Calm; only the tip of the brush is never quite. */
export const content = idle('content', [280, 110, 110, 140, 140, 320], {
  ...breathing(6),
  '+tail.curl': [[0, 0], [2, 12], [4, -4], [6, 0]],
  '+head.ears.1.turn': [[0, 0], [3, 0], [4, 7], [5, 0]],
})

/** Fans itself with its brush, and winks. */
export const happy = idle('happy', [180, 120, 120, 160, 120, 120, 240, 120], {
  ...breathing(8),
  '+head.tilt': [[0, 0], [3, 4], [6, 5], [8, 0]],
  '+head.yaw': [[0, 0], [3, -0.1], [8, 0]],
  '+tail.bend': [[0, 0], [2, 14], [4, 0], [6, 14], [8, 0]],
  '+tail.curl': [[0, 0], [1, -26], [3, 34], [5, -26], [7, 34], [8, 0]],
  '+head.ears.0.turn': [[0, 0], [4, 4], [8, 0]],
  'head.eyes.1.kind': [[0, 'ball'], [5, 'happy'], [7, 'ball']],
  'head.eyes.1.brow': [[0, 2], [4, 2], [5, -1], [7, 2]],
  'head.mouth.kind': [[0, 'laugh'], [4, 'smirk'], [7, 'laugh']],
})

/** Hops on the spot, the brush whirling like a flag. */
export const ecstatic = idle('ecstatic', [110, 90, 90, 110, 90, 90], {
  y: [[0, 0], [1, -6, 'out'], [2, -7], [3, 0, 'in'], [4, -6, 'out'], [5, -7], [6, 0, 'in']],
  stretch: [[0, 0.95], [1, 1.04], [2, 1.02], [3, 0.95], [4, 1.04], [5, 1.02], [6, 0.95]],
  '+head.tilt': [[0, -4], [3, 5], [6, -4]],
  '+arms.0.y': [[0, 0], [1, -6], [3, 2], [4, -6], [6, 0]],
  '+arms.1.y': [[0, 0], [1, -6], [3, 2], [4, -6], [6, 0]],
  '+tail.bend': [[0, 0], [1, 12], [3, -6], [4, 12], [6, 0]],
  '+tail.curl': [[0, 0], [1, 34], [2, 44], [3, 0], [4, -44], [5, -50], [6, 0]],
}, {
  extras: (i) => [
    { kind: 'spark', x: -62, y: -150 + i, size: [0, 0.5, 0.8, 0.5, 0, 0][i] },
    { kind: 'spark', x: 66, y: -172, size: [0.5, 0, 0, 0, 0.5, 0.8][i] },
  ],
})

/** The brush trails; it licks its lips at the thought. */
export const hungry = idle('hungry', [260, 150, 150, 200, 150, 150, 150, 320], {
  ...breathing(8),
  '+arms.0.x': [[0, 0], [2, 4], [4, 0], [6, -3], [8, 0]],
  '+arms.0.y': [[0, 0], [1, -3], [3, 0], [5, 3], [7, 0], [8, 0]],
  '+tail.curl': [[0, 0], [3, -6], [6, 5], [8, 0]],
  '+head.ears.0.turn': [[0, 0], [4, 3], [8, 0]],
  'head.mouth.kind': [[0, 'wobble'], [4, 'blep'], [6, 'wobble']],
}, {
  extras: (i) => [{ kind: 'rumble', x: -54, y: -34, size: [0, 0.8, 1, 0.8, 0, 0, 0, 0][i], turn: i % 2 ? 6 : -4 }],
})

/** Nods into its own brush, and starts. */
export const sleepy = idle('sleepy', [360, 220, 220, 260, 420, 110, 140, 260], {
  ...breathing(8),
  '+head.y': [[0, 0], [4, 7, 'in'], [5, -1], [6, 0], [8, 0]],
  '+head.tilt': [[0, 0], [4, 5, 'in'], [5, -1], [6, 0], [8, 0]],
  'head.eyes.0.lid': [[0, 0.66], [3, 0.9], [4, 0.97], [5, 0.5], [6, 0.6], [8, 0.66]],
  'head.eyes.1.lid': [[0, 0.8], [2, 0.95], [4, 0.97], [5, 0.62], [6, 0.74], [8, 0.8]],
  '+head.ears.*.turn': [[0, 0], [4, 8], [5, -8], [6, -2], [7, 0]],
  '+tail.curl': [[0, 0], [4, -6], [5, 22], [6, 8], [7, 0]],
})

/** Drums on the ground with the tip of its brush, twice, and watches nothing come of it. */
export const bored = idle('bored', [420, 120, 110, 200, 120, 110, 240, 360], {
  ...breathing(8),
  '+head.eyes.*.lookX': [[0, 0], [3, 0], [4, 5], [6, 5], [7, 0]],
  '+tail.curl': [[0, 0], [1, 44], [2, -26], [3, 0], [4, 44], [5, -26], [6, 0]],
  '+head.ears.1.turn': [[0, 0], [4, 0], [5, -10], [6, 0]],
  '+head.y': [[0, 0], [5, 0], [6, -1.5], [7, 2], [8, 0]],
})

/** Hides behind its brush; looks over it left and right. */
export const worried = idle('worried', [200, 130, 240, 130, 130, 300], {
  ...breathing(6),
  '+head.x': [[0, 0.6], [1, 1.2], [2, 0.2], [3, 1.1], [4, 0.6], [6, 0.6]],
  '+head.eyes.*.lookX': [[0, 0], [1, 0], [2, -5], [4, -5], [5, 0]],
  '+head.ears.0.turn': [[0, 0], [2, 3], [3, -4], [4, 0], [6, 0]],
  '+head.ears.1.turn': [[0, 0], [3, 4], [4, -3], [5, 0], [6, 0]],
  '+tail.curl': [[0, 0], [1, 2], [2, 4], [3, 1], [4, 3], [6, 0]],
}, {
  extras: (i) => [{ kind: 'drop', x: 66, y: -126 + i * 1.6, size: [0.5, 0.75, 0.8, 0.8, 0.75, 0][i] }],
})
