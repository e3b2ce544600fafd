// @ts-check
// One cell of the owl's atlas from one pose. Poses are those every species shares: paws are wingtips, ears are brow
// tufts, hindquarters off the ground are long legs, and a tail that puffs up is plumage that stands on end.

import { num } from '../draw/geometry.mjs'
import { group, resetIds } from '../draw/svg.mjs'
import { drawFront } from './front.mjs'
import { drawProfile } from './profile.mjs'
import { stages } from './proportions.mjs'

/** Where the ground line is, and the middle of the cell, px. */
const GROUND = 199.8
const MIDDLE = 96

/** SVG content of a 192×208 cell. @param {import('../default/pose.mjs').Pose} pose @param {import('./palettes.mjs').OwlPalette} palette @param {import('./proportions.mjs').Stage} [stage] */
export function drawPose(pose, palette, stage = 'young') {
  resetIds()
  const size = stages[stage]
  const onWall = pose.view === 'upright'
  const aside = pose.view === 'side' ? pose.facing : 1
  const wide = 1 / Math.sqrt(pose.stretch)
  const parts =
    onWall || pose.view === 'side'
      ? drawProfile(pose, palette, size, onWall)
      : drawFront(pose, palette, size)
  const drawn = group(
    parts,
    `translate(${num(MIDDLE + pose.x * aside)} ${num(GROUND + pose.y)}) rotate(${num(pose.lean * aside)}) scale(${num(wide)} ${num(pose.stretch)})`,
  )
  return pose.spin ? group([drawn], `rotate(${pose.spin} ${MIDDLE} 104)`) : drawn
}
