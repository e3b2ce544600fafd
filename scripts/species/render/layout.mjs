// @ts-check
// Where the frames of named animations lie on a sheet: each starts a row, and goes on in the next when it is full.

import { COLUMNS } from './raster.mjs'

/** @typedef {[string, import('../motion/clip.mjs').Clip]} Named */

/** First row of every animation. @param {Named[]} animations @returns {Map<string, number>} */
export function rowsOf(animations) {
  let row = 0
  return new Map(
    animations.map(([name, clip]) => {
      const first = row
      row += Math.ceil(clip.poses.length / COLUMNS)
      return /** @type {[string, number]} */ ([name, first])
    }),
  )
}

/** Rows a sheet needs. @param {Named[]} animations */
export const rowCount = (animations) =>
  animations.reduce((sum, [, clip]) => sum + Math.ceil(clip.poses.length / COLUMNS), 0)

/** Every frame with its place. @param {Named[]} animations */
export function placeFrames(animations) {
  const rows = rowsOf(animations)
  return animations.flatMap(([name, clip]) =>
    clip.poses.map((pose, frame) => ({
      row: /** @type {number} */ (rows.get(name)) + Math.floor(frame / COLUMNS),
      column: frame % COLUMNS,
      pose,
    })),
  )
}
