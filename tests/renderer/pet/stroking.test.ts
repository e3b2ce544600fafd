import { describe, expect, test } from 'vitest'
import { strokeSense } from '../../../src/renderer/pet/stroking'

/** Feeds positions, one each `every` ms; tells at which of them a stroke was felt. */
function felt(xs: readonly number[], every = 50): number[] {
  const sense = strokeSense()
  return xs.flatMap((x, index) => (sense.move(x, index * every) ? [index] : []))
}

describe('strokeSense()', () => {
  test('feels a hand that goes to and fro', () => {
    expect(felt([0, 40, 0, 40, 0])).toEqual([4])
  })

  test('does not feel one that passes, trembles, or takes its time', () => {
    expect(felt([0, 40, 80, 120, 160, 200])).toEqual([])
    expect(felt([0, 4, 0, 4, 0, 4, 0])).toEqual([])
    expect(felt([0, 40, 0, 40, 0, 40, 0], 1_000)).toEqual([])
  })

  test('begins anew after a stroke: one to and fro is not two', () => {
    expect(felt([0, 40, 0, 40, 0, 40])).toEqual([4])
  })

  test('forgets a hand that went away, however far it had come', () => {
    const sense = strokeSense()
    for (const [index, x] of [0, 40, 0, 40].entries()) expect(sense.move(x, index * 50)).toBe(false)
    expect(sense.move(0, 2_000)).toBe(false)
    expect(sense.move(40, 2_050)).toBe(false)
  })
})
