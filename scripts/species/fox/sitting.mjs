// @ts-check
// A fox that sits, in three-quarter view: forelegs and bib on the left, the long back running down to the haunch on the
// right, the tail round its feet or up behind. As its seat rises the body straightens and hangs.

import { blend, clamp, lerp, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll } from '../draw/svg.mjs'
import { drawSole } from '../draw/limbs.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { placedHead, shadowOf } from './headed.mjs'
import { lit, shaded } from './inks.mjs'
import { drawHindFoot, drawLimb, stockinged } from './limbs.mjs'
import { stages } from './proportions.mjs'
import { drawBrush, freeSpine, HUGS, wrappedSpine } from './tail.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** The middle of the chest, px from the left of the cell: the back needs the room on the right. */
export const SITTING_CENTRE = 80

/** A tail's length at 1, px. */
const TAIL = 168

/** From the middle of the head down to the chin, px. */
const CHIN = 53

/** How far left of the chest the head is carried, px. */
const FORWARD = 4

/** Trunk from the nape down the chest, along the ground and up the back: px across, and parts of the way from collar to seat. @type {Point[]} */
const SAT = [
  [2, -0.22],
  [-19, 0.02],
  [-27, 0.24],
  [-25, 0.48],
  [-23, 0.74],
  [-15, 0.92],
  [18, 0.95],
  [56, 0.99],
  [78, 0.88],
  [83, 0.6],
  [72, 0.28],
  [50, 0.04],
  [26, -0.14],
]

/** The same points of a body that hangs. @type {Point[]} */
const HUNG = [
  [0, -0.22],
  [-17, 0],
  [-23, 0.2],
  [-22, 0.5],
  [-23, 0.78],
  [-16, 0.98],
  [0, 1.02],
  [16, 0.98],
  [23, 0.82],
  [24, 0.64],
  [22, 0.44],
  [22, 0.2],
  [17, 0],
]

/**
 * How much nearer the ground things beside a fox of another stage are, px, at a height in a young one's measure.
 * @param {Pose} pose @param {Proportions} size @returns {(y: number) => number} the height, px
 */
function lowering({ body }, size) {
  const { torso, neck } = stages.young
  const drop = Math.max(0, (torso - size.torso) * body.tall + neck - size.neck)
  return (y) => y + drop * clamp(-y / (torso + neck), 0, 1)
}

/** A thing lowered; what hangs is shortened by as much, so that it does not reach into the ground. @param {import('../default/pose.mjs').Extra} extra @param {(y: number) => number} lowered */
function nearer(extra, lowered) {
  const y = lowered(extra.y)
  return { ...extra, y, size: extra.size * (extra.kind === 'cable' ? y / extra.y : 1) }
}

/** Where things are for a pose: y runs up from the ground as negative numbers. @param {Pose} pose @param {Proportions} size */
function measure({ body, head }, size) {
  const torso = size.torso * body.tall
  const collar = -torso - body.rise
  const hung = clamp(body.rise / 14, 0, 1)
  return {
    torso,
    collar,
    hung,
    rise: body.rise,
    chest: body.chest,
    seat: -3.4 - body.rise,
    long: size.long * body.hip,
    head: {
      x: body.chest + head.x - FORWARD * (1 - hung),
      y: Math.min(collar - size.neck + head.y, -CHIN * size.head - 4),
      turn: head.tilt,
    },
  }
}
/** @typedef {ReturnType<typeof measure>} Measures */

/** @param {Measures} m */
function trunkShape({ chest, collar, seat, long, hung }) {
  const at = (/** @type {Point} */ [x, v]) =>
    /** @type {Point} */ ([
      (x > 0 ? x * lerp(long, 1, hung) : x) + chest * (1 - clamp(v, 0, 1)),
      lerp(collar, seat, v),
    ])
  return spline(blend(SAT, HUNG, hung).map(at))
}

/** The light bib, whose tufts show over the chest. @param {Measures} m @param {number} reach */
function bibShape({ chest, collar, torso, hung }, reach) {
  const tall = Math.min(torso, 66) * clamp(torso / 56, 0.5, 1)
  const low = collar + tall * 0.78 * reach
  const x = chest * 0.8 - 5 * (1 - hung)
  /** @type {Point[]} */
  const points = [
    [x - 30, collar - 6, 1],
    [x + 26, collar - 6, 1],
    [x + 25, collar + tall * 0.24, 1],
    [x + 17, collar + tall * 0.25],
    [x + 15, collar + tall * 0.48, 1],
    [x + 8, collar + tall * 0.46],
    [x + 1, low, 1],
    [x - 6, collar + tall * 0.48],
    [x - 13, collar + tall * 0.58, 1],
    [x - 17, collar + tall * 0.32],
    [x - 27, collar + tall * 0.38, 1],
  ]
  return spline(points)
}

/** @param {Pose} pose @param {Measures} m @param {Proportions} size @param {0 | 1} i @param {number} [start] */
function armShape(pose, m, size, i, start = 0) {
  const s = i ? 1 : -1
  const arm = pose.arms[i]
  const y = lowering(pose, size)(arm.y)
  const planted = arm.y > -6 && !arm.front
  const shoulder = /** @type {Point} */ ([
    m.chest * 0.85 - 4 * (1 - m.hung) + s * (arm.front ? 15 : 10.5),
    m.collar + m.torso * 0.34,
  ])
  const width = { root: 9 * size.limb, wrist: 6.9 * size.limb, paw: 8.6 * size.limb }
  const paw = /** @type {Point} */ ([
    arm.x - (planted ? 3 : 0),
    arm.front ? y : y - 9.6 * size.limb,
  ])
  return stockinged(shoulder, paw, s * arm.bend, width, start)
}

