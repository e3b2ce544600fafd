// @ts-check
// Tock, a robot somebody made from a kettle, a lantern and a wireless.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { stages } from './proportions.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** @typedef {import('../default/pose.mjs').Pose} Pose */
/** @typedef {import('./proportions.mjs').Stage} Stage */

/** @type {import('../species.mjs').Species} */
export const tock = {
  id: 'robot',
  displayName: 'Tock',
  description:
    'A small robot somebody made from a kettle, a lantern and a wireless. It balances on one wheel, boils over with joy, and sleeps folded up in its own body.',
  palettes,
  accents,
  signature,
  standardRows,
  neutralCell,
  ownAnimations,
  aliases,
  next,
  draw: (
    /** @type {Pose} */ pose,
    /** @type {string} */ coat,
    /** @type {Stage} */ stage = 'young',
  ) => drawPose(pose, palettes[coat], stages[stage]),
}
