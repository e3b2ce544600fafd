// @ts-check
// A fox's head from the front and in three-quarter view, blended by `yaw`: wide at the cheek ruffs, narrow at the chin.

import { blend, clamp, mirror, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, outlineAll, outside, patched } from '../draw/svg.mjs'
import { earShape, paintEar } from './ears.mjs'
import { drawFace } from './face.mjs'
import { drawFeather } from './feather.mjs'
import { lit, shaded } from './inks.mjs'
import { drawPhones } from './phones.mjs'
import { onSkull } from './skull.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose['head']} HeadPose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Right half from beside the crown to beside the chin; the corners are the tufts of the ruff. @type {Point[]} */
const HALF = [
  [24, -36],
  [43, -26],
  [52, -8],
  [58, 6],
  [75, 19, 1],
  [62, 22, 1],
  [67, 33, 1],
  [53, 32, 1],
  [51, 41, 1],
  [34, 38.5],
  [20, 44],
  [10, 50.5],
]

/** @type {Point[]} */
const FRONT = [[0, -38], ...HALF, [0, 52], ...mirror(HALF)]

/** Three-quarter view to the viewer's right: brow, cheek and muzzle show on the far side. @type {Point[]} */
const TURNED = [
  [4, -38],
  [26, -35],
  [42, -24],
  [48, -9],
  [50, 3],
  [58, 9, 1],
  [52, 14, 1],
  [55, 21, 1],
  [49, 22, 1],
  [50, 26],
  [49, 34],
  [43, 44],
  [34, 50.5],
  [23, 51.5],
  [10, 50],
  [-4, 46],
  [-22, 41],
  [-42, 45, 1],
  [-46, 36, 1],
  [-62, 38, 1],
  [-59, 27, 1],
  [-75, 24, 1],
  [-60, 8],
  [-55, -8],
  [-46, -27],
  [-24, -37.5],
]

/** The light mask: cheeks and muzzle, with the coat's blaze running down to the nose. @type {Point[]} */
const MASK = [
  [-84, 4],
  [-56, 14],
  [-36, 20],
  [-19, 12],
  [-9.5, 17],
  [-5, 26],
  [0, 31],
  [5, 26],
  [9.5, 17],
  [19, 12],
  [36, 20],
  [56, 14],
  [84, 4],
  [84, 70],
  [0, 70],
  [-84, 70],
]

/** Yaw at which the three-quarter drawing holds. */
const TURNED_AT = 0.85

/** A mirrored outline ends at the crown; start it there again. @param {Point[]} points */
const fromCrown = (points) => [points[points.length - 1], ...points.slice(0, -1)]

/** How far the chin drops, px. @param {HeadPose} head */
const jawDrop = ({ mouth }) =>
  (mouth.kind === 'laugh' ? 5 : mouth.kind === 'oh' ? 3 : 0) * mouth.open

/** Outline of the head in its own axes. @param {HeadPose} head @param {Proportions} size @returns {Point[]} */
export function headOutline(head, size) {
  const turned = head.yaw < 0 ? fromCrown(mirror(TURNED)) : TURNED
  const drop = jawDrop(head)
  return blend(FRONT, turned, Math.min(1.15, Math.abs(head.yaw) / TURNED_AT)).map(
    ([x, y, corner]) => {
      const out = clamp((Math.abs(x) - 46) / 26, 0, 1) * clamp((y - 2) / 14, 0, 1)
      const low = clamp((y - 36) / 14, 0, 1)
      return [
        x + Math.sign(x) * out * (head.cheeks + (size.ruff - 1) * 15),
        y + head.pitch * (y < 0 ? 1.5 : 3) + low * drop,
        corner ?? 0,
      ]
    },
  )
}

/** The mask's edge. @param {HeadPose} head */
const maskShape = (head) =>
  spline(
    MASK.map(([x, y]) => {
      const f = onSkull(x, y, 56 - 50 * clamp(Math.abs(x) / 80, 0, 1), head)
      return /** @type {Point} */ ([f.x, f.y])
    }),
  )

/** Both ears. @param {HeadPose} head @param {Proportions} size */
function earsOf(head, size) {
  return head.ears.map((ear, i) => {
    const side = i ? 1 : -1
    const down = Math.max(0, ear.turn - 25)
    const away = head.yaw * side
    return earShape(ear, {
      root: [side * (30 + down * 0.16) - head.yaw * 6, -24 + down * 0.22 - head.pitch * 3],
      side,
      wide: 1 - Math.max(0, away) * 0.26 + Math.max(0, -away) * 0.04,
      scale: size.ear,
    })
  })
}

/** The whole head about its own middle. @param {HeadPose} head @param {import('../draw/palette.mjs').Palette} palette @param {Proportions} size */
export function drawHead(head, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const width = size.line / size.head
  const outline = spline(headOutline(head, size))
  const mask = maskShape(head)
  const ears = earsOf(head, size)
  const lightFalls = ellipse(-10 + head.yaw * 6, -8 + head.pitch * 2, 60, 50, -8)
  return group([
    size.feather
      ? drawFeather(
          [36 - head.yaw * 6, -22],
          { turn: head.ears[1].turn, away: Math.max(0, head.yaw) },
          palette,
          width,
        )
      : '',
    outlineAll([outline, ...ears.map((ear) => ear.outline)], light.line, width * 2),
    ...ears.map((ear) => paintEar(ear, light, dark)),
    fill(outline, light.body) + inside(outline, fill(mask, light.belly)),
    outside(lightFalls, patched(outline, dark.body, mask, dark.belly)),
    head.phones ? drawPhones(head, palette, size.inner / size.head) : '',
    drawFace(head, palette, light, size),
  ])
}
