// @ts-check
// The head: a broad skull on a blunt snout, drawn from the front and in three-quarter view and blended by `yaw`.

import { blend, clamp, lerp, num, place, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, inside, line, outlineAll, outside, patched } from '../draw/svg.mjs'
import { drawBrow, drawEye } from '../draw/eyes.mjs'
import { drawMouth } from '../draw/mouth.mjs'
import { mix } from '../draw/palette.mjs'
import { crestShapes, finShape, hornShape } from './crown.mjs'
import { drawPhones, drawShell } from './headgear.mjs'
import { inksOf } from './inks.mjs'
import { turnOf } from './turn.mjs'

/** @typedef {import('../draw/geometry.mjs').Point} Point */
/** @typedef {import('../default/head.mjs').HeadPose} HeadPose */
/** @typedef {import('./palettes.mjs').DragonPalette} DragonPalette */
/** @typedef {import('./proportions.mjs').Proportions} Proportions */

/** Outlines start at the crown and run clockwise: skull, cheek, jowl, chin. @type {Point[]} */
const FRONT = [
  [0, -42],
  [24, -39],
  [41, -26],
  [47, -9],
  [46, 4],
  [50, 15],
  [52, 27],
  [44, 39],
  [24, 45],
  [0, 46],
  [-24, 45],
  [-44, 39],
  [-52, 27],
  [-50, 15],
  [-46, 4],
  [-47, -9],
  [-41, -26],
  [-24, -39],
]

/** Three-quarter view to the viewer's right: brow, bridge, nose and chin show on the far side. @type {Point[]} */
const TURNED = [
  [-6, -43],
  [18, -41],
  [35, -31],
  [41, -15],
  [45, -2],
  [58, 5],
  [67, 18],
  [62, 34],
  [42, 42],
  [12, 45],
  [-16, 43],
  [-37, 37],
  [-48, 26],
  [-52, 13],
  [-53, 0],
  [-52, -12],
  [-46, -27],
  [-29, -40],
]

/** Edge of the pale lower jaw, from the front and turned. @type {Point[][]} */
const JAW = [
  [
    [-66, 18],
    [-44, 26],
    [-22, 30],
    [0, 30.5],
    [22, 30],
    [44, 26],
    [66, 18],
    [66, 64],
    [-66, 64],
  ],
  [
    [-70, 34],
    [-44, 31],
    [-18, 32],
    [12, 33],
    [38, 33],
    [56, 30],
    [76, 24],
    [76, 64],
    [-70, 64],
  ],
]

/** Places of features: on the right from the front, and turned to the right on the near and the far side; x, y, width. */
const SPOTS = {
  eye: { front: [28, -5, 1], near: [-5, -5, 1.02], far: [31, -7, 0.66], deep: 4 },
  cheek: { front: [41, 17, 1], near: [-24, 19, 1], far: [50, 18, -1], deep: 3 },
  nostril: { front: [8, 14, 1], near: [47, 10, 0.9], far: [60, 10, 0.6], deep: 7 },
  mouth: { front: [0, 24, 1], near: [35, 25.5, 0.86], far: [35, 25.5, 0.86], deep: 6 },
  snout: { front: [0, 19, 1], near: [41, 18, 0.84], far: [41, 18, 0.84], deep: 6 },
}

/** Where a feature is. @param {keyof typeof SPOTS} name @param {-1 | 1} side -1 is the viewer's left @param {{yaw: number, pitch: number}} head */
export function spot(name, side, { yaw, pitch }) {
  const { front, near, far, deep } = SPOTS[name]
  const { t, way } = turnOf(yaw)
  const turned = side * way < 0 ? near : far
  return {
    x: lerp(side * front[0], way * turned[0], t),
    y: lerp(front[1], turned[1], t) + pitch * deep,
    wide: clamp(lerp(front[2], turned[2], t), 0, 1.1),
  }
}

/** Outline of the head in its own axes. @param {HeadPose} pose @returns {Point[]} */
export function headOutline({ yaw, pitch, cheeks }) {
  const { t, way } = turnOf(yaw)
  return place(blend(FRONT, TURNED, t), { sx: way }).map(([x, y, corner]) => {
    const cheek = clamp((y - 2) / 20, 0, 1) * clamp((Math.abs(x) - 26) / 24, 0, 1)
    return [x + Math.sign(x) * cheeks * cheek, y + pitch * (y < 0 ? 1.5 : 3), corner ?? 0]
  })
}

/** Outline of the head where it is on the body. @param {HeadPose} pose @param {{x: number, y: number}} at @param {number} scale @returns {string} */
export const headAt = (pose, at, scale) =>
  spline(headOutline(pose).map(([x, y, k]) => [x * scale + at.x, y * scale + at.y, k ?? 0]))

