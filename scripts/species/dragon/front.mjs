// @ts-check
// The dragon from the front: upright on two short legs, wings and tail behind, the head over all.

import { clamp, lerp, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawLimb } from '../draw/limbs.mjs'
import { mix } from '../draw/palette.mjs'
import { drawHead, headAt } from './head.mjs'
import { inksOf } from './inks.mjs'
import { armShape, drawFoot, handOf, isFlung, shinShape } from './limbs.mjs'
import { wingsOf } from './pose.mjs'
import { drawScarf } from './scarf.mjs'
import { drawThings } from './things.mjs'
import { drawTail, inFront, tailShape } from './tail.mjs'
import { drawPlates } from './torso.mjs'
import { paintWing, wingShape } from './wings.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./pose.mjs').DragonPose} DragonPose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Seat above the ground of one that sits, px. */
const SEATED = 6

/** From the middle of a head to the ground its chin may rest on, px. */
const CHIN = 51

/** Where things are for a pose; y runs up from the ground as negative numbers. @param {DragonPose} pose @param {Proportions} size */
function measure(pose, size) {
  const { chest, hip, rise, tall } = pose.body
  const sits = pose.feet.every((foot) => foot.sole) && rise === 0
  // Who sinks down bends its short knees first.
  const knees = clamp(1 - (1 - tall) * 2.2, 0.5, 1)
  const seat = -(sits ? SEATED : size.leg * knees) - rise * 0.8
  const collar = seat - size.torso * tall
  return {
    sits,
    seat,
    collar,
    chest,
    g: hip * size.girth,
    head: {
      x: chest + pose.head.x,
      y: Math.min(collar - size.neck + pose.head.y, -CHIN * size.head),
    },
  }
}

/** Torso, thighs and belly. @param {ReturnType<typeof measure>} m @param {Proportions} size */
function bodyShapes({ chest: c, collar, seat, g }, size) {
  const at = (/** @type {number} */ v) => lerp(collar, seat, v)
  /** @type {(s: 1 | -1) => Point[]} */
  const flank = (s) => [
    [c + s * 19 * g, collar + 1],
    [c * 0.8 + s * 25 * g, at(0.26)],
    [c * 0.5 + s * 33.5 * g, at(0.6)],
    [c * 0.2 + s * 33 * g, at(0.86)],
    [s * 20 * g, seat + 3.4],
  ]
  const round = 15 * (0.5 + size.girth / 2)
  const thigh = (/** @type {number} */ s) =>
    ellipse(s * 22 * g, Math.min(seat - 5, -2.6 - round), 14 * g, round, s * -12)
  return {
    torso: spline([[c, collar - 4], ...flank(1), [0, seat + 4], ...flank(-1).reverse()]),
    thighs: [thigh(-1), thigh(1)],
    belly: ellipse(c * 0.5, at(0.55) + 2, 22 * g, (seat - collar) * 0.53),
    box: { x: c * 0.5, top: collar, foot: seat + 3, wide: 22 * g },
  }
}

/** How a tail that others hold up lies on a dragon: along the ground, its end raised; a tail that others let droop lies flat. @param {DragonPose['tail']} tail */
const lowered = ({ front, ...tail }) =>
  front
    ? {
        ...tail,
        angle: tail.angle + 6,
        bend: tail.bend - 6,
        kink: tail.kink * 1.3,
        curl: (tail.curl - 40) * 0.5,
        length: tail.length * 1.66,
      }
    : {
        ...tail,
        angle: 7 + (tail.angle - 12) * 1.4,
        bend: -24 + (tail.bend + 122) * 0.3,
        curl:
          tail.curl > 0
            ? -66 + (tail.curl - 70) * 0.4
            : lerp(-94, -14, Math.min(1.2, -tail.curl / 116)),
        length: lerp(1, tail.length, 0.84) * (tail.curl > 0 ? 1 : 0.9),
      }

