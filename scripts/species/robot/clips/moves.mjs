// @ts-check
// How a robot gets about: it rolls, and swings its arms as if it walked; is carried like a lantern; folds up in the air;
// falls with its lid off, lands on its spring, and goes up walls on plungers.

import { beats, clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { clinging, curled, neutral, standing } from '../../default/pose.mjs'

/** Ground covered by one cycle, px: half a turn of the wheel, which looks like a whole one. */
const STRIDE = 56
const FRAMES = 8

/** @param {1 | -1} facing @param {number} frame */
function rolling(facing, frame) {
  const t = (frame / FRAMES) * 2 * Math.PI
  const swing = Math.sin(t)
  const bump = Math.cos(2 * t)
  const near = facing > 0 ? 0 : 1
  const far = 1 - near
  return lay(standing(facing), {
    lean: 4.5 + bump * 0.8, 'body.tall': 1 + bump * 0.035, 'body.chest': 1 + swing,
    'legs.2.x': (frame * STRIDE) / FRAMES, 'tail.curl': 70 + 22.5 * frame,
    'head.x': 1, 'head.y': Math.cos(2 * t - 1) * 1.6, 'head.tilt': -4 + Math.cos(2 * t - 1.4) * 2, 'head.pitch': -0.1 - bump * 0.1,
    'head.ears.0.turn': 25 + Math.cos(2 * t - 2) * 8, 'head.ears.1.turn': 28 + Math.cos(2 * t - 2.6) * 8,
    'head.eyes.*.lower': 0.12, 'head.eyes.*.lookX': facing * 1.5, 'head.mouth.kind': 'cat',
    [`arms.${near}.x`]: -6 + swing * 24, [`arms.${near}.y`]: -38 - Math.abs(swing) * 6, [`arms.${near}.bend`]: -5 - swing * 2,
    [`arms.${far}.x`]: 18 - swing * 26, [`arms.${far}.y`]: -38 - Math.abs(swing) * 6, [`arms.${far}.bend`]: -5 + swing * 2,
  })
}

/** @param {1 | -1} facing 1 goes right */
const roll = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => rolling(facing, frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = roll(1)
export const walkLeft = roll(-1)

/** Hung up by its handle. */
const hung = () =>
  lay(neutral(), {
    x: 3, y: -1, 'body.tall': 1.04, 'body.rise': 9, 'body.chest': 0, 'legs.1.x': 1, 'tail.curl': 40,
    'head.tilt': 0, 'head.y': 1, 'head.pitch': 0.1, 'head.ears.0.turn': 56, 'head.ears.1.turn': 60, 'head.ears.*.length': 0.78, 'head.glow': 0.3,
    'head.eyes.*.slant': 7, 'head.eyes.*.brow': 4, 'head.eyes.*.size': 1.06, 'head.mouth.kind': 'flat', 'head.mouth.wide': 0.8,
    'arms.0.x': -6, 'arms.1.x': 6,
  })

/** Swings below the hand like a lantern, its wheel turning idly. */
export const carried = clip({
  rest: hung,
  durations: [160, 120, 160, 160, 120, 160],
  loop: true,
  swing: 0,
  tracks: {
    lean: [[0, 4], [3, -4], [6, 4]],
    x: [[0, -9], [3, 15], [6, -9]],
    '+body.tall': [[0, 0], [1, 0.025], [3, 0], [4, 0.025], [6, 0]],
    'head.tilt': [[0, -2], [1, 2], [4, -2], [6, -2]],
    'legs.2.x': [[0, 0], [6, 28, 'linear']],
    '+arms.0.x': [[0, 5], [3, -7], [6, 5]],
    '+arms.1.x': [[0, 7], [3, -5], [6, 7]],
    'tail.curl': [[0, 40], [3, 70], [6, 40]],
    'head.eyes.*.lookX': [[0, -2.4], [2, -2.4], [3, 2.4, 'hold'], [5, 2.4], [6, -2.4]],
    'head.eyes.*.lid': [[0, 0], [1, 0.5], [2, 0]],
    '+head.ears.*.turn': [[0, 0], [1, 8], [4, -8], [6, 0]],
  },
})

/** Folded up for a tumble. */
const folded = () =>
  lay(curled(), {
    x: 4, y: -47, 'head.tilt': 0, 'head.yaw': 0, 'head.pitch': 0, 'head.glow': 0.8, 'head.eyes.*.lid': 0, 'head.eyes.*.kind': 'ball', 'head.eyes.*.brow': 3,
    'head.mouth.kind': 'laugh', 'head.mouth.open': 0.5, 'head.ears.*.turn': 48, 'arms.0.x': -6, 'arms.1.x': 6,
  })

/** A box that rolls through the air, a quarter turn a frame. */
export const thrown = clip({
  rest: folded,
  durations: beats(4, 80),
  loop: true,
  swing: 0,
  tracks: {
    spin: [[0, 0], [4, 360, 'linear']],
    'head.eyes.*.kind': [[0, 'ball'], [1, 'squeeze'], [2, 'ball'], [3, 'dizzy']],
    'head.eyes.*.size': [[0, 1.1]],
    'head.cheeks': [[0, 0], [1, 3], [2, 5], [3, 2]],
    '+head.ears.*.turn': [[0, 0], [2, 16], [4, 0]],
    'tail.curl': [[0, 70], [4, 430, 'linear']],
  },
})

const falling = () =>
  lay(neutral(), {
    y: -2, 'body.tall': 1.02, 'body.rise': 6, 'body.chest': 0, 'head.tilt': 0, 'head.pitch': 0.3, 'head.cheeks': 4,
    'head.ears.*.turn': 4, 'head.ears.*.length': 0.96, 'head.eyes.*.size': 1.14, 'head.eyes.*.lookY': 3.4, 'head.eyes.*.brow': 5, 'head.mouth.kind': 'oh', 'head.mouth.open': 0.45,
    'arms.*.front': true, 'arms.0.x': -52, 'arms.1.x': 52, 'arms.0.y': -108, 'arms.1.y': -104, 'arms.0.bend': -5, 'arms.1.bend': -5,
  })

/** Arms up, lid off, wheel running at nothing. */
export const fall = clip({
  rest: falling,
  durations: beats(4, 90),
  loop: true,
  swing: 0,
  tracks: {
    lean: [[0, 2], [2, -2], [4, 2]],
    '+head.cheeks': [[0, 0], [1, 2], [2, 0], [3, 2]],
    '+arms.0.y': [[0, 0], [1, 10], [3, -8], [4, 0]],
    '+arms.1.y': [[0, 0], [1, -8], [3, 10], [4, 0]],
    'legs.2.x': [[0, 0], [4, 27, 'linear']],
    'tail.curl': [[0, 70], [4, 250, 'linear']],
    '+head.ears.0.turn': [[0, 0], [1, 8], [3, -8], [4, 0]],
  },
})

/** Down on its spring, up off it, the lid comes down last; it has to wait until the room stands still. */
export const land = clip({
  rest: neutral,
  durations: [70, 120, 90, 130, 190],
  swing: 0,
  tracks: {
    stretch: [[0, 0.9], [1, 0.84], [2, 1.05], [3, 0.98], [4, 1]],
    'body.tall': [[0, 0.78], [1, 0.62], [2, 1.06], [3, 0.96], [4, 1]],
    'body.hip': [[0, 1.06], [1, 1.14], [2, 0.97], [3, 1]],
    lean: [[0, 0], [1, 0], [2, -3], [3, 4], [4, -1]],
    'head.y': [[0, 4], [1, 6], [2, -4], [3, 2], [4, 0]],
    'head.tilt': [[0, 0], [1, 0], [2, 7], [3, -9], [4, -2]],
    'head.cheeks': [[0, 4], [1, 0], [2, 8], [3, 1], [4, 0]],
    'head.ears.0.turn': [[0, 6], [1, 62], [2, 40], [3, 2], [4, 20]],
    'head.ears.1.turn': [[0, 6], [1, 66], [2, 44], [3, 6], [4, 24]],
    'head.ears.*.length': [[0, 1.05], [1, 0.7], [2, 1.05], [3, 1]],
    'head.eyes.*.kind': [[0, 'squeeze'], [2, 'dizzy'], [4, 'ball']],
    'head.mouth.kind': [[0, 'flat'], [2, 'wobble'], [4, 'cat']],
    'arms.0.x': [[0, -26], [1, -36], [2, -16], [4, -12]],
    'arms.1.x': [[0, 26], [1, 36], [2, 16], [4, 12]],
    'tail.curl': [[0, 70], [4, 250, 'out']],
  },
  extras: (i) => [
    { kind: 'dust', x: -52 - i * 4, y: -2, size: [0.8, 1, 0.6, 0, 0][i] },
    { kind: 'dust', x: 56 + i * 4, y: -2, size: [0.7, 0.9, 0.5, 0, 0][i], turn: 8 },
    { kind: 'spark', x: [0, 0, -48, 46, 0][i], y: -152, size: [0, 0, 0.7, 0.7, 0][i], turn: i * 15 },
  ],
})

/** Where a plunger is, px from where it holds. @param {number} phase 0 to 1; the first half it holds on */
function hold(phase) {
  const p = phase % 1
  if (p < 0.5) return { x: 0, y: STRIDE * (p - 0.25) }
  const t = (p - 0.5) * 2
  const eased = t * t * (3 - 2 * t)
  return { x: -15 * Math.sin(Math.PI * t), y: STRIDE * (0.25 - 0.5 * eased) }
}

/** @param {number} frame */
function climbing(frame) {
  const phase = frame / FRAMES
  const pull = Math.cos(phase * 4 * Math.PI)
  const pose = lay(clinging(), {
    'legs.2.x': (frame * STRIDE) / FRAMES, 'body.bob': pull * 1.8, 'body.tall': 1 + pull * 0.03, 'tail.curl': 70 + 45 * frame,
    'head.tilt': -10 + Math.sin(phase * 2 * Math.PI) * 3, 'head.y': Math.cos(phase * 4 * Math.PI - 0.8) * 1.5, 'head.eyes.*.lookY': -2.5, 'head.eyes.*.lookX': 1,
    'head.ears.0.turn': 28 + Math.cos(phase * 4 * Math.PI - 1.4) * 8, 'head.ears.1.turn': 28,
  })
  Object.assign(pose.legs[0], hold(phase))
  Object.assign(pose.legs[1], hold(phase + 0.5))
  return pose
}

/** Plunger over plunger up a wall at the right. One that holds on moves down exactly as fast as the window moves up. */
export const climb = {
  poses: Array.from({ length: FRAMES }, (_, frame) => climbing(frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
}

const stuck = () => lay(clinging(), { 'head.tilt': -10, 'head.ears.*.turn': 26 })

/** Holds on, has a look at the room; a plunger comes off, and is put back at once. */
export const cling = clip({
  rest: stuck,
  durations: [420, 140, 420, 150, 240, 140],
  loop: true,
  swing: 0,
  tracks: {
    'head.yaw': [[0, 0.9], [1, 0.5], [2, 0.1], [3, 0.6], [4, 0.8], [5, 0.9]],
    'head.pitch': [[0, -0.2], [2, 0.15], [3, 0.3], [5, -0.2]],
    'head.tilt': [[0, -10], [2, -3], [3, 3], [4, -6], [5, -10]],
    'head.eyes.*.size': [[0, 1], [2, 1], [3, 1.16], [4, 1.1], [5, 1]],
    'head.eyes.*.lookX': [[0, 1], [2, -2], [3, 2.5], [5, 1]],
    'head.mouth.kind': [[0, 'cat'], [3, 'oh'], [4, 'wobble'], [5, 'cat']],
    'head.mouth.open': [[0, 0], [3, 0.2], [4, 0]],
    'legs.0.x': [[0, 0], [2, 0], [3, -14], [4, -3], [5, 0]],
    'legs.0.y': [[0, 0], [3, -6], [4, -2], [5, 0]],
    'body.bob': [[0, 0], [2, 0.8], [3, 4], [4, 2], [5, 0]],
    'head.ears.*.turn': [[0, 26], [2, 30], [3, 6], [4, 20], [5, 26]],
    'tail.curl': [[0, 70], [2, 110], [3, 110], [6, 250, 'linear']],
  },
})

const round = () =>
  lay(neutral(), {
    x: -6, lean: 7, 'body.chest': 12, 'head.x': 12, 'head.tilt': 8, 'head.yaw': 0.75, 'head.y': 3, 'head.ears.0.turn': 26, 'head.ears.1.turn': 26,
    'arms.1.front': true, 'arms.1.x': 46, 'arms.1.y': -44, 'arms.1.bend': -3,
  })

/** Leans out from behind an edge at the left, looks, is seen, lights up. */
export const peek = clip({
  rest: round,
  durations: [500, 140, 520, 140, 90, 360],
  loop: true,
  swing: 0,
  tracks: {
    '+lean': [[0, 0], [1, -3], [2, -2], [4, 1], [6, 0]],
    '+head.y': [[0, 0], [2, -1], [4, 2], [6, 0]],
    '+head.tilt': [[0, 0], [2, -3], [4, 3], [6, 0]],
    'head.eyes.*.lookX': [[0, 3], [1, 1], [2, -1], [3, 0], [5, 0], [6, 3]],
    'head.eyes.*.lookY': [[0, 0], [2, -2], [3, 0]],
    'head.eyes.*.size': [[0, 1.06]],
    'head.eyes.*.kind': [[0, 'ball'], [4, 'happy']],
    'head.ears.*.turn': [[0, 30], [2, 24], [3, 10], [4, 6], [5, 16], [6, 30]],
    'tail.curl': [[0, 70], [3, 90], [6, 250]],
  },
})
