// @ts-check
// One cell of the robot's atlas from one pose. It is one solid thing seen from wherever the pose turns it; folded up it is
// a box, and on a wall it hangs from plungers.

import { clamp, lerp, num } from '../draw/geometry.mjs'
import { group, resetIds } from '../draw/svg.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { drawArm, handOf } from './arms.mjs'
import { drawNeck, drawPot } from './body.mjs'
import { drawHandle } from './handle.mjs'
import { HALF, drawHead, springWithin } from './head.mjs'
import { drawKey, keyDirection } from './key.mjs'
import { stages } from './proportions.mjs'
import { turnOf } from './shapes.mjs'
import { drawOnWall } from './wall.mjs'
import { BASE, drawRunning, drawWheel } from './wheel.mjs'
import { works } from './works.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */
/** @typedef {import('./proportions.mjs').Size} Size */
/** @typedef {import('./works.mjs').Works} Works */

/** Where the ground line is, px from the top of the cell. */
const GROUND = 199.8

/** The middle of the robot, px from the left of the cell: facing you, the key needs the room on the right. */
const CENTRE = { front: 91, side: 96, curled: 92, upright: 96 }

/** What is drawn stays this far from the top of the cell, px. */
const EDGE = 4

/** What lies on the ground is this far from it, for its underside is round, px. */
const BELLY = 5.2

/** A collar lower than this leaves no room for arms to hang, px. */
const TUCKED = -34

/** Height of a folded body, px. */
const FOLDED = 15

/** Where things are for a pose. @param {Pose} pose @param {Size} size */
function measure({ body, head, view, facing, feet }, size) {
  const f = view === 'side' ? facing : 1
  const folded = view === 'curled'
  const seated = view === 'front' && feet[0].sole
  const { tall } = body
  const standing = -size.hip * lerp(1, tall, 0.6) - body.rise
  const hip = folded || seated ? -BELLY : Math.min(standing, -BELLY)
  const torso = folded ? FOLDED + (tall - 1) * 40 : size.torso * tall
  const chest = body.chest * f
  const trunk = {
    hip,
    collar: hip - torso,
    chest,
    girth: body.hip * size.girth * (folded ? 1.12 : 1),
  }
  const at = /** @type {Point} */ ([
    chest + head.x * f,
    trunk.collar - size.neck - HALF.tall * size.head + 2 + head.y,
  ])
  return { f, folded, seated, trunk, at }
}

/** @param {Pose} pose @param {ReturnType<typeof measure>} m @param {Works} drive @param {0 | 1} i */
function armOf(pose, m, drive, i) {
  const side = i ? 1 : -1
  const { c, s } = turnOf(drive.body)
  const arm = pose.arms[i]
  const { collar, chest, girth } = m.trunk
  const tucked = m.folded || (!m.seated && collar > TUCKED)
  const from = /** @type {Point} */ ([
    chest * 0.85 + side * 26 * girth * c,
    collar + (tucked ? 6 : 12),
  ])
  const hand = tucked
    ? /** @type {Point} */ ([side * 38 + arm.x - side * 12, -12.5 + arm.y])
    : handOf(arm, side, Math.min(collar, -48), m.seated)
  const to = /** @type {Point} */ (
    pose.view === 'side' ? [arm.x * m.f, arm.y] : [hand[0] * c + chest * 0.5, hand[1]]
  )
  const bend =
    pose.view === 'side'
      ? arm.bend * m.f
      : tucked
        ? side * 2
        : side * (arm.front ? arm.bend * 1.2 : arm.bend + 5) * c
  const far = -side * s < -0.3
  return {
    far,
    raised: arm.front && !far,
    how: {
      from,
      to,
      bend,
      side: /** @type {1 | -1} */ (side),
      ...(tucked && { points: side > 0 ? 172 : 8 }),
    },
  }
}

/** Height of the middle of the head, px. @param {Size} size */
const headHeight = (size) => size.hip + size.torso + size.neck + HALF.tall * size.head

/** Props are placed for a young robot: those at its head go with the head, those on the ground stay there, and a cable is no longer than it is tall. @param {Pose} pose @param {Size} size */
function placed({ extras, ...pose }, size) {
  const lower = headHeight(stages.young) - headHeight(size)
  return {
    ...pose,
    extras: extras.map((extra) => ({
      ...extra,
      y: extra.y + lower * clamp((-extra.y - 20) / 80, 0, 1),
      size: extra.kind === 'cable' ? extra.size * (1 - Math.max(lower, 0) / 110) : extra.size,
    })),
  }
}

