// @ts-check
// How a foot goes, and a paw on a wall: half of a cycle it stays where it is while the body passes, half it swings on.

/**
 * Where a foot is, px from its rest; the ground is below it.
 * @param {number} phase of its cycle, 1 is a whole one; in the first half it is on the ground
 * @param {number} stride px the body goes in a cycle @param {number} lift px
 */
export function step(phase, stride, lift) {
  const p = phase % 1
  if (p < 0.5) return { x: stride / 4 - stride * p, y: 0 }
  const t = (p - 0.5) * 2
  const eased = t * t * (3 - 2 * t)
  return { x: -stride / 4 + (stride / 2) * eased, y: -lift * Math.sin(Math.PI * t) }
}

/**
 * The same up a wall at the right: where a paw is, px from its rest.
 * @param {number} phase of its cycle; in the first half it holds on @param {number} stride px @param {number} lift px off the wall
 */
export function grip(phase, stride, lift) {
  const { x, y } = step(phase, stride, lift)
  return { x: y, y: -x }
}
