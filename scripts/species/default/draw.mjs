// @ts-check
// One cell of the atlas from one pose.

import { group, resetIds } from '../draw/svg.mjs'
import { drawFront } from './front.mjs'
import { drawSide } from './side.mjs'
import { drawCurled } from './curled.mjs'
import { drawUpright } from './upright.mjs'
import { young } from './proportions.mjs'

const VIEWS = { front: drawFront, side: drawSide, curled: drawCurled, upright: drawUpright }

/** The middle of the cell, about which a creature tumbles in the air, px. */
const MIDDLE = '96 104'

/** SVG content of a 192×208 cell. @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} [size] */
export function drawPose(pose, palette, size = young) {
  resetIds()
  const drawn = VIEWS[pose.view](pose, palette, size)
  return pose.spin ? group([drawn], `rotate(${pose.spin} ${MIDDLE})`) : drawn
}
