import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worthOf } from '../../../src/shared/domain/caps'
import { holds } from '../../fixtures/property'

const units = fc.double({ min: 0.01, max: 50, noNaN: true })
const cap = fc.integer({ min: 1, max: 20 })

describe('worthOf()', () => {
  it.each([
    [0, 10, 10, 'full up to the cap'],
    [10, 1, 0.5, 'half after the cap'],
    [0, 20, 15, 'half for as many again'],
    [20, 1, 0.2, 'a fifth after twice the cap'],
    [9, 12, 1 + 10 * 0.5 + 0.2, 'a single event across both edges in parts'],
    [0, 1_000_000, 15 + 999_980 * 0.2, 'a flood never more than its fifth'],
  ])('of %d used, %d more are worth %d: %s', (used, more, worth) => {
    expect(worthOf(used, more, 10)).toBeCloseTo(worth, 6)
  })

  it('does not depend on how a day’s work is grouped', () => {
    holds(
      fc.property(fc.array(units, { minLength: 1, maxLength: 30 }), cap, (parts, full) => {
        let used = 0
        let worth = 0
        for (const part of parts) {
          worth += worthOf(used, part, full)
          used += part
        }
        expect(worth).toBeCloseTo(worthOf(0, used, full), 6)
      }),
    )
  })

  it('does not depend on the order of a day’s work', () => {
    const shuffled = fc
      .array(units, { minLength: 2, maxLength: 12 })
      .chain((parts) =>
        fc.tuple(
          fc.constant(parts),
          fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
        ),
      )
    const total = (parts: readonly number[], full: number): number => {
      let used = 0
      return parts.reduce((sum, part) => {
        const worth = worthOf(used, part, full)
        used += part
        return sum + worth
      }, 0)
    }
    holds(
      fc.property(shuffled, cap, ([one, other], full) => {
        expect(total(one, full)).toBeCloseTo(total(other, full), 6)
      }),
    )
  })

  it('takes back exactly what was given, wherever on the slope', () => {
    holds(
      fc.property(fc.double({ min: -30, max: 80, noNaN: true }), units, cap, (used, part, full) => {
        const given = worthOf(used, part, full)
        expect(worthOf(used + part, -part, full)).toBeCloseTo(-given, 6)
      }),
    )
  })

  it('makes taking back and giving again never pay', () => {
    holds(
      fc.property(units, cap, (part, full) => {
        // Taken back before anything was given: the day must be at zero again after the giving.
        expect(worthOf(0, -part, full) + worthOf(-part, part, full)).toBeCloseTo(0, 6)
      }),
    )
  })

  it('is never worth less for more work', () => {
    holds(
      fc.property(fc.double({ min: -10, max: 80, noNaN: true }), units, cap, (used, part, full) => {
        expect(worthOf(used, part, full)).toBeGreaterThan(0)
        expect(worthOf(used, part, full)).toBeLessThanOrEqual(part + 1e-9)
      }),
    )
  })
})
