// @ts-check
// The app's icon and the tray's, all from the head.

import { spline } from '../draw/geometry.mjs'
import { ellipse, fill, group, line, outside, resetIds } from '../draw/svg.mjs'
import { drawHead, headOutline, onFace } from '../default/head.mjs'
import { earShape } from '../default/ears.mjs'
import { neutral } from '../default/pose.mjs'
import { young } from '../default/proportions.mjs'
import { documentOf } from '../render/raster.mjs'

/** The square the head is seen in, in its own units. */
const BOX = '-77 -101 154 154'

/** Below this size, px, details are left out and lines thickened. */
const SIMPLE_BELOW = 40

/** @param {number} eye scale */
function portrait(eye) {
  const { head } = neutral()
  head.eyes.forEach((each) => (each.shine = eye > 1.1 ? 0 : 0.5))
  return head
}

/** The head in colour. @param {import('../draw/palette.mjs').Palette} palette @param {number} px size it will be seen at */
function colourHead(palette, px) {
  resetIds()
  if (px >= SIMPLE_BELOW)
    return drawHead(portrait(1), palette, { ...young, line: 5, inner: 4.4, head: 1, eye: 1.06 })
  const tiny = px < 20
  return drawHead(portrait(1.3), palette, {
    ...young,
    line: tiny ? 10 : 8.5,
    inner: 6.5,
    head: 1,
    eye: tiny ? 1.2 : 1.28,
    plain: tiny ? 2 : 1,
  })
}

/** Black with the eyes left open, for menu bars that choose the colour themselves. */
function templateHead() {
  resetIds()
  const head = portrait(1)
  const shapes = [
    spline(headOutline(head)),
    earShape(head.ears[0], -1, head, 1).outline,
    earShape(head.ears[1], 1, head, 1).outline,
  ]
  const eyes = [-1, 1].map((side) => {
    const f = onFace(side * 25, 6.5, 40, head)
    return ellipse(f.x, f.y, 10.5, 14)
  })
  const nose = ellipse(0, 24, 6.5, 4.5)
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
