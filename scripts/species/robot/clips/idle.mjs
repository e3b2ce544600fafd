// @ts-check
// What a robot's works do while it breathes: it balances, its key goes round, and its lid rattles when it is happy.

import { blinkOver } from '../../default/clips/idle.mjs'
import * as shared from '../../default/clips/idle.mjs'
import { petted as stroked } from '../../default/clips/gestures.mjs'
import * as meals from '../../default/clips/meals.mjs'

/** @typedef {import('../../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../../default/pose.mjs').Pose} Pose */

/** A clip with something done to a copy of every pose; t runs from 0 to 1. @param {Clip} clip @param {(pose: Pose, t: number, frame: number) => void} change @returns {Clip} */
export const altered = (clip, change) => ({
  ...clip,
  poses: clip.poses.map((each, frame) => {
    const pose = structuredClone(each)
    change(pose, frame / clip.poses.length, frame)
    return pose
  }),
})

/** Balances, its key turned by half turns, its lid moved px. @param {Clip} clip @param {{turns?: number, sway?: number, lid?: number[]}} how */
const running = (clip, { turns = 1, sway = 0, lid }) =>
  altered(clip, (pose, t, frame) => {
    pose.tail.curl = 70 + 180 * turns * t
    pose.lean += Math.sin(t * 2 * Math.PI) * sway
    pose.head.tilt -= Math.sin(t * 2 * Math.PI - 0.9) * sway * 1.4
    pose.head.cheeks = lid?.[frame] ?? 0
  })

/** A puff from under the lid; it drifts up and away. @param {number} age frames @param {1 | -1} side */
export const puff = (age, side = -1) => ({
  kind: 'steam', x: side * (40 + age * 7), y: -146 - age * 7, size: [0.55, 0.8, 0.6][age] ?? 0, turn: age * 30,
})

export const content = running(shared.content, { turns: 1, sway: 1.3 })

export const happy = altered(running(shared.happy, { turns: 2, sway: 2, lid: [0, 3, 0, 0, 3, 0] }), (pose, _, frame) => {
  pose.extras = [puff(frame - 1, -1), puff(frame - 4, 1)]
})

export const ecstatic = altered(running(shared.ecstatic, { turns: 2, sway: 1.5, lid: [0, 6, 5, 0, 6, 5] }), (pose, _, frame) => {
  pose.head.ears.forEach((ear) => (ear.length *= [0.84, 1.06, 1, 0.84, 1.06, 1][frame]))
  pose.extras = [...pose.extras, puff(frame - 1, -1), puff(frame - 4, 1)]
})

/** An empty battery: the lamp blinks, the key tries once and slips back. @param {Pose} pose @param {number} frame */
function empty(pose, frame) {
  pose.tail.curl = 120 + ([0, 0, 14, 22, 6, 0][frame % 8] ?? 0)
  pose.legs[2].y = frame % 4 < 2 ? 1 : 0.4
  pose.extras = [{ kind: 'battery', x: -64, y: -148, size: frame % 4 < 3 ? 0.95 : 0.86, value: frame % 4 < 2 ? 1 : 0 }]
}

export const hungry = altered(running(shared.hungry, { sway: -1 }), (pose, _, frame) => empty(pose, frame))

/** Looks down at its battery, rubs its belly, looks up at you. */
export const hungryLook = altered(meals.hungry, (pose, _, frame) => empty(pose, frame))

/** Runs down: every turn of the key is slower than the last, and stops. */
const WOUND_DOWN = [0, 52, 86, 104, 110, 150, 168, 176]

export const sleepy = altered(running(shared.sleepy, { sway: 2.2 }), (pose, _, frame) => {
  pose.tail.curl = 70 + WOUND_DOWN[frame]
  pose.tail.front = false
})

export const bored = altered(running(shared.bored, { sway: -1.4 }), (pose, _, frame) => {
  pose.tail.curl = 70 + [0, 0, 30, 30, 30, 90, 90, 180][frame]
})

export const worried = altered(running(shared.worried, { sway: 1 }), (pose, _, frame) => {
  pose.tail.curl = 100 + [0, 26, 6, 30, 10, 0][frame]
})

/** Purrs like a kettle about to boil: lid and key never stop, and it glows. */
export const petted = altered(running(stroked, { turns: 2, lid: [1, 3, 1, 4, 1, 3, 1, 5] }), (pose) => {
  pose.head.glow = 0.75
  pose.head.ears.forEach((ear) => (ear.turn -= 22))
})

export const blinks = {
  content: blinkOver(content),
  happy: blinkOver(happy),
  ecstatic: blinkOver(ecstatic),
  hungry: blinkOver(hungry),
  sleepy: blinkOver(sleepy, [160, 120, 120]),
  bored: blinkOver(bored, [120, 90, 90]),
  worried: blinkOver(worried),
}
