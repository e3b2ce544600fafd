// @ts-check
// Oom, an owl.

import { drawPose } from './draw.mjs'
import { accents, palettes, signature } from './palettes.mjs'
import { aliases, neutralCell, next, ownAnimations, standardRows } from './sheets.mjs'

/** @type {(pose: import('../default/pose.mjs').Pose, coat: string, stage?: import('./proportions.mjs').Stage) => string} */
const draw = (pose, coat, stage = 'young') => drawPose(pose, palettes[coat], stage)

/** @type {import('../species.mjs').Species} */
export const oom = {
  id: 'owl',
  displayName: 'Oom',
  description:
    'A small owl with great dignity and weak nerves. It looks at things from both sides, swallows them whole, and turns its head all the way round.',
  palettes,
  accents,
  signature,
  standardRows,
  neutralCell,
  ownAnimations,
  aliases,
  next,
  draw,
}
