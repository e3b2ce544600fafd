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
export const STANDING_CENTRE = 104

/** A tail's length at 1, px. */
const TAIL = 112

/** Trunk from the nape over the back to the chest; `fore` says how much a point belongs to the forequarters. @type {[number, number, number][]} */
const TRUNK = [
  [24, -80, 1],
  [10, -73, 0.9],
  [-8, -67, 0.6],
  [-26, -65, 0.2],
  [-40, -62, 0],
  [-48, -51, 0],
  [-44, -38, 0],
  [-32, -30, 0],
  [-8, -36, 0.4],
  [12, -33, 0.9],
  [28, -32, 1],
  [38, -44, 1],
  [41, -60, 1],
]

/** Where legs leave the trunk and where their paws rest: near fore, far fore, near hind, far hind. */
const LEGS = [
  { hip: [18, -46], rest: [17, 0], fore: 1, root: 9.4, bend: 1 },
  { hip: [28, -44], rest: [29, 0], fore: 1, root: 8.6, bend: 1 },
  { hip: [-31, -46], rest: [-34, 0], fore: 0, root: 13.5, bend: -3.6 },
  { hip: [-20, -44], rest: [-22, 0], fore: 0, root: 11.5, bend: -3.6 },
]

/** The bib under the throat. @type {Point[]} */
const BIB = [
  [12, -84, 1],
  [11, -68],
  [16, -56, 1],
  [20, -60],
  [25, -42, 1],
  [29, -48],
  [35, -32, 1],
  [39, -44],
  [52, -48, 1],
  [52, -84, 1],
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
  const up = (/** @type {number} */ y) => -32 + (y + 32) * deep
  const trunk = spline(
    place(
      TRUNK.map(([x, y, fore]) => [x * long, up(y) + sink(fore)]),
      { sx: f },
    ),
  )
  const head = {
    x: (27 * long + pose.head.x) * f,
    y: up(-78) - 16 + pose.head.y + sink(1),
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
    const width = { root: root * size.limb, wrist: 5.8 * size.limb, paw: 7.6 * size.limb }
    const from = /** @type {Point} */ ([hip[0] * long * f, Math.min(hip[1] + sink(fore), -22)])
    const to = /** @type {Point} */ ([(rest[0] * long + by.x + 1.5) * f, by.y - 8.8 * size.limb])
    return stockinged(from, to, bend * f, width)
  }
  const inner = { line: size.inner }
  const root = /** @type {Point} */ ([-40 * long, up(-55) + sink(0)])
  const brush = { plume: size.plume * pose.tail.puff, line: size.line, glow: pose.head.glow }
  // The cell's edges lean away from a fox that leans; its leaps are drawn to fit.
  const left = -STANDING_CENTRE - pose.x - (pose.lean ? 192 : 0)
  const right = left + (pose.lean ? 576 : 192)
  const room = { left, right, plume: brush.plume }
  const spine = freeSpine(root, pose.tail, TAIL * size.tail, room, f)
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) => fill(trunk, ink.body)
  const extras = (/** @type {boolean} */ behind) =>
    drawExtras(
      pose.extras.filter((extra) => (extra.behind ?? false) === behind),
      palette,
    )
  const parts = [
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
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  const centre = f > 0 ? STANDING_CENTRE : 192 - STANDING_CENTRE
  // What lies beside a fox neither leaps nor leans with it.
  return group(
    [
      extras(true),
      group(
        parts,
        `translate(${pose.x * f} ${pose.y}) rotate(${pose.lean * f}) scale(${wide} ${pose.stretch})`,
      ),
      extras(false),
    ],
    `translate(${centre} 199.8)`,
  )
}
