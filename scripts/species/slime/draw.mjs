// @ts-check
// One cell of the slime's atlas from one pose. Poses are those every species shares; a slime says with its whole body
// what others say with limbs: arms become nubs, ears are leaves, and there is no tail.

import { clamp, num, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, resetIds } from '../draw/svg.mjs'
import { limbShape } from '../draw/limbs.mjs'
import { drawExtras } from '../draw/extras.mjs'
import { onItsWay, scaledAbout } from '../draw/sized.mjs'
import { drawFace } from './face.mjs'
import { drawJelly } from './jelly.mjs'
import { drawPhones } from './phones.mjs'
import { young } from './proportions.mjs'
import { aside, beside, dropShape, wallShape } from './shapes.mjs'
import { drawSprout, sproutShape } from './sprout.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./palettes.mjs').SlimePalette} SlimePalette */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Where the ground line is, and the middle of the cell, px. */
const GROUND = 199.8
const MIDDLE = 96

/** The widest it gets, px. */
const WIDEST = 81

/** Nubs are drawn from this height of the paw up, px. */
const RAISED = 22

/** The drop a pose makes. @param {Pose} pose @param {Proportions} size @returns {import('./shapes.mjs').Drop} */
function dropOf({ body, head, view }, size) {
  const lying = view === 'curled'
  const tall = (lying ? 74 : size.tall) * body.tall - head.y * 1.1 + body.rise * 0.5
  const flat = (lying ? 74 : size.tall) / tall
  return {
    tall,
    wide: Math.min(WIDEST, (lying ? 78 : size.wide) * (1 + (body.hip - 1) * 0.7) * flat ** 0.55),
    lean: body.chest * 0.8 + head.x * 0.9 + head.tilt * 0.75 + head.yaw * 4,
    round: clamp(body.rise / 14, 0, 1),
    melt: lying ? 1 : clamp((1 - body.tall) * 3.2, 0, 0.8),
  }
}

/** A nub where a paw would be; null while it is down. @param {Pose} pose @param {import('./shapes.mjs').Drop} drop @param {0 | 1} i */
function nubOf({ arms, view }, drop, i) {
  const arm = arms[i]
  const out = clamp((-arm.y - RAISED) / 12, 0, 1)
  if (view === 'curled' || (!arm.front && out === 0)) return null
  const side = i ? 1 : -1
  const v = clamp(-arm.y / drop.tall, 0.2, 0.74)
  // What is held before the body is held below the face; everything else grows from the flank.
  if (arm.front && arm.x * side < 28) {
    const x = side * drop.wide * 0.34 + aside(drop, v)
    return {
      d: ellipse(x, clamp(arm.y + 10, -drop.tall * 0.26, -20), 9.4, 8, side * 24),
      fused: false,
    }
  }
  const reach = arm.front ? beside(arm.x) * side : drop.wide * 0.8 + 17 * out
  const from = /** @type {Point} */ ([side * drop.wide * 0.62, -drop.tall * 0.36])
  const to = /** @type {Point} */ ([
    side * Math.max(reach, drop.wide * 0.42) + aside(drop, v),
    clamp(arm.y, -drop.tall * 0.82, -20),
  ])
  const width = { root: 13, wrist: 9.4, paw: 9.6 }
  return { d: limbShape(from, to, side * -2, width).d, fused: true }
}

