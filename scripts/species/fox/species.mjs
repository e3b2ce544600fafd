// @ts-check
// Rusk, a fox.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** @type {import('../species.mjs').Species} */
export const rusk = {
  id: 'fox',
  displayName: 'Rusk',
  description:
    'A long, sly fox with dark stockings and a brush as long as itself. It pounces nose first, hides behind its tail, and takes a bow.',
  palettes,
  accents,
  signature,
  standardRows,
  neutralCell,
  ownAnimations,
  aliases,
  next,
  draw: (pose, coat, /** @type {import('./proportions.mjs').Stage} */ stage = 'young') =>
    drawPose(pose, palettes[coat], stage),
}
