// @ts-check
// On a wall at the right: the wheel runs up it, and two plungers hold on hand over hand.

import { num } from '../draw/geometry.mjs'
import { group } from '../draw/svg.mjs'
import { drawSuction } from './arms.mjs'
import { drawNeck, drawPot } from './body.mjs'
import { drawHead } from './head.mjs'
import { drawKey } from './key.mjs'
import { stages } from './proportions.mjs'
import { drawRunning } from './wheel.mjs'
import { works } from './works.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */

/** The wall, px from the middle of the cell; outlines end a little beyond. */
const WALL = 88.4

/** Where the plungers hold, px from the ground: the near one, the far one. */
const HOLDS = [-74, -124]

/** How far the body leans back from the wall, degrees, and the middle of its hip, px. */
const LEAN = -13
const HIP = [34, -45]

/**
 * @param {import('../default/pose.mjs').Pose} pose @param {import('./palettes.mjs').RobotPalette} palette @param {import('./proportions.mjs').Size} size
 */
export function drawOnWall(pose, palette, size) {
  const drive = works({ ...pose, facing: 1 })
  const { body, head, legs } = pose
  const torso = size.torso * body.tall
  const hip = /** @type {Point} */ ([
    HIP[0] + body.chest,
    HIP[1] + body.bob + (size.torso - stages.young.torso) * 1.4,
  ])
  const trunk = { hip: 0, collar: -torso, chest: 0, girth: body.hip * size.girth }
  const turn = (LEAN * Math.PI) / 180
  const collar = /** @type {Point} */ ([
    hip[0] + Math.sin(turn) * torso,
    hip[1] - Math.cos(turn) * torso,
  ])
  const at = /** @type {Point} */ ([
    collar[0] - 12 + head.x,
    collar[1] - size.neck - 33 * size.head + head.y,
  ])
  const hub = /** @type {[number, number]} */ ([WALL - size.wheel, -28])
  const arm = (/** @type {0 | 1} */ i) =>
    drawSuction(
      {
        from: [collar[0] + (i ? 12 : 2), collar[1] + 13],
        to: [WALL + legs[i].x, HOLDS[i] + legs[i].y],
        bend: i ? 2 : 9,
        pressed: legs[i].x > -1 ? 1 : 0,
      },
      palette,
      size,
    )
  const pot = group(
    [
      drawKey([0, -torso * 0.5], 262, drive.wound, palette, size),
      drawPot(trunk, drive, palette, size),
    ],
    `translate(${num(hip[0])} ${num(hip[1])}) rotate(${LEAN})`,
  )
  return [
    arm(1),
    drawRunning(
      { hub, hip: [hip[0] + 4, hip[1] - 10], turned: 84, rolled: drive.rolled },
      palette,
      { ...size, stabilised: false },
    ),
    drawNeck({ ...trunk, hip: hip[1], collar: collar[1], chest: collar[0] }, at, palette, size),
    pot,
    group(
      [drawHead(head, drive, palette, size)],
      `translate(${num(at[0])} ${num(at[1])}) rotate(${num(head.tilt)}) scale(${size.head})`,
    ),
    arm(0),
  ]
}
