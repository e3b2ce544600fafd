// @ts-check
// A stomping toddle: one foot down, and the whole top-heavy dragon after it, the tail swinging against it. A foot on the
// ground moves back exactly as fast as the window moves forward.

import { beats } from '../../motion/clip.mjs'
import { toddling } from '../pose.mjs'

/** Ground covered by one cycle of 8 frames, px. */
export const STRIDE = 56

const FRAMES = 8
const LIFT = 12

/** Through half a cycle: stomp, give, pass, up. */
const BOB = [2.6, 1.4, -1.4, -0.6]
const SQUASH = [0.955, 0.985, 1.03, 1.015]

/** Where a foot is, px from its rest. @param {number} phase 0 to 1; the first half is on the ground */
function step(phase) {
  const p = phase % 1
  if (p < 0.5) return { x: STRIDE / 4 - STRIDE * p, y: 0 }
  const t = (p - 0.5) * 2
  const eased = t * t * (3 - 2 * t)
  return { x: -STRIDE / 4 + (STRIDE / 2) * eased, y: -LIFT * Math.sin(Math.PI * t ** 0.8) }
}

/** @param {1 | -1} facing @param {number} frame */
function stomping(facing, frame) {
  const pose = toddling(facing)
  const phase = frame / FRAMES
  const wave = (/** @type {number} */ late) => Math.sin((phase - late) * 2 * Math.PI)
  const [near, far] = [step(phase), step(phase + 0.5)]
  pose.legs = [
    { x: -near.x * 0.42, y: -2 - Math.abs(near.x) * 0.12 },
    { x: -far.x * 0.42, y: -2 - Math.abs(far.x) * 0.12 },
    near,
    far,
  ]
  const beat = frame % 4
  pose.stretch = SQUASH[beat]
  pose.body.bob = BOB[beat] * 0.6
  pose.body.chest = [1.5, 3, 2, 0][beat]
  pose.head.y = BOB[(frame + 3) % 4] * 0.9
  pose.head.x = [0, 1.6, 1, -0.6][beat]
  pose.head.tilt = wave(0.1) * 3.4 + [2, 1, -1, 0][beat]
  pose.head.pitch = BOB[(frame + 3) % 4] * 0.06
  pose.head.ears.forEach((ear) => (ear.turn += BOB[(frame + 2) % 4] * 3))
  pose.wings?.forEach((wing) => {
    wing.lift += BOB[(frame + 3) % 4] * -6
    wing.spread += [0, 0.1, 0.2, 0.06][beat]
  })
  pose.tail.angle += BOB[(frame + 2) % 4] * -1.4
  pose.tail.bend += wave(0.15) * 10
  pose.tail.curl += wave(0.32) * 26
  pose.tail.length += wave(0.2) * 0.05
  pose.head.eyes.forEach((eye) => (eye.lower = 0.14))
  return pose
}

/** @param {1 | -1} facing 1 walks right */
const toddle = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => stomping(facing, frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = toddle(1)
export const walkLeft = toddle(-1)
