// @ts-check
// The head, drawn from the front and in three-quarter view and blended by `yaw`; features slide over it as over a ball.

import { blend, clamp, mirror, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside, patched } from '../draw/svg.mjs'
import { drawBrow, drawEye } from '../draw/eyes.mjs'
import { drawMouth, drawNose } from '../draw/mouth.mjs'
import { lit, mix, shaded } from '../draw/palette.mjs'
import { earShape, paintEar, paintFlap } from './ears.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/palette.mjs').Palette} Palette */
/** @typedef {import('../draw/palette.mjs').Inks} Inks */

/**
 * @typedef {object} HeadPose
 * @property {number} yaw -1 to 1, three-quarter to the viewer's left or right @property {number} pitch -1 up to 1 down
 * @property {[import('./ears.mjs').EarPose, import('./ears.mjs').EarPose]} ears
 * @property {[import('../draw/eyes.mjs').EyePose, import('../draw/eyes.mjs').EyePose]} eyes
 * @property {import('../draw/mouth.mjs').MouthPose} mouth @property {number} blush 1 is normal size
 * @property {number} cheeks px the cheeks puff @property {number} glow 0 to 1, the forehead mark shines
 * @property {boolean} phones it wears headphones
 */

/** Outlines start at the crown and run clockwise; the pairs of corners are the cheek tufts. @type {Point[]} */
const FRONT = [
  [0, -38],
  [29, -35],
  [46, -21],
  [53, -3],
  [55, 8],
  [64, 16.5, 1],
  [57, 20, 1],
  [60, 30.5, 1],
  [49, 32, 1],
  [31, 40.5],
  [0, 44],
  [-31, 40.5],
  [-48, 32.5, 1],
  [-59, 33, 1],
  [-56, 22, 1],
  [-65, 20, 1],
  [-55, 9],
  [-53, -3],
  [-46, -21],
  [-29, -35],
]

/** Three-quarter view to the viewer's right: brow, socket and muzzle show on the far side. @type {Point[]} */
const TURNED = [
  [3, -39],
  [30, -34.5],
  [45, -19],
  [48.5, -3],
  [50, 5],
  [57, 12.5, 1],
  [51, 17, 1],
  [52.5, 25, 1],
  [44, 28.5, 1],
  [29, 38.5],
  [0, 44],
  [-31, 41.5],
  [-45, 36, 1],
  [-56, 39, 1],
  [-54, 26, 1],
  [-64, 24, 1],
  [-56, 9],
  [-55, -5],
  [-48, -24],
  [-28, -37],
]

/** The mask under the eyes; outer points stay, inner ones follow the nose. @type {Point[]} */
const MASK = [
  [-76, 8],
  [-48, 20],
  [-30, 20],
  [-15, 10.5],
  [0, 13],
  [15, 10.5],
  [30, 20],
  [48, 20],
  [76, 8],
  [76, 60],
  [0, 60],
  [-76, 60],
]

/** The lick of hair on the crown. @type {Point[]} */
const LICK = [
  [-10, 6],
  [-9, -3],
  [5, -15, 1],
  [4, -7],
  [5.5, -5, 1],
  [12.5, -8, 1],
  [11, 0],
  [12, 6],
]

/** Slides a face point over the ball. @param {number} x @param {number} y @param {number} z px it stands out @param {{yaw: number, pitch: number}} head */
export function onFace(x, y, z, { yaw, pitch }) {
  const a = (yaw * 24 * Math.PI) / 180
  const b = (pitch * 17 * Math.PI) / 180
  const pz = z * Math.cos(a) - x * Math.sin(a)
  return {
    x: x * Math.cos(a) + z * Math.sin(a),
    y: y * Math.cos(b) + pz * Math.sin(b),
    wide: clamp(Math.cos(a) - (x / 62) * Math.sin(a) * 1.1, 0.4, 1.08),
  }
}

/** Outline of the head in its own axes. @param {HeadPose} pose @returns {Point[]} */
export function headOutline(pose) {
  const turned = pose.yaw < 0 ? fromCrown(mirror(TURNED)) : TURNED
  return blend(FRONT, turned, Math.min(1.25, Math.abs(pose.yaw))).map(([x, y, corner]) => {
    const cheek = clamp((y - 5) / 35, 0, 1) * clamp((Math.abs(x) - 30) / 30, 0, 1)
    return [
      x + Math.sign(x) * pose.cheeks * cheek,
      y + pose.pitch * (y < 0 ? 1.5 : 2.5),
      corner ?? 0,
    ]
  })
}

/** A mirrored outline ends at the crown; start it there again. @param {Point[]} points */
const fromCrown = (points) => [points[points.length - 1], ...points.slice(0, -1)]

/** The mask's edge. @param {HeadPose} pose @param {number} low px it sits lower */
function maskShape(pose, low) {
  const mask = MASK.map(([x, y]) => {
    const f = onFace(x, y + low, 52 - 46 * clamp(Math.abs(x) / 76, 0, 1), pose)
    return /** @type {Point} */ ([f.x, f.y])
  })
  return spline(mask)
}

