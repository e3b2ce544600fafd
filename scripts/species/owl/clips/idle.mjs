// @ts-check
// How an owl passes the time: it blinks one eye after the other, hoots when it is happy, and looks at a dull world
// upside down. Frame 0 of every loop is its resting pose.

import { clip } from '../../motion/clip.mjs'
import { inMood } from '../../default/moods.mjs'
import { lay } from '../../motion/tracks.mjs'

/** @typedef {import('../../motion/clip.mjs').Clip} Clip */

/** Two percent up and down again; the head comes after. @type {import('../../motion/tracks.mjs').Tracks} */
const breathing = {
  '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
  '+tail.curl': [[0, 0], [3, -20], [6, 10], [8, 0]],
}

/** Sways, and says so: hoo, hoo-hoo. */
export const happy = clip({
  rest: inMood('happy'),
  durations: [260, 130, 130, 150, 130, 150, 160, 200],
  loop: true,
  swing: 0,
  tracks: {
    ...breathing,
    '+body.tall': [[0, 0], [2, -0.03], [3, 0.04], [4, 0], [5, 0.04], [6, 0.03], [8, 0]],
    '+body.chest': [[0, 0], [2, -3], [5, 3], [8, 0]],
    '+head.tilt': [[0, 0], [2, -5], [5, 9], [8, 0]],
    '+head.y': [[0, 0], [2, 3], [3, -2], [4, 1], [5, -2], [8, 0]],
    'head.mouth.kind': [[0, 'laugh'], [1, 'cat'], [3, 'oh'], [4, 'cat'], [5, 'oh'], [7, 'laugh']],
    'head.mouth.open': [[0, 0.25], [3, 0.5], [5, 0.4], [6, 0.6], [7, 0.15]],
    'head.eyes.*.kind': [[0, 'ball'], [3, 'happy'], [7, 'ball']],
    'tail.puff': [[0, 1], [2, 1.02], [3, 1.2], [6, 1.22], [7, 1.02]],
    '+head.ears.*.turn': [[0, 0], [2, 6], [3, -6], [4, 0], [5, -6], [7, 0]],
  },
  extras: (i) => [
    {
      kind: 'hoot',
      x: 72,
      y: -74,
      size: [0, 0, 0, 0.6, 0, 0.62, 0.7, 0][i],
      value: i === 6 ? 1 : 0.2,
      turn: 6,
    },
  ],
})

const elated = () =>
  lay(inMood('ecstatic')(), { 'arms.0.x': -50, 'arms.1.x': 50, 'arms.*.y': -62, 'tail.puff': 1.1 })

/** Cannot keep its wings still, nor its feet. */
export const ecstatic = clip({
  rest: elated,
  durations: [110, 90, 90, 110, 90, 90],
  loop: true,
  swing: 0.5,
  tracks: {
    y: [[0, 0], [1, -6, 'out'], [2, -7], [3, 0, 'in'], [4, -6, 'out'], [5, -7], [6, 0, 'in']],
    stretch: [[0, 0.95], [1, 1.03], [2, 1.01], [3, 0.95], [4, 1.03], [5, 1.01], [6, 0.95]],
    '+head.tilt': [[0, -4], [3, 6], [6, -4]],
    'arms.*.y': [[0, -92], [1, -58], [2, -66], [3, -92], [4, -58], [5, -66], [6, -92]],
    'arms.0.x': [[0, -56], [1, -62], [2, -60], [3, -56], [4, -62], [5, -60], [6, -56]],
    'arms.1.x': [[0, 56], [1, 62], [2, 60], [3, 56], [4, 62], [5, 60], [6, 56]],
    'body.rise': [[0, 0], [1, 8], [2, 7], [3, 0], [4, 8], [5, 7], [6, 0]],
    'feet.0.turn': [[0, 0], [1, 14], [3, 0], [4, 8], [6, 0]],
    'feet.1.turn': [[0, 0], [1, -8], [3, 0], [4, -14], [6, 0]],
  },
  extras: (i) => [
    { kind: 'spark', x: -70, y: -152 + i, size: [0, 0.5, 0.8, 0.5, 0, 0][i] },
    { kind: 'spark', x: 70, y: -160, size: [0.5, 0, 0, 0, 0.5, 0.8][i] },
  ],
})

/** Turns its head over until the world stands on its head, waits whether that is any better, and turns it back. */
export const bored = clip({
  rest: inMood('bored'),
  durations: [460, 150, 130, 110, 700, 500, 130, 150],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
    'head.tilt': [[0, -7], [1, -24], [2, -78], [3, -140], [4, -176], [5, -172], [6, -100], [7, -30], [8, -7]],
    'head.yaw': [[0, -0.5], [2, -0.1], [4, 0.12], [5, -0.12], [7, -0.4], [8, -0.5]],
    '+head.y': [[0, 0], [3, -3], [5, -3], [8, 0]],
    '+head.x': [[0, 0], [1, 8], [2, 8], [4, 4], [5, 4], [6, 8], [7, 8], [8, 0]],
    'head.eyes.*.lookX': [[0, -3], [3, 0], [6, 0], [8, -3]],
    'head.eyes.0.lid': [[0, 0.46], [3, 0.4], [4, 0.34], [5, 0.97, 'hold'], [6, 0.4], [8, 0.46]],
    'head.eyes.1.lid': [[0, 0.46], [3, 0.4], [5, 0.34], [8, 0.46]],
    '+tail.curl': [[0, 0], [2, -26], [4, 0], [8, 0]],
  },
})

/** A blink over a resting pose, the left eye first: shut in one frame, open in two. @param {Clip} loop @param {number[]} [durations] ms @returns {Clip} */
export function blinkOver(loop, durations = [80, 70, 60, 60]) {
  const rest = loop.poses[0]
  const shut = [[1, 0.55, 0.2, 0], [0, 1, 0.55, 0.2]]
  const poses = durations.map((_, frame) => {
    const pose = structuredClone(rest)
    pose.head.eyes.forEach((eye, k) => {
      if (eye.kind === 'ball') eye.lid = Math.max(shut[k][frame], eye.lid)
    })
    return pose
  })
  return { poses, durationsMs: durations, loop: false }
}
