// @ts-check
// The creature on all fours, from the side with its face in three-quarter view. Drawn facing right; `facing` mirrors the
// body's shapes but not the light.

import { place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'
import { drawTail } from '../draw/tail.mjs'
import { lit, shaded } from '../draw/palette.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { drawHead, headOutline } from './head.mjs'
import { drawScarf, sideScarf } from './scarf.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the body, px from the left of the cell when facing right. */
export const SIDE_CENTRE = 94

/** Trunk from the throat over the back to the chest; `fore` says how much a point belongs to the forequarters. @type {[number, number, number][]} */
const TRUNK = [
  [30, -78, 1],
  [4, -72, 0.7],
  [-16, -67, 0.35],
  [-36, -63, 0.05],
  [-47, -49, 0],
  [-46, -31, 0],
  [-36, -21, 0],
  [-10, -23, 0.4],
  [16, -24, 0.9],
  [33, -32, 1],
  [38, -48, 1],
  [38, -66, 1],
]

/** Where legs leave the trunk and where their paws rest: near fore, far fore, near hind, far hind. */
const LEGS = [
  { hip: [17, -42], rest: [17, 0], fore: 1, root: 11.5, bend: 1.5 },
  { hip: [29, -40], rest: [31, 0], fore: 1, root: 10.5, bend: 1.5 },
  { hip: [-30, -42], rest: [-31, 0], fore: 0, root: 15, bend: -2.5 },
  { hip: [-18, -40], rest: [-17, 0], fore: 0, root: 13, bend: -2.5 },
]

/** @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawSide(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const f = pose.facing
  const { chest, rise, bob } = pose.body
  const sink = (/** @type {number} */ fore) => bob + chest * fore - rise * (1 - fore)
  const long = pose.body.hip * size.back
  const trunk = spline(
    place(
      TRUNK.map(([x, y, fore]) => [x * long, y * pose.body.tall + sink(fore)]),
      { sx: f },
    ),
  )
  const head = { x: (31 * long + pose.head.x) * f, y: -101 + size.nod + pose.head.y + sink(1) }
  const outline = headOutline(pose.head)
  const underHead = spline(
    outline.map(([x, y, k]) => [x * size.head + head.x - 2, y * size.head + head.y + 7, k ?? 0]),
  )
  const ruff = spline(
    place(
      /** @type {Point[]} */ ([
        [10, -78, 1],
        [6, -62],
        [13, -54, 1],
        [14, -58],
        [21, -46, 1],
        [24, -51],
        [31, -38, 1],
        [34, -44],
        [43, -41, 1],
        [42, -60],
        [40, -80, 1],
      ]),
      { sx: f, x: 31 * (long - 1) * f, y: sink(1) },
    ),
  )
  const lightFalls = ellipse(-14, -64 + sink(0.5), 74, 36)
  const leg = (/** @type {number} */ i) => {
    const { hip, rest, fore, root, bend } = LEGS[i]
    const by = pose.legs[i]
    const width = { root: root * size.limb, wrist: 8.4 * size.limb, paw: 9.6 * size.limb }
    const from = /** @type {Point} */ ([hip[0] * long * f, hip[1] + sink(fore)])
    const to = /** @type {Point} */ ([(rest[0] * long + by.x + 1.5) * f, by.y - 9.4])
    return limbShape(from, to, bend * f, width)
  }
  const inner = { line: size.inner }
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) => fill(trunk, ink.body)
  const parts = [
    drawExtras(
      pose.extras.filter((extra) => extra.behind),
      palette,
    ),
    drawTail(
      [-38 * long * f, -56 + sink(0)],
      pose.tail,
      { length: size.tail, plume: size.plume, line: size.line },
      light,
      dark,
      { flip: f },
    ),
    drawLimb(leg(3), dark, dark, inner),
    drawLimb(leg(1), dark, dark, inner),
    outlineAll([trunk], light.line, size.line * 2),
    coat(light),
    inside(trunk, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    drawLimb(leg(2), light, dark, inner),
    drawLimb(leg(0), light, dark, { ...inner, shade: underHead }),
    inside(
      trunk + underHead,
      fill(ruff, light.belly) + inside(ruff, inside(underHead, fill(ruff, dark.belly))),
    ),
    size.scarf ? drawScarf(sideScarf(head, f), light, dark, size.inner, underHead) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt * f}) scale(${size.head})`,
    ),
    drawExtras(
      pose.extras.filter((extra) => !extra.behind),
      palette,
    ),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  const centre = f > 0 ? SIDE_CENTRE : 192 - SIDE_CENTRE
  return group(
    parts,
    `translate(${centre + pose.x * f} ${199.8 + pose.y}) rotate(${pose.lean * f}) scale(${wide} ${pose.stretch})`,
  )
}
