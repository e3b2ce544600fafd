// @ts-check
// Huff, a very small dragon.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** The dragon. Its `draw` takes a growth stage after the coat. */
export const huff = {
  id: 'dragon',
  displayName: 'Huff',
  description:
    'A very small, very proud dragon with one chipped horn. It toasts its food, guards its one coin, and hiccups rings of smoke.',
  palettes,
  accents,
  signature,
  standardRows,
  neutralCell,
  ownAnimations,
  aliases,
  next,
  /** @param {import('./pose.mjs').DragonPose} pose @param {string} coat @param {import('./proportions.mjs').Stage} [stage] */
  draw: (pose, coat, stage) => drawPose(pose, palettes[coat], stage),
}
