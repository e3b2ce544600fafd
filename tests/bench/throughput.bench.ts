import { test } from 'vitest'
import { type RawEvent, externalEventId } from '../../src/main/raw-event'
import type { UserId } from '../../src/shared/domain/ids'
import { freshDatabase } from '../fixtures/database'
import { makePipeline, makeProfile } from '../fixtures/profile'
import { percentile, report } from './report'

/** How often each is measured: of the short ones the median, as a single run tells more of the machine than of us. */
const SIZES = new Map([
  [1_000, 9],
  [10_000, 3],
  [100_000, 1],
])
const WARM_UP = 5_000
const INGEST = 1_000
const OPENING = 10
const TYPES = ['commit.push', 'task.completed', 'review.submitted', 'custom.deploy']
const MINUTE = 60_000

test('raw events, from ingest to scored', async () => {
  await eventsPerSecond(WARM_UP)
  const rates = new Map<number, number>()
  for (const [size, times] of SIZES) {
    const samples: number[] = []
    for (let run = 0; run < times; run += 1) samples.push(await eventsPerSecond(size))
    rates.set(size, percentile(samples, 0.5))
  }
  const [first = 1] = rates.values()
  report('Backlog: ingest → normalise → score', [
    ...[...rates].map(([size, rate]) => ({
      what: `${size.toLocaleString('en-US')} raw events`,
      measured: rate,
      unit: 'events/s',
      budget: { atLeast: 5_000 },
    })),
    {
      what: 'rate at 100,000 over rate at 1,000 (flat is 1)',
      measured: (rates.get(100_000) ?? 0) / first,
      unit: '',
      budget: { atLeast: 0.8 },
    },
  ])
})

async function eventsPerSecond(size: number): Promise<number> {
  const { database, drop } = await freshDatabase()
  const now = Date.now()
  const { userId, integrationId } = await makeProfile(database, now)
  const { pipeline } = makePipeline(database, Date.now)
  const ingest = (from: number, count: number): Promise<number> =>
    pipeline.ingest({
      integrationId,
      events: rawEvents(userId, from, count, now),
      receivedAt: now,
    })
  // Connections are open, as in an app at work.
  await ingest(0, OPENING)
  await pipeline.drain()
  const began = performance.now()
  for (let at = 0; at < size; at += INGEST) await ingest(OPENING + at, INGEST)
  await pipeline.drain()
  const seconds = (performance.now() - began) / 1000
  await pipeline.stop()
  await drop()
  return size / seconds
}

function rawEvents(userId: UserId, from: number, count: number, now: number): RawEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    externalId: externalEventId('endpoint', userId, `event-${from + index}`),
    payload: {
      type: TYPES[(from + index) % TYPES.length],
      value: 1,
      meta: {
        title: 'Say why in the message',
        place: 'familiar',
        sha: (from + index).toString(16).padStart(40, '0'),
      },
      receivedAt: now - (from + index) * MINUTE,
    },
  }))
}
