import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPayload } from '../../../../src/main/pipeline/normaliser'
import { fitbitSource } from '../../../../src/main/sources/fitbit/fitbit-source'
import { fitbitNormaliser } from '../../../../src/main/sources/fitbit/normalise'
import { type LocalDate, addDays } from '../../../../src/shared/domain/local-day'
import { holdsAsync } from '../../../fixtures/property'
import { seededRandom } from '../../../fixtures/seeded-random'
import { type Sleep, googleHealth, minutesPoint, sleepPoint, stepsPoint } from './google-health'
import { at, memoryStore, testTurn, totals } from './test-turn'

const TODAY: LocalDate = '2026-11-20'

/** What happens to a wrist, and to the computer that reads it. */
const happenings = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('steps' as const), day: fc.nat(6), to: fc.nat(30_000) }),
    fc.record({ kind: fc.constant('minutes' as const), day: fc.nat(6), to: fc.nat(300) }),
    fc.record({
      kind: fc.constant('sleep' as const),
      id: fc.nat(3),
      day: fc.nat(6),
      to: fc.nat(600),
      processed: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('delete' as const), id: fc.nat(3) }),
    fc.record({ kind: fc.constant('poll' as const) }),
    fc.record({ kind: fc.constant('crash' as const), after: fc.nat(2) }),
    fc.record({ kind: fc.constant('two devices' as const) }),
  ),
  { maxLength: 25 },
)

test('whatever the order of readings, polls and crashes, what is counted is the last reading', async () => {
  const health = await googleHealth()
  const now = at(TODAY, '18:00')
  try {
    await holdsAsync(
      fc.asyncProperty(happenings, async (list) => {
        health.steps.clear()
        health.minutes.clear()
        health.sleeps.clear()
        const store = memoryStore(() => now)
        const source = fitbitSource({ apiUrl: health.url })
        const turn = () => testTurn({ store, clock: () => now })
        const lastSleep = new Map<string, Sleep>()
        const poll = async (): Promise<void> => {
          await source.poll(turn())
          for (const [id, sleep] of health.sleeps)
            if (sleep.processed === true) lastSleep.set(id, sleep)
          for (const id of lastSleep.keys()) if (!health.sleeps.has(id)) lastSleep.delete(id)
        }
        for (const happening of list) {
          switch (happening.kind) {
            case 'steps':
              health.steps.set(addDays(TODAY, -happening.day), happening.to)
              break
            case 'minutes':
              health.minutes.set(addDays(TODAY, -happening.day), { moderate: happening.to })
              break
            case 'sleep': {
              const date = addDays(TODAY, -happening.day)
              const id = `s${happening.id}`
              health.sleeps.set(id, {
                id,
                date,
                end: `${date}T06:00:00+01:00`,
                minutes: happening.to,
                processed: happening.processed,
              })
              break
            }
            case 'delete':
              health.sleeps.delete(`s${happening.id}`)
              break
            case 'poll':
              await poll()
              break
            case 'crash': {
              const spare = happening.after
              const broken = turn()
              let done = 0
              await source
                .poll({
                  ...broken,
                  deliver: (delivery) =>
                    done++ < spare
                      ? broken.deliver(delivery)
                      : Promise.reject(new Error('killed before anything was stored')),
                })
                .catch(() => undefined)
              break
            }
            case 'two devices':
              await Promise.allSettled([source.poll(turn()), source.poll(turn())])
              break
          }
        }
        await poll()
        const expected: Record<string, number> = {}
        const add = (key: string, value: number): void => {
          expected[key] = (expected[key] ?? 0) + value
        }
        for (const [date, steps] of health.steps) add(`${date} steps.walked`, steps / 1_000)
        for (const [date, { moderate = 0 }] of health.minutes)
          add(`${date} minutes.active`, moderate / 10)
        const counted = totals(store.counted)
        const activity = Object.entries(counted).filter(
          ([key, value]) => !key.endsWith('sleep.logged') && value !== 0,
        )
        expect(Object.fromEntries(activity)).toEqual(
          Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== 0)),
        )
        expect(store.refused).toEqual([])
        for (const { value } of store.counted) expect(value).not.toBe(0)
        expectSleep(counted, health.sleeps, lastSleep)
      }),
      40,
    )
  } finally {
    await health.close()
  }
})

