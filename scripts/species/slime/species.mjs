// @ts-check
// Plip, a drop of jelly.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { stages } from './proportions.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** @type {import('../species.mjs').Species} */
export const plip = {
  id: 'slime',
  displayName: 'Plip',
  description:
    'A drop of jelly with a sprout on its head. It hops, eats by closing over things, and its leaves show how it feels.',
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
