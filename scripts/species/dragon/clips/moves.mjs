// @ts-check
// What the desktop does to it, and where it goes of its own accord. It can not fly, and will not be told so.

import { beats, clip } from '../../motion/clip.mjs'
import { grip } from '../../motion/steps.mjs'
import { lay } from '../../motion/tracks.mjs'
import { onWall, standing } from '../pose.mjs'

/** Wall covered by one cycle of the climb, px. */
export const CLIMB_STRIDE = 48

/** Held by the crest, arms crossed, in a huff. */
const huffed = () =>
  lay(standing(), {
    x: 3, y: -14, 'body.tall': 1.04, 'body.hip': 0.94, 'body.rise': 13, 'body.chest': 0,
    'head.tilt': 0, 'head.y': 2, 'head.yaw': -0.3, 'head.cheeks': 4, 'head.ears.*.turn': 46,
    'head.eyes.*.lid': 0.36, 'head.eyes.*.slant': -9, 'head.eyes.*.lookX': -3, 'head.mouth.kind': 'frown', 'head.mouth.wide': 0.66,
    'arms.0.x': 7, 'arms.1.x': -7, 'arms.0.y': -26, 'arms.1.y': -18, 'arms.*.bend': 3,
    'feet.0.x': -22, 'feet.1.x': 22, 'feet.0.turn': 20, 'feet.1.turn': -20, 'feet.*.y': -3,
    'wings.*.lift': -26, 'wings.*.spread': 0.2,
    'tail.angle': 44, 'tail.bend': -142, 'tail.curl': 40, 'tail.length': 0.64,
  })

/** Sways, will not look, and steams. */
export const carried = clip({
  rest: huffed,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    lean: [[0, -2], [3, 2], [6, -2]],
    'body.chest': [[0, 0], [1, 0.8], [4, -0.8], [6, 0]],
    '+feet.0.x': [[0, -3], [2, 4], [5, -4], [6, -3]],
    '+feet.1.x': [[0, -3], [2, 4], [5, -4], [6, -3]],
    '+feet.0.y': [[0, 0], [2, -1.5], [5, 1], [6, 0]],
    '+feet.1.y': [[0, 0], [2, 1], [5, -1.5], [6, 0]],
    'head.cheeks': [[0, 3], [2, 6], [3, 1], [6, 3]],
    'head.eyes.*.lookX': [[0, -3], [3, -3], [4, 0, 'hold'], [5, -3, 'hold']],
    '+head.ears.*.turn': [[0, 0], [2, 4], [3, -6], [6, 0]],
    '+wings.*.lift': [[0, 0], [2, -4], [3, 12], [4, 0], [6, 0]],
    '+tail.curl': [[0, -30], [3, 50], [6, -30]],
    '+tail.angle': [[0, 8], [3, -8], [6, 8]],
  },
  extras: (i) => [
    { kind: 'puff', x: -44 - (i - 2) * 9, y: -88 + (i - 2) * 2, size: [0, 0, 0.5, 0.8, 0.9, 0.6][i], turn: -10 },
  ],
})

/** Rolled up for a tumble. */
const rolled = () =>
  lay(standing(), {
    x: 8, y: -30, 'body.tall': 0.82, 'body.hip': 1.04, 'body.rise': 6, 'body.chest': 0, 'head.tilt': 0, 'head.y': 8, 'head.ears.*.turn': 62,
    'head.mouth.kind': 'laugh', 'head.mouth.open': 0.7,
    'arms.0.x': -44, 'arms.0.y': -70, 'arms.1.x': 44, 'arms.1.y': -70, 'arms.*.front': true,
    'feet.0.x': -30, 'feet.1.x': 30, 'feet.*.sole': true, 'feet.0.turn': -24, 'feet.1.turn': 24,
    'wings.*.lift': 6, 'wings.*.spread': 0.3,
    'tail.angle': 20, 'tail.bend': -120, 'tail.curl': -20, 'tail.length': 0.66,
  })

/** Head over heels, a quarter turn a frame. */
export const thrown = clip({
  rest: rolled,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    spin: [[0, 0], [4, 360, 'linear']],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze'], [2, 'ball'], [3, 'squeeze']],
    'head.eyes.*.size': [[0, 1.14]],
    'wings.*.lift': [[0, 20], [1, -10], [2, 24], [3, -14], [4, 20]],
    'tail.curl': [[0, -40], [2, 30], [4, -40]],
  },
})

const dropping = () =>
  lay(standing(), {
    x: 4, y: -16, 'body.tall': 1.02, 'body.hip': 0.96, 'body.rise': 8, 'body.chest': 0, 'head.tilt': 0, 'head.pitch': 0.4, 'head.y': 2,
    'head.ears.0.turn': 0, 'head.ears.1.turn': 6, 'head.eyes.*.size': 1.18, 'head.eyes.*.lookY': 3.6, 'head.eyes.*.brow': 6, 'head.eyes.*.slant': 8,
    'head.mouth.kind': 'wobble', 'head.mouth.wide': 0.9,
    'feet.0.x': -24, 'feet.1.x': 26, 'feet.0.turn': 16, 'feet.1.turn': -16, 'wings.*.spread': 1,
    'tail.angle': -36, 'tail.bend': -62, 'tail.curl': 280, 'tail.length': 0.8,
  })

