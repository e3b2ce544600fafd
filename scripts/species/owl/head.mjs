// @ts-check
// The head: nearly a ball, so it can turn as far as an owl's does. Everything on it is placed on the ball and slides
// round; past a quarter turn the back of the head shows.

import { clamp, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { lit, mix, shaded } from '../draw/palette.mjs'
import { onBall, turned, turnOf } from './ball.mjs'
import { beakOutline, drawBeak } from './beak.mjs'
import { drawOwlEye } from './eyes.mjs'
import { ruffled } from './plumage.mjs'
import { paintTuft, tuftShape } from './tufts.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose['head']} HeadPose */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Right half of the outline from the crown to the chin. @type {Point[]} */
const HALF = [
  [25, -40],
  [44.5, -29],
  [56, -9],
  [57, 11],
  [48, 29],
  [28, 40],
]

/** Outline in the head's own axes. @param {HeadPose} pose @param {number} ruffle 0 to 1 @returns {Point[]} */
export function headOutline(pose, ruffle) {
  const side = Math.abs(Math.sin((turnOf(pose.yaw) * Math.PI) / 180))
  const half = HALF.map(([x, y]) => {
    const cheek = clamp((y - 2) / 30, 0, 1)
    return /** @type {Point} */ ([
      x * (1 - side * 0.07) + pose.cheeks * cheek + ruffle * 3,
      y + pose.pitch * (y < 0 ? 1.2 : 2),
    ])
  })
  const mirrored = half.map(([x, y]) => /** @type {Point} */ ([-x, y])).reverse()
  const points = /** @type {Point[]} */ ([
    [0, -41.5 + pose.pitch],
    ...half,
    [0, 44 + pose.pitch * 2],
    ...mirrored,
  ])
  return ruffled(points, ruffle * 5.4, ([, y]) => clamp((y + 34) / 34, 0.25, 1))
}

/**
 * All shapes of a head in its own axes.
 * @param {HeadPose} pose @param {Proportions} size @param {number} ruffle 0 to 1
 */
export function headShapes(pose, size, ruffle) {
  const turn = (turnOf(pose.yaw) * Math.PI) / 180
  const gape = onBall(0, 17.5, pose, -2)
  const points = headOutline(pose, ruffle)
  const discs = [-1, 1].flatMap((side) => {
    const f = onBall(side * 24.5, 5, pose, -3)
    return f.near > 0.04 ? [ellipse(f.x, f.y, 27.5 * f.wide, 32, side * 6)] : []
  })
  return {
    points,
    outline: spline(points),
    discs,
    tufts: [tuftShape(pose, -1, size.tuft), tuftShape(pose, 1, size.tuft)],
    gape: { x: gape.x, y: gape.y, sin: Math.sin(turn), cos: Math.cos(turn), near: gape.near },
  }
}
/** @typedef {ReturnType<typeof headShapes>} HeadShapes */

/** The line round everything of the head. @param {HeadShapes} shapes @param {OwlPalette} palette @param {number} width px */
export const headLine = ({ outline, tufts, gape }, palette, width) =>
  outlineAll(
    [
      outline,
      ...tufts.map((tuft) => tuft.outline),
      ...(gape.near > -0.1 ? [beakOutline(gape)] : []),
    ],
    palette.line,
    width * 2,
  )

/** The mark between the brows, which lights up. @param {HeadPose} pose @param {OwlPalette} palette */
function mark(pose, palette) {
  const f = onBall(0, -27, pose)
  if (f.near < 0.2) return ''
  const k = 1 + pose.glow * 0.3
  const w = 3.6 * f.wide * k
  const d = spline([
    [f.x, f.y - 7.5 * k, 1],
    [f.x + w, f.y],
    [f.x, f.y + 6.5 * k, 1],
    [f.x - w, f.y],
  ])
  return pose.glow > 0.4
    ? outlineAll([d], palette.line, 3) + fill(d, '#fff4c2')
    : fill(d, palette.belly)
}

/** Feathers on the back of the head. @type {Point[]} */
const NAPE = [
  [-30, -20],
  [0, -24],
  [30, -20],
  [-15, -4],
  [15, -4],
  [-32, 13],
  [0, 15],
  [32, 13],
]

/** @param {HeadPose} pose @param {string} colour */
const nape = (pose, colour) =>
  NAPE.map(([x, y]) => {
    const f = turned(x, y, turnOf(pose.yaw) - 180, -pose.pitch)
    const w = 4.4 * f.wide
    const d = `M${num(f.x - w)} ${num(f.y)}q${num(w)} 5.4 ${num(w * 2)} 0`
    return f.near > 0.25 ? line(d, colour, 2.8) : ''
  }).join('')

/** Paints the head over its line. @param {HeadPose} pose @param {HeadShapes} shapes @param {OwlPalette} palette @param {Proportions} size */
export function paintHead(pose, shapes, palette, size) {
  const { outline, discs, tufts, gape } = shapes
  const light = lit(palette)
  const dark = shaded(palette)
  const rim = mix(palette.shade, palette.body, 0.25)
  const disc = discs.join('')
  const lightFalls = ellipse(-10, -11 + pose.pitch * 2, 60, 48, -8)
  const hindTufts = tufts.filter((tuft) => tuft.near <= 0)
  const foreTufts = tufts.filter((tuft) => tuft.near > 0)
  const beak = drawBeak(gape, pose.mouth, palette)
  const inProfile = gape.near < 0.3
  return group([
    ...hindTufts.map((tuft) => paintTuft(tuft, palette)),
    inProfile && gape.near > -0.1 ? beak : '',
    fill(outline, light.body),
    outside(lightFalls, fill(outline, dark.body)),
    gape.near < 0.5 ? inside(outline, nape(pose, mix(palette.shade, palette.line, 0.2))) : '',
    inside(
      outline,
      discs.map((d) => line(d, rim, 6)).join('') +
        fill(disc, light.belly) +
        outside(lightFalls, fill(disc, dark.belly)),
    ),
    mark(pose, palette),
    inside(outline, face(pose, palette, size)),
    inProfile ? '' : beak,
    ...foreTufts.map((tuft) => paintTuft(tuft, palette)),
  ])
}

/** Eyes and cheeks. @param {HeadPose} pose @param {OwlPalette} palette @param {Proportions} size */
function face(pose, palette, size) {
  const blush = mix(palette.belly, palette.accent, 0.52)
  return /** @type {(-1 | 1)[]} */ ([-1, 1])
    .map((side, i) => {
      const f = onBall(side * 24, 5, pose)
      const c = onBall(side * 37.5, 26, pose)
      const cheek = fill(ellipse(c.x, c.y, 7.6 * c.wide * pose.blush, 4.4 * pose.blush), blush)
      const site = {
        x: f.x,
        y: f.y,
        rx: 14.4 * f.wide * size.eye,
        ry: 17.4 * size.eye,
        side,
        turn: side * -3,
      }
      return (
        (c.near > 0.2 ? cheek : '') + (f.near > 0.15 ? drawOwlEye(site, pose.eyes[i], palette) : '')
      )
    })
    .join('')
}

/** The same shapes in the body's axes. @param {Point[]} points @param {{x: number, y: number, turn: number, scale: number}} at */
export const asPlaced = (points, { x, y, turn, scale }) =>
  place(points, { x, y, turn, sx: scale, sy: scale })
