// @ts-check
// One cell of the dragon's atlas from one pose.

import { group, resetIds } from '../draw/svg.mjs'
import { drawCurled } from './curled.mjs'
import { drawFront } from './front.mjs'
import { stages } from './proportions.mjs'
import { drawSide } from './side.mjs'
import { drawUpright } from './upright.mjs'

const VIEWS = { front: drawFront, side: drawSide, curled: drawCurled, upright: drawUpright }

/** The middle of the cell, about which a creature tumbles in the air, px. */
const MIDDLE = '96 104'

/** SVG content of a 192×208 cell. @param {import('./pose.mjs').DragonPose} pose @param {import('./palettes.mjs').DragonPalette} palette @param {import('./proportions.mjs').Stage} [stage] */
export function drawPose(pose, palette, stage = 'young') {
  resetIds()
  const drawn = VIEWS[pose.view](pose, palette, stages[stage])
  return pose.spin ? group([drawn], `rotate(${pose.spin} ${MIDDLE})`) : drawn
}
