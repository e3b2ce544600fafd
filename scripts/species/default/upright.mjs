// @ts-check
// The creature on a wall, in profile: belly to the wall, back to the room, the face in three-quarter view. Drawn for a
// wall on the right; the other one is its mirror image.

import { place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb, limbShape } from '../draw/limbs.mjs'
import { drawTail } from '../draw/tail.mjs'
import { lit, shaded } from '../draw/palette.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { drawHead, headOutline } from './head.mjs'
import { young } from './proportions.mjs'
import { drawScarf, wallScarf } from './scarf.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The middle of the cell; the wall is what the paws rest on, px from it. */
const CENTRE = 96
const PALM = 80.5

/** Trunk from the nape down the back, round the rump and up the belly; `fore` says how much a point belongs to the forequarters. @type {[number, number, number][]} */
const TRUNK = [
  [2, -124, 1],
  [-14, -104, 0.9],
  [-20, -80, 0.5],
  [-21, -54, 0.1],
  [-12, -34, 0],
  [6, -25, 0],
  [26, -28, 0],
  [38, -42, 0.1],
  [39, -62, 0.4],
  [45, -82, 0.8],
  [46, -104, 1],
]

/** Where legs leave the trunk and where their paws rest on the wall: near fore, far fore, near hind, far hind. */
const LEGS = [
  { hip: [30, -92], rest: -88, fore: 1, root: 11.5, bend: -5 },
  { hip: [36, -104], rest: -112, fore: 1, root: 10.5, bend: 3 },
  { hip: [14, -46], rest: -20, fore: 0, root: 15, bend: -7 },
  { hip: [24, -50], rest: -44, fore: 0, root: 13, bend: -5 },
]

/** @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} size */
export function drawUpright(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const { chest, rise, bob } = pose.body
  const sink = (/** @type {number} */ fore) => bob + chest * fore - rise * (1 - fore)
  const long = size.back
  const trunk = spline(TRUNK.map(([x, y, fore]) => [x, y * long * pose.body.tall + sink(fore)]))
  const nape = -121 * (long - 1)
  // A larger head keeps off the wall.
  const head = {
    x: 24 - 55 * (size.head - young.head) + pose.head.x,
    y: -121 + nape + pose.head.y + sink(1),
  }
  const underHead = spline(
    headOutline(pose.head).map(([x, y, k]) => [
      x * size.head + head.x - 2,
      y * size.head + head.y + 7,
      k ?? 0,
    ]),
  )
  const belly = spline([
    [24, -108 * long + sink(1), 1],
    [31, -84 * long + sink(0.8)],
    [29, -60 * long + sink(0.4)],
    [26, -36 * long + sink(0)],
    [60, -28 * long + sink(0), 1],
    [70, -108 * long + sink(1), 1],
  ])
  const ruff = spline(
    place(
      /** @type {Point[]} */ ([
        [-8, -120, 1],
        [-2, -96, 1],
        [4, -100],
        [10, -84, 1],
        [16, -90],
        [24, -72, 1],
        [30, -82],
        [39, -68, 1],
        [42, -80],
        [54, -74, 1],
        [54, -116, 1],
      ]),
      { y: sink(1) + nape },
    ),
  )
  const lightFalls = ellipse(-4, -92 + sink(0.5), 34, 74, -4)
  const leg = (/** @type {number} */ i) => {
    const { hip, rest, fore, root, bend } = LEGS[i]
    const by = pose.legs[i]
    const width = { root: root * size.limb, wrist: 8.4 * size.limb, paw: 9.4 * size.limb }
    const from = /** @type {Point} */ ([hip[0], hip[1] * long + sink(fore)])
    return limbShape(from, [PALM + by.x, rest * long + by.y], bend, width)
  }
  const inner = { line: size.inner }
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) =>
    fill(trunk, ink.body) + inside(trunk, fill(belly, ink.belly))
  const thigh = ellipse(12, -44 * long + sink(0), 19, 20, -20)
  const parts = [
    drawLimb(leg(3), dark, dark, inner),
    drawLimb(leg(1), dark, dark, inner),
    drawTail(
      [-10, -36 * long + sink(0)],
      pose.tail,
      { length: size.tail, plume: size.plume, line: size.line },
      light,
      dark,
    ),
    outlineAll([trunk], light.line, size.line * 2),
    coat(light),
    inside(trunk, outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    inside(trunk, fill(thigh, light.body)),
    drawLimb(leg(2), light, dark, inner),
    inside(trunk, fill(ruff, light.belly) + inside(underHead, fill(ruff, dark.belly))),
    drawLimb(leg(0), light, dark, { ...inner, shade: underHead }),
    size.scarf ? drawScarf(wallScarf(head), light, dark, size.inner, underHead) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${head.x} ${head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    drawExtras(pose.extras, palette),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  // A small one reaches as far down as a large one, from higher up.
  const lift = 32 * (1 / size.scale - 1)
  return group(
    parts,
    `translate(${CENTRE + pose.x} ${199.8 + pose.y - lift}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}
