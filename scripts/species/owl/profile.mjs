// @ts-check
// The owl from the side: walking on the ground, or holding on to a wall at the right. Drawn facing right; `facing`
// mirrors the shapes but not the light.

import { clamp, lerp, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { lit, mix, shaded } from '../draw/palette.mjs'
import { drawGrip, drawProfileFoot, drawShank } from './feet.mjs'
import { ruffleOf } from './front.mjs'
import { asPlaced, headLine, headShapes, paintHead } from './head.mjs'
import { drawTie } from './ornaments.mjs'
import { ruffled } from './plumage.mjs'
import { heightFor } from './proportions.mjs'
import { drawExtras } from './props.mjs'
import { aboveGround, drawTail, swingOf } from './tail.mjs'
import { drawWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Trunk from the throat down the breast, round the seat and up the back: px, parts of the height. @type {Point[]} */
const TRUNK = [
  [4, 1.24],
  [28, 1.08],
  [39, 0.8],
  [38, 0.5],
  [28, 0.24],
  [8, 0.11],
  [-14, 0.17],
  [-31, 0.36],
  [-38, 0.64],
  [-35, 0.96],
  [-22, 1.18],
]

/** Where feet rest on the ground, near and far, px. */
const FEET = [1, 6]

/** On a wall, px: the head back from the trunk, how far it all hangs above the ground, the wall, and where feet hold on. */
const WALL = { head: -14, above: 24, at: 90, feet: [-24, -43] }

/** @param {Pose} pose @param {OwlPalette} palette @param {Proportions} size @param {boolean} onWall */
export function drawProfile(pose, palette, size, onWall) {
  const f = pose.facing
  const { body, head } = pose
  const light = lit(palette)
  const dark = shaded(palette)
  const ruffle = ruffleOf(pose, size)
  const torso = size.torso * body.tall
  const girth = size.girth * (1 + (body.hip - 1) * 0.8) * clamp(body.tall, 0.6, 1.2) ** -0.35
  const base = onWall
    ? {
        x: WALL.at - 18 - 39 * size.girth,
        y: -WALL.above + Math.max(0, size.torso - 62) * 0.5 + body.bob,
      }
    : { x: -5, y: body.bob - body.rise * 0.7 }
  const roll = body.chest
  // The trunk rolls about the hips; the head stays level over it.
  const put = (/** @type {Point[]} */ points) =>
    place(
      points.map(([x, y, corner]) => [x, y + 12, corner ?? 0]),
      { sx: f, turn: roll * f, x: base.x * f, y: base.y - 12 },
    )
  const at = (/** @type {number} */ x, /** @type {number} */ v) =>
    /** @type {Point} */ ([x * girth, -2.7 - v * (torso - 2.7)])
  const trunk = spline(ruffled(put(TRUNK.map(([x, v]) => at(x, v))), ruffle * 5.6))
  const shapes = headShapes(head, size, ruffle * 0.9)
  const headAt = {
    x: (base.x + (onWall ? WALL.head : 5 * girth) + head.x + roll * 0.5) * f,
    y: base.y - torso - size.neck + head.y,
    turn: head.tilt * f,
    scale: size.head,
  }
  const transform = `translate(${headAt.x} ${headAt.y}) rotate(${headAt.turn}) scale(${size.head})`
  const outline = spline(asPlaced(shapes.points, headAt))
  const underHead = spline(asPlaced(shapes.points, { ...headAt, x: headAt.x - 2, y: headAt.y + 8 }))
  const breast = spline(
    put([
      at(20, 1.3),
      at(25, 0.9),
      at(21, 0.5),
      at(10, 0.2),
      at(20, -0.1),
      at(60, 0.1),
      at(70, 1.2),
    ]),
  )
  const marks = put([at(32, 0.72), at(30, 0.5), at(24, 0.3)])
    .map(([x, y]) => `M${x - 3.4} ${y}q3.4 4.4 6.8 0`)
    .join('')
  const lightFalls = ellipse(base.x * f - 14, base.y - torso * 0.7, 44, torso * 0.86, -4)
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) =>
    fill(trunk, ink.body) + inside(trunk, fill(breast, ink.belly))
  const [near, far] = [0, 1].map((i) => sideWing(pose, i, at, put, girth, size, f))
  const leg = (/** @type {0 | 1} */ i) =>
    legOf(pose, i, { size, palette, onWall, base, f, torso, girth })
  const [root] = put([at(-24, 0.3)])
  const wide = size.tail * 0.36
  const length = onWall ? Math.min(size.tail, 29) * 0.9 : size.tail * 1.06
  const steep = aboveGround(33 - swingOf(pose.tail) - roll, -root[1] - body.bob, length, wide)
  const angle = onWall ? 86 - swingOf(pose.tail) : 180 - steep
  const extras = (/** @type {boolean} */ behind) =>
    drawExtras(
      pose.extras.filter((extra) => Boolean(extra.behind) === behind),
      palette,
      (y) => heightFor(y, size),
    )
  const [tie] = put([at(27, 1)])
  return [
    extras(true),
    drawTail(
      onWall ? [root[0] + 12, root[1]] : root,
      f > 0 ? angle : 180 - angle,
      { length, wide, line: size.line },
      palette,
    ),
    near.lift > 0 ? drawWing(far.wing, palette, { line: size.line, shade: far.wing.d }) : '',
    leg(1),
    group([headLine(shapes, palette, size.line / size.head)], transform),
    outlineAll([trunk, near.wing.d], palette.line, size.line * 2),
    coat(light),
    inside(
      trunk,
      line(marks, mix(palette.belly, palette.shade, 0.66), 2.6) +
        outside(lightFalls, coat(dark)) +
        inside(underHead, coat(dark)),
    ),
    leg(0),
    drawWing(near.wing, palette, { line: size.inner, shade: underHead }),
    ...[trunk, near.wing.d].map((d) =>
      inside(d, line(outline, mix(palette.shade, palette.line, 0.62), 6)),
    ),
    group([paintHead(head, shapes, palette, size)], transform),
    size.tie ? drawTie(tie[0], tie[1] + 9, palette, 0.7) : '',
    extras(false),
  ]
}

/** The near wing (0) or the far one: along the flank, or lifted behind the back. @param {Pose} pose @param {number} i @param {(x: number, v: number) => Point} at @param {(points: Point[]) => Point[]} put @param {number} girth @param {Proportions} size @param {1 | -1} f */
function sideWing(pose, i, at, put, girth, size, f) {
  const lift = clamp((-pose.arms[i].y - 4) / 76, 0, 1)
  const [x, y] = at(6 + i * 12, 0.94)
  const turned = (/** @type {Point} */ to) => {
    const a = (lift * 52 * Math.PI) / 180
    const [dx, dy] = [(to[0] - x) * (1 + lift * 0.4), (to[1] - y) * (1 + lift * 0.4)]
    return /** @type {Point} */ ([
      x + dx * Math.cos(a) - dy * Math.sin(a),
      y + dx * Math.sin(a) + dy * Math.cos(a),
    ])
  }
  const tip = turned(at(-42 * (0.55 + 0.45 * size.wing), lerp(0.5, 0.2, size.wing)))
  const elbow = turned(at(-24, 0.72))
  const [a, b, c] = put([[x, y], elbow, tip])
  return { lift, wing: wingShape(a, b, c, lerp(19, 16, lift) * girth, lift, f > 0 ? 1 : -1) }
}

/**
 * @typedef {object} Stand
 * @property {Proportions} size @property {OwlPalette} palette @property {boolean} onWall @property {{x: number, y: number}} base px
 * @property {1 | -1} f @property {number} torso px @property {number} girth
 */

/** One leg, near (0) or far. @param {Pose} pose @param {0 | 1} i @param {Stand} stand */
function legOf(pose, i, { size, palette, onWall, base, f, torso, girth }) {
  const by = pose.legs[i]
  const how = { line: size.inner, scale: size.foot, shade: i === 1 }
  if (onWall) {
    const y = WALL.feet[i] * (0.4 + 0.6 * size.foot) + by.y - 12
    const from = /** @type {Point} */ ([base.x + 32 * girth, base.y - torso * 0.4 - i * 10])
    return (
      drawShank(from, [WALL.at - 8, y], palette, how) + drawGrip(WALL.at + by.x, y, palette, how)
    )
  }
  const x = (FEET[i] + by.x) * f
  const hip = /** @type {Point} */ ([(FEET[i] * 0.7 + 2) * f, base.y - torso * 0.2])
  return (
    drawShank(hip, [x, by.y - 7], palette, how) +
    drawProfileFoot(x, by.y, palette, { ...how, facing: f, turn: by.y < -2 ? by.y * 2 : 0 })
  )
}
