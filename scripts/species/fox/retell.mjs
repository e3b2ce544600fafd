// @ts-check
// A shared movement as a fox makes it: the same body, told with its own tail.

import { lay, valueAt } from '../motion/tracks.mjs'
import { sitting, wrapped } from './pose.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../motion/tracks.mjs').Tracks} Tracks */

/** Keeps what the body does; the tail lies round the feet unless the tracks say otherwise. @param {Clip} source @param {Tracks} [tracks] @returns {Clip} */
export const retold = (source, tracks = {}) => ({
  ...source,
  poses: source.poses.map((shared, frame) => {
    const pose = structuredClone(shared)
    pose.tail = sitting().tail
    const changes = Object.entries(tracks).map(([path, keys]) => [path, valueAt(keys, frame)])
    return lay(lay(pose, wrapped), Object.fromEntries(changes))
  }),
})
