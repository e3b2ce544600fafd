// @ts-check
// What the desktop does to a fox, and where it goes of its own accord.

import { beats, clip } from '../../motion/clip.mjs'
import { grip } from '../../motion/steps.mjs'
import { lay } from '../../motion/tracks.mjs'
import { clinging, curled, sitting, standing } from '../pose.mjs'

/** Wall covered by one cycle of the climb, px. */
const CLIMB_STRIDE = 48

/** Held by the scruff: very long, arms folded, and not looking at you. */
const offended = () =>
  lay(sitting(), {
    x: 15, y: -3, 'body.tall': 1.5, 'body.rise': 16, 'body.chest': 0,
    'head.tilt': -3, 'head.y': 6, 'head.yaw': -0.5, 'head.pitch': -0.12, 'head.ears.0.turn': 56, 'head.ears.1.turn': 60, 'head.ears.*.length': 0.86,
    'head.eyes.*.lid': 0.44, 'head.eyes.*.slant': -7, 'head.eyes.*.lookX': -3, 'head.eyes.*.lookY': -1, 'head.mouth.kind': 'frown', 'head.mouth.wide': 0.8, 'head.cheeks': 3,
    'arms.*.front': true, 'arms.0.x': 14, 'arms.0.y': -66, 'arms.0.bend': 7, 'arms.1.x': -14, 'arms.1.y': -60, 'arms.1.bend': 7,
    'feet.0.x': -17, 'feet.1.x': 17,
    'tail.front': false, 'tail.angle': 16, 'tail.bend': -30, 'tail.kink': 0.4, 'tail.curl': -90, 'tail.length': 0.5, 'tail.puff': 0.9,
  })

/** Swings by its scruff, feet and brush one after the other; one glance at you, and away again. */
export const carried = clip({
  rest: offended,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [3, 0.015], [6, 0]],
    'body.chest': [[0, 0], [1, 0.8], [4, -0.8], [6, 0]],
    '+feet.0.x': [[0, -3], [2, 5], [5, -5], [6, -3]],
    '+feet.1.x': [[0, -3], [2, 5], [5, -5], [6, -3]],
    '+feet.0.y': [[0, 0], [2, -2], [5, 1], [6, 0]],
    '+feet.1.y': [[0, 0], [2, 1], [5, -2], [6, 0]],
    '+tail.curl': [[0, -10], [2, -4], [3, 16], [5, 4], [6, -10]],
    '+tail.angle': [[0, 3], [3, -5], [6, 3]],
    'head.eyes.*.lookX': [[0, -3], [2, -3], [3, 2.6, 'hold'], [4, -3, 'hold']],
    '+head.ears.*.turn': [[0, 0], [2, 3], [4, -2], [6, 0]],
  },
  extras: () => [{ kind: 'scruff', x: 0, y: -176, size: 1, behind: true }],
})

/** Rolled up round its own brush. */
const wheel = () =>
  lay(curled(), {
    x: 3, y: -54, 'head.eyes.*.kind': 'squeeze', 'head.eyes.*.lid': 0, 'head.mouth.kind': 'wobble', 'head.ears.*.turn': 44, 'head.ears.*.length': 0.72,
    'body.tall': 1.16, 'body.hip': 0.96,
  })

/** A wheel, a quarter turn a frame. */
export const thrown = clip({
  rest: wheel,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    spin: [[0, 0], [4, 360, 'linear']],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze']],
    'head.eyes.*.size': [[0, 1.12]],
    '+tail.curl': [[0, 0], [1, 20], [3, -6], [4, 0]],
  },
})

/** Nose down, paws out, the brush blown up like a streamer. */
const spread = () => {
  const pose = lay(standing(1), {
    x: -36, y: -30, lean: 30, 'head.tilt': -8, 'head.y': 2, 'head.x': -2,
    'head.ears.0.turn': 34, 'head.ears.1.turn': 26, 'head.eyes.*.size': 1.16, 'head.eyes.*.lookY': 3, 'head.eyes.*.brow': 4, 'head.mouth.kind': 'oh', 'head.mouth.open': 0.5,
    'tail.angle': 206, 'tail.bend': 20, 'tail.curl': 10, 'tail.length': 0.7, 'tail.puff': 1.15,
  })
  pose.legs = [{ x: 9, y: -8 }, { x: 18, y: -18 }, { x: -20, y: -8 }, { x: -6, y: -2 }]
  return pose
}

/** Down it goes, paddling. */
export const fall = clip({
  rest: spread,
  durations: beats(4, 90),
  loop: true,
  swing: 0,
  tracks: {
    '+legs.0.x': [[0, 0], [1, 5], [3, -5], [4, 0]],
    '+legs.1.x': [[0, 0], [1, -5], [3, 5], [4, 0]],
    '+legs.2.x': [[0, 0], [1, -5], [3, 5], [4, 0]],
    '+legs.3.x': [[0, 0], [1, 5], [3, -5], [4, 0]],
    '+head.ears.*.turn': [[0, 0], [1, 6], [3, -4], [4, 0]],
    '+tail.curl': [[0, 0], [1, 30], [3, -30], [4, 0]],
    '+head.tilt': [[0, 0], [1, 2], [3, -2], [4, 0]],
  },
})