/** The whole head about its own middle. @param {HeadPose} pose @param {DragonPalette} palette @param {Proportions} size */
export function drawHead(pose, palette, size) {
  const { light, dark } = inksOf(palette)
  const width = size.line / size.head
  const { t, way } = turnOf(pose.yaw)
  const outline = spline(headOutline(pose))
  const jaw = spline(
    place(blend(JAW[0], JAW[1], t), { sx: way }).map(([x, y]) => [x, y + pose.pitch * 4]),
  )
  const crown = [
    ...crestShapes(pose, size).map((d) => ({ d, light: light.wing, dark: dark.wing, ribs: '' })),
    ...[-1, 1].flatMap((side) => {
      const i = side < 0 ? 0 : 1
      const s = /** @type {-1 | 1} */ (side)
      const fin = finShape(pose.ears[i], s, pose, size.fin)
      const horn = hornShape(s, pose, size)
      return [
        { d: fin.d, light: light.wing, dark: dark.wing, ribs: fin.ribs },
        { d: horn.d, light: light.horn, dark: dark.horn, ribs: horn.ribs },
      ]
    }),
  ]
  const lightFalls = ellipse(-9 + pose.yaw * 4, -9 + pose.pitch * 2, 56, 49, -8)
  const snout = spot('snout', 1, pose)
  const muzzle = ellipse(snout.x, snout.y - 1, 31 * snout.wide, 15)
  return group([
    outlineAll(
      crown.map(({ d }) => d),
      light.line,
      width * 2,
    ),
    ...crown.map(
      ({ d, light: lit, dark: dim, ribs }) =>
        fill(d, lit) +
        inside(d, outside(lightFallsOn(pose), fill(d, dim)) + (ribs && line(ribs, light.line, 2))),
    ),
    outlineAll([outline], light.line, width * 2),
    fill(outline, light.body) +
      inside(outline, fill(muzzle, light.muzzle) + fill(jaw, light.belly) + scales(pose, light)),
    outside(lightFalls, patched(outline, dark.body, jaw, dark.belly)),
    ...face(pose, palette, light, outline, size),
    size.shell ? drawShell(pose, palette, size.inner / size.head) : '',
    pose.phones ? drawPhones(pose, palette, size.inner / size.head) : '',
  ])
}

/** Light on what stands on the head. @param {HeadPose} pose */
const lightFallsOn = ({ yaw }) => ellipse(-22 + yaw * 6, -30, 52, 50, -20)

/** Three scales on the brow. @param {HeadPose} pose @param {import('./inks.mjs').DragonInks} ink */
function scales({ yaw, pitch }, ink) {
  const { t, way } = turnOf(yaw)
  return [
    [0, -27, 3.2],
    [-8, -21, 2.5],
    [8, -21, 2.5],
  ]
    .map(([x, y, r]) =>
      fill(ellipse(x * (1 - t * 0.25) + way * t * 14, y + pitch * 4, r, r * 0.8), ink.scale),
    )
    .join('')
}

/** Eyes, brows, cheeks, nostrils, mouth, and the tooth that is always out. @param {HeadPose} pose @param {DragonPalette} palette @param {import('./inks.mjs').DragonInks} ink @param {string} outline @param {Proportions} size */
function face(pose, palette, ink, outline, size) {
  const sides = /** @type {(-1 | 1)[]} */ ([-1, 1])
  const brow = mix(palette.shade, palette.line, 0.35)
  const m = spot('mouth', 1, pose)
  const mouth = { ...pose.mouth, wide: pose.mouth.wide * 1.42 }
  return [
    ...sides.map((side, i) => {
      const e = spot('eye', side, pose)
      const c = spot('cheek', side, pose)
      const n = spot('nostril', side, pose)
      const site = {
        x: e.x,
        y: e.y,
        rx: 10 * e.wide * size.eye,
        ry: 13.6 * size.eye,
        side,
        turn: side * -3,
      }
      return (
        inside(
          outline,
          fill(
            ellipse(
              c.x,
              c.y,
              7.4 * c.wide * pose.blush,
              4.4 * Math.min(1, c.wide * 1.5) * pose.blush,
            ),
            ink.blush,
          ),
        ) +
        drawEye(site, pose.eyes[i], palette) +
        drawBrow(site, pose.eyes[i], brow) +
        fill(ellipse(n.x, n.y, 2.7 * n.wide, 2, side * 18), mix(palette.line, palette.shade, 0.2))
      )
    }),
    drawMouth(m.x, m.y, m.wide, mouth, palette),
    ['laugh', 'oh'].includes(mouth.kind) ? '' : tooth(m, mouth.wide),
  ]
}

/** A small tooth of the lower jaw that the lip does not cover. @param {{x: number, y: number, wide: number}} at @param {number} wide */
function tooth({ x, y, wide: w }, wide) {
  const tx = x - 6.6 * w * wide
  return fill(
    `M${num(tx - 2.6)} ${num(y + 6)}Q${num(tx - 0.6)} ${num(y - 0.6)} ${num(tx + 0.4)} ${num(y - 0.4)}Q${num(tx + 1.8)} ${num(y + 1)} ${num(tx + 2.6)} ${num(y + 6.4)}Z`,
    '#ffffff',
  )
}
