// @ts-check
// The walk: diagonal pairs, contact-down-pass-up twice a cycle. A paw on the ground moves back exactly as fast as the
// window moves forward, so it stands still on the desktop.

import { beats } from '../../motion/clip.mjs'
import { step } from '../../motion/steps.mjs'
import { standing } from '../pose.mjs'

/** Ground covered by one cycle of 8 frames, px. */
export const STRIDE = 56

const FRAMES = 8
const LIFT = 11

/** Height of the trunk through half a cycle: contact, down, pass, up. */
const BOB = [0.6, 2, 0, -1.4]

/** Pose of a walk frame. @param {1 | -1} facing @param {number} frame */
function walking(facing, frame) {
  const pose = standing(facing)
  const phase = frame / FRAMES
  pose.legs = [0, 0.5, 0.5, 0].map((offset) => step(phase + offset, STRIDE, LIFT))
  pose.body.bob = BOB[frame % 4]
  pose.body.chest = Math.sin(phase * 4 * Math.PI) * 0.8
  pose.head.y = BOB[(frame + 3) % 4] * 0.7
  pose.head.tilt = Math.sin(phase * 2 * Math.PI) * 1.6
  pose.head.pitch = BOB[(frame + 3) % 4] * 0.04
  const beat = BOB[(frame + 2) % 4]
  pose.head.ears.forEach((ear) => (ear.turn += beat * 2.2))
  pose.tail.angle += Math.sin((phase - 0.1) * 2 * Math.PI) * 5
  pose.tail.curl += Math.sin((phase - 0.3) * 2 * Math.PI) * 13
  pose.head.eyes.forEach((eye) => (eye.lower = 0.15))
  return pose
}

/** @param {1 | -1} facing 1 walks right */
const walk = (facing) => {
  const poses = Array.from({ length: FRAMES }, (_, frame) => walking(facing, frame))
  return { poses, durationsMs: beats(FRAMES, 100), loop: true, stridePx: STRIDE }
}

export const walkRight = walk(1)
export const walkLeft = walk(-1)
