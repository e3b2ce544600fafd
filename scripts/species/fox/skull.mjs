// @ts-check
// Where features are on a head that turns: a long muzzle carries what is on it far aside.

import { clamp } from '../draw/geometry.mjs'

/** Degrees of turn at a yaw, and of nod at a pitch, of 1. */
const TURN = 31
const NOD = 17

/** Slides a face point over the skull. @param {number} x @param {number} y @param {number} z px it stands out @param {{yaw: number, pitch: number}} head */
export function onSkull(x, y, z, { yaw, pitch }) {
  const a = (yaw * TURN * Math.PI) / 180
  const b = (pitch * NOD * Math.PI) / 180
  const pz = z * Math.cos(a) - x * Math.sin(a)
  return {
    x: x * Math.cos(a) + z * Math.sin(a),
    y: y * Math.cos(b) + pz * Math.sin(b),
    wide: clamp(Math.cos(a) - (x / 62) * Math.sin(a), 0.45, 1.08),
  }
}
