// @ts-check
// An owl's eyes: a ring of amber round a pupil that opens for what it loves and shrinks when it is startled.

import { clamp, lerp, num } from '../draw/geometry.mjs'
import { drawEye } from '../draw/eyes.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group, inside, line } from '../draw/svg.mjs'

/** @typedef {import('../draw/eyes.mjs').EyePose} EyePose */
/** @typedef {import('../draw/eyes.mjs').EyeSite} EyeSite */

/** An eye opened wider than this has seen something. */
const STARTLED = 1.06

/** One eye. @param {EyeSite} site @param {EyePose} eye @param {import('./palettes.mjs').OwlPalette} palette */
export function drawOwlEye(site, eye, palette) {
  if (eye.kind !== 'ball' || eye.lid > 0.93) return drawEye(site, eye, palette)
  const { x, y, side, turn } = site
  const rx = site.rx * lerp(1, eye.size, 0.7)
  const ry = site.ry * eye.size
  const ball = ellipse(x, y, rx, ry, turn)
  const wide = clamp(
    1 + eye.shine * 0.14 - Math.max(0, eye.size - STARTLED) * 3.4 * (1 - eye.shine),
    0.56,
    1.14,
  )
  const gx = x + eye.lookX * 0.9
  const gy = y + eye.lookY * 0.9
  const px = rx * 0.62 * wide
  const py = ry * 0.68 * wide
  const ring = ellipse(x, y, rx - 2.3, ry - 2.3, turn)
  const parts = [
    fill(ball, palette.line),
    fill(ring, palette.iris),
    inside(
      ring,
      fill(ellipse(x, y - ry * 1.05, rx * 1.5, ry * 0.9), mix(palette.iris, palette.line, 0.34)),
    ),
    inside(ring, fill(ellipse(gx, gy, px, py, turn), palette.line)),
    fill(ellipse(gx - px * 0.42, gy - py * 0.46, rx * 0.29, ry * 0.25, -18), '#ffffff'),
    fill(ellipse(gx + px * 0.5, gy + py * 0.46, rx * 0.14, ry * 0.12), '#ffffff'),
    eye.shine > 0
      ? fill(
          ellipse(gx - px * 0.4, gy + py * 0.5, rx * 0.19 * eye.shine, ry * 0.14 * eye.shine),
          '#ffffff',
        )
      : '',
  ]
  return lidded({ x, y, rx, ry, side }, eye, ball, parts, palette)
}

/** @param {{x: number, y: number, rx: number, ry: number, side: number}} site @param {EyePose} eye @param {string} ball @param {string[]} parts @param {import('./palettes.mjs').OwlPalette} palette */
function lidded({ x, y, rx, ry, side }, eye, ball, parts, palette) {
  const top = y - ry - 3 + eye.lid * (ry * 2 + 3)
  const tilt = Math.tan((eye.slant * side * Math.PI) / 180) * rx * 1.3
  const sag = 2.5 * (1 - eye.lid) - 9 * eye.soft * eye.lid
  const [left, right] = [x - rx * 1.25, x + rx * 1.25]
  const lidLine = `M${num(left)} ${num(top - tilt + sag)}Q${num(x)} ${num(top - sag)} ${num(right)} ${num(top + tilt + sag)}`
  const low = y + ry + 2 - eye.lower * ry
  const lowLine = `M${num(left)} ${num(low + 3)}Q${num(x)} ${num(low - 5 * eye.lower)} ${num(right)} ${num(low + 3)}`
  const open = `${lidLine}L${num(right)} ${num(low + 3)}Q${num(x)} ${num(low - 5 * eye.lower)} ${num(left)} ${num(low + 3)}Z`
  const above = `${lidLine}V${num(y - 40)}H${num(left)}Z`
  const drawn = eye.lid > 0.12 || Math.abs(eye.slant) > 12
  return (
    (drawn ? inside(above, fill(ball, mix(palette.body, palette.belly, 0.42))) : '') +
    inside(open, group(parts)) +
    (drawn ? inside(ellipse(x, y, rx * 1.28, ry * 1.2), line(lidLine, palette.line, 3.4)) : '') +
    (eye.lower > 0.1 ? inside(ellipse(x, y, rx * 1.1, ry), line(lowLine, palette.line, 2.6)) : '')
  )
}