/** A sleep counts what it was when it was last worked out: nothing before that, and what it was while it is done anew. */
function expectSleep(
  counted: Record<string, number>,
  sleeps: ReadonlyMap<string, Sleep>,
  lastSleep: ReadonlyMap<string, Sleep>,
): void {
  if ([...sleeps.values()].some(({ processed }) => processed === false)) return
  const hours = [...lastSleep.values()].reduce((sum, { minutes = 0 }) => sum + minutes / 60, 0)
  const slept = Object.entries(counted).filter(([key]) => key.endsWith('sleep.logged'))
  expect(slept.reduce((sum, [, value]) => sum + value, 0)).toBeCloseTo(hours, 4)
  for (const { date, minutes = 0 } of lastSleep.values())
    if (minutes > 0) expect(counted[`${date} sleep.logged`] ?? 0).toBeGreaterThan(0)
}

const NONSENSE: readonly unknown[] = [
  null,
  undefined,
  '',
  '0',
  '-1',
  '1e9',
  '99999999999999999999999999',
  -1,
  0,
  0.5,
  1e308,
  Number.NaN,
  true,
  [],
  {},
  [[]],
  '2026-13-45',
  '\u0000\uD800',
  '__proto__',
]

const SEEDS: readonly unknown[] = [
  daily('steps', stepsPoint(TODAY, '8421').point, 8_421, 3_000),
  daily(
    'active-minutes',
    minutesPoint(TODAY, { light: 90, moderate: 20, vigorous: 5 }).point,
    25,
    10,
  ),
  {
    kind: 'sleep',
    dataType: 'sleep',
    name: 'n1',
    date: TODAY,
    reading: sleepPoint({ id: 'n1', end: '2026-11-20T07:00:00Z', date: TODAY, minutes: 420 }),
    value: 420,
    previous: 360,
    sequence: 2,
    occurredAt: at(TODAY, '08:00'),
    moved: { date: addDays(TODAY, -1), occurredAt: at(addDays(TODAY, -1), '08:00') },
  },
  {
    kind: 'unreadable',
    dataType: 'steps',
    reading: stepsPoint(TODAY, 'x').point,
    reason: 'The steps of a day are not given as a whole number.',
  },
  {
    kind: 'legacy-activity',
    date: '2026-09-14',
    timeZone: 'Europe/Amsterdam',
    body: { summary: { steps: 8_421, fairlyActiveMinutes: 20, veryActiveMinutes: 15 } },
  },
  {
    kind: 'legacy-sleep',
    date: '2026-09-14',
    body: {
      sleep: [
        { logId: 1, dateOfSleep: TODAY, endTime: '2026-11-20T07:00:00.000', minutesAsleep: 420 },
      ],
    },
  },
]

function daily(dataType: string, reading: object, value: number, previous: number): unknown {
  return {
    kind: 'daily',
    dataType,
    date: TODAY,
    reading,
    value,
    previous,
    base: 0,
    sequence: 2,
    occurredAt: at(TODAY, '15:00'),
  }
}

test('ten thousand spoilt payloads are each counted or refused with a reason, and none breaks', () => {
  const random = seededRandom(20_261_122)
  const pick = (list: readonly unknown[]): unknown => list[Math.floor(random() * list.length)]
  const spoil = (value: unknown, depth: number): unknown => {
    if (random() < 0.12) return pick(NONSENSE)
    if (typeof value !== 'object' || value === null || depth > 8) return value
    if (Array.isArray(value)) return value.map((inner: unknown) => spoil(inner, depth + 1))
    return Object.fromEntries(
      Object.entries(value)
        .filter(() => random() > 0.03)
        .map(([key, inner]) => [key, spoil(inner, depth + 1)]),
    )
  }
  const receivedAt = at(TODAY, '16:00')
  const wrong: unknown[] = []
  let counted = 0
  let refused = 0
  for (let round = 0; round < 10_000; round += 1) {
    const payload = spoil(pick(SEEDS), 0)
    const reading = readPayload({ fitbit: fitbitNormaliser }, 'fitbit', payload, receivedAt)
    if (reading.ok) {
      counted += 1
      for (const { value, occurredAt } of reading.events)
        if (!(Math.abs(value) <= 500 && Number.isFinite(occurredAt))) wrong.push(payload)
    } else {
      refused += 1
      const isSentence = reading.reason.length >= 10
      if (!isSentence || /is not a function|undefined \(|Cannot read prop/.test(reading.reason))
        wrong.push(reading.reason)
    }
  }
  expect(wrong).toEqual([])
  expect(counted).toBeGreaterThan(500)
  expect(refused).toBeGreaterThan(500)
})
