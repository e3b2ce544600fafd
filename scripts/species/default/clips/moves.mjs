// @ts-check
// What the desktop does to it, and where it goes of its own accord: picked up, thrown, falling, landing, on a wall,
// behind an edge.

import { beats, clip } from '../../motion/clip.mjs'
import { grip } from '../../motion/steps.mjs'
import { lay } from '../../motion/tracks.mjs'
import { clinging, neutral, standing } from '../pose.mjs'

/** Wall covered by one cycle of the climb, px. */
export const CLIMB_STRIDE = 48

/** Limp, as kittens are when held by the neck: long body, paws and feet hanging. */
const limp = () =>
  lay(neutral(), {
    x: 12, y: -9, 'body.tall': 1.16, 'body.hip': 0.9, 'body.rise': 16, 'body.chest': 0,
    'head.tilt': 0, 'head.y': 5, 'head.pitch': 0.1, 'head.ears.0.turn': 58, 'head.ears.1.turn': 62, 'head.ears.*.length': 0.86,
    'head.eyes.*.slant': 7, 'head.eyes.*.brow': 4, 'head.eyes.*.size': 1.06, 'head.mouth.kind': 'flat', 'head.mouth.wide': 0.8,
    'arms.0.x': -15, 'arms.1.x': 15, 'arms.*.y': -36, 'arms.*.bend': 2,
    'feet.0.x': -17, 'feet.1.x': 17, 'feet.0.turn': 16, 'feet.1.turn': -16,
    'tail.angle': -12, 'tail.bend': 44, 'tail.curl': -116, 'tail.length': 0.5, 'tail.puff': 0.86,
  })

/** Hangs from the scruff; paws, feet and tail sway one after the other. */
export const carried = clip({
  rest: limp,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [3, 0.015], [6, 0]],
    'body.chest': [[0, 0], [1, 0.8], [4, -0.8], [6, 0]],
    '+arms.0.x': [[0, -1], [1, 3], [4, -4], [6, -1]],
    '+arms.1.x': [[0, -1], [1, 3], [4, -4], [6, -1]],
    '+feet.0.x': [[0, -3], [2, 4], [5, -4], [6, -3]],
    '+feet.1.x': [[0, -3], [2, 4], [5, -4], [6, -3]],
    '+feet.0.y': [[0, 0], [2, -1.5], [5, 1], [6, 0]],
    '+feet.1.y': [[0, 0], [2, 1], [5, -1.5], [6, 0]],
    '+tail.curl': [[0, -10], [2, -4], [3, 12], [5, 4], [6, -10]],
    '+tail.angle': [[0, 2], [3, -4], [6, 2]],
    'head.eyes.*.lookX': [[0, -2.4], [2, -2.4], [3, 2.4, 'hold'], [5, 2.4], [6, -2.4]],
    'head.eyes.*.lid': [[0, 0], [1, 0.5], [2, 0]],
    '+head.ears.*.turn': [[0, 0], [2, 3], [4, -2], [6, 0]],
  },
  extras: () => [{ kind: 'scruff', x: 0, y: -172, size: 1, behind: true }],
})

/** Tucked in for a tumble. */
const tucked = () =>
  lay(neutral(), {
    x: 3, y: -24, 'body.tall': 0.84, 'body.hip': 1.02, 'body.rise': 12, 'body.chest': 0,
    'head.tilt': 0, 'head.y': 8, 'head.ears.0.turn': 66, 'head.ears.1.turn': 66, 'head.ears.*.length': 0.78,
    'head.eyes.*.kind': 'squeeze', 'head.mouth.kind': 'laugh', 'head.mouth.open': 0.6,
    'arms.0.x': -48, 'arms.0.y': -62, 'arms.1.x': 48, 'arms.1.y': -62, 'arms.0.bend': -5, 'arms.1.bend': -5, 'arms.*.front': true,
    'feet.0.x': -28, 'feet.1.x': 28, 'feet.*.sole': true, 'feet.0.turn': -24, 'feet.1.turn': 24,
    'tail.angle': 10, 'tail.bend': -40, 'tail.curl': -110, 'tail.length': 0.58,
  })

