import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LocalDate,
  addDays,
  calendarFor,
  daysBetween,
  firstOfMonth,
  firstOfNextMonth,
  isTimeZone,
  weekdayOf,
} from '../../../src/shared/domain/local-day'
import { holds } from '../../fixtures/property'
import { wallClock } from '../../fixtures/wall-clock'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Ordinary, half an hour's change, quarter-hour offset, changes at 00:01, changes around Ramadan, a day left out. */
const ZONES = [
  'Europe/Amsterdam',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Cairo',
]

const FIRST = Date.UTC(1970, 0, 3) / MINUTE
const LAST = Date.UTC(2060, 0, 1) / MINUTE

const civilDay = fc
  .integer({ min: FIRST / 1440, max: LAST / 1440 })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10) as LocalDate)

describe.each(ZONES)('calendarFor(%s)', (zone) => {
  const calendar = calendarFor(zone)
  const clock = wallClock(zone)
  const changes = clock.changes(1970, 2060)
  const anyMinute = fc.integer({ min: FIRST, max: LAST }).map((minute) => minute * MINUTE)
  // Half of all tries lie within a day and a half of a change, where calendars go wrong.
  const instant = fc.oneof(
    anyMinute,
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -2160, max: 2160 }))
      .map(([change, minutes]) => change + minutes * MINUTE),
  )

  it('shows the date that a clock on the wall shows', () => {
    holds(
      fc.property(instant, fc.integer({ min: 0, max: 59_999 }), (minute, within) => {
        expect(calendar.dateAt(minute + within)).toBe(clock.at(minute).slice(0, 10))
      }),
      1_000,
    )
  })

  it('begins a civil time at the first instant a clock shows it, or has gone past it', () => {
    holds(
      fc.property(instant, (near) => {
        const wanted = clock.at(near)
        const [date, time] = wanted.split(' ') as [LocalDate, string]
        const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
        const begins = calendar.instantAt(date, minutes)
        expect(clock.at(begins)).toBe(wanted)
        // No change is longer than a few hours, except for Apia's day.
        for (const back of [1, 2, 3, 4, 5, 6, 46, 47, 48, 49, 50]) {
          expect(clock.at(begins - back * 30 * MINUTE) < wanted, `${back} half hours before`).toBe(
            true,
          )
        }
      }),
    )
  })

  it('answers a time the clock leaves out with the first instant after the gap', () => {
    const forward = changes.filter((change) => {
      const shown = Date.parse(`${clock.at(change).replace(' ', 'T')}Z`)
      return shown - Date.parse(`${clock.at(change - MINUTE).replace(' ', 'T')}Z`) > MINUTE
    })
    expect(forward.length).toBeGreaterThan(0)
    for (const change of forward) {
      const before = Date.parse(`${clock.at(change - MINUTE).replace(' ', 'T')}Z`)
      const after = Date.parse(`${clock.at(change).replace(' ', 'T')}Z`)
      for (let wall = before + MINUTE; wall < after; wall += 7 * MINUTE) {
        const date = new Date(wall).toISOString().slice(0, 10) as LocalDate
        const minutes = (wall % DAY) / MINUTE
        expect(
          new Date(calendar.instantAt(date, minutes)).toISOString(),
          `${date} ${minutes} min`,
        ).toBe(new Date(change).toISOString())
      }
    }
  })

  it('goes from a date to its first instant and back without losing it', () => {
    holds(
      fc.property(civilDay, (date) => {
        // A whole day that was left out (Apia, 30 December 2011) begins with the next.
        const expected = zone === 'Pacific/Apia' && date === '2011-12-30' ? '2011-12-31' : date
        const begins = calendar.instantAt(date)
        expect(calendar.dateAt(begins)).toBe(expected)
        expect(begins).toBeLessThanOrEqual(calendar.instantAt(addDays(date, 1)))
      }),
      1_000,
    )
  })
})

describe('calendarFor()', () => {
  it('has 23 and 25 hours on the days the clocks change in Amsterdam', () => {
    const calendar = calendarFor('Europe/Amsterdam')
    const lengthOf = (date: LocalDate): number =>
      calendar.instantAt(addDays(date, 1)) - calendar.instantAt(date)
    expect(lengthOf('2026-03-29')).toBe(23 * HOUR)
    expect(lengthOf('2026-10-25')).toBe(25 * HOUR)
  })

  it('has plain days of 24 hours in UTC', () => {
    const calendar = calendarFor('UTC')
    expect(calendar.dateAt(Date.parse('2026-03-29T23:59:59.999Z'))).toBe('2026-03-29')
    expect(calendar.instantAt('2026-03-29', 90)).toBe(Date.parse('2026-03-29T01:30:00Z'))
  })

  it('takes the first of two half-past-twos when the clocks go back', () => {
    const calendar = calendarFor('Europe/Amsterdam')
    expect(new Date(calendar.instantAt('2026-10-25', 150)).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    )
  })

  it('knows a change at one minute past midnight to the minute', () => {
    const calendar = calendarFor('America/St_Johns')
    // 29 October 2006, 00:01 → 23:01 the evening before.
    expect(calendar.dateAt(Date.parse('2006-10-29T02:30:59Z'))).toBe('2006-10-29')
    expect(calendar.dateAt(Date.parse('2006-10-29T02:31:00Z'))).toBe('2006-10-28')
  })

  it('refuses a zone nobody knows, instead of counting days of nowhere', () => {
    expect(() => calendarFor('Europe/Atlantis')).toThrow(RangeError)
  })
})

describe('isTimeZone()', () => {
  it.each(['Europe/Amsterdam', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true)
  })

  it.each(['', 'Nowhere', 'Europe/Amsterdam+05', 'rubbish-99:99', 'Europe/Amsterdam '])(
    'is not fooled by %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false)
    },
  )
})

describe('civil dates', () => {
  it('count days forward and back alike', () => {
    holds(
      fc.property(civilDay, fc.integer({ min: -10_000, max: 10_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('have the weekdays of the calendar on the wall, also before 1970', () => {
    const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
    const names = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
    holds(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        const date = new Date(day * DAY).toISOString().slice(0, 10) as LocalDate
        expect(names[weekdayOf(date) - 1]).toBe(name.format(day * DAY))
      }),
    )
  })

  it('end their months where the calendar does', () => {
    for (let year = 1999; year <= 2032; year += 1) {
      for (let month = 0; month < 12; month += 1) {
        const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10) as LocalDate
        const next = new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10)
        const last = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10) as LocalDate
        expect(firstOfMonth(last)).toBe(first)
        expect(firstOfNextMonth(first)).toBe(next)
        expect(firstOfNextMonth(last)).toBe(next)
        expect(addDays(last, 1)).toBe(next)
      }
    }
  })
})
