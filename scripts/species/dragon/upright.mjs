// @ts-check
// The dragon on a wall at the right: belly to it, wings and tail to the room, the face looking back over its shoulder.

import { lerp, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'
import { mix } from '../draw/palette.mjs'
import { drawHead, headAt } from './head.mjs'
import { POINT } from './crown.mjs'
import { inksOf } from './inks.mjs'
import { wingsOf } from './pose.mjs'
import { drawScarf } from './scarf.mjs'
import { drawThings } from './things.mjs'
import { paintTail, tailOutlines, tailShape } from './tail.mjs'
import { drawPlates } from './torso.mjs'
import { paintWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the cell, and what hands and feet rest on, px from it. */
const CENTRE = 96
const PALM = 83

/** The trunk's seat and collar, px above the lower edge, of a young one. */
const SEAT = -40

/** Trunk from the nape down the back and up the belly: px from the wall in half widths, part of the height. @type {[number, number][]} */
const TRUNK = [
  [-50, -0.06],
  [-60, 0.2],
  [-66, 0.54],
  [-64, 0.86],
  [-46, 1.06],
  [-26, 1.0],
  [-14, 0.8],
  [-10, 0.54],
  [-16, 0.24],
  [-24, 0],
]

/** Where limbs leave the trunk, from the wall and the ground, and where they rest on the wall: near arm, far arm, near leg, far leg. */
const LIMBS = [
  { hip: [-38, 0.22], rest: -88, bend: -3, root: 8.6, paw: 8 },
  { hip: [-30, 0.14], rest: -108, bend: 3, root: 8, paw: 8 },
  { hip: [-44, 0.9], rest: -24, bend: -5, root: 13, paw: 10.4 },
  { hip: [-32, 0.86], rest: -48, bend: -3, root: 11, paw: 9.6 },
]

/** @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawUpright(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  const { bob, chest, tall } = pose.body
  const g = size.girth
  const seat = SEAT + bob
  const collar = seat - size.torso * 1.06 * tall
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    /** @type {Point} */ ([88 + u * g, lerp(collar, seat, v) + chest * (1 - v)])
  const trunk = spline(TRUNK.map(([u, v]) => at(u, v)))
  const belly = spline([
    at(-22, -0.1),
    at(-30, 0.3),
    at(-32, 0.6),
    at(-26, 1.1),
    at(10, 1),
    at(10, 0),
  ])
  const head = {
    x: 88 - 56 * (0.3 + 0.7 * size.head) + pose.head.x,
    y: collar - size.neck + 3 + pose.head.y + chest,
  }
  const underHead = headAt(pose.head, { x: head.x - 2, y: head.y + 8 }, size.head)
  const lightFalls = ellipse(88 - 52 * g, lerp(collar, seat, 0.36), 30 * g, 44, -4)
  const seam = mix(palette.belly, palette.shade, 0.45)
  const box = { x: 88 - 18 * g, top: collar, foot: seat, wide: 16 * g }
  const inner = { line: size.inner }
  const limb = (/** @type {number} */ i) => {
    const { hip, rest, bend, root, paw } = LIMBS[i]
    const by = pose.legs[i]
    const width = { root: root * size.limb, wrist: (paw - 1.6) * size.limb, paw: paw * size.limb }
    const reach = i < 2 ? lerp(collar, SEAT, 0.3) - lerp(SEAT - 57, SEAT, 0.3) : 0
    return limbShape(at(hip[0], hip[1]), [PALM + by.x, rest + reach + by.y], bend, width)
  }
  const coat = (/** @type {import('./inks.mjs').DragonInks} */ ink) =>
    fill(trunk, ink.body) + inside(trunk, drawPlates(belly, box, ink, seam, 0))
  const points = [
    [-57, 0.14, 190],
    [-65, 0.46, 180],
  ].map(([u, v, turn]) => {
    const [x, y] = at(u, v)
    const k = 0.84 * size.crest
    return spline(place(POINT, { x, y, turn, sx: k, sy: k }))
  })
  const tail = tailShape(at(-54, 0.86), pose.tail, size, { back: -1 })
  const [near, far] = wingsOf(pose)
  const wing = (/** @type {import('./pose.mjs').WingPose} */ by, /** @type {number} */ dx) =>
    wingShape(at(-50 + dx, 0.24), by, -1, size.wing * 0.9)
  const thigh = ellipse(...pair(at(-42, 0.84)), 17 * g, 16 * g, -20)
  const parts = [
    drawLimb(limb(3), dark, dark, inner),
    drawLimb(limb(1), dark, dark, inner),
    paintWing(
      wing({ ...far, lift: far.lift + 16 }, 10),
      { ...light, wing: dark.wing, body: dark.body },
      dark,
      size.line,
    ),
    outlineAll([...points, ...tailOutlines(tail), trunk], light.line, size.line * 2),
    ...points.map((d) => fill(d, light.wing)),
    paintTail(tail, light, dark),
    coat(light),
    inside(trunk, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    inside(trunk, fill(thigh, light.body)),
    drawLimb(limb(2), light, dark, inner),
    drawLimb(limb(0), light, dark, { ...inner, shade: underHead }),
    paintWing(wing(near, 0), light, dark, size.line),
    size.scarf ? drawScarf([head.x + 4, collar + 6], 22 * g, palette, size.inner) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    drawThings(pose, palette, () => true),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CENTRE + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}

/** @param {Point} point @returns {[number, number]} */
const pair = ([x, y]) => [x, y]