/** Head over heels, a quarter turn a frame. */
export const thrown = clip({
  rest: tucked,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    spin: [[0, 0], [4, 360, 'linear']],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze']],
    'head.eyes.*.size': [[0, 1.12]],
    'tail.curl': [[0, -110], [1, -80], [3, -120], [4, -110]],
    '+arms.0.x': [[0, 0], [2, -3], [4, 0]],
    '+arms.1.x': [[0, 0], [2, 3], [4, 0]],
  },
})

/** Nose down, all four paws reaching for whatever comes. */
const spread = () => {
  const pose = lay(standing(1), {
    x: -40, y: -22, lean: 34, 'body.hip': 0.96, 'head.x': -3, 'head.y': 2, 'head.tilt': -14, 'head.pitch': 0.35, 'head.yaw': 0.8,
    'head.ears.0.turn': 34, 'head.ears.1.turn': -6, 'head.ears.1.fold': 0, 'head.ears.*.length': 0.92, 'head.ears.*.curl': -8,
    'head.eyes.*.size': 1.12, 'head.eyes.*.lookY': 3.4, 'head.eyes.*.lookX': 1.5, 'head.eyes.*.brow': 5, 'head.mouth.kind': 'oh', 'head.mouth.open': 0.4,
    'tail.angle': 236, 'tail.bend': 10, 'tail.curl': -14, 'tail.length': 0.56, 'tail.puff': 1.15,
  })
  pose.legs = [{ x: 9, y: -5 }, { x: 24, y: -17 }, { x: -24, y: -10 }, { x: -8, y: -2 }]
  return pose
}

/** Down it goes, everything light blown upwards. */
export const fall = clip({
  rest: spread,
  durations: beats(4, 90),
  loop: true,
  swing: 0,
  tracks: {
    '+legs.0.x': [[0, 0], [1, 4], [3, -4], [4, 0]],
    '+legs.1.x': [[0, 0], [1, -4], [3, 4], [4, 0]],
    '+legs.2.x': [[0, 0], [1, -4], [3, 4], [4, 0]],
    '+legs.3.x': [[0, 0], [1, 4], [3, -4], [4, 0]],
    '+head.ears.0.turn': [[0, 0], [1, 6], [3, -4], [4, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -4], [3, 6], [4, 0]],
    '+tail.curl': [[0, 0], [1, 24], [3, -24], [4, 0]],
    '+head.tilt': [[0, 0], [1, 2], [3, -2], [4, 0]],
  },
})

/** Flat as a cushion, up again, one shake of the ears, as if nothing had been. */
export const land = clip({
  rest: neutral,
  durations: [70, 110, 90, 110, 160],
  tracks: {
    stretch: [[0, 0.84], [1, 0.8], [2, 1.07], [3, 0.97], [4, 1]],
    'body.hip': [[0, 1.04], [1, 1.08], [2, 0.98], [3, 1.02], [4, 1]],
    'head.y': [[0, 12], [1, 16], [2, -3], [3, 3], [4, 0]],
    'head.pitch': [[0, 0.3], [1, 0.4], [2, -0.2], [3, 0.1], [4, 0]],
    'head.tilt': [[0, 0], [2, 0], [3, -7], [4, -4]],
    'head.ears.0.turn': [[0, 10], [1, 40], [2, 36], [3, 8], [4, 16]],
    'head.ears.1.turn': [[0, 14], [1, 60], [2, 48], [3, 16], [4, 24]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'ball']],
    'head.eyes.*.size': [[0, 1], [2, 1.12], [3, 1.06], [4, 1]],
    'head.mouth.kind': [[0, 'flat'], [2, 'oh'], [3, 'cat']],
    'head.mouth.open': [[0, 0], [2, 0.15]],
    'arms.0.x': [[0, -26], [1, -30], [2, -14], [4, -12]],
    'arms.1.x': [[0, 26], [1, 30], [2, 14], [4, 12]],
    'arms.*.bend': [[0, 6], [1, 7], [2, 2]],
    'feet.0.x': [[0, -36], [1, -38], [2, -28]],
    'feet.1.x': [[0, 36], [1, 38], [2, 28]],
    'tail.angle': [[0, -6], [1, 14], [3, 10], [4, 12]],
    'tail.bend': [[0, -84], [1, -50], [2, -96], [3, -120], [4, -122]],
    'tail.curl': [[0, 10], [1, -70], [2, 30], [3, 70], [4, 70]],
    'tail.length': [[0, 0.74], [1, 0.46], [2, 0.8], [3, 0.9], [4, 1]],
  },
  swing: 0,
  extras: (i) => [
    { kind: 'dust', x: -56 - i * 4, y: -2, size: [0.8, 1, 0.6, 0, 0][i] },
    { kind: 'dust', x: 62 + i * 4, y: -2, size: [0.7, 0.9, 0.5, 0, 0][i], turn: 8 },
  ],
})

