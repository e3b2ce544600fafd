// @ts-check
// A shared movement as a fox makes it: the same body, told with its own tail.

import { clamp } from '../draw/geometry.mjs'
import { lay, valueAt } from '../motion/tracks.mjs'
import { sitting, wrapped } from './pose.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../motion/tracks.mjs').Tracks} Tracks */

/** Where a shared prop is beside a fox, px: its chest is nearer the cell's left edge. @param {import('../default/pose.mjs').Extra} extra @returns {import('../default/pose.mjs').Extra} */
const moved = (extra) =>
  extra.kind === 'rays'
    ? { ...extra, x: extra.x + 3, size: extra.size * 0.95 }
    : { ...extra, x: clamp(extra.x, -60, 86) }

/** Keeps what the body does; the tail lies round the feet unless the tracks say otherwise. @param {Clip} source @param {Tracks} [tracks] @returns {Clip} */
export const retold = (source, tracks = {}) => ({
  ...source,
  poses: source.poses.map((shared, frame) => {
    const pose = structuredClone(shared)
    pose.tail = sitting().tail
    pose.extras = pose.extras.map(moved)
    const changes = Object.entries(tracks).map(([path, keys]) => [path, valueAt(keys, frame)])
    return lay(lay(pose, wrapped), Object.fromEntries(changes))
  }),
})
