import { describe, expect, test } from 'vitest'
import { calendarFor } from '../../../src/shared/domain/local-day'
import { NOTICES, noticeWay } from '../../../src/shared/domain/notice'

const wish = {
  notices: [...NOTICES],
  doNotDisturb: false,
  quietHours: { fromMinutes: 22 * 60, toMinutes: 8 * 60 },
}
const at = {
  now: Date.parse('2026-11-19T12:00Z'),
  calendar: calendarFor('Europe/Amsterdam'),
  focused: false,
  canNotify: true,
}

describe.each(NOTICES)('of "%s" the system tells', (notice) => {
  test.each([
    ['where the user wants that', {}, {}, 'system'],
    ['not where it is not asked for', { notices: [] }, {}, 'bubble'],
    ['not where nothing may disturb', { doNotDisturb: true }, {}, 'bubble'],
    ['not where it cannot', {}, { canNotify: false }, 'bubble'],
    [
      'not at the hour the quiet begins, by the user’s clock',
      {},
      { now: Date.parse('2026-11-19T21:00Z') },
      'bubble',
    ],
    ['but up to then', {}, { now: Date.parse('2026-11-19T20:59Z') }, 'system'],
    ['and from the hour it ends', {}, { now: Date.parse('2026-11-19T07:00Z') }, 'system'],
  ] as const)('%s', (_when, wished, circumstances, way) => {
    expect(noticeWay(notice, { ...wish, ...wished }, { ...at, ...circumstances })).toBe(way)
  })
})

test('in a focus session the system tells of nothing but its end', () => {
  const ways = NOTICES.map((notice) => [notice, noticeWay(notice, wish, { ...at, focused: true })])
  expect(Object.fromEntries(ways)).toEqual({
    trouble: 'bubble',
    focus: 'system',
    goal: 'bubble',
    level: 'bubble',
    update: 'bubble',
  })
})
