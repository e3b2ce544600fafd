// @ts-check
// Props and effects of a pose: a dragon's own, and those all species share.

import { drawExtras } from '../draw/extras.mjs'
import { HOARD, drawOwn } from './hoard.mjs'

/** The pose's things of one kind, in order. @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {(extra: import('../default/pose.mjs').Extra) => boolean} which */
export const drawThings = (pose, palette, which) =>
  pose.extras
    .filter((extra) => extra.size > 0.05 && which(extra))
    .map((extra) => (HOARD[extra.kind] ? drawOwn(extra, palette) : drawExtras([extra], palette)))
    .join('')