/** Flaps, and flaps, and falls. */
export const fall = clip({
  rest: dropping,
  durations: beats(4, 70),
  loop: true,
  swing: 0,
  tracks: {
    '+y': [[0, 0], [1, -3], [2, -1], [3, 1], [4, 0]],
    'wings.*.lift': [[0, 18], [1, -10], [2, -42], [3, -8], [4, 18]],
    'wings.*.spread': [[0, 1], [1, 1], [2, 0.8], [3, 0.5], [4, 1]],
    'arms.*.front': [[0, true]],
    'arms.0.x': [[0, -52], [1, -58], [2, -50], [3, -58], [4, -52]],
    'arms.0.y': [[0, -84], [1, -66], [2, -40], [3, -62], [4, -84]],
    'arms.1.x': [[0, 50], [1, 58], [2, 52], [3, 58], [4, 50]],
    'arms.1.y': [[0, -40], [1, -62], [2, -84], [3, -66], [4, -40]],
    '+feet.0.y': [[0, -4], [2, 3], [4, -4]],
    '+feet.1.y': [[0, 3], [2, -4], [4, 3]],
    '+head.tilt': [[0, -3], [2, 3], [4, -3]],
    '+head.ears.*.turn': [[0, 6], [2, -6], [4, 6]],
    '+tail.curl': [[0, 40], [2, -40], [4, 40]],
  },
})

/** Lands on its behind. That was the plan; a hiccup says otherwise. */
export const land = clip({
  rest: standing,
  durations: [70, 120, 90, 110, 110, 260, 160],
  swing: 0,
  tracks: {
    stretch: [[0, 0.9], [1, 0.88], [2, 1.07], [3, 0.97], [4, 1.05], [5, 0.99], [6, 1]],
    'body.tall': [[0, 0.9], [1, 0.84], [2, 1.02], [3, 0.98], [4, 1.04], [5, 1.06], [6, 1]],
    'body.hip': [[0, 1.04], [1, 1.1], [2, 0.97], [3, 1.03], [5, 1.04], [6, 1]],
    'head.y': [[0, 9], [1, 15], [2, -2], [3, 3], [4, -3], [5, -2], [6, 0]],
    'head.pitch': [[0, 0.3], [1, 0.4], [2, -0.2], [3, 0.1], [4, -0.3], [5, -0.4], [6, 0]],
    'head.tilt': [[0, 0], [3, -6], [4, 4], [5, 5], [6, -4]],
    'head.cheeks': [[0, 3], [1, 6], [2, 0], [3, 4], [4, 0]],
    'head.ears.0.turn': [[0, 6], [1, 76], [2, 40], [3, 20], [4, 4], [5, 10], [6, 16]],
    'head.ears.1.turn': [[0, 10], [1, 80], [2, 46], [3, 26], [4, 8], [5, 14], [6, 24]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'ball'], [4, 'squeeze'], [5, 'rest'], [6, 'ball']],
    'head.eyes.*.size': [[0, 1], [2, 1.14], [4, 1]],
    'head.eyes.*.brow': [[0, 0], [5, 4], [6, 0]],
    'head.mouth.kind': [[0, 'flat'], [2, 'oh'], [3, 'flat'], [4, 'oh'], [5, 'smirk'], [6, 'cat']],
    'head.mouth.open': [[0, 0], [2, 0.15], [4, 0.3], [5, 0]],
    'head.mouth.wide': [[0, 0.8], [3, 0.6], [5, 1]],
    'arms.0.x': [[0, -34], [1, -40], [2, -18], [5, -15], [6, -12]],
    'arms.1.x': [[0, 34], [1, 40], [2, 18], [5, 15], [6, 12]],
    'arms.*.y': [[0, -30], [1, -14], [2, -4], [5, -24], [6, 0]],
    'feet.*.sole': [[0, true], [2, false]],
    'feet.0.x': [[0, -34], [1, -38], [2, -28]],
    'feet.1.x': [[0, 34], [1, 38], [2, 28]],
    'wings.*.lift': [[0, 34], [1, -20], [2, -20], [3, 0], [4, 30], [5, 14], [6, 2]],
    'wings.*.spread': [[0, 0.8], [1, 0.4], [3, 0.5], [4, 1], [5, 0.8], [6, 0.6]],
    'tail.angle': [[0, -30], [1, 14], [3, 10], [6, 12]],
    'tail.bend': [[0, -90], [1, -20], [2, -140], [3, -110], [6, -122]],
    'tail.curl': [[0, 120], [1, 40], [2, 10], [3, 70], [4, 0], [5, 90], [6, 70]],
    'tail.length': [[0, 0.8], [1, 0.56], [2, 0.9], [6, 1]],
  },
  extras: (i) => [
    { kind: 'dust', x: -56 - i * 4, y: -2, size: [0.8, 1, 0.6][i] ?? 0 },
    { kind: 'dust', x: 62 + i * 4, y: -2, size: [0.7, 0.9, 0.5][i] ?? 0, turn: 8 },
    { kind: 'puff', x: 34 + (i - 4) * 12, y: -78 - (i - 4) * 18, size: [0.6, 0.95, 0.5][i - 4] ?? 0, turn: 10 },
  ],
})

