// @ts-check
// One cell of the atlas from one pose.

import { resetIds } from '../draw/svg.mjs'
import { drawFront } from './front.mjs'
import { drawSide } from './side.mjs'
import { drawCurled } from './curled.mjs'
import { young } from './proportions.mjs'

const VIEWS = { front: drawFront, side: drawSide, curled: drawCurled }

/** SVG content of a 192×208 cell. @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} [size] */
export function drawPose(pose, palette, size = young) {
  resetIds()
  return VIEWS[pose.view](pose, palette, size)
}
