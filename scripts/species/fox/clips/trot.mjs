// @ts-check
// The trot: diagonal pairs, light on its feet, the brush flowing after. A paw on the ground moves back exactly as fast
// as the window moves forward, so it stands still on the desktop.

import { beats, recut } from '../../motion/clip.mjs'
import { step } from '../../motion/steps.mjs'
import { standing } from '../pose.mjs'

/** Ground covered by one cycle of 8 frames, px. */
const STRIDE = 64

const FRAMES = 8
const LIFT = 10

/** Height of the trunk through half a cycle: contact, down, pass, up. */
const BOB = [0, 2.6, -0.6, -3.2]

/** Pose of a frame. @param {1 | -1} facing @param {number} frame */
function trotting(facing, frame) {
  const pose = standing(facing)
  const phase = frame / FRAMES
  pose.legs = [0, 0.5, 0.5, 0].map((offset) => step(phase + offset, STRIDE, LIFT))
  pose.body.bob = BOB[frame % 4]
  pose.body.chest = Math.sin(phase * 4 * Math.PI) * 1.2
  pose.head.y = BOB[(frame + 3) % 4] * 0.5
  pose.head.tilt = Math.sin(phase * 4 * Math.PI + 0.6) * 1.8
  const beat = BOB[(frame + 2) % 4]
  pose.head.ears.forEach((ear) => (ear.turn += beat * 1.6))
  pose.tail.angle += Math.sin((phase - 0.1) * 4 * Math.PI) * 4
  pose.tail.bend += Math.sin((phase - 0.2) * 2 * Math.PI) * 7
  pose.tail.curl += Math.sin((phase - 0.3) * 2 * Math.PI) * 16
  pose.head.eyes.forEach((eye) => Object.assign(eye, { lid: 0.14, lower: 0.12 }))
  return pose
}

/** @param {1 | -1} facing 1 goes right */
const trot = (facing) => ({
  poses: Array.from({ length: FRAMES }, (_, frame) => trotting(facing, frame)),
  durationsMs: beats(FRAMES, 100),
  loop: true,
  stridePx: STRIDE,
})

export const walkRight = trot(1)
export const walkLeft = trot(-1)

/** The trot at the standard's slower beat. @param {import('../../motion/clip.mjs').Clip} walk */
const running = (walk) => recut(walk, [0, 1, 2, 3, 4, 5, 6, 7], beats(8, 120, 220), true)

export const runningRight = running(walkRight)
export const runningLeft = running(walkLeft)
