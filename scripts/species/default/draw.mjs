// @ts-check
// One cell of the atlas from one pose.

import { onItsWay, scaledAbout } from '../draw/sized.mjs'
import { group, resetIds } from '../draw/svg.mjs'
import { drawFront } from './front.mjs'
import { drawSide } from './side.mjs'
import { drawCurled } from './curled.mjs'
import { drawUpright } from './upright.mjs'
import { young } from './proportions.mjs'

const VIEWS = { front: drawFront, side: drawSide, curled: drawCurled, upright: drawUpright }

/** The middle of the cell, about which a creature tumbles in the air, px. */
const MIDDLE = [96, 104]

/** What a body of another size is scaled about, px: the ground below the middle, the wall, or the middle while it tumbles. */
const ANCHORS = { ground: [96, 199.8], wall: [188.6, 199.8] }

/** SVG content of a 192×208 cell. @param {import('./pose.mjs').Pose} pose @param {import('../draw/palette.mjs').Palette} palette @param {import('./proportions.mjs').Proportions} [size] */
export function drawPose(pose, palette, size = young) {
  resetIds()
  const { scale, wobble } = size
  const head = { ...pose.head, tilt: pose.head.tilt * wobble }
  const sized = onItsWay({ ...pose, head }, scale)
  const [x, y] = pose.spin ? MIDDLE : pose.view === 'upright' ? ANCHORS.wall : ANCHORS.ground
  const drawn = scaledAbout(VIEWS[pose.view](sized, palette, size), scale, x, y)
  return pose.spin ? group([drawn], `rotate(${pose.spin} ${MIDDLE.join(' ')})`) : drawn
}