/** A heavier robot jumps less high and is stretched less; side wheels keep one from leaning far. @param {Pose} pose @param {Size} size */
const weighed = (pose, { lift, stabilised }) => ({
  ...pose,
  lean: stabilised ? pose.lean * 0.5 : pose.lean,
  y: pose.y < 0 ? pose.y * lift : pose.y,
  stretch: pose.stretch > 1 ? 1 + (pose.stretch - 1) * lift : pose.stretch,
})

/** The pose's extras of one kind. @param {Pose} pose @param {RobotPalette} palette @param {(extra: import('../default/pose.mjs').Extra) => boolean} which */
const extras = (pose, palette, which) => drawExtras(pose.extras.filter(which), palette)

/** The wheel where the pose has it: under the robot, or held out before it while it sits. @param {Pose} pose @param {ReturnType<typeof measure>} m @param {Works} drive @param {RobotPalette} palette @param {Size} size */
function wheelOf(pose, m, drive, palette, size) {
  const hub = -size.wheel - BASE + Math.min(pose.feet[0].y, 0) * 0.5
  if (m.seated) {
    const roll = drive.rolled + pose.feet[1].turn * 0.4
    return drawWheel(m.trunk.chest * 0.3, hub, size.wheel, size.tyre, 90, roll, palette, size.inner)
  }
  if (m.folded) return ''
  const turned = drive.body + (pose.view === 'side' ? pose.facing * 6 : 0)
  return drawRunning(
    { hub: [0, hub], hip: [0, m.trunk.hip], turned, rolled: drive.rolled },
    palette,
    size,
  )
}

/** On the ground or in the air. @param {Pose} pose @param {RobotPalette} palette @param {Size} size */
function drawStanding(pose, palette, size) {
  const drive = works(pose)
  const m = measure(pose, size)
  const { trunk, at } = m
  const points = keyDirection(drive.body)
  const root = /** @type {Point} */ ([
    trunk.chest * 0.5,
    Math.min(lerp(trunk.collar, trunk.hip, 0.5), -24 * size.key),
  ])
  const key = drawKey(root, points, drive.wound, palette, { ...size, girth: trunk.girth })
  const keyBehind = turnOf(points).c < 0.3
  const arms = /** @type {(0 | 1)[]} */ ([0, 1]).map((i) => armOf(pose, m, drive, i))
  const drawn = (/** @type {typeof arms} */ some) =>
    some.map(({ how }) => drawArm(how, palette, size))
  const room = (GROUND + pose.y - EDGE + at[1] * pose.stretch) / pose.stretch / size.head
  const spring = springWithin(pose.head, drive, size, room)
  const wheel = wheelOf(pose, m, drive, palette, size)
  return [
    keyBehind ? key : '',
    ...drawn(arms.filter(({ far, raised }) => far && !raised)),
    m.seated ? '' : wheel,
    drawNeck(trunk, at, palette, size),
    drawPot(trunk, drive, palette, size),
    m.seated ? wheel : '',
    keyBehind ? '' : key,
    ...drawn(arms.filter(({ far, raised }) => !far && !raised)),
    group(
      [
        drive.handle > 0 ? drawHandle(drive.handle, palette, size) : '',
        drawHead(pose.head, drive, palette, size, spring),
      ],
      `translate(${num(at[0])} ${num(at[1])}) rotate(${num(pose.head.tilt * m.f)}) scale(${size.head})`,
    ),
    extras(pose, palette, ({ held }) => held === true),
    ...arms
      .filter(({ raised }) => raised)
      .map(({ how }) => drawArm({ ...how, start: 0.3 }, palette, size)),
  ]
}

/**
 * SVG content of a 192×208 cell.
 * @param {Pose} asked @param {RobotPalette} palette @param {Size} [size]
 */
export function drawPose(asked, palette, size = stages.young) {
  resetIds()
  const pose = weighed(placed(asked, size), size)
  const wide = 1 / Math.sqrt(pose.stretch)
  const f = pose.view === 'side' ? pose.facing : 1
  const parts = [
    extras(pose, palette, (extra) => extra.behind === true),
    ...(pose.view === 'upright'
      ? drawOnWall(pose, palette, size)
      : drawStanding(pose, palette, size)),
    extras(pose, palette, (extra) => !extra.behind && !extra.held),
  ]
  const drawn = group(
    parts,
    `translate(${num(CENTRE[pose.view] + pose.x * f)} ${num(GROUND + pose.y)}) rotate(${num(pose.lean * f)}) scale(${num(wide)} ${num(pose.stretch)})`,
  )
  return pose.spin ? group([drawn], `rotate(${pose.spin} 96 104)`) : drawn
}
