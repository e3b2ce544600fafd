// @ts-check
// The dragon from the side, toddling: belly first, tail last, the face in three-quarter view. Drawn facing right;
// `facing` mirrors the body's shapes but not the light.

import { lerp, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb } from '../draw/limbs.mjs'
import { mix } from '../draw/palette.mjs'
import { drawHead, headAt } from './head.mjs'
import { POINT } from './crown.mjs'
import { inksOf } from './inks.mjs'
import { armShape, drawSideFoot, shinShape } from './limbs.mjs'
import { wingsOf } from './pose.mjs'
import { drawScarf } from './scarf.mjs'
import { drawThings } from './things.mjs'
import { paintTail, tailOutlines, tailShape } from './tail.mjs'
import { drawPlates } from './torso.mjs'
import { paintWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the body, px from the left of the cell when facing right. */
export const SIDE_CENTRE = 97

/** Torso from the nape down the back and up the belly: half widths, part of the height from collar to seat. @type {[number, number][]} */
const TORSO = [
  [-14, -0.06],
  [-22, 0.2],
  [-28, 0.52],
  [-29, 0.84],
  [-14, 1.06],
  [8, 1.06],
  [27, 0.9],
  [33, 0.62],
  [27, 0.32],
  [18, 0.04],
  [4, -0.1],
]

/** The belly's plates within it. @type {[number, number][]} */
const BELLY = [
  [10, -0.1],
  [12, 0.3],
  [13, 0.6],
  [10, 0.9],
  [4, 1.1],
  [30, 1.2],
  [46, 0.6],
  [36, 0],
]

/** Points of the crest down the back: half widths, part of the height, degrees, size. */
const BACK = [
  [-17, 0.06, 205, 0.8],
  [-25, 0.42, 190, 0.86],
]

/** @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawSide(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  const f = pose.facing
  const { bob, chest, tall } = pose.body
  const g = pose.body.hip * size.girth
  const seat = -size.leg + bob - pose.body.rise * 0.8
  const collar = seat - size.torso * tall
  const put = (/** @type {[number, number][]} */ points) =>
    spline(points.map(([x, v]) => [f * (x * g + chest * (1 - v)), lerp(collar, seat, v)]))
  const torso = put(TORSO)
  const belly = put(BELLY)
  const points = BACK.map(([x, v, turn, s]) => {
    const at = { x: x * g + chest * (1 - v), y: lerp(collar, seat, v) }
    const k = s * size.crest
    return spline(place(place(POINT, { sx: k, sy: k, turn, ...at }), { sx: f }))
  })
  const tail = tailShape([-19 * g * f, seat - 13 * size.girth], pose.tail, size, {
    flip: f,
    floor: pose.y < -3 ? Infinity : -2.4,
    back: -1,
    ridge: 3,
  })
  const head = { x: (17 * g + chest + pose.head.x) * f, y: collar - size.neck + pose.head.y }
  const underHead = headAt(pose.head, { x: head.x - 2, y: head.y + 8 }, size.head)
  const lightFalls = ellipse(-8, lerp(collar, seat, 0.4), 40 * g, 38)
  const seam = mix(palette.belly, palette.shade, 0.45)
  const box = { x: f * 24 * g, top: collar, foot: seat + 3, wide: 17 * g }
  const width = { line: size.inner, scale: size.limb }
  const coat = (/** @type {import('./inks.mjs').DragonInks} */ ink) =>
    fill(torso, ink.body) + inside(torso, drawPlates(belly, box, ink, seam, pose.head.glow))
  const arm = (/** @type {0 | 1} */ i) => {
    const by = pose.legs[i]
    const shoulder = /** @type {Point} */ ([
      f * ((i ? 17 : 8) * g + chest),
      collar + 17 * size.limb,
    ])
    const hand = /** @type {Point} */ ([
      shoulder[0] + f * (11 * size.limb + by.x),
      shoulder[1] + 15 * size.limb + by.y,
    ])
    return armShape(shoulder, hand, f * -3, size.limb)
  }
  const leg = (/** @type {0 | 1} */ i, /** @type {import('./inks.mjs').DragonInks} */ ink) => {
    const by = pose.legs[i + 2]
    const rest = i ? 8 : 0
    const x = f * (rest * g + by.x)
    const turn = by.y < -1 ? Math.min(16, -by.y * 1.6) : 0
    const hip = /** @type {Point} */ ([f * (rest - 2) * g, seat - 6])
    const shin = shinShape([hip[0], hip[1] + 2], [x, by.y - 9], 1.02 * size.limb)
    const thigh = ellipse(
      hip[0] + (x - hip[0]) * 0.24,
      hip[1] + by.y * 0.4,
      16 * g,
      15 * (0.5 + size.girth / 2),
      f * -14,
    )
    return (
      outlineAll([thigh, shin], light.line, size.inner * 2) +
      drawSideFoot(x, by.y, f, ink, { ...width, turn }) +
      fill(shin, ink.body) +
      fill(thigh, ink.body)
    )
  }
  const [near, far] = wingsOf(pose)
  const wing = (/** @type {import('./pose.mjs').WingPose} */ by, /** @type {number} */ dx) =>
    wingShape(
      [f * ((-10 + dx) * g + chest * 0.7), collar + 27 * size.girth],
      { ...by, lift: by.lift + 8 },
      /** @type {1 | -1} */ (-f),
      size.wing * 0.92,
    )
  const parts = [
    drawThings(pose, palette, size, ({ behind }) => behind === true),
    paintWing(
      wing({ ...far, lift: far.lift + 14 }, 14),
      { ...light, wing: dark.wing, body: dark.body },
      dark,
      size.line,
    ),
    leg(1, { ...light, body: dark.body, horn: dark.horn }),
    drawLimb(arm(1), dark, dark, width),
    outlineAll([...points, ...tailOutlines(tail), torso], light.line, size.line * 2),
    ...points.map((d) => fill(d, light.wing)),
    paintTail(tail, light, dark),
    coat(light),
    inside(torso, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    leg(0, light),
    drawLimb(arm(0), light, dark, { ...width, shade: underHead }),
    paintWing(wing(near, 0), light, dark, size.line),
    size.scarf ? drawScarf([head.x - f * 4, collar + 5], 21 * g, palette, size.inner) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt * f}) scale(${size.head})`,
    ),
    drawThings(pose, palette, size, ({ behind }) => !behind),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  const centre = f > 0 ? SIDE_CENTRE : 192 - SIDE_CENTRE
  return group(
    parts,
    `translate(${centre + pose.x * f} ${199.8 + pose.y}) rotate(${pose.lean * f}) scale(${wide} ${pose.stretch})`,
  )
}
