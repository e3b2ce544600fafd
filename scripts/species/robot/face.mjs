// @ts-check
// The face in the window: eyes, brows, cheeks and a mouth without a fang.

import { drawEye } from '../draw/eyes.mjs'
import { num } from '../draw/geometry.mjs'
import { drawMouth } from '../draw/mouth.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line } from '../draw/svg.mjs'

/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */

/**
 * What is in the window.
 * @param {{x: number, y: number, wide: number}} at its middle, px, and how much of its width shows @param {import('../default/pose.mjs').Pose['head']} head
 * @param {RobotPalette} palette @param {string} pane colour of the window @param {number} scale of the eyes
 */
export function drawFace(at, head, palette, pane, scale) {
  const lids = {
    ...palette,
    body: mix(pane, palette.brassShade, 0.2),
    shade: mix(pane, palette.brassShade, 0.2),
  }
  const slide = head.yaw * 3
  const parts = /** @type {(-1 | 1)[]} */ ([-1, 1]).map((side, i) => {
    const x = at.x + (side * 21.5 + slide) * at.wide
    const y = at.y - 2.5
    const site = { x, y, rx: 9.2 * at.wide * scale, ry: 12.6 * scale, side, turn: side * -2 }
    const blush = mix(pane, palette.accent, 0.5)
    return (
      fill(
        ellipse(
          at.x + (side * 35 + slide) * at.wide,
          at.y + 12,
          6.6 * at.wide * head.blush,
          4 * head.blush,
        ),
        blush,
      ) +
      drawEye(site, head.eyes[i], lids) +
      brow({ ...site, y: y + 2 }, head.eyes[i], mix(palette.line, pane, 0.3))
    )
  })
  return (
    parts.join('') + mouth(at.x + slide * 1.2 * at.wide, at.y + 8, at.wide, head.mouth, palette)
  )
}

/** A brow as somebody would paint one: a short stroke. @param {import('../draw/eyes.mjs').EyeSite} site @param {import('../draw/eyes.mjs').EyePose} eye @param {string} colour */
function brow({ x, y, rx, ry, side }, eye, colour) {
  const by = y - ry - 5 - eye.brow
  const w = rx * 0.5
  const tilt = Math.tan(((eye.slant * 1.1 + 6) * side * Math.PI) / 180) * w
  return line(
    `M${num(x - w)} ${num(by - tilt + 0.8)}Q${num(x)} ${num(by - 1.4)} ${num(x + w)} ${num(by + tilt + 0.8)}`,
    colour,
    2.7,
  )
}

/** @param {number} x @param {number} y @param {number} wide @param {import('../draw/mouth.mjs').MouthPose} pose @param {RobotPalette} palette */
function mouth(x, y, wide, pose, palette) {
  const w = 8.4 * pose.wide * wide
  const at = (/** @type {number} */ dx, /** @type {number} */ dy) => `${num(x + dx)} ${num(y + dy)}`
  if (pose.kind === 'cat')
    return line(`M${at(-w * 0.8, 1.4)}Q${at(0, 8.6)} ${at(w * 0.8, 1.4)}`, palette.line, 3)
  if (pose.kind !== 'laugh') return drawMouth(x, y, wide, pose, palette)
  const h = 5 + pose.open * 10
  const d = `M${at(-w, 1)}Q${at(0, 3.4)} ${at(w, 1)}Q${at(w * 0.95, h)} ${at(0, h)}Q${at(-w * 0.95, h)} ${at(-w, 1)}Z`
  return (
    fill(d, palette.line) +
    inside(d, fill(ellipse(x, y + h + 0.5, w * 0.7, w * 0.55), palette.accent)) +
    line(d, palette.line, 3)
  )
}
