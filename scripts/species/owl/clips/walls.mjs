// @ts-check
// Up a wall by hops, a look over the shoulder into the room, and round an edge.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { neutral } from '../../default/pose.mjs'

/** Wall covered by one cycle of hopping, px. */
const HOP = 40

/** Holds on for five frames and hops in three: how far feet and body are from the middle of that, px down. */
const FEET = [-10, -5, 0, 5, 10, 8, -6, -14]
const BODY = [-8, -4, 1, 6, 11, -1, -9, -9]
const TALL = [0.97, 1, 0.99, 0.96, 0.88, 1.06, 1.03, 0.97]
const BEAT = [-20, 0, 0, 0, -10, -78, -52, -64]

const holding = () =>
  lay(neutral(), {
    view: 'upright', 'body.chest': -3, 'head.yaw': 0.5, 'head.pitch': -0.35, 'head.tilt': -10, 'head.x': -2, 'head.ears.0.turn': 30,
    'head.ears.1.turn': 20, 'head.eyes.*.lookY': -2.4,
  })

/** @param {number} frame */
function hopping(frame) {
  const up = frame > 4
  const pose = lay(holding(), {
    'body.bob': BODY[frame],
    'body.tall': TALL[frame],
    'head.y': [0, 0, 0, 1, 3, -1, 0, 2][frame],
    'arms.*.y': BEAT[frame],
    'head.eyes.*.kind': frame === 5 ? 'squeeze' : 'ball', 'head.eyes.*.size': frame === 4 ? 1.1 : 1,
    'head.ears.0.turn': [30, 26, 26, 28, 34, 52, 40, 24][frame],
    'head.ears.1.turn': [20, 18, 18, 20, 28, 40, 30, 14][frame],
    'head.mouth.kind': up ? 'laugh' : 'cat', 'head.mouth.open': up ? 0.2 : 0,
    'tail.curl': [70, 70, 60, 50, 20, 110, 130, 90][frame],
  })
  pose.legs = [0, 1].map((i) => ({ x: up ? -1 : 0, y: FEET[frame] + (up ? i * 2 : 0) }))
  return pose
}

export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => hopping(frame)),
  durationsMs: beats(8, 100),
  loop: true,
  stridePx: HOP,
}

/** Holds on, and turns its head right round to see who is in the room. */
export const cling = clip({
  rest: holding,
  durations: [420, 120, 120, 480, 140, 300, 120, 120],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 0.5], [1, 0.2], [2, -0.7], [3, -1.3], [4, -1.3], [5, -1.25], [6, -0.6], [7, 0.2], [8, 0.5]],
    'head.pitch': [[0, -0.35], [2, 0], [3, 0.2], [5, 0.2], [7, -0.2]],
    'head.tilt': [[0, -10], [2, -3], [3, 8], [5, 12], [7, -6]],
    'head.eyes.*.lookY': [[0, -2.4], [2, 0], [3, 1.5], [5, 1.5], [7, -1]],
    'head.eyes.0.lid': [[0, 0], [4, 0.97, 'hold'], [5, 0]],
    'head.eyes.1.lid': [[0, 0], [5, 0.97, 'hold'], [6, 0]],
    '+body.tall': [[0, 0], [3, 0.014], [8, 0]],
    'body.bob': [[0, 0], [3, 1.4], [5, 1], [8, 0]],
    'tail.curl': [[0, 70], [2, 30], [4, 80], [8, 70]],
    '+head.ears.*.turn': [[0, 0], [2, 8], [3, -4], [6, 6], [8, 0]],
  },
})

const round = () =>
  lay(neutral(), {
    x: -12, 'body.chest': 12, 'head.x': 9, 'head.y': 4, 'head.tilt': 18, 'head.yaw': 0.85, 'head.ears.0.turn': 20, 'head.ears.1.turn': -12,
    'head.ears.1.fold': 0.2, 'arms.1.x': 24, 'tail.angle': 12,
  })

/** Leans out from behind an edge at the left with its head on one side; looks; is seen. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+head.x': [[0, 0], [1, -4], [2, -3], [4, 3], [6, 0]],
    '+head.tilt': [[0, 0], [1, -8], [2, -14], [4, 3], [6, 0]],
    '+head.y': [[0, 0], [2, -2], [4, 2], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.05], [3, 1.05], [4, 1.16], [5, 1.1]],
    'head.eyes.0.kind': [[0, 'ball'], [5, 'happy']],
    'head.mouth.kind': [[0, 'cat'], [4, 'oh'], [5, 'cat']],
    'tail.puff': [[0, 1], [3, 1], [4, 1.34], [5, 1.12]],
    '+head.ears.0.turn': [[0, 0], [2, -4], [4, -12], [5, 0], [6, 0]],
  },
})
