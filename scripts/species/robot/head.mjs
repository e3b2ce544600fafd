// @ts-check
// The head: a wireless set with a lit window for a face, a kettle's lid, and a dial on each side. A box that turns.

import { clamp, num, spline } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, inside, line, outlineAll, outside } from '../draw/svg.mjs'
import { drawAntenna } from './antenna.mjs'
import { drawFace } from './face.mjs'
import { softBox, turnOf } from './shapes.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('./palettes.mjs').RobotPalette} RobotPalette */
/** @typedef {import('./proportions.mjs').Size} Size */
/** @typedef {import('./works.mjs').Works} Works */
/** @typedef {import('../default/pose.mjs').Pose['head']} HeadPose */

/** Half the box: across, up, deep, px. */
export const HALF = { wide: 55, tall: 35, deep: 22 }

/** Half the window, and how far below the middle it lies, px. */
const WINDOW = { wide: 44, tall: 25.5, y: 1.5 }

/** The box's broad panel (front or back) and the side that shows. @param {number} degrees */
function panels(degrees) {
  const { c, s } = turnOf(degrees)
  const front = c >= 0
  const facing = front ? 1 : -1
  return {
    c: Math.abs(c),
    s,
    front,
    x: facing * s * HALF.deep,
    wide: HALF.wide * Math.abs(c),
    whole: HALF.wide * Math.abs(c) + HALF.deep * Math.abs(s),
    /** where the side panel shows: -1 at the viewer's left */
    side: s * facing > 0 ? -1 : 1,
  }
}

/** Where the antenna stands on the lid, px over the middle of the head. @param {HeadPose} head @param {Works} works */
const lidTop = (head, works) => HALF.tall + 8 + works.lid + head.pitch

/** How far the antenna's spring is drawn out, as ears are. @param {HeadPose} head */
export const springOf = ({ ears }) => (ears[0].length + ears[1].length) / 2

/**
 * The same where there is only so much room over the head: the spring gives way before the bulb leaves the cell.
 * @param {HeadPose} head @param {Works} works @param {Size} size @param {number} room px over the middle of the head, in its own scale
 */
export function springWithin(head, works, size, room) {
  const bulb = size.bulb * 1.7 + Math.max(size.line, works.halo > 0.1 ? 4 + 6 * works.halo : 0)
  const free = (room - lidTop(head, works) - bulb) / (size.antenna - size.bulb * 0.3)
  const upright = works.droop > 42 ? 0.45 : 1
  return clamp(free / upright, 0.2, springOf(head))
}

/**
 * The head about its own middle.
 * @param {HeadPose} head @param {Works} works @param {RobotPalette} palette @param {Size} size @param {number} [antenna] how far its spring is drawn out, 1 is normal
 */
export function drawHead(head, works, palette, size, antenna = springOf(head)) {
  const box = panels(works.head)
  const outline = softBox(0, 0, box.whole, HALF.tall, 21, 2.4)
  const { c, s } = turnOf(works.head)
  const dials = /** @type {(1 | -1)[]} */ ([-1, 1]).map((side) => ({
    side,
    near: -side * s,
    art: dial(side, c, s, head, palette, size),
  }))
  const light = ellipse(-10, -9 + head.pitch * 2, box.whole + 1, HALF.tall + 9, -6)
  return [
    ...dials.filter(({ near }) => near <= 0.12).map(({ art }) => art),
    drawLid(box.whole, works.lid, head, palette, size),
    outlineAll([outline], palette.line, size.line * 2),
    fill(outline, palette.body),
    inside(outline, outside(light, fill(outline, palette.shade)) + sidePanel(box, palette)),
    box.front ? windowOf(box, head, works, palette, size) : ventsOf(box, palette),
    ...dials.filter(({ near }) => near > 0.12).map(({ art }) => art),
    size.flower ? drawFlower(-(box.whole - 1) * (c < 0 ? -1 : 1), -25, palette, size) : '',
    head.phones ? headphones(box.whole, palette, size) : '',
    drawAntenna(
      [10 * c, -lidTop(head, works)],
      works.head > 24 && works.head < 180 ? -1 : 1,
      antenna,
      works,
      palette,
      size,
    ),
  ].join('')
}

/** The panel that shows beside the broad one, with the edge between them. @param {ReturnType<typeof panels>} box @param {RobotPalette} palette */
function sidePanel({ x, wide, side, s }, palette) {
  if (Math.abs(s) < 0.06) return ''
  const edge = x + side * wide
  const far = side * 120
  const bow = side * -2.5
  const d = `M${num(edge + side * -9)} -60Q${num(edge)} ${-HALF.tall + 4} ${num(edge - bow)} ${-HALF.tall + 16}Q${num(edge - bow * 1.6)} 0 ${num(edge - bow)} ${HALF.tall - 14}Q${num(edge)} ${HALF.tall - 4} ${num(edge + side * -9)} 60H${num(far)}V-60Z`
  const colour =
    side > 0 ? mix(palette.shade, palette.line, 0.12) : mix(palette.body, palette.shade, 0.62)
  return fill(d, colour) + line(d, mix(palette.shade, palette.line, 0.45), 2.4)
}

