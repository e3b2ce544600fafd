// @ts-check
// A head on a body: which drawing of it, where, and the shadow it throws.

import { num, place, spline } from '../draw/geometry.mjs'
import { group } from '../draw/svg.mjs'
import { drawHead, headOutline } from './head.mjs'
import { drawProfile, profileOutline } from './profile.mjs'

/** @typedef {import('../default/pose.mjs').Pose['head']} HeadPose */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */
/** @typedef {{x: number, y: number, turn: number}} HeadSite px, and degrees it is tilted */

/** From this yaw on a head is seen in profile. */
const PROFILE_AT = 0.9

/** Which way a head in profile looks; null for one whose two eyes can be seen. @param {HeadPose} head @returns {1 | -1 | null} */
const profiled = ({ yaw }) => (Math.abs(yaw) < PROFILE_AT ? null : yaw < 0 ? -1 : 1)

/** Scale of the drawing in use. @param {HeadPose} head @param {Proportions} size */
const scaleOf = (head, size) => (profiled(head) ? size.profile : size.head)

/** Its outline as it throws its shadow on what is behind it. @param {HeadPose} head @param {HeadSite} at @param {Proportions} size */
export function shadowOf(head, at, size) {
  const facing = profiled(head)
  const outline = facing ? profileOutline(head, size, facing) : headOutline(head, size)
  const scale = scaleOf(head, size)
  return spline(place(outline, { x: at.x - 1, y: at.y + 7, sx: scale, sy: scale, turn: at.turn }))
}

/** @param {HeadPose} head @param {HeadSite} at @param {import('../draw/palette.mjs').Palette} palette @param {Proportions} size */
export function placedHead(head, at, palette, size) {
  const facing = profiled(head)
  return group(
    [facing ? drawProfile(head, palette, size, facing) : drawHead(head, palette, size)],
    `translate(${num(at.x)} ${num(at.y)}) rotate(${num(at.turn)}) scale(${scaleOf(head, size)})`,
  )
}