/** @param {Pose} pose @param {SlimePalette} palette @param {Proportions} size */
function drawDrop(pose, palette, size) {
  const drop = dropOf(pose, size)
  const body = spline(dropShape(drop))
  const arms = /** @type {(0 | 1)[]} */ ([0, 1])
  const nubs = arms.flatMap((i) => nubOf(pose, drop, i) ?? [])
  const fused = nubs.filter((nub) => nub.fused).map((nub) => nub.d)
  const { head } = pose
  const brow = drop.tall * ((pose.view === 'curled' ? 0.5 : 0.47) - size.low)
  const at = /** @type {Point} */ ([aside(drop, 0.5), -brow + head.y * 0.25 - head.pitch * 1.5])
  const crown = /** @type {Point} */ ([drop.lean, -drop.tall - 1])
  const box = {
    x: aside(drop, 0.35),
    top: -drop.tall,
    wide: drop.wide,
    tall: drop.tall,
    drift: clamp((pose.tail.curl - 60) * 0.1, -5, 5),
    glow: head.glow,
  }
  const tilt = head.tilt * 0.75
  return [
    drawSprout(
      sproutShape(crown, tilt + drop.lean * 0.25, head.ears, size),
      palette,
      size.line - 0.6,
    ),
    outlineAll([body, ...fused], palette.line, size.line * 2),
    ...fused.map((d) => fill(d, palette.body)),
    drawJelly(body, box, palette),
    `<g opacity="0.78">${inside(
      body,
      extras(pose, palette, ({ within }) => within === true),
    )}</g>`,
    head.phones ? drawPhones(at, drop, head, palette, tilt) : '',
    drawFace(at, head, palette, tilt, size.eye),
    extras(pose, palette, ({ held }) => held === true),
    ...nubs
      .filter((nub) => !nub.fused)
      .map((nub) => fill(nub.d, palette.body) + line(nub.d, palette.line, size.inner)),
  ]
}

/** Where the wall is, px from the middle, and the room between it and the outline's line. */
const WALL = 88.4

/** On a wall at the right. @param {Pose} pose @param {SlimePalette} palette @param {Proportions} size */
function drawOnWall(pose, palette, size) {
  const { body, head } = pose
  // What holds on goes as far on the wall as a slime of any size.
  const tall = 1 + (body.tall - 1) / size.scale
  const long = (size.tall - 6) * tall
  const thick = (size.wide * 1.44) / tall ** 0.6
  const foot = -21 + body.bob / size.scale
  const outline = wallShape(WALL, foot, long, thick)
  const d = spline(outline)
  const at = /** @type {Point} */ ([WALL - thick * 0.5 + head.x, foot - long * 0.43 + head.y])
  const crown = /** @type {Point} */ ([WALL - thick * 0.5, foot - long * 0.9])
  const box = {
    x: WALL - thick * 0.5,
    top: foot - long * 0.98,
    wide: thick * 0.6,
    tall: long,
    drift: 0,
    glow: 0,
  }
  return [
    drawSprout(
      sproutShape(crown, -18 + head.tilt * 0.4, head.ears, size),
      palette,
      size.line - 0.6,
    ),
    outlineAll([d], palette.line, size.line * 2),
    drawJelly(d, box, palette),
    inside(d, drawFace(at, head, palette, head.tilt, size.eye)),
  ]
}

/** The pose's extras of one kind. @param {Pose} pose @param {SlimePalette} palette @param {(extra: import('../default/pose.mjs').Extra) => boolean} which */
const extras = (pose, palette, which) => drawExtras(pose.extras.filter(which), palette)

/** SVG content of a 192×208 cell. @param {Pose} pose @param {SlimePalette} palette @param {Proportions} [size] */
export function drawPose(pose, palette, size = young) {
  resetIds()
  const { scale } = size
  const sized = onItsWay(pose, scale)
  const wide = 1 / Math.sqrt(pose.stretch)
  const parts = [
    extras(pose, palette, (extra) => extra.behind === true),
    ...(pose.view === 'upright' ? drawOnWall(pose, palette, size) : drawDrop(pose, palette, size)),
    extras(pose, palette, (extra) => !extra.behind && !extra.held && !extra.within),
  ]
  const drawn = group(
    parts,
    `translate(${num(MIDDLE + sized.x)} ${num(GROUND + pose.y)}) rotate(${num(pose.lean)}) scale(${num(wide)} ${num(pose.stretch)})`,
  )
  if (pose.spin)
    return group([scaledAbout(drawn, scale, MIDDLE, 104)], `rotate(${pose.spin} ${MIDDLE} 104)`)
  return scaledAbout(drawn, scale, pose.view === 'upright' ? MIDDLE + WALL + 2.4 : MIDDLE, GROUND)
}