/** The lit window with the face in it. @param {ReturnType<typeof panels>} box @param {HeadPose} head @param {Works} works @param {RobotPalette} palette @param {Size} size */
function windowOf({ x, c, s }, head, works, palette, size) {
  const y = WINDOW.y + head.pitch * 2.6
  const wide = WINDOW.wide * c
  const cx = x + s * 1.5
  const d = softBox(cx, y, wide, WINDOW.tall, 15, 1.6)
  const dim = mix(palette.belly, palette.shade, 0.46)
  const pane = mix(dim, palette.belly, works.window)
  const gleam = mix(pane, '#ffffff', 0.65)
  const under = mix(pane, palette.brassShade, 0.3)
  const gleams = [
    [-0.86, -0.74],
    [-0.7, -0.84],
  ].map(
    ([u, v], i) =>
      `M${num(cx + u * wide)} ${num(y + v * 20 + 9 - i)}L${num(cx + u * wide + (7 - i) * c)} ${num(y + v * 20 - i)}`,
  )
  if (c < 0.3) return ''
  return (
    line(d, palette.line, 5.4) +
    fill(d, pane) +
    inside(
      d,
      outside(softBox(cx - 3, y - 3.5, wide, WINDOW.tall, 15, 1.6), fill(d, under)) +
        line(gleams[0], gleam, 3) +
        (c < 0.4
          ? ''
          : drawFace({ x: cx, y: y + head.pitch * 2, wide: c }, head, palette, pane, size.eye)),
    )
  )
}

/** The back: a grille and two screws. @param {ReturnType<typeof panels>} box @param {RobotPalette} palette */
function ventsOf({ x, c }, palette) {
  if (c < 0.2) return ''
  const slots = [-12, 0, 12].map((y) => `M${num(x - 26 * c)} ${y}H${num(x + 26 * c)}`).join('')
  return line(slots, mix(palette.shade, palette.line, 0.6), 5)
}

/** The lid, which steam lifts. @param {number} half px @param {number} off px @param {HeadPose} head @param {RobotPalette} palette @param {Size} size */
function drawLid(half, off, head, palette, size) {
  const w = half * 0.58
  const base = -HALF.tall + 3
  const rise = 13 + head.pitch * 2
  const tip = clamp(off * 0.5, 0, 5)
  /** @type {Point[]} */
  const points = [
    [-w, base - off + tip * 0.4, 1],
    [-w * 0.9, base - off - rise * 0.62],
    [-w * 0.45, base - off - rise],
    [w * 0.45, base - off - rise],
    [w * 0.9, base - off - rise * 0.62],
    [w, base - off - tip * 0.4, 1],
  ]
  const d = spline(points)
  const throat = `M${num(-w * 0.86)} ${num(base + 6)}V${num(base - off)}H${num(w * 0.86)}V${num(base + 6)}Z`
  return (
    (off > 1.5
      ? line(throat, palette.line, 5) + fill(throat, mix(palette.accent, palette.lamp, 0.6))
      : '') +
    outlineAll([d], palette.line, size.line * 2) +
    fill(d, palette.brass) +
    inside(
      d,
      outside(
        ellipse(-w * 0.3, base - off - rise * 0.2, w * 1.02, rise * 1.4),
        fill(d, palette.brassShade),
      ),
    )
  )
}

/** A dial on a side of the box. @param {1 | -1} side @param {number} c @param {number} s @param {HeadPose} head @param {RobotPalette} palette @param {Size} size */
function dial(side, c, s, head, palette, size) {
  const out = HALF.wide + 3.5
  const x = side * out * c
  const wide = 4 + 7 * Math.abs(s)
  const y = 3 + head.pitch * 2
  const d = softBox(x, y, wide, 11.5, 6)
  return (
    outlineAll([d], palette.line, (-side * s > 0.12 ? size.inner * 0.75 : size.line) * 2) +
    fill(d, palette.brass) +
    inside(d, outside(softBox(x - 2, y - 3, wide, 11.5, 6), fill(d, palette.brassShade)))
  )
}

/** The flower it was given, behind a dial. @param {number} x @param {number} y @param {RobotPalette} palette @param {Size} size */
function drawFlower(x, y, palette, size) {
  const petals = Array.from({ length: 6 }, (_, i) => {
    const { c, s } = turnOf(i * 60 + 12)
    return ellipse(x + c * 8, y + s * 8, 5.4, 4.8, i * 60 + 12)
  })
  return (
    outlineAll(petals, palette.line, size.inner * 1.7) +
    petals.map((d) => fill(d, '#fff8ec')).join('') +
    fill(ellipse(x, y, 5, 5), palette.brass) +
    line(ellipse(x, y, 5, 5), palette.line, 2)
  )
}

/** A band over the lid and a cushion over each dial. @param {number} half px @param {RobotPalette} palette @param {Size} size */
function headphones(half, palette, size) {
  const w = half + 5
  const band = `M${num(-w)} -2C${num(-w)} -34 ${num(-w * 0.62)} -52 0 -52S${num(w)} -34 ${num(w)} -2`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * w, 5, 9, 15.5, side * -3)
    return (
      outlineAll([shell], palette.line, size.inner * 2) +
      fill(shell, palette.accent) +
      inside(shell, fill(ellipse(side * w + 5, 9, 9, 17), mix(palette.accent, palette.line, 0.25)))
    )
  }
  return (
    line(band, palette.line, 6.4 + size.inner * 2) +
    line(band, palette.accent, 6.4) +
    cushion(-1) +
    cushion(1)
  )
}
