import { test } from 'vitest'
import { externalEventId } from '../../src/main/raw-event'
import { freshDatabase } from '../fixtures/database'
import { makePipeline, makeProfile } from '../fixtures/profile'
import { report } from './report'

const SIZES = [1_000, 10_000, 100_000]
const INGEST = 1_000
const TYPES = ['commit.push', 'task.completed', 'review.submitted', 'custom.deploy']
const MINUTE = 60_000

test('raw events, from ingest to scored', async () => {
  await eventsPerSecond(INGEST)
  const rates = new Map<number, number>()
  for (const size of SIZES) rates.set(size, await eventsPerSecond(size))
  const [first = 1] = rates.values()
  report('Backlog: ingest → normalise → score', [
    ...SIZES.map((size) => ({
      what: `${size.toLocaleString('en-US')} raw events`,
      measured: rates.get(size) ?? 0,
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
  const began = performance.now()
  for (let at = 0; at < size; at += INGEST) {
    const events = Array.from({ length: INGEST }, (_, index) => ({
      externalId: externalEventId('endpoint', userId, `event-${at + index}`),
      payload: {
        type: TYPES[(at + index) % TYPES.length],
        value: 1,
        meta: {
          title: 'Say why in the message',
          place: 'familiar',
          sha: (at + index).toString(16).padStart(40, '0'),
        },
        receivedAt: now - (at + index) * MINUTE,
      },
    }))
    await pipeline.ingest({ integrationId, events, receivedAt: now })
  }
  await pipeline.drain()
  const seconds = (performance.now() - began) / 1000
  await pipeline.stop()
  await drop()
  return size / seconds
}
