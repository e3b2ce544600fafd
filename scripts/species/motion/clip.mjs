// @ts-check
// An animation: a resting pose, tracks over it, a duration for every frame, and what swings after.

import { lay, valueAt } from './tracks.mjs'
import { follow } from './follow.mjs'

/**
 * @typedef {object} Script
 * @property {() => import('../default/pose.mjs').Pose} rest the pose tracks start from
 * @property {number[]} durations ms per frame @property {boolean} [loop]
 * @property {import('./tracks.mjs').Tracks} [tracks]
 * @property {number} [swing] how strongly ears and tail follow; 0 turns it off, 1 is normal
 * @property {(frame: number, pose: import('../default/pose.mjs').Pose) => import('../default/pose.mjs').Extra[]} [extras] props and effects of a frame
 * @property {number} [stridePx] px of ground one cycle covers
 * @property {number} [growsIn] the frame a body that grows is first seen in
 */

/**
 * @typedef {object} Clip
 * @property {import('../default/pose.mjs').Pose[]} poses @property {number[]} durationsMs @property {boolean} loop @property {number} [stridePx] @property {number} [growsIn]
 */

/** Poses of an animation, one per frame. @param {Script} script @returns {Clip} */
export function clip({
  rest,
  durations,
  loop = false,
  tracks = {},
  swing = 1,
  extras,
  stridePx,
  growsIn,
}) {
  const poses = durations.map((_, frame) => {
    const changes = Object.fromEntries(
      Object.entries(tracks).map(([path, keys]) => [path, valueAt(keys, frame)]),
    )
    return lay(rest(), changes)
  })
  if (swing) follow(poses, { loop, swing })
  if (extras) poses.forEach((pose, frame) => (pose.extras = extras(frame, pose)))
  return {
    poses,
    durationsMs: durations,
    loop,
    ...(stridePx && { stridePx }),
    ...(growsIn && { growsIn }),
  }
}

/** Frames of another clip in an order of one's own. @param {Clip} source @param {number[]} order frame numbers @param {number[]} durations ms @param {boolean} [loop] @returns {Clip} */
export const recut = (source, order, durations, loop = false) => ({
  poses: order.map((frame) => source.poses[frame]),
  durationsMs: durations,
  loop,
})

/** `count` frames of the same length, the last one longer if asked. @param {number} count @param {number} ms @param {number} [last] @returns {number[]} */
export const beats = (count, ms, last = ms) =>
  Array.from({ length: count }, (_, i) => (i === count - 1 ? last : ms))

/** One clip after another. @param {Clip[]} clips @returns {Clip} */
export const join = (...clips) => ({
  poses: clips.flatMap((each) => each.poses),
  durationsMs: clips.flatMap((each) => each.durationsMs),
  loop: false,
})
