import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, levelProgress, xpAtLevel } from '../../../src/shared/domain/level'
import { holds } from '../../fixtures/property'

describe('levelOf()', () => {
  it('has the pet of the data model, with 124 XP, at level 2', () => {
    expect(levelOf(124)).toBe(2)
  })

  it.each([
    [0, 1],
    [99.99, 1],
    [100, 2],
    [299.99, 2],
    [300, 3],
    [600, 4],
  ])('at %d XP is level %d', (xp, level) => {
    expect(levelOf(xp)).toBe(level)
  })

  it('is off by one at no boundary up to level 2,000', () => {
    for (let level = 2; level <= 2000; level += 1) {
      const begins = 50 * level * (level - 1)
      expect(xpAtLevel(level), `level ${level}`).toBe(begins)
      expect(levelOf(begins), `${begins} XP`).toBe(level)
      expect(levelOf(begins - 0.01), `a hair below ${begins} XP`).toBe(level - 1)
    }
  })

  it('never takes a level away for more XP', () => {
    holds(
      fc.property(
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (xp, more) => {
          expect(levelOf(xp + more)).toBeGreaterThanOrEqual(levelOf(xp))
        },
      ),
    )
  })

  it('has no level below the first, even for XP below zero', () => {
    expect(levelOf(-50)).toBe(1)
  })
})

describe('levelProgress()', () => {
  it('lies within the level, and level and rest add up to the XP', () => {
    holds(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (xp) => {
        const { level, into, size } = levelProgress(xp)
        expect(into).toBeGreaterThanOrEqual(0)
        expect(into).toBeLessThan(size)
        expect(xpAtLevel(level) + into).toBeCloseTo(xp, 3)
        expect(size).toBe(100 * level)
      }),
    )
  })
})