/** Everything, about the middle of the ground line. @param {DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {Proportions} size */
export function drawFront(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  const m = measure(pose, size)
  const { torso, thighs, belly, box } = bodyShapes(m, size)
  const body = torso + thighs.join('')
  const underHead = headAt(pose.head, { x: m.head.x - 1, y: m.head.y + 8 }, size.head)
  const lightFalls = ellipse(m.g * -9, lerp(m.collar, m.seat, 0.5), 36 * m.g, 44)
  const seam = mix(palette.belly, palette.shade, 0.45)
  const width = { line: size.inner, scale: size.limb }
  const arms = /** @type {(0 | 1)[]} */ ([0, 1])
  const wings = wingsOf(pose)
  const airborne = pose.y < -3 || m.seat < -size.leg - 4
  const tailRoot = /** @type {Point} */ ([
    m.g * (pose.tail.front ? 28 : 17),
    pose.tail.front ? m.seat - 24 : m.seat - 6,
  ])
  const tail = tailShape(tailRoot, lowered(pose.tail), size, {
    floor: airborne ? Infinity : -3.6,
    back: pose.tail.front || Math.abs(pose.tail.angle) > 90 ? -1 : 1,
    ridge: 1,
  })
  const arm = (/** @type {0 | 1} */ i, start = 0) => {
    const s = i ? 1 : -1
    const shoulder = /** @type {Point} */ ([
      m.chest * 0.85 + s * 20 * m.g,
      m.collar + 15 * size.limb,
    ])
    const hand = handOf(pose.arms[i], shoulder, s, size)
    return armShape(shoulder, hand, s * pose.arms[i].bend, size.limb, start)
  }
  const feet = pose.feet.map((foot, i) => {
    const s = i ? 1 : -1
    const x = foot.x * (foot.sole ? 0.92 : 0.76) * (0.4 + 0.6 * size.girth)
    const shin = shinShape([s * 20 * m.g, m.seat - 4], [x, foot.y - 8], 1.06 * size.limb)
    return { foot, x, shin: m.sits ? '' : shin }
  })
  const shins = feet.flatMap(({ shin }) => shin || [])
  const raised = arms.filter((i) => pose.arms[i].front && !isFlung(pose.arms[i]))
  const coat = (/** @type {import('./inks.mjs').DragonInks} */ ink) =>
    fill(torso + shins.join(''), ink.body) +
    inside(torso, drawPlates(belly, box, ink, seam, pose.head.glow)) +
    fill(thighs.join(''), ink.body)
  const parts = [
    drawThings(pose, palette, size, ({ behind }) => behind === true),
    pose.tail.front ? '' : drawTail(tail, light, dark, size.line),
    ...wings.map((wing, i) => {
      const s = i ? 1 : -1
      const root = /** @type {Point} */ ([m.chest + s * 16 * m.g, m.collar + 18 * size.girth])
      return paintWing(
        wingShape(root, wing, s, size.wing, airborne ? Infinity : -3),
        light,
        dark,
        size.line,
      )
    }),
    pose.tail.front ? drawTail(tail, light, dark, size.line) : '',
    outlineAll([torso, ...thighs, ...shins], light.line, size.line * 2),
    coat(light),
    inside(body + shins.join(''), outside(lightFalls, coat(dark)) + inside(underHead, coat(dark))),
    inside(torso, thighs.map((d) => line(d, light.line, 3)).join('')),
    ...feet.map(({ foot, x }) => drawFoot(foot, x, light, width)),
    pose.tail.front ? inFront(tail, drawTail(tail, light, dark, size.line)) : '',
    ...arms.map((i) => drawLimb(arm(i), light, dark, { ...width, shade: underHead })),
    size.scarf ? drawScarf([m.chest * 0.9, m.collar + 5], 24 * m.g, palette, size.inner) : '',
    group(
      [drawHead(pose.head, palette, size)],
      `translate(${m.head.x} ${m.head.y}) rotate(${pose.head.tilt}) scale(${size.head})`,
    ),
    drawThings(pose, palette, size, ({ held }) => held === true),
    ...raised.map((i) => drawLimb(arm(i, 0.42), light, dark, width)),
    drawThings(pose, palette, size, ({ behind, held }) => !behind && !held),
  ]
  const wide = 1 / Math.sqrt(pose.stretch)
  return group(
    parts,
    `translate(${size.centre + pose.x} ${199.8 + pose.y}) rotate(${pose.lean}) scale(${wide} ${pose.stretch})`,
  )
}