/** Flat; up; and the brush, last to arrive, laid round its feet as if nothing had been. */
export const land = clip({
  rest: sitting,
  durations: [70, 110, 90, 120, 170],
  swing: 0,
  tracks: {
    stretch: [[0, 0.92], [1, 0.9], [2, 1.05], [3, 0.98], [4, 1]],
    'body.tall': [[0, 0.92], [1, 0.76], [2, 1.02], [3, 1]],
    'head.y': [[0, 10], [1, 14], [2, -3], [3, 2], [4, 0]],
    'head.pitch': [[0, 0.3], [1, 0.4], [2, -0.2], [3, 0]],
    'head.tilt': [[0, 0], [2, 0], [3, -8], [4, -3]],
    'head.ears.0.turn': [[0, 4], [1, 40], [2, 30], [3, 8], [4, 17]],
    'head.ears.1.turn': [[0, 6], [1, 48], [2, 36], [3, 10], [4, 20]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'ball']],
    'head.eyes.*.lid': [[0, 0], [2, 0], [3, 0.4, 'hold']],
    'head.mouth.kind': [[0, 'wobble'], [2, 'oh'], [3, 'smirk']],
    'head.mouth.open': [[0, 0], [2, 0.15]],
    'arms.0.x': [[0, -26], [1, -30], [2, -14]],
    'arms.1.x': [[0, 20], [1, 24], [2, 8]],
    'tail.front': [[0, false], [3, true]],
    'tail.angle': [[0, -20], [1, 4], [2, 0]],
    'tail.bend': [[0, -84], [1, -96], [2, -70]],
    'tail.kink': [[0, 0.42], [3, 0.6, 'hold']],
    'tail.curl': [[0, -10], [1, 20], [2, 40], [3, 116, 'hold'], [4, 72]],
    'tail.length': [[0, 0.86], [1, 0.8], [3, 1, 'hold']],
    'tail.puff': [[0, 1.16], [2, 1.1], [4, 0.86]],
  },
  extras: (i) => [
    { kind: 'dust', x: -52 - i * 4, y: -2, size: [0.8, 1, 0.6, 0, 0][i] },
    { kind: 'dust', x: 78 + i, y: -2, size: [0.7, 0.8, 0.5, 0, 0][i], turn: 8 },
  ],
})

/** @param {number} frame */
function climbing(frame) {
  const pose = clinging()
  const phase = frame / 8
  pose.legs = [0, 0.5, 0.5, 0].map((offset) => grip(phase + offset, CLIMB_STRIDE, 12))
  const pull = Math.cos(phase * 4 * Math.PI)
  pose.body.bob = pull * 1.6
  pose.body.chest = pull * 1.2
  pose.head.tilt += Math.sin(phase * 2 * Math.PI) * 2.4
  pose.head.y = Math.cos(phase * 4 * Math.PI - 0.8) * 1.2
  pose.head.ears.forEach((ear) => (ear.turn += Math.cos(phase * 4 * Math.PI - 1.4) * 4))
  pose.tail.angle += Math.sin((phase - 0.1) * 2 * Math.PI) * 6
  pose.tail.curl += Math.sin((phase - 0.3) * 2 * Math.PI) * 22
  return pose
}

/** Hand over hand up a wall at the right. A paw that holds on moves down exactly as fast as the window moves up. */
export const climb = {
  poses: Array.from({ length: 8 }, (_, frame) => climbing(frame)),
  durationsMs: beats(8, 100),
  loop: true,
  stridePx: CLIMB_STRIDE,
}

/** Holds on, and looks over its shoulder at who is watching. */
export const cling = clip({
  rest: clinging,
  durations: [420, 140, 420, 140, 300, 140],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 1], [1, 0.2, 'hold'], [2, -0.3], [4, -0.3], [5, 1, 'hold']],
    'head.pitch': [[0, 0], [2, 0.15], [4, 0.1], [5, 0]],
    'head.tilt': [[0, -30], [1, -10, 'hold'], [2, -2], [4, -4], [5, -28, 'hold']],
    'head.x': [[0, 0], [1, -4, 'hold'], [4, -4], [5, 0, 'hold']],
    'head.y': [[0, 0], [1, 20, 'hold'], [2, 18], [4, 19], [5, 0, 'hold']],
    'head.eyes.*.lid': [[0, 0.1], [3, 0.1], [4, 0.95, 'hold'], [5, 0.1]],
    '+body.tall': [[0, 0], [3, 0.012], [6, 0]],
    'body.bob': [[0, 0], [2, 1.2], [4, 0.6], [6, 0]],
    '+tail.curl': [[0, 0], [2, -40], [4, 20], [6, 0]],
  },
})

/** Up on its hind legs behind an edge that runs down the middle of the cell; what is right of it can be seen. */
const round = () =>
  lay(sitting(), {
    x: 10, 'body.rise': 14, 'body.tall': 1.02, 'body.chest': 13, 'head.x': 21, 'head.y': 8, 'head.tilt': 10, 'head.yaw': 0.7, 'head.ears.0.turn': 20, 'head.ears.1.turn': 14,
    'head.eyes.*.lid': 0.2,
    'arms.0.x': 2, 'arms.0.y': -30, 'arms.1.x': 32, 'arms.1.y': -42, 'arms.1.bend': -4, 'arms.1.front': true,
    'tail.front': false, 'tail.angle': 166, 'tail.bend': 60, 'tail.kink': 0.4, 'tail.curl': 60, 'tail.length': 0.5,
  })

/** Leans out from behind an edge at the left, looks about, is seen, winks. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 110, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+head.x': [[0, 0], [1, -3], [2, -2], [4, 2], [5, 2], [6, 0]],
    '+head.y': [[0, 0], [2, -1], [4, 1], [6, 0]],
    '+head.tilt': [[0, 0], [2, -4], [4, 3], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1.5], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.0.kind': [[0, 'ball'], [4, 'happy']],
    'head.mouth.kind': [[0, 'cat'], [4, 'smirk']],
    '+head.ears.0.turn': [[0, 0], [1, -6], [2, -4], [4, 4], [6, 0]],
    '+head.ears.1.turn': [[0, 0], [1, -4], [4, 4], [6, 0]],
    '+tail.curl': [[0, 0], [2, 12], [5, -10], [6, 0]],
  },
})