/** @param {number} frame */
function climbing(frame) {
  const pose = clinging()
  const phase = frame / 8
  pose.legs = [0, 0.5, 0.5, 0].map((offset) => grip(phase + offset, CLIMB_STRIDE, 13))
  const pull = Math.cos(phase * 4 * Math.PI)
  pose.body.bob = pull * 1.6
  pose.body.chest = pull * 1.2
  pose.head.tilt += Math.sin(phase * 2 * Math.PI) * 2.4
  pose.head.y = Math.cos(phase * 4 * Math.PI - 0.8) * 1.2
  pose.head.ears.forEach((ear) => (ear.turn += Math.cos(phase * 4 * Math.PI - 1.4) * 4))
  pose.tail.angle += Math.sin((phase - 0.1) * 2 * Math.PI) * 5
  pose.tail.curl += Math.sin((phase - 0.3) * 2 * Math.PI) * 16
  return pose
}

/** Hand over hand up a wall at the right. A paw that holds on moves down exactly as fast as the window moves up. */
export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => climbing(frame)),
  durationsMs: beats(8, 100),
  loop: true,
  stridePx: CLIMB_STRIDE,
}

/** Holds on, and has a look down at the room. */
export const cling = clip({
  rest: clinging,
  durations: [420, 140, 420, 140, 300, 140],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 0.9], [1, 0.6], [2, 0.35], [3, 0.35], [4, 0.6], [5, 0.9]],
    'head.pitch': [[0, -0.3], [2, 0.15], [3, 0.15], [5, -0.25]],
    'head.tilt': [[0, -14], [2, -4], [3, -3], [5, -13]],
    'head.eyes.*.lid': [[0, 0], [3, 0], [4, 0.95, 'hold'], [5, 0]],
    '+body.tall': [[0, 0], [3, 0.012], [6, 0]],
    'body.bob': [[0, 0], [2, 1.2], [4, 0.6], [6, 0]],
    '+tail.curl': [[0, 0], [2, -22], [4, 10], [6, 0]],
  },
})

/** Behind an edge that runs down the middle of the cell; what is right of it can be seen. */
const round = () =>
  lay(neutral(), {
    x: -4, 'body.chest': 14, 'head.x': 27, 'head.y': 6, 'head.tilt': 9, 'head.yaw': 0.8, 'head.ears.0.turn': 22, 'head.ears.1.turn': 18,
    'arms.0.x': 2, 'arms.1.x': 30, 'arms.1.y': -36, 'arms.1.bend': -4, 'arms.1.front': true,
    'tail.angle': 166, 'tail.bend': 60, 'tail.curl': 60, 'tail.length': 0.6,
  })

/** Leans out from behind an edge at the left, looks, is seen, smiles. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+head.x': [[0, 0], [1, -3], [2, -2], [4, 2], [5, 2], [6, 0]],
    '+head.y': [[0, 0], [2, -1], [4, 1], [6, 0]],
    '+head.tilt': [[0, 0], [2, -3], [4, 3], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.06]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy']],
    '+head.ears.0.turn': [[0, 0], [1, -6], [2, -4], [4, 4], [6, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -4], [4, 4], [6, 0]],
    '+tail.curl': [[0, 0], [2, 12], [5, -10], [6, 0]],
  },
})
