// @ts-check
// What a dragon can pose beyond what all can: its wings. Movements shared by all say nothing of wings; there they follow
// the mood, as ears do.

import { clamp } from '../draw/geometry.mjs'
import { lay } from '../motion/tracks.mjs'
import { neutral } from '../default/pose.mjs'

/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {{lift: number, spread: number}} WingPose lift: degrees the wing is raised; spread: 0 folded, 1 wide open */
/** @typedef {Pose & {wings?: [WingPose, WingPose]}} DragonPose */

/** Where ears are when nothing is the matter, degrees. */
const CALM_EAR = 20

/** Wings a pose implies: raised ears raise them, hanging ears let them hang, raised paws open them. @param {DragonPose} pose @returns {[WingPose, WingPose]} */
export function wingsOf(pose) {
  if (pose.wings) return pose.wings
  const wing = (/** @type {0 | 1} */ i) => {
    const ear = pose.head.ears[i].turn - (i ? 8 : 0)
    const arm = pose.arms[i]
    const raised = arm.front ? clamp((-arm.y - 56) / 30, 0, 1) : 0
    const mood = clamp((CALM_EAR - 4 - ear) / 30, -1.4, 0.6)
    return {
      lift: mood * 26 + raised * 18,
      spread: clamp(0.55 + mood * 0.4 + raised * 0.4 + clamp(-pose.y / 16, 0, 0.5), 0.05, 1),
    }
  }
  return [wing(0), wing(1)]
}

/** A resting pose whose wings can be posed. @param {() => Pose} rest @returns {() => Pose & {wings: [WingPose, WingPose]}} */
export const winged = (rest) => () => {
  const pose = rest()
  return { ...pose, wings: wingsOf(pose) }
}

/** Standing, facing you. */
export const standing = winged(neutral)

/** On its way on two short legs. Limbs are near arm, far arm, near leg, far leg. @param {1 | -1} facing 1 looks right @returns {Pose & {wings: [WingPose, WingPose]}} */
export const toddling = (facing) =>
  lay(standing(), {
    view: 'side',
    facing,
    'body.chest': 0,
    'head.yaw': 0.95 * facing,
    'head.tilt': 0,
    'head.ears.*.turn': 22,
    'wings.*.lift': 18,
    'wings.*.spread': 0.6,
    'tail.angle': 172,
    'tail.bend': 30,
    'tail.kink': 0.5,
    'tail.curl': 56,
    'tail.length': 0.72,
  })

/** On a wall at the right, belly to it. @returns {Pose & {wings: [WingPose, WingPose]}} */
export const onWall = () =>
  lay(standing(), {
    view: 'upright',
    'body.chest': 0,
    'head.yaw': 0.42,
    'head.pitch': -0.3,
    'head.tilt': -8,
    'head.eyes.*.lookY': -2,
    'wings.*.lift': 10,
    'wings.*.spread': 0.7,
    'tail.angle': 142,
    'tail.bend': 50,
    'tail.kink': 0.5,
    'tail.curl': 40,
    'tail.length': 0.7,
  })
