import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFor } from '../../../src/shared/domain/local-day'
import { DEFAULT_NIGHT, type Night, isNight, stretches } from '../../../src/shared/domain/rhythm'
import { holds } from '../../fixtures/property'
import { wallClock } from '../../fixtures/wall-clock'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (text: string): number => Date.parse(text)

/** Over midnight, within a day, nearly always, hardly ever. */
const NIGHTS: readonly Night[] = [
  DEFAULT_NIGHT,
  { fromMinutes: 13 * 60, toMinutes: 15 * 60 },
  { fromMinutes: 8 * 60, toMinutes: 8 * 60 - 1 },
  { fromMinutes: 12 * 60, toMinutes: 12 * 60 + 1 },
]

describe.each(['Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
  'the night in %s',
  (zone) => {
    const calendar = calendarFor(zone)
    const clock = wallClock(zone)
    const changes = clock.changes(2012, 2040)
    const sleepsByTheWall = (instant: number, { fromMinutes, toMinutes }: Night): boolean => {
      const time = clock.at(instant).slice(11)
      const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
      return fromMinutes < toMinutes
        ? fromMinutes <= minutes && minutes < toMinutes
        : fromMinutes <= minutes || minutes < toMinutes
    }
    const near =
      changes.length === 0 ? fc.constant(at('2026-05-01T00:00Z')) : fc.constantFrom(...changes)
    const instant = fc
      .tuple(near, fc.integer({ min: -3000, max: 3000 }))
      .map(([change, minutes]) => change + minutes * MINUTE)

    it('is when a clock on the wall says so, on the days the clocks change too', () => {
      holds(
        fc.property(instant, fc.constantFrom(...NIGHTS), (when, night) => {
          expect(isNight(when, night, calendar)).toBe(sleepsByTheWall(when, night))
        }),
        500,
      )
    })

    it('cuts time without gap or overlap, each stretch asleep or awake throughout', () => {
      const span = fc.integer({ min: 1, max: 80 * 60 })
      holds(
        fc.property(instant, span, fc.constantFrom(...NIGHTS), (from, minutes, night) => {
          const to = from + minutes * MINUTE
          const cut = stretches(from, to, night, calendar)
          expect(cut[0]?.from).toBe(from)
          expect(cut.at(-1)?.to).toBe(to)
          for (const [index, stretch] of cut.entries()) {
            expect(stretch.from).toBeLessThan(stretch.to)
            expect(stretch.to).toBe(cut[index + 1]?.from ?? to)
            const middle = Math.floor((stretch.from + stretch.to) / 2 / MINUTE) * MINUTE
            for (const inside of [stretch.from, middle, stretch.to - MINUTE])
              expect(sleepsByTheWall(inside, night), clock.at(inside)).toBe(stretch.asleep)
          }
        }),
        200,
      )
    })
  },
)

describe('stretches()', () => {
  const hoursAsleep = (from: string, to: string, night = DEFAULT_NIGHT): number =>
    stretches(at(from), at(to), night, calendarFor('Europe/Amsterdam'))
      .filter(({ asleep }) => asleep)
      .reduce((sum, stretch) => sum + (stretch.to - stretch.from) / HOUR, 0)

  it('gives eight hours to an ordinary night', () => {
    expect(hoursAsleep('2026-05-01T12:00+02:00', '2026-05-02T12:00+02:00')).toBe(8)
  })

  it('gives seven hours to the night an hour is lost, and nine when it comes back', () => {
    expect(hoursAsleep('2026-03-28T12:00+01:00', '2026-03-29T12:00+02:00')).toBe(7)
    expect(hoursAsleep('2026-10-24T12:00+02:00', '2026-10-25T12:00+01:00')).toBe(9)
  })

  it('begins a night that falls into the lost hour when that hour is over', () => {
    const night = { fromMinutes: 150, toMinutes: 8 * 60 }
    expect(hoursAsleep('2026-03-29T00:00+01:00', '2026-03-29T12:00+02:00', night)).toBe(5)
  })

  it('has no sleep in a night that lies wholly in the lost hour', () => {
    const night = { fromMinutes: 130, toMinutes: 170 }
    expect(hoursAsleep('2026-03-29T00:00+01:00', '2026-03-29T12:00+02:00', night)).toBe(0)
  })

  it('knows that it is still night when it begins in the middle of one', () => {
    expect(hoursAsleep('2026-05-02T02:00+02:00', '2026-05-02T12:00+02:00')).toBe(5)
  })

  it('is nothing for no time', () => {
    const now = at('2026-05-01T12:00Z')
    expect(stretches(now, now, DEFAULT_NIGHT, calendarFor('UTC'))).toEqual([])
  })
})
