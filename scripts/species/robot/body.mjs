// @ts-check
// The body: a small round pot with a hatch in its belly, a lamp for its battery, and a neck.

import { clamp, lerp, num, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { softBox, turnOf } from './shapes.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */
/** @typedef {import('./proportions.mjs').Size} Size */

/**
 * @typedef {object} Trunk where the body is, px from the middle of the ground
 * @property {number} hip y of its underside @property {number} collar y of its upper rim @property {number} chest x of the rim @property {number} girth scale across
 */

/** Right half of the pot from the rim to the underside: half widths, parts of the height. @type {[number, number][]} */
const POT = [
  [20, 0],
  [26.5, 0.1],
  [31.5, 0.36],
  [34, 0.66],
  [31, 0.9],
  [22, 1],
]

/** Outline of the pot. @param {Trunk} trunk */
export function potShape({ hip, collar, chest, girth }) {
  const at = (/** @type {number} */ x, /** @type {number} */ v) =>
    /** @type {Point} */ ([x * girth + chest * (1 - v), lerp(collar, hip, v)])
  return spline([...POT.map(([x, v]) => at(x, v)), ...POT.map(([x, v]) => at(-x, v)).reverse()])
}

/** The neck up to the head. @param {Trunk} trunk @param {Point} head its middle, px @param {RobotPalette} palette @param {Size} size */
export function drawNeck({ collar, chest }, head, palette, size) {
  const d = `M${num(chest)} ${num(collar + 4)}L${num(lerp(chest, head[0], 0.6))} ${num(head[1] + 20)}`
  return (
    line(d, palette.line, 20 + size.line * 2) +
    line(d, mix(palette.brassShade, palette.line, 0.25), 20)
  )
}

/** @param {Trunk} trunk @param {import('./works.mjs').Works} works @param {RobotPalette} palette @param {Size} size */
export function drawPot(trunk, works, palette, size) {
  const { hip, collar, chest, girth } = trunk
  const tall = hip - collar
  const d = potShape(trunk)
  const middle = lerp(collar, hip, 0.42)
  const light = ellipse(chest * 0.5 - 9, middle - 1, 35 * girth, tall * 0.74, -8)
  const underHead = ellipse(chest - 2, collar - 1, 42 * girth, 8.5)
  const band = `M${num(-40 * girth)} ${num(hip - 6)}Q0 ${num(hip + 1)} ${num(40 * girth)} ${num(hip - 6)}`
  return (
    outlineAll([d], palette.line, size.line * 2) +
    fill(d, palette.body) +
    inside(
      d,
      outside(light, fill(d, palette.shade)) +
        fill(underHead, mix(palette.shade, palette.line, 0.18)) +
        line(band, palette.line, 8) +
        line(band, palette.brass, 4.4) +
        front(trunk, works, palette),
    )
  )
}

/** Hatch and lamp on the front of the pot. @param {Trunk} trunk @param {import('./works.mjs').Works} works @param {RobotPalette} palette */
function front({ hip, collar, chest, girth }, { body, hatch, low }, palette) {
  const { c, s } = turnOf(body)
  if (c < 0.36) return back({ hip, collar, chest, girth }, body, palette)
  const tall = hip - collar
  const r = clamp(tall * 0.31, 3, 11.5 * girth)
  const x = chest * 0.45 + s * 27 * girth
  const y = lerp(collar, hip, 0.53)
  const hole = ellipse(x, y, r * c, r)
  const fold = turnOf(hatch * 125).c
  const door = ellipse(x, y + r - r * fold, r * c, Math.max(1.6, Math.abs(r * fold)))
  const lampX = chest * 0.8 + (17 * c + s * 22) * girth
  const lampY = lerp(collar, hip, 0.27)
  const warm = mix(palette.accent, palette.lamp, 0.4)
  const inner = fold < 0
  return (
    (hatch > 0.02
      ? fill(hole, mix(palette.line, palette.accent, 0.12)) +
        inside(hole, fill(ellipse(x, y + r * 0.75, r * 0.8 * c, r * 0.6), warm)) +
        line(hole, palette.line, 2.8)
      : '') +
    fill(door, inner ? mix(palette.brassShade, palette.line, 0.1) : palette.brass) +
    (inner || hatch > 0.2
      ? ''
      : inside(door, outside(ellipse(x - 2, y - 2, r * c, r), fill(door, palette.brassShade))) +
        line(`M${num(x - 3.4 * c)} ${num(y - r * 0.3)}H${num(x + 3.4 * c)}`, palette.line, 2.6)) +
    line(door, palette.line, 2.8) +
    (tall < 20 || c < 0.3
      ? ''
      : fill(ellipse(lampX, lampY, 4 * c, 4), palette.line) +
        fill(
          ellipse(lampX, lampY, 2.5 * c, 2.5),
          low > 0.5 ? '#ff5a48' : low > 0 ? mix(palette.line, '#ff5a48', 0.3) : '#b8e07a',
        ))
  )
}

/** The plate the key's shaft goes through. @param {Trunk} trunk @param {number} body degrees @param {RobotPalette} palette */
function back({ hip, collar, chest, girth }, body, palette) {
  const { c, s } = turnOf(body)
  if (c > -0.2) return ''
  const plate = softBox(
    chest * 0.4 - s * 24 * girth,
    lerp(collar, hip, 0.5),
    -13 * c,
    (hip - collar) * 0.3,
    5,
  )
  return fill(plate, palette.brassShade) + line(plate, palette.line, 2.8)
}
