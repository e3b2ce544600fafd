// @ts-check
// The ball an owl's face lies on, and how far it turns.

import { clamp } from '../draw/geometry.mjs'

/** Half width of the ball, px. */
export const BALL = 57

/** Degrees of a `yaw` of 1, and of each 1 past it: 5 looks straight behind. */
const GLANCE = 29
const FURTHER = 37.75

/** Degrees of a `pitch` of 1. */
const NOD = 17

/** Degrees the head has turned about its neck. @param {number} yaw */
export function turnOf(yaw) {
  const far = Math.abs(yaw)
  return Math.sign(yaw) * (far <= 1 ? far * GLANCE : GLANCE + (far - 1) * FURTHER)
}

/**
 * Where a point of the ball is after a turn and a nod: px, how wide things look there, and how near it is (below 0 behind).
 * @param {number} x px @param {number} y px @param {number} turn degrees @param {number} pitch -1 up to 1 down @param {number} [out] px it stands off
 */
export function turned(x, y, turn, pitch, out = 0) {
  const base = Math.asin(clamp(x / BALL, -1, 1))
  const a = base + (turn * Math.PI) / 180
  const b = (pitch * NOD * Math.PI) / 180
  const r = BALL + out
  const near = Math.cos(a)
  return {
    x: r * Math.sin(a),
    y: y * Math.cos(b) + r * near * Math.sin(b),
    wide: clamp(near / Math.cos(base), 0, 1.12),
    near,
  }
}

/** A point of the face. @param {number} x px @param {number} y px @param {{yaw: number, pitch: number}} head @param {number} [out] px it stands off the ball */
export const onBall = (x, y, { yaw, pitch }, out = 0) => turned(x, y, turnOf(yaw), pitch, out)
