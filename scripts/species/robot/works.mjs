// @ts-check
// What drives a robot. Poses are shared by all species; a robot has no legs, tail or cheeks, so what is theirs turns its
// wheel, its key and its lid.

import { clamp } from '../draw/geometry.mjs'

/** The key's angle in the neutral pose. */
const KEY_REST = 70

/** How far a body is turned that is seen from the side, and how far head and body follow a gaze, degrees. */
const PROFILE = 76
const HEAD_PROFILE = 47
const HEAD_YAW = 30
const BODY_YAW = 9

/**
 * @typedef {object} Works
 * @property {number} rolled px the wheel has rolled: `legs.2.x` @property {number} low 0 to 1, the lamp warns of an empty battery: `legs.2.y`
 * @property {number} hatch 0 shut to 1 open: `legs.3.y` @property {number} handle 0 down to 1 up: `legs.1.x`, but on a wall, where legs are hands
 * @property {number} lid px the lid is off: `head.cheeks` @property {number} wound degrees the key has turned: `tail.curl`
 * @property {number} body degrees the body is turned to the viewer's right @property {number} head degrees the head is; both turn with `legs.3.x`
 * @property {number} droop degrees the antenna hangs, a mean of both ears @property {number} light 0 to 1, how bright the bulb burns
 * @property {number} halo 0 to 1, it shines about @property {number} window 0 to 1, light in the window
 */

/** Lamps burn in a few steps: every shade of a window would need its own entries in a sheet's palette. @param {number} v 0 to 1 */
const stepped = (v) => Math.round(v * 2) / 2

/** What a pose makes of the works. @param {import('../default/pose.mjs').Pose} pose @returns {Works} */
export function works({ legs, head, tail, view, facing }) {
  const aside = view === 'side' || view === 'upright'
  const droop = (head.ears[0].turn + head.ears[1].turn) / 2
  const asleep = view === 'curled'
  const shut = asleep && head.eyes[0].kind === 'rest'
  const glow = clamp(head.glow, 0, 1)
  const stands = clamp((57 - droop) / 26, 0, 1)
  return {
    rolled: legs[2].x,
    low: legs[2].y,
    hatch: legs[3].y,
    handle: aside ? 0 : legs[1].x,
    lid: head.cheeks,
    wound: tail.curl - KEY_REST,
    body: legs[3].x + (aside ? PROFILE * facing : head.yaw * BODY_YAW),
    head: legs[3].x + head.yaw * (aside ? HEAD_PROFILE : HEAD_YAW),
    droop,
    light: stepped(asleep ? glow : Math.max(stands, glow)),
    halo: Math.max(glow * 0.9, asleep ? 0 : clamp((14 - droop) / 6, 0, 1)),
    window: 0.25 + 0.75 * stepped(Math.max(asleep ? 0 : stands, shut ? 0 : glow)),
  }
}
