// @ts-check
// Lying with crossed paws; turning round before sleep; a ring; the long stretch after it.

import { beats, clip, join } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { curled, inMood, sitting, standing } from '../pose.mjs'

/** Down like a sphinx, one paw over the other. */
export const couched = () =>
  lay(sitting(), {
    'body.tall': 0.6, 'body.hip': 1.06, 'head.tilt': 3, 'head.yaw': -0.12,
    'arms.0.x': -30, 'arms.0.y': 0, 'arms.0.bend': 1, 'arms.1.x': -40, 'arms.1.y': -5, 'arms.1.bend': 4,
    'tail.length': 0.66, 'tail.curl': 64, 'tail.puff': 0.96,
  })

/** Looks round, lets itself down, crosses its paws. Holds its last frame; `sit-idle` goes on from there. */
export const sit = clip({
  rest: couched,
  durations: [90, 100, 100, 110, 110, 130, 180],
  swing: 0.3,
  tracks: {
    'body.tall': [[0, 1], [1, 1.05], [2, 0.84], [3, 0.54], [4, 0.63], [6, 0.6]],
    'body.hip': [[0, 1], [2, 1], [3, 1.1], [4, 1.04], [6, 1.06]],
    'head.y': [[0, 0], [1, -2], [2, 2], [3, 6], [4, -1], [6, 0]],
    'head.tilt': [[0, -3], [2, -3], [4, 1], [6, 3]],
    'head.eyes.*.kind': [[0, 'ball'], [3, 'happy'], [5, 'ball']],
    'arms.0.x': [[0, -14], [2, -18], [4, -32], [6, -30]],
    'arms.1.x': [[0, 8], [2, 8], [4, 0], [5, -24], [6, -40]],
    'arms.1.y': [[0, 0], [4, 0], [5, -14], [6, -5]],
    'tail.length': [[0, 1], [3, 0.8], [6, 0.66]],
    'tail.curl': [[0, 72], [3, 110], [4, 40], [6, 64]],
  },
})

/** Breathes; the upper paw taps, the tip of the brush answers. */
export const sitIdle = clip({
  rest: couched,
  durations: [300, 140, 140, 200, 140, 140, 140, 320],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [4, 0.02], [8, 0]],
    '+head.y': [[0, 0], [3, 0.7], [6, -0.6], [8, 0]],
    '+head.tilt': [[0, 0], [4, -3], [8, 0]],
    '+arms.1.y': [[0, 0], [4, 0], [5, -4], [6, 0], [7, -3], [8, 0]],
    '+tail.curl': [[0, 0], [2, 26], [4, -4], [6, 14], [8, 0]],
  },
})

const absorbed = () =>
  lay(couched(), {
    'head.phones': true, 'head.tilt': 0, 'head.pitch': 0.2, 'head.y': 2, 'head.mouth.kind': 'flat', 'head.mouth.wide': 0.8,
    'head.eyes.*.lid': 0.42, 'head.eyes.*.slant': 6, 'head.eyes.*.lower': 0.3, 'head.eyes.*.lookY': 2.5,
    'head.ears.0.turn': 22, 'head.ears.1.turn': 26,
  })

/** Beside somebody who concentrates: headphones on, nodding, the brush beating time. */
export const focus = clip({
  rest: absorbed,
  durations: [420, 180, 180, 420, 180, 180],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [3, 0.02], [6, 0]],
    '+head.y': [[0, 0], [1, 1.6], [2, 0.4], [3, -0.6], [4, 1.2], [5, 0.2], [6, 0]],
    '+head.tilt': [[0, -2], [3, 2], [6, -2]],
    '+head.eyes.*.lid': [[0, 0], [2, 0.08], [3, 0], [4, 0.1], [6, 0]],
    '+tail.curl': [[0, 0], [1, 24], [2, 0], [4, 24], [5, 0]],
  },
})

/** Two letters rise from the sleeper, half a loop apart. @param {number} frame @param {number} count */
const letters = (frame, count) =>
  [0, 0.5].map((late) => {
    const t = (frame / count + late) % 1
    return { kind: 'zed', x: 30 + t * 28, y: -100 - t * 46, size: Math.sin(Math.PI * (0.12 + 0.8 * t)) * (0.6 + t * 0.7), turn: -12 + t * 20 }
  })

/** A ring that breathes. */
export const sleep = clip({
  rest: curled,
  durations: beats(6, 420),
  loop: true,
  swing: 0,
  tracks: {
    'body.tall': [[0, 1], [3, 1.05], [6, 1]],
    'head.y': [[0, 0], [4, -1.8], [6, 0]],
    '+head.ears.1.turn': [[0, 0], [2, 0], [3, 8], [4, 0]],
    '+tail.curl': [[0, 0], [4, 8], [6, 0]],
  },
  extras: (frame) => letters(frame, 6),
})

const yawn = clip({
  rest: inMood('sleepy'),
  durations: [200, 150, 320, 160],
  swing: 0.3,
  tracks: {
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze'], [3, 'rest']],
    'head.mouth.kind': [[0, 'cat'], [1, 'oh'], [3, 'flat']],
    'head.mouth.open': [[0, 0], [1, 0.5], [2, 1], [3, 0]],
    'head.mouth.wide': [[0, 0.9], [2, 1.2], [3, 0.8]],
    'head.pitch': [[0, 0.2], [2, -0.35], [3, 0.2]],
    'head.y': [[0, 5], [2, -1], [3, 7]],
    'head.tilt': [[0, 4], [2, -7], [3, 4]],
    'tail.curl': [[0, 30], [2, 80], [3, 20]],
  },
})