/** @param {number} frame */
function climbing(frame) {
  const pose = onWall()
  const phase = frame / 8
  pose.legs = [0, 0.5, 0.5, 0].map((offset) => grip(phase + offset, CLIMB_STRIDE, 10))
  const pull = Math.cos(phase * 4 * Math.PI)
  pose.body.bob = pull * 1.6
  pose.body.chest = pull * 1.4
  pose.head.tilt += Math.sin(phase * 2 * Math.PI) * 3
  pose.head.y = Math.cos(phase * 4 * Math.PI - 0.8) * 1.4
  pose.head.ears.forEach((ear) => (ear.turn += Math.cos(phase * 4 * Math.PI - 1.4) * 5))
  pose.wings.forEach((wing) => (wing.lift += frame % 2 ? 24 : -20))
  pose.tail.angle += Math.sin((phase - 0.1) * 2 * Math.PI) * 6
  pose.tail.curl += Math.sin((phase - 0.3) * 2 * Math.PI) * 18
  pose.head.eyes.forEach((eye) => (eye.kind = frame % 4 === 1 ? 'squeeze' : 'ball'))
  pose.head.mouth.kind = 'blep'
  return pose
}

/** Hand over hand up a wall at the right, wings whirring to help. What holds on moves down exactly as fast as the window moves up. */
export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => climbing(frame)),
  durationsMs: beats(8, 100),
  loop: true,
  stridePx: CLIMB_STRIDE,
}

/** Holds on, and has a look down at the room. */
export const cling = clip({
  rest: onWall,
  durations: [420, 140, 420, 140, 300, 140],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 0.42], [1, 0], [2, -0.35], [3, -0.35], [4, 0.1], [5, 0.42]],
    'head.x': [[0, 0], [1, -6], [2, -12], [3, -12], [4, -5], [5, 0]],
    'head.pitch': [[0, -0.3], [2, 0.3], [3, 0.3], [5, -0.25]],
    'head.tilt': [[0, -8], [2, -16], [3, -15], [5, -8]],
    'head.eyes.*.lookY': [[0, -2], [2, 2.4], [3, 2.4], [5, -2]],
    'head.eyes.*.lookX': [[0, 0], [2, -2], [3, -2], [5, 0]],
    'head.eyes.*.lid': [[0, 0], [3, 0], [4, 0.95, 'hold'], [5, 0]],
    '+body.tall': [[0, 0], [3, 0.012], [6, 0]],
    'body.bob': [[0, 0], [2, 1.2], [4, 0.6], [6, 0]],
    '+wings.*.lift': [[0, 0], [1, 14], [2, -10], [3, 14], [4, -10], [6, 0]],
    '+tail.curl': [[0, 0], [2, -26], [4, 12], [6, 0]],
  },
})

/** Behind an edge that runs down the middle of the cell; what is right of it can be seen. */
const round = () =>
  lay(standing(), {
    x: -4, 'body.chest': 14, 'head.x': 24, 'head.y': 6, 'head.tilt': 9, 'head.yaw': 0.8, 'head.ears.0.turn': 22, 'head.ears.1.turn': 18,
    'arms.0.x': 2, 'arms.1.x': 42, 'arms.1.y': -40, 'arms.1.bend': -4, 'arms.1.front': true,
    'wings.*.lift': 8, 'wings.*.spread': 0.6,
    'tail.angle': 132, 'tail.bend': -40, 'tail.curl': 230, 'tail.length': 0.6,
  })

/** Leans out from behind an edge at the left, looks, is seen, smiles. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+head.x': [[0, 0], [1, -4], [2, -3], [4, 2], [5, 2], [6, 0]],
    '+head.y': [[0, 0], [2, -1], [4, 1], [6, 0]],
    '+head.tilt': [[0, 0], [2, -4], [4, 3], [6, 0]],
    'head.yaw': [[0, 0.8], [1, 0.7], [3, 0.5], [5, 0.5], [6, 0.8]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.06]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy']],
    '+head.ears.*.turn': [[0, 0], [1, -8], [2, -5], [4, 5], [6, 0]],
    '+wings.*.lift': [[0, 0], [2, 10], [4, -6], [6, 0]],
  },
})
