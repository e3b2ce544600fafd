// @ts-check
// A fox's head from the side: a long low brow, a stop, a narrow muzzle with the nose at its end. Drawn facing right;
// `facing` mirrors its shapes but not its light.

import { clamp, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside, patched } from '../draw/svg.mjs'
import { drawBrow, drawEye } from '../draw/eyes.mjs'
import { earShape, paintEar } from './ears.mjs'
import { drawLiner } from './face.mjs'
import { drawFeather } from './feather.mjs'
import { lit, shaded } from './inks.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose['head']} HeadPose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Clockwise from the crown; the corners are the tufts of the ruff. @type {Point[]} */
const OUTLINE = [
  [-2, -38],
  [17, -35],
  [31, -22],
  [39, -8],
  [50, -0.5],
  [63, 4],
  [71, 7.5],
  [74, 12.5],
  [70, 18],
  [61, 23],
  [47, 28],
  [32, 32],
  [22, 36],
  [15, 47, 1],
  [4, 39, 1],
  [-4, 50, 1],
  [-14, 39, 1],
  [-28, 46, 1],
  [-31, 32, 1],
  [-48, 33, 1],
  [-43, 14],
  [-43, -6],
  [-37, -24],
  [-22, -36],
]

/** The light of the muzzle's underside, cheek and ruff. @type {Point[]} */
const MASK = [
  [90, 10],
  [66, 10.5],
  [46, 13],
  [33, 19],
  [20, 21],
  [6, 13],
  [-18, 12],
  [-60, 24],
  [-60, 70],
  [90, 70],
]

/** Where the jaw hinges, and how far it opens, degrees. */
const HINGE = /** @type {Point} */ ([30, 22])
const GAPE = 26

/** The lower jaw, shut. @type {Point[]} */
const JAW = [
  [28, 16],
  [48, 19],
  [62, 19.5],
  [64, 23],
  [54, 27],
  [42, 31],
  [28, 34],
]

/** How far the mouth is open, 0 to 1. @param {HeadPose['mouth']} mouth */
const gapeOf = ({ kind, open }) =>
  kind === 'laugh' ? 0.3 + 0.7 * open : kind === 'oh' ? 0.2 + 0.6 * open : 0

/** The ruff's reach. @param {Point[]} points @param {HeadPose} head @param {Proportions} size @returns {Point[]} */
const ruffed = (points, head, size) =>
  points.map(([x, y, corner]) => {
    const out = clamp((y - 28) / 16, 0, 1) * clamp((26 - x) / 16, 0, 1)
    return [
      x - out * head.cheeks * 0.5,
      y + out * ((size.ruff - 1) * 12 + head.cheeks),
      corner ?? 0,
    ]
  })

/** Outline of the head in its own axes. @param {HeadPose} head @param {Proportions} size @param {1 | -1} facing @returns {Point[]} */
export const profileOutline = (head, size, facing) =>
  place(ruffed(OUTLINE, head, size), { sx: facing })

/** The line of the shut mouth, from the nose back. @param {HeadPose['mouth']} mouth @param {number} f */
function mouthLine({ kind }, f) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${num(x * f)} ${num(y)}`
  const ends = { flat: 25.5, chew: 25, frown: 29, wobble: 28, oh: 24 }
  const corner = ends[/** @type {keyof typeof ends} */ (kind)] ?? 19
  return `M${at(67, 19.5)}Q${at(54, 26)} ${at(44, 25.5)}Q${at(37, 25)} ${at(34, corner)}`
}

/** The open mouth: the jaw behind the muzzle, and what is between them. @param {HeadPose['mouth']} mouth @param {1 | -1} f @param {import('../draw/palette.mjs').Palette} palette @param {number} width px */
function openJaw(mouth, f, palette, width) {
  const gape = gapeOf(mouth)
  if (!gape) return ''
  const [c, s] = [Math.cos((gape * GAPE * Math.PI) / 180), Math.sin((gape * GAPE * Math.PI) / 180)]
  const swung = JAW.map(([x, y]) => {
    const [dx, dy] = [x - HINGE[0], y - HINGE[1]]
    return /** @type {Point} */ ([(HINGE[0] + dx * c - dy * s) * f, HINGE[1] + dx * s + dy * c])
  })
  const jaw = spline(swung)
  const tip = swung[2]
  const cave = `M${num(32 * f)} 18L${num(64 * f)} 18L${num(tip[0])} ${num(tip[1])}L${num(32 * f)} 26Z`
  return (
    outlineAll([jaw], palette.line, width * 2) +
    fill(jaw, palette.belly) +
    fill(cave, palette.line) +
    inside(cave, fill(ellipse(tip[0] - 10 * f, tip[1] + 1, 14, 5), palette.accent))
  )
}

/** The whole head about the middle of its skull. @param {HeadPose} head @param {import('../draw/palette.mjs').Palette} palette @param {Proportions} size @param {1 | -1} facing */
export function drawProfile(head, palette, size, facing) {
  const f = facing
  const light = lit(palette)
  const dark = shaded(palette)
  const width = size.line / size.profile
  const outline = spline(profileOutline(head, size, f))
  const mask = spline(place(MASK, { sx: f }))
  const [near, far] = f > 0 ? [0, 1] : [1, 0]
  const back = /** @type {-1 | 1} */ (-f)
  const ear = (/** @type {number} */ i, /** @type {number} */ x, /** @type {number} */ wide) =>
    earShape(head.ears[i], {
      root: [x * f, -27 + Math.max(0, head.ears[i].turn - 25) * 0.16],
      side: back,
      wide,
      scale: size.ear,
    })
  const nearEar = ear(near, -14, 0.96)
  const farEar = ear(far, 10, 0.8)
  const eye = head.eyes[near]
  const lookX = clamp(eye.lookX, -2, 2)
  const site = {
    x: 21 * f,
    y: -1 + head.pitch * 2,
    rx: 7.4 * size.eye,
    ry: 12.2 * size.eye,
    side: back,
    turn: f * -6,
  }
  const lightFalls = ellipse(-8, -12, 62, 47, -6)
  return group([
    outlineAll([farEar.outline], light.line, width * 2),
    paintEar(farEar, dark, dark, false),
    openJaw(head.mouth, f, palette, width),
    outlineAll([outline, nearEar.outline], light.line, width * 2),
    paintEar(nearEar, light, dark),
    fill(outline, light.body) + inside(outline, fill(mask, light.belly)),
    outside(lightFalls, patched(outline, dark.body, mask, dark.belly)),
    size.feather
      ? drawFeather([-18 * f, -24], { turn: head.ears[near].turn, away: 0 }, palette, width, back)
      : '',
    fill(ellipse(6 * f, 20, 7 * head.blush, 4.4 * head.blush), light.blush),
    drawEye(site, { ...eye, lookX }, palette),
    drawLiner(site, eye, light.line),
    drawBrow(site, eye, light.belly),
    gapeOf(head.mouth) ? '' : line(mouthLine(head.mouth, f), light.line, 3),
    fill(ellipse(69.5 * f, 10, 6.6, 5.6, f * 12), light.nose),
    fill(ellipse(68.5 * f - 1.2, 8, 1.8, 1.2), '#ffffff'),
  ])
}
