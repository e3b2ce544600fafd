// @ts-check
// The app's icon and the tray's, all from the head.

import { num, spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, line, outside, resetIds } from '../draw/svg.mjs'
import { drawHead, headOutline, onFace } from '../default/head.mjs'
import { earShape } from '../default/ears.mjs'
import { inMood } from '../default/moods.mjs'
import { young } from '../default/proportions.mjs'
import { documentOf } from '../render/raster.mjs'

/** The square the head is seen in, in its own units. */
const BOX = '-77 -101 154 154'

/** Below this size, px, details are left out and lines thickened. */
const SIMPLE_BELOW = 40

/** @typedef {'content' | 'happy' | 'hungry' | 'sleepy' | 'bored' | 'worried'} Look a mood that can be told from the others at this size */

/** What of a mood the tray shows beside content; `tray-model.ts` says which mood is shown as which. @type {readonly Look[]} */
const LOOKS = ['happy', 'hungry', 'sleepy', 'bored', 'worried']

/** Degrees; ears that hang lower would leave the square. */
const EAR_TURN = 32

/** At this size a mood is the eyes and the ears: eyes that are all but shut are shut. @param {number} eye scale @param {Look} look */
function portrait(eye, look) {
  const { head } = inMood(look)()
  for (const ear of head.ears) ear.turn = Math.min(ear.turn, EAR_TURN)
  head.eyes.forEach((each) => {
    each.shine = eye > 1.1 ? 0 : 0.5
    if (look === 'happy') each.kind = 'happy'
    if (look === 'sleepy') each.kind = 'rest'
  })
  return head
}

/** The head in colour. @param {import('../draw/palette.mjs').Palette} palette @param {number} px size it will be seen at @param {Look} look */
function colourHead(palette, px, look = 'content') {
  resetIds()
  if (px >= SIMPLE_BELOW)
    return drawHead(portrait(1, look), palette, {
      ...young,
      line: 5,
      inner: 4.4,
      head: 1,
      eye: 1.06,
    })
  const tiny = px < 20
  return drawHead(portrait(1.3, look), palette, {
    ...young,
    line: tiny ? 10 : 8.5,
    inner: 6.5,
    head: 1,
    eye: tiny ? 1.2 : 1.28,
    plain: tiny ? 2 : 1,
  })
}

/** An eye as it is left open in black. @param {Look} look @param {number} x @param {number} y @param {-1 | 1} side -1 is the viewer's left */
function openEye(look, x, y, side) {
  const [rx, ry] = [10.5, 14]
  switch (look) {
    case 'content':
      return ellipse(x, y, rx, ry)
    case 'happy':
      return crescent(x, y + 4, rx + 2, -24)
    case 'sleepy':
      return crescent(x, y, rx + 2, 20)
    case 'bored':
      return belowLid(x, y, rx, ry, side, 0, 180)
    case 'hungry':
    case 'worried':
      return belowLid(x, y, rx, ry, side, look === 'hungry' ? -65 : -50, 200)
  }
}

/** A shut eye: an arch that bends up or down. @param {number} x @param {number} y @param {number} wide @param {number} bend px */
function crescent(x, y, wide, bend) {
  const inner = bend - Math.sign(bend) * 13
  return `M${num(x - wide)} ${num(y)}Q${num(x)} ${num(y + bend)} ${num(x + wide)} ${num(y)}Q${num(x)} ${num(y + inner)} ${num(x - wide)} ${num(y)}Z`
}

/**
 * An oval cut by a lid, from its inner to its outer end.
 * @param {number} x @param {number} y @param {number} rx @param {number} ry @param {-1 | 1} side
 * @param {number} from degrees, clockwise from the inner corner @param {number} to degrees
 */
function belowLid(x, y, rx, ry, side, from, to) {
  const points = Array.from({ length: 13 }, (_, i) => {
    const a = ((from + ((to - from) * i) / 12) * Math.PI) / 180
    return `${num(x - side * Math.cos(a) * rx)} ${num(y + Math.sin(a) * ry)}`
  })
  return `M${points.join('L')}Z`
}

/** Black with the eyes left open, for menu bars that choose the colour themselves. @param {Look} look */
function templateHead(look = 'content') {
  resetIds()
  const head = portrait(1, look)
  const shapes = [
    spline(headOutline(head)),
    earShape(head.ears[0], -1, head, 1).outline,
    earShape(head.ears[1], 1, head, 1).outline,
  ]
  const sides = /** @type {(-1 | 1)[]} */ ([-1, 1])
  const eyes = sides.map((side) => {
    const f = onFace(side * 25, 6.5, 40, head)
    return openEye(look, f.x, f.y, side)
  })
  const n = onFace(0, 24, 50, { yaw: head.yaw, pitch: 0 })
  const nose = ellipse(n.x, n.y, 6.5, 4.5)
  return outside(
    [...eyes, nose].join(''),
    group(shapes.map((d) => fill(d, '#000') + line(d, '#000', 9))),
  )
}

/** Of a pet that sleeps: there, but faint. @param {string} art */
const asleep = (art) => `<g opacity="0.45">${art}</g>`

/** With a mark in a corner, cut out of what is below it. @param {string} art @param {string} color */
const troubled = (art, color) =>
  outside(ellipse(48, 47, 32, 32), art) + fill(ellipse(48, 47, 25, 25), color)

/**
 * Draws all icons.
 * @param {import('playwright').Page} page @param {import('../draw/palette.mjs').Palette} palette
 * @param {(name: string, content: Buffer) => Promise<void>} save
 */
export async function buildIcons(page, palette, save) {
  const jobs = [
    ...[16, 24, 32, 48, 64, 128, 256].map((px) => ({
      name: `icon-${px}.png`,
      px,
      art: colourHead(palette, px),
    })),
    { name: 'icon.png', px: 1024, art: colourHead(palette, 1024) },
    { name: 'tray.png', px: 32, art: colourHead(palette, 32) },
    { name: 'tray@2x.png', px: 64, art: colourHead(palette, 32) },
    ...['', '@2x'].flatMap((scale) => [
      {
        name: `tray-asleep${scale}.png`,
        px: scale ? 64 : 32,
        art: asleep(colourHead(palette, 32)),
      },
      {
        name: `tray-trouble${scale}.png`,
        px: scale ? 64 : 32,
        art: troubled(colourHead(palette, 32), '#d92d20'),
      },
      ...LOOKS.flatMap((look) => [
        {
          name: `tray-${look}${scale}.png`,
          px: scale ? 64 : 32,
          art: colourHead(palette, 32, look),
        },
        { name: `tray-${look}Template${scale}.png`, px: scale ? 32 : 16, art: templateHead(look) },
      ]),
      { name: `tray-asleepTemplate${scale}.png`, px: scale ? 32 : 16, art: asleep(templateHead()) },
      {
        name: `tray-troubleTemplate${scale}.png`,
        px: scale ? 32 : 16,
        art: troubled(templateHead(), '#000'),
      },
    ]),
    { name: 'trayTemplate.png', px: 16, art: templateHead() },
    { name: 'trayTemplate@2x.png', px: 32, art: templateHead() },
  ]
  for (const { name, px, art } of jobs) {
    const svg = documentOf(art, { width: px, height: px }, BOX)
    await save(name, Buffer.from(await page.evaluate(toPng, { svg, px }), 'base64'))
  }
}

/** Runs in the page. @param {{svg: string, px: number}} job */
async function toPng({ svg, px }) {
  const canvas = new OffscreenCanvas(px, px)
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  context.drawImage(image, 0, 0)
  const bytes = new Uint8Array(
    await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer(),
  )
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