/** Half a turn on the spot. @param {1 | -1} facing */
const turning = (facing) =>
  clip({
    rest: () => lay(standing(facing), { 'head.pitch': 0.3, 'head.tilt': 14, 'head.y': 12, 'head.x': -2, 'body.bob': 3, 'head.eyes.*.kind': 'rest', 'tail.angle': 172, 'tail.bend': 40, 'tail.curl': 30 }),
    durations: [130, 130],
    swing: 0,
    tracks: {
      'legs.0.x': [[0, -8], [1, 6]], 'legs.1.x': [[0, 8], [1, -6]], 'legs.2.x': [[0, 7], [1, -6]], 'legs.3.x': [[0, -7], [1, 6]],
      'legs.1.y': [[0, -5], [1, 0]], 'legs.2.y': [[0, 0], [1, -5]],
      'body.bob': [[0, 3], [1, 5]],
    },
  })

const curlUp = clip({
  rest: curled,
  durations: [110, 130, 180, 300],
  swing: 0,
  tracks: {
    stretch: [[0, 1.07], [1, 0.93], [2, 1.02], [3, 1]],
    'head.y': [[0, -14], [1, 2], [2, -1], [3, 0]],
    'head.tilt': [[0, 2], [1, -9], [3, -6]],
    'tail.curl': [[0, -20], [1, 50], [2, 16], [3, 26]],
  },
})

/** A yawn, once round on the spot, and down into a ring. Ends on the first frame of `sleep`. */
export const fallAsleep = join(yawn, turning(1), turning(-1), turning(1), curlUp)

const stir = clip({
  rest: curled,
  durations: [160, 220, 160],
  swing: 0,
  tracks: {
    'head.eyes.0.kind': [[0, 'rest'], [1, 'ball']],
    'head.eyes.0.lid': [[0, 1], [1, 0.5], [2, 0.4]],
    'head.eyes.1.kind': [[0, 'rest'], [2, 'ball']],
    'head.eyes.1.lid': [[0, 1], [2, 0.7]],
    'head.y': [[0, -1], [1, -3], [2, -14]],
    'head.tilt': [[0, -6], [2, 0]],
    'head.ears.0.turn': [[0, 20], [1, 8], [2, 14]],
    'tail.curl': [[0, 26], [1, 40], [2, -10]],
  },
})

/** Forelegs out, chest down, the brush high: a stretch, and on a stage a bow. @param {1 | -1} [facing] */
export const bowing = (facing = 1) => {
  const pose = lay(standing(facing), {
    x: -8, 'body.chest': 22, 'body.rise': 7, 'head.y': 4, 'head.x': 4, 'head.tilt': -6, 'head.eyes.*.kind': 'rest',
    'tail.angle': 238, 'tail.bend': 30, 'tail.curl': -40, 'tail.puff': 1.1,
  })
  pose.legs = [{ x: 24, y: 0 }, { x: 21, y: 0 }, { x: -2, y: 0 }, { x: -2, y: 0 }]
  return pose
}

const stretchOut = clip({
  rest: () => bowing(1),
  durations: [130, 420, 140, 110],
  swing: 0,
  tracks: {
    'body.chest': [[0, 12], [1, 23], [2, 4], [3, 0]],
    'body.rise': [[0, 0], [1, 8], [2, 0]],
    'head.mouth.kind': [[0, 'oh'], [3, 'cat']],
    'head.mouth.open': [[0, 0.3], [1, 1], [2, 0.1]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'rest'], [3, 'ball']],
    'head.tilt': [[0, -10], [1, -18], [2, 4], [3, -4]],
    'legs.0.x': [[0, 10], [1, 25], [2, 4], [3, 0]],
    'legs.1.x': [[0, 10], [1, 22], [2, 4], [3, 0]],
    'tail.angle': [[0, 214], [1, 244], [2, 206], [3, 188]],
    'tail.curl': [[0, 0], [1, -50], [2, 30], [3, -26]],
    'tail.puff': [[0, 1], [1, 1.16], [2, 1.2], [3, 1]],
  },
})

const settle = clip({
  rest: sitting,
  durations: [110, 100, 110, 150],
  swing: 0.4,
  tracks: {
    'body.tall': [[0, 0.94], [1, 1.03], [2, 1], [3, 1]],
    'head.tilt': [[0, 4], [1, -10], [2, 8], [3, -3]],
    'head.y': [[0, 4], [1, 0], [3, 0]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'ball']],
    'head.eyes.*.size': [[0, 1], [2, 1.08], [3, 1]],
    'head.ears.0.turn': [[0, 34], [1, 8], [2, 28], [3, 17]],
    'head.ears.1.turn': [[0, 20], [1, 36], [2, 10], [3, 20]],
    'tail.front': [[0, false], [2, true]],
    'tail.angle': [[0, 8]], 'tail.bend': [[0, -80]], 'tail.kink': [[0, 0.42], [2, 0.6, 'hold']],
    'tail.curl': [[0, 40], [1, 70], [2, 110, 'hold'], [3, 72]],
    'tail.length': [[0, 0.8], [2, 1, 'hold']],
  },
})

/** An eye, the other, the long stretch, a shake of the ears, the brush laid in order. Ends near the resting pose. */
export const wake = join(stir, stretchOut, settle)
