// @ts-check
// Headphones, where a slime would have ears.

import { num } from '../draw/geometry.mjs'
import { mix } from '../draw/palette.mjs'
import { ellipse, fill, group, inside, line, outlineAll } from '../draw/svg.mjs'

/** @param {import('../draw/geometry.mjs').Point} at the face, px @param {import('./shapes.mjs').Drop} drop @param {import('../default/pose.mjs').Pose['head']} head @param {import('./palettes.mjs').SlimePalette} palette @param {number} tilt degrees */
export function drawPhones(at, drop, head, palette, tilt) {
  const w = drop.wide * 0.95
  const top = -drop.tall * 0.47
  const x = head.yaw * 4
  const band = `M${num(-w + x)} -4C${num(-w + 4 + x)} ${num(top * 0.62)} ${num(-w * 0.5 + x)} ${num(top)} ${num(x)} ${num(top)}S${num(w - 4 + x)} ${num(top * 0.62)} ${num(w + x)} -4`
  const cushion = (/** @type {-1 | 1} */ side) => {
    const shell = ellipse(side * w + x, 2, 9.5, 15.5, side * -4)
    return (
      outlineAll([shell], palette.line, 8.4) +
      fill(shell, palette.accent) +
      inside(
        shell,
        fill(ellipse(side * w + x + 5, 6, 9, 17), mix(palette.accent, palette.line, 0.25)),
      )
    )
  }
  return group(
    [
      line(band, palette.line, 6.4 + 8.4) + line(band, palette.accent, 6.4),
      cushion(-1),
      cushion(1),
    ],
    `translate(${num(at[0])} ${num(at[1])}) rotate(${num(tilt)})`,
  )
}