/** A hind leg that hangs, with its foot. @param {Pose} pose @param {0 | 1} i @param {Measures} m @param {Proportions} size @param {import('../draw/palette.mjs').Inks} light @param {import('../draw/palette.mjs').Inks} dark */
function hungLeg({ feet }, i, m, size, light, dark) {
  const s = i ? 1 : -1
  const foot = feet[i]
  const hip = /** @type {Point} */ ([s * 12 + lerp(i ? 34 : 12, 0, m.hung), m.seat - 12])
  const x = foot.x * 0.72 + lerp(i ? 18 : 8, 0, m.hung)
  const how = { line: size.inner, scale: size.limb, turn: foot.turn }
  if (foot.sole) return drawSole(foot.x, foot.y, light, how)
  const width = { root: 12 * size.limb, wrist: 7.6 * size.limb, paw: 8.8 * size.limb }
  return drawLimb(stockinged(hip, [x, foot.y - 9.4 * size.limb], s * 1.5, width), light, dark, how)
}

/** The tail's middle line. @param {Pose} pose @param {Measures} m @param {Proportions} size */
function tailOf({ tail, x, stretch }, m, size) {
  const wide = 1 / Math.sqrt(stretch)
  const length = TAIL * size.tail
  if (tail.front)
    return wrappedSpine(
      (-71 - x) / wide,
      81 * m.long - size.plume * 0.5,
      -2.6 - size.plume * tail.puff * 0.98,
      tail,
      length,
    )
  const root = /** @type {Point} */ ([lerp(46 * m.long, 6, m.hung), lerp(-16, m.seat - 8, m.hung)])
  return freeSpine(root, tail, length, {
    left: (-SITTING_CENTRE - x) / wide,
    right: (192 - SITTING_CENTRE - x) / wide,
    plume: size.plume * tail.puff,
  })
}

/** Where the part of a wrapped tail begins that lies before the feet. */
const BEFORE = 0.26

/** Everything, about the middle of the chest on the ground line. @param {Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {Proportions} size */
export function drawSitting(pose, palette, size) {
  const light = lit(palette)
  const dark = shaded(palette)
  const m = measure(pose, size)
  const trunk = trunkShape(m)
  const bib = bibShape(m, size.ruff > 1 ? 1.14 : 1)
  const underHead = shadowOf(pose.head, m.head, size)
  const rightSide = spline([
    [lerp(40, 12, m.hung) * m.long, m.collar - 6],
    [lerp(62, 14, m.hung) * m.long, lerp(m.collar, m.seat, 0.5)],
    [lerp(64, 10, m.hung) * m.long, m.seat + 6],
    [140, m.seat + 10],
    [140, m.collar - 6],
  ])
  const haunch = ellipse(
    50 * m.long,
    lerp(m.seat, m.collar, 0.36),
    25 * m.long,
    Math.max(15, m.torso * 0.37),
    -14,
  )
  const inner = { line: size.inner, scale: size.limb }
  const arms = /** @type {(0 | 1)[]} */ ([0, 1])
  const raised = arms.filter((i) => pose.arms[i].front)
  const brush = { plume: size.plume * pose.tail.puff, line: size.line, glow: pose.head.glow }
  const spine = tailOf(pose, m, size)
  const sat = m.hung < 0.25
  const hugged = pose.tail.kink < HUGS
  const soled = pose.feet[1].sole
  const lowered = lowering(pose, size)
  const extras = (/** @type {(extra: import('../default/pose.mjs').Extra) => boolean} */ which) =>
    drawExtras(
      pose.extras.filter(which).map((extra) => nearer(extra, lowered)),
      palette,
    )
  const parts = [
    extras((extra) => extra.behind === true),
    pose.tail.front ? '' : drawBrush(spine, brush, light, dark),
    sat ? '' : hungLeg(pose, 0, m, size, light, dark),
    outlineAll([trunk], light.line, size.line * 2),
    fill(trunk, light.body),
    inside(trunk, inside(underHead, fill(trunk, dark.body)) + fill(rightSide, dark.body)),
    sat
      ? inside(
          trunk,
          inside(haunch, fill(trunk, light.body) + fill(rightSide, dark.body)) +
            line(haunch, light.line, 3.4),
        )
      : '',
    sat
      ? soled
        ? drawSole(30 * m.long, pose.feet[1].y, light, { ...inner, turn: -10 })
        : drawHindFoot(33 * m.long, pose.feet[1].y, light, { ...inner, turn: 0 })
      : hungLeg(pose, 1, m, size, light, dark),
    pose.tail.front && !hugged ? drawBrush(spine, brush, light, dark, BEFORE) : '',
    ...[1, 0].map((i) =>
      drawLimb(armShape(pose, m, size, /** @type {0 | 1} */ (i)), light, dark, {
        ...inner,
        shade: underHead,
      }),
    ),
    inside(trunk, fill(bib, light.belly) + inside(bib, inside(underHead, fill(bib, dark.belly)))),
    placedHead(pose.head, m.head, palette, size),
    pose.tail.front && hugged ? drawBrush(spine, brush, light, dark, BEFORE) : '',
    extras((extra) => extra.held === true),
    ...raised.map((i) => drawLimb(armShape(pose, m, size, i, 0.42), light, dark, inner)),
    extras((extra) => !extra.behind && !extra.held),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${SITTING_CENTRE + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}
