import { expect, test } from 'vitest'
import { fitbitNormaliser } from '../../../../src/main/sources/fitbit/normalise'
import { at } from './test-turn'

const read = (payload: unknown) =>
  fitbitNormaliser.normalise(payload, Date.parse('2026-11-20T00:00Z'))

const activity = {
  kind: 'legacy-activity',
  date: '2026-09-14',
  body: {
    activities: [],
    goals: { steps: 10_000 },
    summary: {
      steps: 8_421,
      caloriesOut: 2_300,
      lightlyActiveMinutes: 200,
      fairlyActiveMinutes: 20,
      veryActiveMinutes: 15,
      restingHeartRate: 58,
    },
  },
}
const sleep = {
  kind: 'legacy-sleep',
  date: '2026-09-14',
  body: {
    sleep: [
      {
        logId: 26_013_218_219,
        dateOfSleep: '2026-09-14',
        startTime: '2026-09-13T23:10:30.000',
        endTime: '2026-09-14T07:12:30.000',
        duration: 28_920_000,
        minutesAsleep: 420,
        efficiency: 93,
        isMainSleep: true,
        levels: { summary: {} },
      },
    ],
    summary: { totalMinutesAsleep: 420 },
  },
}

test('a stored day of the old API becomes steps and active minutes of that day', () => {
  expect(read(activity)).toEqual([
    {
      type: 'steps.walked',
      value: 8.421,
      occurredAt: Date.UTC(2026, 8, 14, 12),
      meta: { source: 'fitbit', date: '2026-09-14', from: 0, to: 8_421 },
      keys: ['fitbit-legacy:steps:2026-09-14'],
    },
    {
      type: 'minutes.active',
      value: 3.5,
      occurredAt: Date.UTC(2026, 8, 14, 12),
      meta: { source: 'fitbit', date: '2026-09-14', from: 0, to: 35 },
      keys: ['fitbit-legacy:minutes:2026-09-14'],
    },
  ])
})

test('a stored night of the old API counts at waking where the zone is known, else on its day', () => {
  const zoned = read({ ...sleep, timeZone: 'Europe/Amsterdam' })
  expect(zoned).toMatchObject([{ type: 'sleep.logged', value: 7 }])
  expect(zoned[0]?.occurredAt).toBe(at('2026-09-14', '07:12'))
  expect(read(sleep)[0]?.occurredAt).toBe(Date.UTC(2026, 8, 14, 12))
})

test('an old payload that cannot be read says why', () => {
  expect(() => read({ ...activity, body: { summary: { steps: -4 } } })).toThrow(
    'The steps of a day are given as less than none.',
  )
  expect(() => read({ ...sleep, timeZone: 'Mars/Olympus' })).toThrow('Not a time zone')
  expect(() => read({ ...sleep, date: 'yesterday' })).toThrow('Not a date')
})
