// @ts-check
// The beak, in the round: it breaks the head's outline in profile, and says what mouths say on others.

import { num, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line } from '../draw/svg.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../draw/mouth.mjs').MouthPose} MouthPose */
/** @typedef {import('./palettes.mjs').OwlPalette} OwlPalette */

/** How far the bridge and the tip stand off the face, px, and half the width at the gape. */
const BRIDGE = 9
const TIP = 8
const GAPE = 8.6

/**
 * @typedef {object} BeakSite
 * @property {number} x the gape's middle, px @property {number} y @property {number} sin of the head's turn @property {number} cos of it
 */

/** Upper half. @param {BeakSite} site @returns {Point[]} */
function upperShape({ x, y, sin, cos }) {
  const bridge = x + BRIDGE * sin
  const right = Math.max(x + GAPE * cos, bridge + 2 * Math.abs(sin))
  const left = Math.min(x - GAPE * cos, bridge - 2 * Math.abs(sin))
  return [
    [x + 2 * sin, y - 9],
    [right, y - 1.5],
    [x + TIP * sin + 3.2 * cos, y + 9],
    [x + TIP * sin, y + 13.5, 1],
    [x + TIP * sin - 3.2 * cos, y + 9],
    [left, y - 1.5],
  ]
}

/** Outline for the line round the head. @param {BeakSite} site */
export const beakOutline = (site) => spline(upperShape(site))

/** How wide each kind of mouth opens the beak: px at rest, px more when open, scale of the width. @type {Partial<Record<MouthPose['kind'], [number, number, number]>>} */
const OPENS = { laugh: [5, 12, 1], oh: [4, 8, 0.74], blep: [3, 0, 0.8], chew: [0, 5, 0.7] }

/** Corner of the closed beak, left then right: px it rises. @type {Partial<Record<MouthPose['kind'], [number, number]>>} */
const CORNERS = {
  cat: [4.5, 4.5],
  smirk: [-0.5, 5.5],
  frown: [-5.5, -5.5],
  wobble: [-5, -2.5],
  flat: [0, 0],
  blep: [3.5, 3.5],
}

/** @param {BeakSite} site @param {MouthPose} mouth @param {OwlPalette} palette */
export function drawBeak(site, mouth, palette) {
  const { x, y, sin, cos } = site
  const upper = spline(upperShape(site))
  const shade = spline([
    [x + BRIDGE * sin + 1.5, y - 12],
    [x + BRIDGE * sin + 2.5, y + 2],
    [x + TIP * sin - 1, y + 16],
    [x + 30, y + 10],
    [x + 30, y - 12],
  ])
  return group([
    lowerBeak(site, mouth, palette),
    gapes(site, mouth, palette),
    fill(upper, palette.horn) + inside(upper, fill(shade, palette.hornShade)),
    line(upper, palette.line, 3),
    cos > 0.4 ? fill(ellipse(x - 3 * cos + 2 * sin, y - 3, 1.7 * cos, 2.4, 14), '#fff3d6') : '',
  ])
}

/** The lower half and what is seen between. @param {BeakSite} site @param {MouthPose} mouth @param {OwlPalette} palette */
function lowerBeak({ x, y, sin, cos }, mouth, palette) {
  const opens = OPENS[mouth.kind]
  if (!opens) return ''
  const drop = opens[0] + opens[1] * mouth.open
  if (drop < 2) return ''
  const w = Math.max(3, GAPE * 0.92 * cos * opens[2] * mouth.wide)
  const cx = x + TIP * 0.7 * sin
  const at = (/** @type {number} */ k, /** @type {number} */ h) =>
    `M${num(cx - w * k)} ${num(y + 1)}C${num(cx - w * k)} ${num(y + 4 + h)} ${num(cx - w * 0.5 * k)} ${num(y + 7 + h)} ${num(cx)} ${num(y + 7 + h)}S${num(cx + w * k)} ${num(y + 4 + h)} ${num(cx + w * k)} ${num(y + 1)}Z`
  const outer = at(1, drop + 3)
  const mouthIn = at(0.78, drop - 1)
  return (
    fill(outer, palette.hornShade) +
    line(outer, palette.line, 3) +
    fill(mouthIn, palette.line) +
    inside(mouthIn, fill(ellipse(cx, y + drop + 6, w * 0.62, 4.6), palette.accent)) +
    (mouth.kind === 'blep'
      ? fill(ellipse(cx + 1, y + 15, 3.6, 4.6), palette.accent) +
        line(ellipse(cx + 1, y + 15, 3.6, 4.6), palette.line, 2.2)
      : '')
  )
}

/** Corners of the closed beak: a smile is what they do. @param {BeakSite} site @param {MouthPose} mouth @param {OwlPalette} palette */
function gapes({ x, y, sin, cos }, mouth, palette) {
  const corners = CORNERS[mouth.kind]
  if (!corners || cos < 0.5) return ''
  return [-1, 1]
    .map((side, i) => {
      const from = x + side * GAPE * cos * 0.7 + 3 * sin
      const reach = side * (7.4 * mouth.wide * (cos - side * sin * 0.6))
      const up = corners[i]
      return line(
        `M${num(from)} ${num(y + 2.2)}q${num(reach * 0.8)} ${num(Math.abs(up) * 0.2 + (up > 0 ? 2 : -1))} ${num(reach)} ${num(-up)}`,
        palette.line,
        2.8,
      )
    })
    .join('')
}
