// @ts-check
// Eyes and brows. Tall ovals with two highlights; lids cut them, and a shut eye is one curved line.

import { arc, lerp, num, spline } from './geometry.mjs'
import { ellipse, fill, group, inside, line, swell } from './svg.mjs'
import { mix } from './palette.mjs'

/**
 * @typedef {object} EyePose
 * @property {number} lid upper lid: 0 open, 1 shut @property {number} lower lower lid: 0 open, 1 half way up (a smile)
 * @property {number} soft 0 a level upper lid, 1 one that hangs in the middle: sleep, not boredom
 * @property {number} slant lid and brow angle, degrees; positive lowers the outer end (sad), negative the inner end (stern)
 * @property {'ball' | 'happy' | 'rest' | 'squeeze' | 'dizzy'} kind ball shows the eye; the others are drawn shut, dizzy as a spiral
 * @property {number} size 1 is normal @property {number} lookX px of gaze @property {number} lookY px of gaze
 * @property {number} brow px the brow is raised @property {number} shine extra sparkle, 0 to 1
 */

/**
 * @typedef {object} EyeSite where an eye sits and how wide it looks there
 * @property {number} x @property {number} y @property {number} rx px @property {number} ry px @property {-1 | 1} side -1 is the viewer's left
 * @property {number} turn degrees the oval leans
 */

/** One eye. @param {EyeSite} site @param {EyePose} eye @param {import('./palette.mjs').Palette} palette */
export function drawEye(site, eye, palette) {
  const rx = site.rx * lerp(1, eye.size, 0.7)
  const ry = site.ry * eye.size
  if (eye.kind !== 'ball' || eye.lid > 0.93) return shutEye({ ...site, rx, ry }, eye, palette)
  return openEye({ ...site, rx, ry }, eye, palette)
}

/** @param {EyeSite} site @param {EyePose} eye @param {import('./palette.mjs').Palette} palette */
function openEye({ x, y, rx, ry, side, turn }, eye, palette) {
  const ball = ellipse(x, y, rx, ry, turn)
  const gx = x + eye.lookX
  const gy = y + eye.lookY
  const glow = mix(palette.iris, palette.line, 0.1)
  const top = y - ry - 3 + eye.lid * (ry * 2 + 3)
  const tilt = Math.tan((eye.slant * side * Math.PI) / 180) * rx * 1.3
  const sag = 2.5 * (1 - eye.lid) - 9 * eye.soft * eye.lid
  const lidLine = `M${num(x - rx * 1.25)} ${num(top - tilt + sag)}Q${num(x)} ${num(top - sag)} ${num(x + rx * 1.25)} ${num(top + tilt + sag)}`
  const lowTop = y + ry + 2 - eye.lower * ry
  const open = `${lidLine}L${num(x + rx * 1.25)} ${num(lowTop + 3)}Q${num(x)} ${num(lowTop - 5 * eye.lower)} ${num(x - rx * 1.25)} ${num(lowTop + 3)}Z`
  const parts = [
    fill(ball, palette.line),
    inside(ball, fill(ellipse(gx, gy + ry * 0.62, rx * 0.78, ry * 0.52), glow)),
    inside(ball, fill(ellipse(gx, gy - ry * 0.02, rx * 0.66, ry * 0.68), palette.line)),
    fill(ellipse(gx - rx * 0.3, gy - ry * 0.42, rx * 0.42, ry * 0.33, -18), '#ffffff'),
    fill(ellipse(gx + rx * 0.38, gy + ry * 0.42, rx * 0.2, ry * 0.15), '#ffffff'),
  ]
  if (eye.shine > 0)
    parts.push(
      fill(
        ellipse(gx - rx * 0.35, gy + ry * 0.5, rx * 0.26 * eye.shine, ry * 0.17 * eye.shine),
        '#ffffff',
      ),
    )
  const lidSkin = eye.lid > 0.12 ? fill(ball, mix(palette.body, palette.shade, 0.28)) : ''
  const lash = eye.lid > 0.12 ? line(lidLine, palette.line, 3.4) : ''
  return (
    lidSkin +
    inside(open, group(parts)) +
    (lash && inside(ellipse(x, y, rx * 1.32, ry * 1.2), lash))
  )
}

/** @param {EyeSite} site @param {EyePose} eye @param {import('./palette.mjs').Palette} palette */
function shutEye({ x, y, rx, ry, side }, eye, palette) {
  const w = rx * 1.18
  if (eye.kind === 'squeeze') {
    const d = `M${num(x + side * w)} ${num(y - 7)}L${num(x - side * w * 0.7)} ${num(y)}L${num(x + side * w)} ${num(y + 7)}`
    return line(d, palette.line, 4)
  }
  if (eye.kind === 'dizzy') return line(spiral(x, y, rx, ry, side), palette.line, 3)
  const up = eye.kind === 'happy'
  const base = y + (up ? ry * 0.22 : ry * 0.3)
  const bend = up ? -ry * 1.25 : ry * 0.85
  const tilt = Math.tan((eye.slant * side * Math.PI) / 180) * w
  const points = arc([x - w, base - tilt], [x, base + bend], [x + w, base + tilt], 10)
  return swell(points, 5.4, palette.line)
}

/** Winds from the middle out; the two eyes mirror each other. @param {number} x @param {number} y @param {number} rx px @param {number} ry px @param {-1 | 1} side */
function spiral(x, y, rx, ry, side) {
  const points = Array.from({ length: 15 }, (_, i) => {
    const a = i * 0.86
    const r = 0.08 + (i / 14) * 0.84
    return /** @type {import('./geometry.mjs').Point} */ ([
      x + side * Math.cos(a) * rx * 1.15 * r,
      y + Math.sin(a) * ry * 0.9 * r,
    ])
  })
  return spline(points, { closed: false })
}

/** The spot over an eye that does a brow's work. @param {EyeSite} site @param {EyePose} eye @param {string} colour */
export function drawBrow({ x, y, rx, ry, side }, eye, colour) {
  const by = y - ry - 6.5 - eye.brow
  return fill(ellipse(x - side * 2, by, rx * 0.62, 2.9, eye.slant * side * 1.15 + side * 8), colour)
}
