import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/shared/domain/local-day'
import { type LookFacts, nextLook } from '../../../src/main/updates/timing'

const NOW = Date.parse('2026-11-19T12:00:00Z')
const MINUTE = 60_000
const facts = (changed: Partial<LookFacts> = {}): LookFacts => ({
  triedAt: null,
  offline: 0,
  offlineAt: null,
  now: NOW,
  jitter: 0.5,
  ...changed,
})

test('the first look waits until the start is over, and not at the same minute everywhere', () => {
  expect(nextLook(facts({ jitter: 0 })) - NOW).toBe(2 * MINUTE)
  expect(nextLook(facts({ jitter: 1 })) - NOW).toBe(10 * MINUTE)
})

test('after one that was tried it is a day and a little, whether it worked or not, over a restart too', () => {
  expect(nextLook(facts({ triedAt: NOW - HOUR })) - NOW).toBe(DAY - HOUR + HOUR)
  expect(nextLook(facts({ triedAt: NOW - 9 * DAY })) - NOW).toBe(6 * MINUTE)
})

test('offline, it is looked for a network ever more rarely, down to once a day', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map(
    (offline) => nextLook(facts({ triedAt: NOW - 9 * DAY, offline, offlineAt: NOW })) - NOW,
  )
  expect(waits.map((wait) => wait / HOUR)).toEqual([1, 2, 4, 8, 16, 24, 24])
})

test('a clock that was set back a year does not put the look off for a year', () => {
  expect(nextLook(facts({ triedAt: NOW + 365 * DAY })) - NOW).toBeLessThanOrEqual(DAY + 2 * HOUR)
})

test('it is never in the past, at once, or further off than a day and its jitter', () => {
  const at = fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }), { nil: null })
  fc.assert(
    fc.property(
      at,
      at,
      fc.nat(50),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (triedAt, offlineAt, offline, jitter) => {
        const wait = nextLook(facts({ triedAt, offlineAt, offline, jitter })) - NOW
        expect(wait).toBeGreaterThanOrEqual(2 * MINUTE)
        expect(wait).toBeLessThanOrEqual(DAY + 2 * HOUR)
      },
    ),
  )
})
