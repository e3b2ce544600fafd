// @ts-check
// Wick, the species a new pet is of.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { stages } from './proportions.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** @type {import('../species.mjs').Species} */
export const wick = {
  id: 'default',
  displayName: 'Wick',
  description:
    'A small fox-cat familiar with one bent ear, a spark on its forehead and a tail like a flame.',
  palettes,
  accents,
  signature,
  standardRows,
  neutralCell,
  ownAnimations,
  aliases,
  next,
  draw: (pose, coat, stage = 'young') => drawPose(pose, palettes[coat], stages[stage]),
}
