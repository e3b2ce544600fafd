// @ts-check
// What stands on a dragon's head: two horns, one of them chipped, a crest along the middle, and a fin at each cheek that
// says what ears say on others.

import { chain, lerp, onSpine, place, spline } from '../draw/geometry.mjs'
import { turnOf } from './turn.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/head.mjs').HeadPose} HeadPose */

/** Where horns stand and point: x, y, degrees at the root and at the tip, scale; from the front on the right, and turned to the right. */
const HORN = {
  front: [25, -36, -66, -104, 1],
  near: [-25, -37, -112, -142, 1],
  far: [17, -39, -90, -120, 0.86],
}

/** Which of two drawings of a pair is seen, and how much. @param {-1 | 1} side @param {number} yaw */
function pairOf(side, yaw) {
  const { t, way } = turnOf(yaw)
  const near = side * way < 0
  return { t, way, near }
}

/** A horn; the viewer's left one has lost its tip. @param {-1 | 1} side @param {HeadPose} head @param {import('./proportions.mjs').Proportions} size */
export function hornShape(side, { yaw, pitch }, size) {
  const { t, way, near } = pairOf(side, yaw)
  const turned = near ? HORN.near : HORN.far
  const [fx, fy, froot, ftip, fs] = HORN.front
  const x = lerp(side * fx, way * turned[0], t)
  const y = lerp(fy, turned[1], t) - pitch * 2
  const upright = (/** @type {number} */ degrees, /** @type {number} */ k) => (degrees + 90) * k
  const root = -90 + lerp(upright(froot, side), upright(turned[2], way), t)
  const tip = -90 + lerp(upright(ftip, side), upright(turned[3], way), t)
  const scale = lerp(fs, turned[4], t)
  const chipped = side < 0
  const long = (size.horn + 6) * scale * (chipped ? 0.82 : 1)
  const w = (5.4 + size.horn * 0.15) * scale
  const spine = chain(
    [x, y + 5],
    long,
    [0, 0.2, 0.5, 0.8, 1].map((u) => lerp(root, tip, u)),
  )
  /** @type {Point[]} */
  const marks = chipped
    ? [
        [0, w],
        [0.5, w * 0.84],
        [0.9, w * 0.62, 1],
        [0.86, w * 0.1, 1],
        [1, -w * 0.42, 1],
        [0.5, -w * 0.84],
        [0, -w],
      ]
    : [
        [0, w],
        [0.5, w * 0.76],
        [0.86, w * 0.4],
        [1.02, 0],
        [0.86, -w * 0.4],
        [0.5, -w * 0.76],
        [0, -w],
      ]
  const ring = (/** @type {number} */ u) =>
    spline(
      onSpine(spine, [
        [u, w],
        [u + 0.06, 0],
        [u, -w],
      ]),
      { closed: false },
    )
  return { d: spline(onSpine(spine, marks)), ribs: size.horn > 14 ? ring(0.52) : '' }
}

/** Points of the crest: x, y, degrees, scale; from the front, and turned to the right. */
const CREST = [
  { front: [0, -36, -90, 1], turned: [-4, -38, -96, 1] },
  { front: [0, -24, -90, 0.8], turned: [-33, -32, -134, 1] },
  { front: [0, -10, -90, 0.7], turned: [-48, -8, -168, 0.92] },
]

/** One point of a crest about its root, pointing right. @type {Point[]} */
export const POINT = [
  [-6, -9.5],
  [4, -8],
  [15, 1.5, 1],
  [4, 7],
  [-6, 9.5],
]

/** The crest's points. @param {HeadPose} head @param {import('./proportions.mjs').Proportions} size */
export function crestShapes({ yaw, pitch }, size) {
  const { t, way } = turnOf(yaw)
  return CREST.map(({ front, turned }) => {
    const [x, y, degrees, scale] = front.map((v, i) => lerp(v, turned[i], t))
    const s = scale * size.crest
    const placed = place(POINT, { sx: s, sy: s, turn: degrees, x, y: y - pitch * 2 })
    return spline(place(placed, { sx: way }))
  })
}

/** A fin, root to tips and back: part of the length, half widths above the middle line. @type {Point[]} */
const FIN = [
  [-0.15, 0.55],
  [0.4, 0.86],
  [1, 0.72, 1],
  [0.76, 0.2],
  [0.94, -0.4, 1],
  [0.54, -0.56],
  [0.5, -1.16, 1],
  [0.1, -0.86],
  [-0.15, -0.5],
]

/** Where a fin's ribs end. @type {Point[]} */
const RIBS = [
  [0.94, -0.4],
  [0.5, -1.16],
]

const ROOT = { front: [43, -10, 1], near: [-43, -2, 1.02], far: [32, -16, 0.6] }

/** A fin at the cheek in the head's axes. @param {import('../default/ears.mjs').EarPose} ear @param {-1 | 1} side @param {HeadPose} head @param {number} scale */
export function finShape(ear, side, { yaw, pitch }, scale) {
  const { t, way, near } = pairOf(side, yaw)
  const turned = near ? ROOT.near : ROOT.far
  const x = lerp(side * ROOT.front[0], way * turned[0], t)
  const y = lerp(ROOT.front[1], turned[1], t) - pitch * 2
  const seen = lerp(1, turned[2], t)
  // A fin stands out where an ear stands up.
  const from = side * (48 + ear.turn * 1.05)
  const spine = chain(
    [x, y],
    29 * ear.length * scale * seen,
    [0, 4, 9].map((bend) => -90 + from + side * bend),
  )
  const w = 14 * scale
  const hang = (/** @type {Point[]} */ marks) =>
    onSpine(
      spine,
      marks.map(([u, k, corner]) => /** @type {Point} */ ([u, side * k * w, corner ?? 0])),
    )
  const ribs = RIBS.map((rib) => spline(hang([[0.1, 0], rib]), { closed: false })).join('')
  return { d: spline(hang(FIN)), ribs }
}