/** The mark on the forehead: a four-pointed spark, one ray longer. @param {HeadPose} pose @param {Inks} ink @param {number} scale */
function spark(pose, ink, scale) {
  const f = onFace(0, -21, 40, pose)
  const star = (/** @type {number} */ k) => {
    const w = f.wide * k
    return spline([
      [f.x, f.y - 12 * k, 1],
      [f.x + 2.2 * w, f.y - 2.6 * k],
      [f.x + 7 * w, f.y, 1],
      [f.x + 2.2 * w, f.y + 2.6 * k],
      [f.x, f.y + 9 * k, 1],
      [f.x - 2.2 * w, f.y + 2.6 * k],
      [f.x - 7 * w, f.y, 1],
      [f.x - 2.2 * w, f.y - 2.6 * k],
    ])
  }
  const size = (1 + pose.glow * 0.35) * scale
  return pose.glow > 0.4
    ? outlineAll([star(size)], ink.line, 3) + fill(star(size), '#fff7d6')
    : fill(star(size), ink.belly)
}

/**
 * The whole head about its own middle.
 * @param {HeadPose} pose @param {Palette} palette @param {import('./proportions.mjs').Proportions} size
 */
export function drawHead(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const width = size.line / size.head
  const outline = spline(headOutline(pose))
  const mask = maskShape(pose, size.low)
  const lick = spline(place(LICK, { x: pose.yaw * 7, y: -36 - pose.pitch * 2 }))
  const ears = [
    earShape(pose.ears[0], -1, pose, size.ear),
    earShape(pose.ears[1], 1, pose, size.ear),
  ]
  const lightFalls = ellipse(-9 + pose.yaw * 4, -10 + pose.pitch * 2, 58, 47, -8)
  return group([
    outlineAll([outline, lick, ...ears.map((ear) => ear.outline)], light.line, width * 2),
    ...ears.map((ear) => paintEar(ear, light, dark)),
    fill(lick, light.body),
    fill(outline, light.body) + inside(outline, fill(mask, light.belly)),
    outside(lightFalls, patched(outline, dark.body, mask, dark.belly)),
    ...ears.map((ear) => paintFlap(ear, light, size.inner / size.head)),
    size.plain ? '' : spark(pose, light, size.mark),
    ...face(pose, palette, light, outline, size),
    pose.phones ? headphones(pose, palette, size.inner / size.head) : '',
  ])
}

/** A band over the crown and a cushion at each temple. @param {HeadPose} pose @param {Palette} palette @param {number} width px */
function headphones({ yaw, pitch }, palette, width) {
  const x = yaw * 6
  const y = pitch * 2
  const band = `M${-55 + x} ${2 + y}C${-60 + x} ${-30 + y} ${-34 + x} ${-47 + y} ${x} ${-47 + y}S${60 + x} ${-30 + y} ${55 + x} ${2 + y}`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * 57 + x, 4 + y, 9.5, 15.5, side * -6)
    return (
      outlineAll([shell], palette.line, width * 2) +
      fill(shell, palette.accent) +
      inside(
        shell,
        fill(ellipse(side * 57 + x + 5, 8 + y, 9, 17), mix(palette.accent, palette.line, 0.25)),
      )
    )
  }
  return (
    line(band, palette.line, 7 + width * 2) +
    line(band, palette.accent, 7) +
    cushion(-1) +
    cushion(1)
  )
}

/** Eyes, brows, cheeks, nose and mouth. @param {HeadPose} pose @param {Palette} palette @param {Inks} ink @param {string} outline @param {import('./proportions.mjs').Proportions} size */
function face(pose, palette, ink, outline, size) {
  const sides = /** @type {(-1 | 1)[]} */ ([-1, 1])
  const eyes = sides.map((side, i) => {
    const f = onFace(side * 25, 6.5 + size.low, 40, pose)
    const c = onFace(side * 41, 24 + size.low, 26, pose)
    const site = {
      x: f.x,
      y: f.y,
      rx: 9.5 * f.wide * size.eye,
      ry: 13 * size.eye,
      side,
      turn: side * -3,
    }
    return (
      (size.plain
        ? ''
        : inside(
            outline,
            fill(ellipse(c.x, c.y, 8 * c.wide * pose.blush, 4.6 * pose.blush), ink.blush),
          )) +
      (size.plain === 2
        ? fill(ellipse(site.x, site.y, site.rx, site.ry), ink.line)
        : drawEye(site, pose.eyes[i], palette)) +
      (size.plain ? '' : drawBrow(site, pose.eyes[i], ink.belly))
    )
  })
  const n = onFace(0, 17.5 + size.low, 50, pose)
  const mouth = size.plain ? '' : drawMouth(n.x, n.y + 4.5, n.wide, pose.mouth, palette)
  return [
    ...eyes,
    drawNose(n.x, n.y + (size.plain ? 4 : 0), n.wide * (size.plain ? 1.4 : 1), ink.nose),
    mouth,
  ]
}
