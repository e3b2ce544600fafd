// @ts-check
// The owl from the front, standing: tail, body, wings like a cloak, feet, and the head sunk into the shoulders. Asleep
// it is the same owl let down into a ball.

import { clamp, lerp, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { lit, mix, shaded } from '../draw/palette.mjs'
import { drawExtras } from './props.mjs'
import { drawFoot, drawShank, drawSole } from './feet.mjs'
import { asPlaced, headLine, headShapes, paintHead } from './head.mjs'
import { drawPhones, drawTie } from './ornaments.mjs'
import { heightFor } from './proportions.mjs'
import { breastMarks, ruffled, scallops } from './plumage.mjs'
import { aboveGround, drawTail, swingOf } from './tail.mjs'
import { armWing, drawWing } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Right half of the body from the ground to the collar: px, parts of the height. @type {Point[]} */
const SLEEK = [
  [15, 0.13],
  [25, 0.2],
  [33.5, 0.4],
  [39, 0.68],
  [40, 0.96],
  [28, 1.16],
]

/** The same points of a ball of feathers that stands, and of one that lies. @type {Point[]} */
const BALL = [
  [24, 0.12],
  [45, 0.19],
  [58, 0.42],
  [58, 0.74],
  [49, 1.04],
  [28, 1.22],
]
const LYING = [
  [38, 0],
  [58, 0.1],
  [67, 0.42],
  [64, 0.84],
  [52, 1.24],
  [28, 1.5],
]

/** How far plumage stands up, 0 to 1: a tail's puff is all of an owl. @param {Pose} pose @param {Proportions} size */
export const ruffleOf = ({ tail }, size) => clamp(size.fluff + (tail.puff - 1.04) / 0.5, 0, 1)

/** Where things are for a pose: y runs up from the ground as negative numbers. @param {Pose} pose @param {Proportions} size */
function measure(pose, size) {
  const { body, head } = pose
  const lying = pose.view === 'curled' ? 1 : 0
  const ruffle = ruffleOf(pose, size)
  const rise = body.rise * 0.72
  const torso = size.torso * body.tall * (lying ? 0.7 : 1)
  const collar = -torso - rise
  const girth =
    (lying ? Math.min(size.girth, 1.04) : size.girth) *
    (1 + (body.hip - 1) * 0.8) *
    clamp(body.tall, 0.6, 1.2) ** -0.35
  return {
    lying,
    sits: pose.feet.some((foot) => foot.sole),
    ruffle,
    rise,
    torso,
    collar,
    girth,
    chest: body.chest,
    head: {
      x: body.chest + head.x,
      // However low it sinks, the chin does not go under the ground.
      y: Math.min(
        collar - size.neck * (lying ? 0.5 : 1) + head.y * (lying ? 1 : 0.9),
        -(46 + ruffle * 9) * size.head,
      ),
      turn: head.tilt,
      scale: size.head,
    },
  }
}
/** @typedef {ReturnType<typeof measure>} Measures */

/** @param {Measures} m */
function bodyShape({ lying, sits, ruffle, rise, torso, girth, chest }) {
  const half = SLEEK.map(([x, v], i) => {
    const [bx, bv] = BALL[i]
    const [lx, lv] = LYING[i]
    const down = sits && i < 2 ? 0.4 : 1
    return [
      lerp(lerp(x, bx, ruffle), lx, lying) * girth,
      lerp(lerp(v, bv, ruffle) * down, lv, lying),
    ]
  })
  const at = (/** @type {number} */ x, /** @type {number} */ v) =>
    /** @type {Point} */ ([x + chest * v ** 1.3, -2.7 - v * (torso - 2.7) - rise])
  const points = [
    at(0, lying || sits ? 0 : 0.11),
    ...half.map(([x, v]) => at(x, v)),
    at(0, lying ? 1.6 : 1.24),
    ...half.map(([x, v]) => at(-x, v)).reverse(),
  ]
  return spline(ruffled(points, ruffle * 5.6, ([, y]) => (y > -15 - rise - lying * 8 ? 0 : 1)))
}

/** @param {Pose} pose @param {Measures} m @param {Proportions} size @param {OwlPalette} palette */
function legs(pose, m, size, palette) {
  if (m.lying) return []
  return pose.feet.map((foot, i) => {
    const side = i ? 1 : -1
    const how = { turn: foot.turn, line: size.inner, scale: size.foot }
    const x = foot.x * 0.6 * size.foot
    if (foot.sole) return drawSole(x * 1.06, foot.y, palette, { ...how, turn: foot.turn * 0.8 })
    const shank =
      m.rise > 3
        ? drawShank([side * 14 * m.girth, -m.torso * 0.2 - m.rise], [x, foot.y - 6], palette, how)
        : ''
    return shank + drawFoot(x, foot.y, palette, how)
  })
}

/** @param {Measures} m @param {Proportions} size @param {import('../default/pose.mjs').Pose['tail']} tail @param {OwlPalette} palette */
function behind(m, size, tail, palette) {
  const root = /** @type {Point} */ ([m.girth * (m.lying ? 46 : 20), -27 - m.rise])
  const wide = size.tail * 0.43 * tail.puff ** 0.6
  const length = m.lying ? Math.min(size.tail, 28) : size.tail
  const angle = aboveGround((m.lying ? 8 : 20) - swingOf(tail), -root[1], length, wide)
  return drawTail(root, angle, { length, wide, line: size.line }, palette)
}

/** The breast over a sleeper's chin. @param {Measures} m @param {string} body @param {OwlPalette} palette */
function muffler(m, body, palette) {
  const dip = (/** @type {number} */ x) =>
    m.collar + m.torso * 0.22 + 11 * Math.cos(((x - m.chest) / 62) * 1.3)
  const edge = scallops(-66 + m.chest, 66 + m.chest, dip, 7, 7)
  const d = `${edge}V30H-90V${dip(-66)}Z`
  const light = mix(palette.belly, palette.body, 0.12)
  return inside(
    body,
    inside(d, fill(ellipse(m.chest * 0.6, -m.torso * 0.22, 44 * m.girth, m.torso * 0.72), light)) +
      line(edge, mix(palette.shade, palette.line, 0.5), 3),
  )
}

/** How far out a wing may reach before the cell ends, px in the pose's axes. @param {Pose} pose @param {-1 | 1} side */
const roomFor = ({ x, lean, stretch }, side) =>
  (86 - x * side - Math.max(0, lean * side) * 1.5) * Math.sqrt(Math.min(1, stretch))

/** Everything, about the middle of the ground line. @param {Pose} pose @param {OwlPalette} palette @param {Proportions} size */
export function drawFront(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const m = measure(pose, size)
  const body = bodyShape(m)
  const shapes = headShapes(pose.head, size, m.ruffle * 0.9)
  const at = `translate(${m.head.x} ${m.head.y}) rotate(${m.head.turn}) scale(${size.head})`
  const outline = spline(asPlaced(shapes.points, m.head))
  const underHead = spline(asPlaced(shapes.points, { ...m.head, x: m.head.x - 2, y: m.head.y + 8 }))
  const belly = ellipse(
    m.chest * 0.5,
    -m.torso * 0.36 - m.rise,
    lerp(28, 40, m.ruffle) * m.girth,
    m.torso * 0.58,
  )
  const lightFalls = ellipse(-15, -m.torso * 0.6 - m.rise, 56 * m.girth, m.torso * 0.9, 6)
  const marks = breastMarks({
    x: m.chest * 0.5,
    bottom: -m.rise - 4,
    wide: 27 * m.girth,
    tall: m.torso,
  })
  const coat = (/** @type {import('../draw/palette.mjs').Inks} */ ink) =>
    fill(body, ink.body) + inside(body, fill(belly, ink.belly))
  const wings = /** @type {(0 | 1)[]} */ ([0, 1]).map((i) =>
    armWing(
      { ...pose.arms[i], y: heightFor(pose.arms[i].y, size) },
      i ? 1 : -1,
      {
        x: m.chest * 0.9 + (i ? 1 : -1) * lerp(34, 43, m.ruffle) * m.girth,
        y: m.collar + 4,
        seat: Math.min(-9, -12 - m.rise),
        girth: m.girth,
      },
      size.wing,
      roomFor(pose, i ? 1 : -1),
    ),
  )
  const isOver = (/** @type {0 | 1} */ i) => pose.arms[i].front
  const wing = (/** @type {number} */ i) =>
    drawWing(wings[i], palette, { line: size.inner, shade: underHead })
  const extras = (/** @type {(extra: import('../default/pose.mjs').Extra) => boolean} */ which) =>
    drawExtras(pose.extras.filter(which), palette, (y) => heightFor(y, size))
  const lowered = m.lying ? [] : /** @type {(0 | 1)[]} */ ([0, 1]).filter((i) => !isOver(i))
  const raised = m.lying ? [] : /** @type {(0 | 1)[]} */ ([0, 1]).filter(isOver)
  const shadow = outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))
  const chin = [body, ...lowered.map((i) => wings[i].d)].map((d) =>
    inside(d, line(outline, mix(palette.shade, palette.line, 0.62), 6)),
  )
  return [
    extras((extra) => extra.behind === true),
    behind(m, size, pose.tail, palette),
    group([headLine(shapes, palette, size.line / size.head)], at),
    outlineAll([body, ...lowered.map((i) => wings[i].d)], palette.line, size.line * 2),
    coat(light),
    inside(body, line(marks, mix(palette.belly, palette.shade, 0.66), 2.6) + shadow),
    ...legs(pose, m, size, palette),
    ...lowered.map(wing),
    ...chin,
    group([paintHead(pose.head, shapes, palette, size)], at),
    pose.head.phones ? group([drawPhones(pose.head, palette, size)], at) : '',
    size.tie && !m.lying ? drawTie(m.chest * 0.9, m.head.y + 47 * size.head, palette) : '',
    m.lying ? muffler(m, body, palette) : '',
    extras((extra) => extra.held === true),
    ...raised.map((i) => drawWing(wings[i], palette, { line: size.inner })),
    extras((extra) => !extra.behind && !extra.held),
  ]
}
