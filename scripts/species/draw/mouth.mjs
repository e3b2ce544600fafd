// @ts-check
// Nose and mouth. `kind` chooses the drawing, `open` how far it is open (0 to 1), `wide` scales its width.

import { num } from './geometry.mjs'
import { ellipse, fill, inside, line } from './svg.mjs'

/**
 * @typedef {object} MouthPose
 * @property {'cat' | 'laugh' | 'oh' | 'flat' | 'frown' | 'wobble' | 'chew' | 'smirk' | 'blep'} kind
 * @property {number} open 0 to 1 @property {number} wide 1 is normal
 */

/** The small nose. @param {number} x @param {number} y @param {number} squeeze horizontal scale @param {string} colour */
export function drawNose(x, y, squeeze, colour) {
  const w = 5 * squeeze
  const d = `M${num(x - w)} ${num(y - 2.2)}Q${num(x)} ${num(y - 4.2)} ${num(x + w)} ${num(y - 2.2)}Q${num(x + w * 0.8)} ${num(y + 2.4)} ${num(x)} ${num(y + 3.2)}Q${num(x - w * 0.8)} ${num(y + 2.4)} ${num(x - w)} ${num(y - 2.2)}Z`
  return fill(d, colour) + line(d, colour, 1.2)
}

/** Mouth under the nose at (x, y). @param {number} x @param {number} y @param {number} squeeze @param {MouthPose} mouth @param {import('./palette.mjs').Palette} palette */
export function drawMouth(x, y, squeeze, mouth, palette) {
  const w = 9 * mouth.wide * squeeze
  const ink = palette.line
  const at = (/** @type {number} */ dx, /** @type {number} */ dy) => `${num(x + dx)} ${num(y + dy)}`
  const smile = `M${at(-w, 1)}Q${at(-w * 0.85, 6.5)} ${at(-w * 0.4, 5.6)}Q${at(-w * 0.05, 5)} ${at(0, 0.5)}Q${at(w * 0.05, 5)} ${at(w * 0.4, 5.6)}Q${at(w * 0.85, 6.5)} ${at(w, 1)}`
  switch (mouth.kind) {
    case 'cat':
      return line(smile, ink, 2.8)
    case 'blep': {
      const tongue = `M${at(-1, 4.6)}Q${at(-1, 13)} ${at(3.6, 12.4)}Q${at(7.4, 11.6)} ${at(6.6, 4.6)}Z`
      return fill(tongue, palette.accent) + line(tongue, ink, 2.4) + line(smile, ink, 2.8)
    }
    case 'smirk':
      return line(`M${at(-w * 0.7, 4)}Q${at(0, 6)} ${at(w, 1)}`, ink, 3)
    case 'flat':
      return line(`M${at(-w * 0.6, 4.5)}Q${at(0, 3.6)} ${at(w * 0.6, 4.5)}`, ink, 3)
    case 'frown':
      return line(`M${at(-w * 0.7, 6.5)}Q${at(0, 0)} ${at(w * 0.7, 6.5)}`, ink, 3)
    case 'wobble':
      return line(
        `M${at(-w * 0.9, 6)}Q${at(-w * 0.5, 2)} ${at(-w * 0.15, 4.6)}T${at(w * 0.4, 4.6)}T${at(w * 0.9, 5.4)}`,
        ink,
        3,
      )
    case 'chew':
      return line(
        `M${at(-w * 0.55, 3.5 + mouth.open * 2)}Q${at(0, 6 - mouth.open * 3)} ${at(w * 0.55, 3.5 + mouth.open * 2)}`,
        ink,
        3,
      )
    case 'oh':
      return cave(
        ellipse(x, y + 5 + mouth.open * 4, w * 0.5 + mouth.open * 1.5, 3 + mouth.open * 6.5),
        x,
        y + 8 + mouth.open * 9,
        w * 0.55,
        palette,
      )
    case 'laugh': {
      const h = 5 + mouth.open * 13
      const d = `M${at(-w * 1.02, 2)}Q${at(-w * 0.4, 5)} ${at(0, 1.6)}Q${at(w * 0.4, 5)} ${at(w * 1.02, 2)}Q${at(w * 0.95, h)} ${at(0, h)}Q${at(-w * 0.95, h)} ${at(-w * 1.02, 2)}Z`
      return cave(d, x, y + h + 0.5, w * 0.72, palette) + fang(x + w * 0.52, y + 4)
    }
  }
}

/** The one small tooth that always shows. @param {number} x @param {number} y */
const fang = (x, y) =>
  fill(
    `M${num(x - 2)} ${num(y)}L${num(x + 2.2)} ${num(y - 0.6)}L${num(x + 0.4)} ${num(y + 3.6)}Z`,
    '#ffffff',
  )

/** An open mouth with a tongue. @param {string} d @param {number} tx @param {number} ty @param {number} tr @param {import('./palette.mjs').Palette} palette */
const cave = (d, tx, ty, tr, palette) =>
  fill(d, palette.line) +
  inside(d, fill(ellipse(tx, ty, tr, tr * 0.85), palette.accent)) +
  line(d, palette.line, 3)
