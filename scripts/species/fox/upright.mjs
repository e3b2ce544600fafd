// @ts-check
// A fox on a wall at the right, in profile: long belly to the wall, back to the room, the brush hanging clear.

import { spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { placedHead, shadowOf } from './headed.mjs'
import { lit, shaded } from './inks.mjs'
import { drawLimb, stockinged } from './limbs.mjs'
import { drawBrush, freeSpine } from './tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the cell; the wall is what the paws rest on, px from it. */
const CENTRE = 96
const PALM = 81

/** A tail's length at 1, px. */
const TAIL = 116

/** Trunk from the nape down the back, round the rump and up the belly; `fore` says how much a point belongs to the forequarters. @type {[number, number, number][]} */
const TRUNK = [
  [12, -126, 1],
  [2, -108, 0.9],
  [-3, -82, 0.5],
  [-2, -56, 0.1],
  [4, -36, 0],
  [18, -26, 0],
  [36, -29, 0],
  [46, -42, 0.1],
  [44, -62, 0.4],
  [47, -84, 0.8],
  [50, -104, 1],
  [46, -122, 1],
]

/** Where legs leave the trunk and where their paws rest on the wall: near fore, far fore, near hind, far hind. */
const LEGS = [
  { hip: [38, -94], rest: -92, fore: 1, root: 10, bend: -4 },
  { hip: [42, -106], rest: -116, fore: 1, root: 9, bend: 3 },
  { hip: [24, -44], rest: -20, fore: 0, root: 14, bend: -6 },
  { hip: [32, -48], rest: -44, fore: 0, root: 12, bend: -4 },
]

/** @param {import('../default/pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawUpright(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const { chest, rise, bob } = pose.body
  const sink = (/** @type {number} */ fore) => bob + chest * fore - rise * (1 - fore)
  const long = size.long ** 0.6 * pose.body.tall
  const down = (/** @type {number} */ y) => -76 + (y + 76) * long
  const trunk = spline(TRUNK.map(([x, y, fore]) => [x, down(y) + sink(fore)]))
  const head = {
    x: 22 + pose.head.x,
    y: down(-124) - 6 + pose.head.y + sink(1),
    turn: pose.head.tilt,
  }
  const underHead = shadowOf(pose.head, head, size)
  const bib = spline(
    /** @type {Point[]} */ ([
      [10, down(-128) + sink(1), 1],
      [22, down(-104) + sink(1)],
      [26, down(-90) + sink(1), 1],
      [31, down(-97) + sink(1)],
      [37, down(-72) + sink(0.8), 1],
      [41, down(-60) + sink(0.5)],
      [40, down(-36) + sink(0), 1],
      [66, down(-34) + sink(0), 1],
      [66, down(-128) + sink(1), 1],
    ]),
  )
  const lightFalls = ellipse(0, down(-92) + sink(0.5), 30, 76, 4)
  const leg = (/** @type {number} */ i) => {
    const { hip, rest, fore, root, bend } = LEGS[i]
    const by = pose.legs[i]
    const width = { root: root * size.limb, wrist: 6.8 * size.limb, paw: 8.4 * size.limb }
    const from = /** @type {Point} */ ([hip[0], down(hip[1]) + sink(fore)])
    return stockinged(from, [PALM + by.x, down(rest) + by.y], bend, width)
  }
  const inner = { line: size.inner }
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) =>
    fill(trunk, ink.body) + inside(trunk, fill(bib, ink.belly))
  const thigh = ellipse(24, down(-42) + sink(0), 17, 19, -16)
  const root = /** @type {Point} */ ([8, down(-36) + sink(0)])
  const room = { left: -CENTRE, right: CENTRE, plume: size.plume }
  const brush = { plume: size.plume * pose.tail.puff, line: size.line }
  const parts = [
    drawLimb(leg(3), dark, dark, inner),
    drawLimb(leg(1), dark, dark, inner),
    drawBrush(freeSpine(root, pose.tail, TAIL * size.tail, room), brush, light, dark),
    outlineAll([trunk], light.line, size.line * 2),
    coat(light),
    inside(trunk, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    inside(trunk, fill(thigh, light.body)),
    drawLimb(leg(2), light, dark, inner),
    drawLimb(leg(0), light, dark, { ...inner, shade: underHead }),
    placedHead(pose.head, head, palette, size),
    drawExtras(pose.extras, palette),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${CENTRE + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}
