// @ts-check
// One cell of the fox's atlas from one pose, at one stage of its life.

import { group, resetIds } from '../draw/svg.mjs'
import { drawCurled } from './curled.mjs'
import { stages } from './proportions.mjs'
import { drawSitting } from './sitting.mjs'
import { drawStanding } from './standing.mjs'
import { drawUpright } from './upright.mjs'

const VIEWS = {
  front: drawSitting,
  side: drawStanding,
  curled: drawCurled,
  upright: drawUpright,
}

/** The middle of the cell, about which a fox tumbles in the air, px. */
const MIDDLE = '96 104'

/** SVG content of a 192×208 cell. @param {import('../default/pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Stage} [stage] */
export function drawPose(pose, palette, stage = 'young') {
  resetIds()
  const drawn = VIEWS[pose.view](pose, palette, stages[stage])
  return pose.spin ? group([drawn], `rotate(${pose.spin} ${MIDDLE})`) : drawn
}
