// @ts-check
// Breathing, one loop per mood, and a blink to splice into each. Frame 0 of every loop is that mood's resting pose.

import { clip } from '../../motion/clip.mjs'
import { inMood } from '../moods.mjs'

/** @typedef {import('../../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../../motion/tracks.mjs').Tracks} Tracks */
/** @typedef {import('../moods.mjs').Mood} Mood */

/** The standard's timing of a calm breath, ms. */
const BREATH = [280, 110, 110, 140, 140, 320]

/** Two percent up and down again; the head comes after. @type {Tracks} */
const breathing = {
  '+body.tall': [[0, 0], [3, 0.02], [6, 0]],
  '+head.y': [[0, 0], [2, 0.7], [4, -0.7], [6, 0]],
  '+tail.curl': [[0, 0], [2, 3], [5, -3], [6, 0]],
}

/** @param {Mood} mood @param {number[]} durations @param {Tracks} tracks @param {Partial<import('../../motion/clip.mjs').Script>} [more] @returns {Clip} */
const idle = (mood, durations, tracks, more = {}) => clip({ rest: inMood(mood), durations, loop: true, swing: 0, tracks, ...more })

export const content = idle('content', BREATH, breathing)

export const happy = idle('happy', [200, 120, 120, 200, 120, 120], {
  ...breathing,
  '+head.tilt': [[0, 0], [3, 3], [6, 0]],
  '+head.y': [[0, 0], [1, 0.6], [2, -0.8], [3, 0], [4, 0.6], [5, -0.8], [6, 0]],
  '+tail.angle': [[0, 0], [3, 3], [6, 0]],
  '+tail.curl': [[0, 0], [1, -12], [4, 8], [6, 0]],
  '+tail.length': [[0, 0], [4, -0.05], [6, 0]],
})

export const ecstatic = idle('ecstatic', [110, 90, 90, 110, 90, 90], {
  y: [[0, 0], [1, -5, 'out'], [2, -6], [3, 0, 'in'], [4, -5, 'out'], [5, -6], [6, 0, 'in']],
  stretch: [[0, 0.95], [1, 1.04], [2, 1.02], [3, 0.95], [4, 1.04], [5, 1.02], [6, 0.95]],
  '+head.tilt': [[0, -3], [3, 4], [6, -3]],
  '+arms.0.y': [[0, 0], [1, -5], [3, 1], [4, -5], [6, 0]],
  '+arms.1.y': [[0, 0], [1, -5], [3, 1], [4, -5], [6, 0]],
  '+tail.angle': [[0, 2], [3, 6], [6, 2]],
  '+tail.curl': [[0, 0], [2, 18], [3, 12], [5, -14], [6, 0]],
  '+tail.length': [[0, -0.06]],
}, {
  swing: 0.5,
  extras: (i) => [
    { kind: 'spark', x: -64, y: -150 + i, size: [0, 0.5, 0.8, 0.5, 0, 0][i] },
    { kind: 'spark', x: 62, y: -166, size: [0.5, 0, 0, 0, 0.5, 0.8][i] },
  ],
})

export const hungry = idle('hungry', [260, 150, 150, 200, 150, 150, 150, 320], {
  '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
  '+head.y': [[0, 0], [2, 0.8], [5, -0.6], [8, 0]],
  '+arms.0.x': [[0, 0], [2, 5], [4, 0], [6, -4], [8, 0]],
  '+arms.0.y': [[0, 0], [1, -3], [3, 0], [5, 3], [7, 0], [8, 0]],
  '+arms.1.x': [[0, 0], [2, 4], [4, 0], [6, -5], [8, 0]],
  '+tail.curl': [[0, 0], [3, -5], [6, 4], [8, 0]],
  '+head.ears.0.turn': [[0, 0], [4, 3], [8, 0]],
}, {
  extras: (i) => [{ kind: 'rumble', x: -58, y: -34, size: [0, 0, 0, 0.8, 1, 0.8, 0, 0][i], turn: i % 2 ? 6 : -4 }],
})

export const sleepy = idle('sleepy', [360, 220, 220, 260, 420, 110, 140, 260], {
  '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
  '+head.y': [[0, 0], [4, 6, 'in'], [5, -1], [6, 0], [8, 0]],
  '+head.tilt': [[0, 0], [4, 4, 'in'], [5, -1], [6, 0], [8, 0]],
  'head.eyes.0.lid': [[0, 0.66], [3, 0.9], [4, 0.97], [5, 0.5], [6, 0.6], [8, 0.66]],
  'head.eyes.1.lid': [[0, 0.8], [2, 0.95], [4, 0.97], [5, 0.62], [6, 0.74], [8, 0.8]],
  '+head.ears.*.turn': [[0, 0], [4, 7], [5, -8], [6, -2], [7, 0]],
  '+tail.curl': [[0, 0], [4, -5], [5, 5], [7, 0]],
})

export const bored = idle('bored', [420, 150, 120, 300, 150, 120, 200, 320], {
  '+body.tall': [[0, 0], [3, 0.02], [5, 0.02], [7, -0.01], [8, 0]],
  '+head.y': [[0, 0], [3, -0.6], [6, 1.4], [8, 0]],
  '+head.eyes.*.lookX': [[0, 0], [3, 0], [4, 5], [6, 5], [7, 0]],
  '+tail.curl': [[0, 0], [1, -26], [2, 4], [3, 0], [4, -26], [5, 4], [6, 0]],
  '+head.ears.1.turn': [[0, 0], [4, 0], [5, -10], [6, 0]],
})

export const worried = idle('worried', [200, 130, 200, 130, 130, 300], {
  '+body.tall': [[0, 0], [3, 0.02], [6, 0]],
  '+head.x': [[0, 0.6], [1, 1.2], [2, 0.2], [3, 1.1], [4, 0.6], [6, 0.6]],
  '+head.eyes.*.lookX': [[0, 0], [1, 0], [2, -5], [4, -5], [5, 0]],
  '+head.ears.0.turn': [[0, 0], [2, 3], [3, -4], [4, 0], [6, 0]],
  '+head.ears.1.turn': [[0, 0], [3, 4], [4, -3], [5, 0], [6, 0]],
  '+tail.curl': [[0, 0], [3, 7], [6, 0]],
}, {
  extras: (i) => [{ kind: 'drop', x: 72, y: -132 + i * 1.6, size: [0.5, 0.75, 0.8, 0.8, 0.75, 0][i] }],
})

/** A blink over a mood's resting pose: shut in one frame, open in two. @param {Clip} loop @param {number[]} [durations] ms @returns {Clip} */
export function blinkOver(loop, durations = [80, 60, 60]) {
  const rest = loop.poses[0]
  const open = rest.head.eyes.map((eye) => eye.lid)
  const lids = [1, 0.55, 0.2]
  const poses = lids.map((lid) => {
    const pose = structuredClone(rest)
    pose.head.eyes.forEach((eye, k) => (eye.lid = Math.max(lid, open[k])))
    return pose
  })
  return { poses, durationsMs: durations, loop: false }
}
