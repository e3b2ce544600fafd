// @ts-check
// Props and effects of a pose: a dragon's own, and those all species share.

import { drawExtras } from '../draw/extras.mjs'
import { HOARD, drawOwn } from './hoard.mjs'

/** @typedef {import('../default/pose.mjs').Extra} Extra */

/** Nothing floats higher, px, or it would be cut off. */
const HIGHEST = -172

/** What hangs down from where it is held, px. @type {Record<string, number>} */
const HANGS = { cable: 62 }

/** Beside a smaller dragon things are lower and nearer, and a little smaller. @param {Extra} extra @param {import('./proportions.mjs').Proportions} size @returns {Extra} */
function beside(extra, { across, tall }) {
  const size = extra.size * (tall < 1 ? (1 + tall) / 2 : 1)
  const y = Math.min(extra.y * tall, -(HANGS[extra.kind] ?? 0) * size)
  return { ...extra, size, x: extra.x * across, y: Math.max(HIGHEST, y) }
}

/** The pose's things of one kind, in order. @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Proportions} size @param {(extra: Extra) => boolean} which */
export const drawThings = (pose, palette, size, which) =>
  pose.extras
    .filter((extra) => extra.size > 0.05 && which(extra))
    .map((extra) => beside(extra, size))
    .map((extra) => (HOARD[extra.kind] ? drawOwn(extra, palette) : drawExtras([extra], palette)))
    .join('')
