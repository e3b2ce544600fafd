// @ts-check
// The dragon on a wall at the right: belly to it, wings and tail to the room, the face looking back over its shoulder.

import { lerp, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'
import { mix } from '../draw/palette.mjs'
import { drawHead, headAt } from './head.mjs'
import { POINT } from './crown.mjs'
import { inksOf } from './inks.mjs'
import { drawSideFoot } from './limbs.mjs'
import { wingsOf } from './pose.mjs'
import { drawScarf } from './scarf.mjs'
import { drawThings } from './things.mjs'
import { paintTail, tailOutlines, tailShape } from './tail.mjs'
import { drawPlates } from './torso.mjs'
import { paintWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the cell, and the wall, px from it. */
const CENTRE = 96
const WALL = 89

/** The trunk's seat and collar, px above the lower edge, of a young one. */
const SEAT = -36

/** Trunk from the nape down the back and up the belly: px from the wall in half widths, part of the height. @type {[number, number][]} */
const TRUNK = [
  [-42, -0.06],
  [-52, 0.2],
  [-58, 0.54],
  [-57, 0.86],
  [-40, 1.06],
  [-20, 1.0],
  [-7, 0.8],
  [-3, 0.54],
  [-8, 0.24],
  [-16, 0],
]

/** Where arms leave the trunk, from the wall and in parts of its height, and where hands rest on the wall: near, far. */
const ARMS = [
  { shoulder: [-34, 0.3], rest: -70, bend: -2 },
  { shoulder: [-24, 0.12], rest: -98, bend: 2 },
]

/** Where feet rest on the wall, near and far, and how far off it the knees are. */
const FEET = [
  { rest: -26, knee: [-30, 0.84] },
  { rest: -44, knee: [-22, 0.8] },
]

/** @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawUpright(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  const { bob, chest, tall } = pose.body
  const g = size.girth
  // The taller it is, the lower it hangs: its horns are to stay in the cell.
  const lower = Math.max(0, size.torso - 54)
  const seat = SEAT + bob + lower
  const collar = seat - size.torso * 1.06 * tall
  const at = (/** @type {number} */ u, /** @type {number} */ v) =>
    /** @type {Point} */ ([WALL + u * g, lerp(collar, seat, v) + chest * (1 - v)])
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
    x: WALL - 63 * (0.3 + 0.7 * size.head) + pose.head.x,
    y: collar - size.neck - 2 + pose.head.y + chest,
  }
  const underHead = headAt(pose.head, { x: head.x - 2, y: head.y + 8 }, size.head)
  const lightFalls = ellipse(WALL - 44 * g, lerp(collar, seat, 0.36), 30 * g, 44, -4)
  const seam = mix(palette.belly, palette.shade, 0.45)
  const box = { x: WALL - 8 * g, top: collar, foot: seat, wide: 16 * g }
  const inner = { line: size.inner }
  const above = size.torso * 1.06 - 57 - lower
  const arm = (/** @type {0 | 1} */ i) => {
    const { shoulder, rest, bend } = ARMS[i]
    const by = pose.legs[i]
    const width = { root: 8.6 * size.limb, wrist: 6.8 * size.limb, paw: 8 * size.limb }
    const hand = /** @type {Point} */ ([WALL - 7 * size.limb + by.x, rest - above + by.y])
    return limbShape(at(shoulder[0], shoulder[1]), hand, bend, width)
  }
  const leg = (/** @type {0 | 1} */ i, /** @type {import('./inks.mjs').DragonInks} */ ink) => {
    const { rest, knee } = FEET[i]
    const by = pose.legs[i + 2]
    const y = rest + by.y
    const foot = drawSideFoot(0, 0, 1, ink, { line: size.inner, scale: size.limb })
    const [kx, ky] = at(knee[0], knee[1])
    const bent = ky + 3 + by.y * 0.5
    const thigh = ellipse(kx, bent, 15 * g, 15 * g)
    const shin = `M${num(kx)} ${num(bent)}L${num(WALL - 11 + by.x)} ${num(y)}`
    const wide = 19 * size.limb
    return (
      outlineAll([thigh], light.line, size.inner * 2) +
      line(shin, light.line, wide + size.inner * 2) +
      group([foot], `translate(${num(WALL + by.x)} ${num(y)}) rotate(-90)`) +
      line(shin, ink.body, wide) +
      fill(thigh, ink.body)
    )
  }
  const coat = (/** @type {import('./inks.mjs').DragonInks} */ ink) =>
    fill(trunk, ink.body) + inside(trunk, drawPlates(belly, box, ink, seam, 0))
  const points = [
    [-49, 0.14, 190],
    [-57, 0.46, 180],
  ].map(([u, v, turn]) => {
    const [x, y] = at(u, v)
    const k = 0.84 * size.crest
    return spline(place(POINT, { x, y, turn, sx: k, sy: k }))
  })
  const tail = tailShape(at(-46, 0.86), pose.tail, size, { back: -1 })
  const [near, far] = wingsOf(pose)
  const wing = (/** @type {import('./pose.mjs').WingPose} */ by, /** @type {number} */ dx) =>
    wingShape(at(-42 + dx, 0.3), by, -1, size.wing * 0.9)
  const parts = [
    leg(1, { ...light, body: dark.body, horn: dark.horn }),
    drawLimb(arm(1), dark, dark, inner),
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
    leg(0, light),
    paintWing(wing(near, 0), light, dark, size.line),
    size.scarf ? drawScarf([head.x + 4, collar + 6], 22 * g, palette, size.inner) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    drawLimb(arm(0), light, dark, inner),
    drawThings(pose, palette, size, () => true),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CENTRE + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}
