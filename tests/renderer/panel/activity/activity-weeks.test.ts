import { addDays, weekdayOf } from '@shared/domain/local-day'
import { describe, expect, test } from 'vitest'
import {
  activityWeeks,
  daysShown,
  monthLabels,
} from '../../../../src/renderer/panel/activity/activity-weeks'
import { neighbour } from '../../../../src/renderer/panel/activity/neighbour'

const THURSDAY = '2026-11-19'
const activity = (counts: readonly number[], frozen: string[] = []) => ({
  days: counts.map((events, index) => ({
    date: addDays(THURSDAY, index + 1 - counts.length),
    events,
    xp: events,
  })),
  streak: { days: 0, freezesInHand: 0, frozen },
})

describe('activityWeeks()', () => {
  test.each(['2026-11-16', THURSDAY, '2026-11-22', '2024-02-29'] as const)(
    'begins every week on a Monday and ends on %s',
    (today) => {
      const weeks = activityWeeks(activity([]), today)
      expect(weeks).toHaveLength(53)
      expect(weeks.every(([first]) => first && weekdayOf(first.date) === 1)).toBe(true)
      expect(weeks.at(-1)?.at(-1)?.date).toBe(today)
      expect(daysShown(today)).toBeLessThanOrEqual(371)
    },
  )

  test('tells a day nobody knows of from one without events', () => {
    const cells = activityWeeks(activity([0]), THURSDAY).flat()
    expect(cells.at(-1)?.counts).toEqual({ events: 0, xp: 0 })
    expect(cells.at(-2)?.counts).toBeNull()
  })

  test('does not let one record day wash out all others', () => {
    const cells = activityWeeks(activity([1, 2, 4, 8, 500]), THURSDAY).flat()
    expect(cells.slice(-5).map(({ step }) => step)).toEqual([1, 1, 2, 3, 4])
  })

  test('marks the days a freeze has covered', () => {
    const frozen = addDays(THURSDAY, -1)
    const cells = activityWeeks(activity([1, 0, 1], [frozen]), THURSDAY).flat()
    expect(cells.filter((cell) => cell.frozen).map(({ date }) => date)).toEqual([frozen])
  })
})

describe('monthLabels()', () => {
  test('leaves room between labels', () => {
    const labels = monthLabels(activityWeeks(activity([]), THURSDAY))
    const gaps = labels.slice(1).map(({ week }, index) => week - (labels[index]?.week ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3)
  })
})

describe('neighbour()', () => {
  const weeks = activityWeeks(activity([]), THURSDAY)
  const first = weeks[0]![0]!.date

  test.each([
    ['ArrowUp', false, '2026-11-18'],
    ['ArrowLeft', false, '2026-11-12'],
    ['PageUp', false, '2026-10-22'],
    ['Home', true, first],
    ['Home', false, addDays(first, 3)],
    ['End', true, THURSDAY],
  ] as const)('%s (ctrl %s) leads to %s', (key, ctrl, expected) => {
    expect(neighbour(weeks, THURSDAY, key, ctrl)).toBe(expected)
  })

  test('does not lead into days to come, nor before the year', () => {
    expect(neighbour(weeks, THURSDAY, 'ArrowDown', false)).toBeNull()
    expect(neighbour(weeks, THURSDAY, 'ArrowRight', false)).toBeNull()
    expect(neighbour(weeks, first, 'ArrowUp', false)).toBeNull()
  })

  test('ends a row of a weekday that is yet to come in the week before', () => {
    expect(neighbour(weeks, addDays(first, 6), 'End', false)).toBe('2026-11-15')
  })
})
