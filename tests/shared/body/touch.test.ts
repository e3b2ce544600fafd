import { describe, expect, test } from 'vitest'
import type { Point, Rectangle } from '@shared/body/areas'
import { coversDisplayOf } from '@shared/body/covering'
import { SIZES, petSize } from '@shared/body/size'
import { type Picture, TOUCH_GRID, distanceTo, isOnPicture } from '@shared/body/touch'
import { RING, maskWhere } from '../../fixtures/touch-mask'

/** Left half of the head and nothing else: it tells which way round, and which way up, a picture is. */
const EAR = maskWhere((column, row) => column < 24 && row < 26)
const CORNERS = {
  topLeft: { x: 0.25, y: 0.25 },
  topRight: { x: 0.75, y: 0.25 },
  bottomLeft: { x: 0.25, y: 0.75 },
  bottomRight: { x: 0.75, y: 0.75 },
} as const

const at = (share: Point, box: Rectangle): Point => ({
  x: box.x + share.x * box.width,
  y: box.y + share.y * box.height,
})
const picture = (percent: number, more: Partial<Picture> = {}): Picture => ({
  box: { x: -300, y: 17, ...petSize(percent) },
  mask: EAR,
  turn: 0,
  mirrored: false,
  ...more,
})
/** The corners of its box that are felt. */
function felt(shown: Picture): string[] {
  return Object.entries(CORNERS)
    .filter(([, share]) => isOnPicture(at(share, shown.box), shown))
    .map(([name]) => name)
}

describe.each(SIZES)('a picture of %i per cent', (percent) => {
  test('is felt where it is drawn, and mirrored on the other side', () => {
    expect(felt(picture(percent))).toEqual(['topLeft'])
    expect(felt(picture(percent, { mirrored: true }))).toEqual(['topRight'])
  })

  test('turns about its middle, after it was mirrored', () => {
    expect(felt(picture(percent, { turn: 90 }))).toEqual(['topRight'])
    expect(felt(picture(percent, { turn: -90 }))).toEqual(['bottomLeft'])
    expect(felt(picture(percent, { turn: 180 }))).toEqual(['bottomRight'])
    expect(felt(picture(percent, { turn: 90, mirrored: true }))).toEqual(['bottomRight'])
  })

  test('has holes, to the cell', () => {
    const ring = picture(percent, { mask: RING })
    const cell = (column: number, row: number): Point =>
      at({ x: (column + 0.5) / TOUCH_GRID.columns, y: (row + 0.5) / TOUCH_GRID.rows }, ring.box)
    const row = [9, 10, 19, 20, 27, 28, 37, 38].map((column) => isOnPicture(cell(column, 24), ring))
    expect(row).toEqual([false, true, true, false, false, true, true, false])
  })

  test('ends at its box', () => {
    const whole = picture(percent, { mask: null })
    const { x, y, width, height } = whole.box
    expect(felt(whole)).toHaveLength(4)
    for (const beside of [
      { x: x - 1, y: y + 1 },
      { x: x + 1, y: y - 1 },
      { x: x + width, y: y + 1 },
      { x: x + 1, y: y + height },
    ])
      expect(isOnPicture(beside, whole)).toBe(false)
  })
})

test('the distance to a window is that to its nearest edge or corner, and none within', () => {
  const window = { x: -100, y: 50, width: 100, height: 100 }
  expect(distanceTo({ x: -50, y: 100 }, window)).toBe(0)
  expect(distanceTo({ x: 30, y: 60 }, window)).toBe(30)
  expect(distanceTo({ x: 3, y: 46 }, window)).toBe(5)
})

describe('a full screen', () => {
  const primary = { x: 0, y: 0, width: 1536, height: 864 }
  const second = { x: -1920, y: -200, width: 1920, height: 1080 }
  const pet = { x: -300, y: 500, width: 256, height: 352 }
  const covers = (window: Rectangle): boolean => coversDisplayOf(pet, window, [primary, second])

  test('covers the display the pet is on, and not the other', () => {
    expect(covers(second)).toBe(true)
    expect(covers(primary)).toBe(false)
  })

  test('may be a pixel off for its scale, but a window above the taskbar is none', () => {
    expect(covers({ ...second, x: -1919, width: 1919 })).toBe(true)
    expect(covers({ ...second, height: 1040 })).toBe(false)
    expect(covers({ ...second, y: -160, height: 1040 })).toBe(false)
  })

  test('spans two displays as well', () => {
    expect(covers({ x: -1920, y: -200, width: 3456, height: 1080 })).toBe(true)
  })
})
