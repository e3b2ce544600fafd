import { describe, expect, it } from 'vitest'
import { GROWS_AT, STAGES, begunAt } from '../../../src/shared/domain/growth'
import { xpAtLevel } from '../../../src/shared/domain/level'

const ALL = STAGES.map((stage) => ({ stage, fromLevel: GROWS_AT[stage] }))

describe('begunAt()', () => {
  it.each([
    [1, 'baby'],
    [3, 'baby'],
    [4, 'young'],
    [9, 'young'],
    [10, 'grown'],
    [500, 'grown'],
  ])('at level %d has the pet %s', (level, stage) => {
    expect(begunAt(ALL, level)?.stage).toBe(stage)
    expect(begunAt(ALL.toReversed(), level)?.stage).toBe(stage)
  })

  it('takes the earliest where nothing has begun, and nothing of nothing', () => {
    expect(begunAt([{ fromLevel: 7 }, { fromLevel: 5 }], 1)).toEqual({ fromLevel: 5 })
    expect(begunAt([], 1)).toBeNull()
  })
})

describe('GROWS_AT', () => {
  it('lets a pet grow within its first days, and again within weeks', () => {
    const [calmDay, fullDay] = [100, 350]
    expect(xpAtLevel(GROWS_AT.young) / calmDay).toBeLessThanOrEqual(7)
    expect(xpAtLevel(GROWS_AT.young) / fullDay).toBeGreaterThan(1)
    expect(xpAtLevel(GROWS_AT.grown) / calmDay).toBeLessThanOrEqual(50)
    expect(xpAtLevel(GROWS_AT.grown) / fullDay).toBeGreaterThan(10)
  })
})
