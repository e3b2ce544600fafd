// @ts-check
// A solemn waddle: the trunk rolls over whichever foot stands, the head stays where it is until it has to follow.

import { beats } from '../../motion/clip.mjs'
import { step } from '../../motion/steps.mjs'
import { standing } from '../../default/pose.mjs'

/** Ground covered by one cycle of 8 frames, px. */
const STRIDE = 40
const FRAMES = 8
const LIFT = 9

/** Height of the trunk through half a cycle, and where the head is while it keeps its place in the room, then catches up. */
const BOB = [0.8, 2.2, 0.2, -1.8]
const HOLD = [1, -1.4, -3, 2.6]

/** @param {1 | -1} facing @param {number} frame */
function waddling(facing, frame) {
  const pose = standing(facing)
  const phase = frame / FRAMES
  pose.legs = [0, 0.5, 0, 0].map((offset) => step(phase + offset, STRIDE, LIFT))
  pose.body.bob = BOB[frame % 4] - 2
  pose.body.chest = 3 + Math.sin((phase + 0.1) * 2 * Math.PI) * 4.5
  pose.head.x = HOLD[frame % 4]
  pose.head.y = BOB[(frame + 3) % 4] * 0.4 + 2
  pose.head.tilt = Math.sin((phase - 0.05) * 2 * Math.PI) * 2.4
  pose.head.ears.forEach((ear, i) => (ear.turn = 18 + i * 6 + BOB[(frame + 2) % 4] * 2.4))
  pose.tail.curl = 70 + Math.sin((phase - 0.2) * 2 * Math.PI) * 60
  for (const eye of pose.head.eyes) Object.assign(eye, { lid: 0.2, slant: -3 })
  return pose
}

/** @param {1 | -1} facing 1 goes right */
const waddle = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => waddling(facing, frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = waddle(1)
export const walkLeft = waddle(-1)
