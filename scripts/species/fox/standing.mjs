// @ts-check
// A fox on all fours, in profile: low, long, a light leg, the brush swept up behind. Drawn facing right; `facing` mirrors
// the body's shapes but not the light.

import { place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { placedHead, shadowOf } from './headed.mjs'
import { lit, shaded } from './inks.mjs'
import { drawLimb, stockinged } from './limbs.mjs'
import { drawBrush, freeSpine } from './tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the body, px from the left of the cell when facing right. */
export const STANDING_CENTRE = 99

/** A tail's length at 1, px. */
const TAIL = 116

/** Trunk from the nape over the back to the chest; `fore` says how much a point belongs to the forequarters. @type {[number, number, number][]} */
const TRUNK = [
  [30, -76, 1],
  [14, -68, 0.9],
  [-6, -60, 0.6],
  [-26, -58, 0.2],
  [-41, -54, 0],
  [-48, -42, 0],
  [-44, -29, 0],
  [-32, -23, 0],
  [-8, -28, 0.4],
  [14, -26, 0.9],
  [32, -27, 1],
  [42, -40, 1],
  [45, -56, 1],
]

/** Where legs leave the trunk and where their paws rest: near fore, far fore, near hind, far hind. */
const LEGS = [
  { hip: [20, -40], rest: [21, 0], fore: 1, root: 10, bend: 1 },
  { hip: [31, -38], rest: [33, 0], fore: 1, root: 9, bend: 1 },
  { hip: [-33, -40], rest: [-33, 0], fore: 0, root: 14, bend: -3.4 },
  { hip: [-21, -38], rest: [-20, 0], fore: 0, root: 12, bend: -3.4 },
]

/** The bib under the throat. @type {Point[]} */
const BIB = [
  [18, -80, 1],
  [16, -62],
  [21, -50, 1],
  [25, -54],
  [30, -36, 1],
  [34, -42],
  [40, -27, 1],
  [44, -38],
  [56, -42, 1],
  [56, -80, 1],
]

/** @param {import('../default/pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawStanding(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const f = pose.facing
  const { chest, rise, bob } = pose.body
  const sink = (/** @type {number} */ fore) => bob + size.leg + chest * fore - rise * (1 - fore)
  const long = pose.body.hip * size.long
  const deep = pose.body.tall * size.deep
  const up = (/** @type {number} */ y) => -26 + (y + 26) * deep
  const trunk = spline(
    place(
      TRUNK.map(([x, y, fore]) => [x * long, up(y) + sink(fore)]),
      { sx: f },
    ),
  )
  const head = {
    x: (37 * long + pose.head.x) * f,
    y: up(-74) - 17 + pose.head.y + sink(1),
    turn: pose.head.tilt * f,
  }
  const underHead = shadowOf(pose.head, head, size)
  const bib = spline(
    place(
      BIB.map(([x, y, k]) => /** @type {Point} */ ([x * long, up(y) + sink(1), k ?? 0])),
      { sx: f },
    ),
  )
  const lightFalls = ellipse(-6, up(-62) + sink(0.5), 84, 27 * deep)
  const leg = (/** @type {number} */ i) => {
    const { hip, rest, fore, root, bend } = LEGS[i]
    const by = pose.legs[i]
    const width = { root: root * size.limb, wrist: 6.8 * size.limb, paw: 8.2 * size.limb }
    const from = /** @type {Point} */ ([hip[0] * long * f, Math.min(hip[1] + sink(fore), -22)])
    const to = /** @type {Point} */ ([(rest[0] * long + by.x + 1.5) * f, by.y - 9.2 * size.limb])
    return stockinged(from, to, bend * f, width)
  }
  const inner = { line: size.inner }
  const root = /** @type {Point} */ ([-40 * long, up(-47) + sink(0)])
  const brush = { plume: size.plume * pose.tail.puff, line: size.line }
  const spine = freeSpine(root, pose.tail, TAIL * size.tail, f)
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) => fill(trunk, ink.body)
  const extras = (/** @type {boolean} */ behind) =>
    drawExtras(
      pose.extras.filter((extra) => (extra.behind ?? false) === behind),
      palette,
    )
  const parts = [
    extras(true),
    pose.tail.front ? '' : drawBrush(spine, brush, light, dark),
    drawLimb(leg(3), dark, dark, inner),
    drawLimb(leg(1), dark, dark, inner),
    outlineAll([trunk], light.line, size.line * 2),
    coat(light),
    inside(trunk, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    drawLimb(leg(2), light, dark, inner),
    drawLimb(leg(0), light, dark, { ...inner, shade: underHead }),
    inside(
      trunk + underHead,
      fill(bib, light.belly) + inside(bib, inside(underHead, fill(bib, dark.belly))),
    ),
    pose.tail.front ? drawBrush(spine, brush, light, dark) : '',
    placedHead(pose.head, head, palette, size),
    extras(false),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  const centre = f > 0 ? STANDING_CENTRE : 192 - STANDING_CENTRE
  return group(
    parts,
    `translate(${centre + pose.x * f} ${199.8 + pose.y}) rotate(${pose.lean * f}) scale(${wide} ${pose.stretch})`,
  )
}
