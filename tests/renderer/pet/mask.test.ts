import { expect, test } from 'vitest'
import { TOUCH_GRID } from '@shared/body/touch'
import { maskOf } from '../../../src/renderer/pet/touch/mask'
import { maskWhere } from '../../fixtures/touch-mask'

const { columns, rows } = TOUCH_GRID

/** The pixels of a picture with so much of 255 in each of the cells. */
function pixels(cells: Readonly<Record<string, number>>): Uint8ClampedArray {
  const data = new Uint8ClampedArray(columns * rows * 4)
  for (const [key, alpha] of Object.entries(cells)) {
    const [column = 0, row = 0] = key.split(',').map(Number)
    data[(row * columns + column) * 4 + 3] = alpha
  }
  return data
}

test('a mask has what is drawn and the cells beside it, but no haze', () => {
  const drawn = maskOf(pixels({ '20,10': 255, '30,40': 10 }))
  const cross = new Set(['20,10', '19,10', '21,10', '20,9', '20,11'])
  expect(drawn).toEqual(maskWhere((column, row) => cross.has(`${column},${row}`)))
})

test('what is drawn at an edge is not felt at the opposite one', () => {
  const edge = maskOf(pixels({ '0,5': 255, [`${columns - 1},20`]: 255 }))
  const felt = new Set(['0,5', '1,5', '0,4', '0,6', '47,20', '46,20', '47,19', '47,21'])
  expect(edge).toEqual(maskWhere((column, row) => felt.has(`${column},${row}`)))
})
