import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ConnectableProvider } from '@shared/domain/provider'
import { type FakeProviders, startFakeProviders } from '../fakes/providers/fake-providers'
import type { FakeDataSource } from '../fakes/providers/notion/data-source'
import { optionId } from '../fakes/providers/notion/properties'
import { freshDatabase, rowsOf } from '../fixtures/database'
import { type PolledForBench, connectForBench, START } from './polled-connection'
import { type Figure, report } from './report'

const EVENTS = 10_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** GitHub tells of the last 300. */
const WINDOW = 300
const POLLS = 1_000
/** The first polls leave compiled code behind, which is no growth. */
const WARM_UP = 500
/** The heap is looked at after every so many. */
const SAMPLE_EVERY = 100
/** A growth that comes to a megabyte in a thousand polls, which is a day, would be noticed in a month. */
const FLAT_KB = 1

/** Polls until the rest of the work is only to be scored, and scores it. */
async function through(polled: PolledForBench, isAllStored: () => boolean): Promise<void> {
  while (!isAllStored()) await polled.poll()
  await polled.drain()
}

/** Runs work on a connection with a provider; returns figures about the events it brought. */
async function eventsPerSecond(
  provider: ConnectableProvider,
  prepare: (fake: FakeProviders) => {
    choices?: unknown
    work: (polled: PolledForBench) => Promise<void>
    before?: (polled: PolledForBench) => Promise<void>
  },
): Promise<Figure[]> {
  const { database, drop } = await freshDatabase()
  const fake = await startFakeProviders()
  fake.clock.set(START)
  const { choices, work, before } = prepare(fake)
  const polled = await connectForBench(database, fake, provider, choices)
  await before?.(polled)
  const [asked, waited, began] = [polled.requests.length, polled.waited(), performance.now()]
  await work(polled)
  const ms = performance.now() - began
  const [counts] = await rowsOf<{ events: number; unscored: number }>(
    database,
    sql`select count(*)::int as events, count(*) filter (where not scored)::int as unscored
        from events where meta ->> 'source' = ${provider}`,
  )
  await polled.stop()
  await fake.stop()
  await drop()
  const { events = 0, unscored } = counts ?? {}
  expect({ unscored, isEnough: events >= EVENTS }).toEqual({ unscored: 0, isEnough: true })
  const fakes = polled.waited() - waited
  return [
    {
      what: `${events.toLocaleString('en-US')} events, polled to scored`,
      measured: events / (ms / 1000),
      unit: 'events/s',
    },
    {
      what: 'the same without the fake’s time',
      measured: events / ((ms - fakes) / 1000),
      unit: 'events/s',
    },
    { what: 'requests', measured: polled.requests.length - asked, unit: '' },
    { what: 'of the time the fake’s', measured: (fakes / ms) * 100, unit: '%' },
  ]
}

/** A data source, and "done" as its status says it. */
function tasksOf(fake: FakeProviders): { source: FakeDataSource; choices: unknown } {
  const source = fake.notion.addDataSource('Chores')
  const done = {
    kind: 'status',
    propertyId: source.property('status').id,
    optionIds: [optionId('Done')],
  }
  return { source, choices: { sources: [{ dataSourceId: source.id, name: 'Chores', done }] } }
}

/** A push to each of many repositories: a long history is slow in the fake, not in Familiar. */
function push(fake: FakeProviders, pushes: number, commits: number): void {
  for (let index = 0; index < pushes; index += 1)
    fake.github.repository(`octocat/of-${index}`).push({ commits })
}

/** What a wrist has counted on each day of the last week. */
function walk(fake: FakeProviders, now: number, poll: number): void {
  for (let back = 0; back < 7; back += 1) {
    const day = new Date(now - back * DAY).toISOString().slice(0, 10)
    const activeMinutes = { LIGHT: 10 + poll, MODERATE: 5 + poll }
    fake.google.setDay(day, { steps: 100 + 20 * poll, activeMinutes })
  }
}

const LIVELY: Record<string, Parameters<typeof eventsPerSecond>> = {
  'commits of one window of pushes': [
    'github',
    (fake) => ({
      work: async (polled) => {
        push(fake, WINDOW, Math.ceil(EVENTS / WINDOW))
        await through(polled, () => polled.stored() >= WINDOW)
      },
    }),
  ],
  'pushes of one commit, window after window': [
    'github',
    (fake) => ({
      work: async (polled) => {
        for (let done = WINDOW; done < EVENTS + WINDOW; done += WINDOW) {
          push(fake, WINDOW, 1)
          await through(polled, () => polled.stored() >= done)
        }
      },
    }),
  ],
  'tasks that become done': [
    'notion',
    (fake) => {
      const { source, choices } = tasksOf(fake)
      const rows = source.addMany(EVENTS, { status: 'In progress' })
      return {
        choices,
        before: async (polled) => {
          await polled.poll()
          await polled.poll()
        },
        work: async (polled) => {
          const now = polled.time.clock()
          // Until just before the next poll: time that passed here would pass in the middle of one.
          for (const [index, row] of rows.entries())
            row.edit({ status: 'Done' }).editedAt = now + (index * MINUTE) / rows.length
          await through(polled, () => polled.stored() >= EVENTS)
        },
      }
    },
  ],
  'readings of seven days that grew': [
    'fitbit',
    (fake) => ({
      work: async (polled) => {
        for (let poll = 0; polled.stored() < EVENTS; poll += 1) {
          walk(fake, polled.time.clock(), poll)
          await polled.poll()
        }
        await polled.drain()
      },
    }),
  ],
}

test.each(Object.entries(LIVELY))('polled to scored: %s', async (what, [provider, prepare]) => {
  report(`${provider}: ${what}`, await eventsPerSecond(provider, prepare))
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heapKilobytes(): number {
  // The second takes what the first one's finalizers let go of.
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1024
}

/** How much a line through equally distant samples rises from one to the next (least squares). */
function slope(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2
  const [rise, run] = samples.reduce(
    ([up, along], sample, index) => [up + (index - middle) * sample, along + (index - middle) ** 2],
    [0, 0],
  )
  return rise / run
}

/** Requests in the busiest hour of a day, the first hour (and first sync) aside. */
function busiestHour(requests: readonly number[]): number {
  const [first = 0] = requests
  const day = requests.filter((at) => at >= first + HOUR && at < first + HOUR + DAY)
  return Math.max(
    ...day.map((at, index) => day.filter((b, i) => i >= index && b < at + HOUR).length),
  )
}

const PEACEFUL: Record<
  ConnectableProvider,
  { atMost: number; prepare: (fake: FakeProviders) => { choices?: unknown; live: () => void } }
> = {
  github: {
    atMost: 60,
    prepare: (fake) => ({
      live: () => {
        fake.github.feed.clear()
        push(fake, 1, 1)
      },
    }),
  },
  fitbit: {
    atMost: 6,
    prepare: (fake) => {
      let lived = 0
      return { live: () => walk(fake, fake.clock.now(), (lived += 1)) }
    },
  },
  notion: {
    atMost: 60,
    prepare: (fake) => {
      const { source, choices } = tasksOf(fake)
      const rows = source.addMany(200)
      let lived = 0
      return {
        choices,
        live: () => {
          lived += 1
          const status = lived % 2 === 1 ? 'Done' : 'In progress'
          rows[lived % rows.length]?.edit({ status })
        },
      }
    },
  },
}

test.each(['github', 'fitbit', 'notion'] as const)(
  '%s at rest, and over many polls',
  async (provider) => {
    const { atMost, prepare } = PEACEFUL[provider]
    const { database, drop } = await freshDatabase()
    const fake = await startFakeProviders()
    fake.clock.set(START)
    const { choices, live } = prepare(fake)
    const polled = await connectForBench(database, fake, provider, choices)
    // A day at rest: nothing happens at the provider.
    const from = polled.time.clock()
    while (polled.time.clock() < from + DAY + 2 * HOUR) await polled.poll()
    const requests = [...polled.requests]
    const renewals = polled.renewals()
    const hours = (polled.time.clock() - from) / HOUR
    const heap: number[] = []
    for (let poll = 1 - WARM_UP; poll <= POLLS; poll += 1) {
      // Something happens now and then, and what is remembered of it must not pile up either.
      if (poll % 10 === 0) live()
      await polled.poll()
      if (poll <= 0 || poll % SAMPLE_EVERY !== 0) continue
      await polled.drain()
      fake.forgetRequests()
      heap.push(heapKilobytes())
    }
    await polled.stop()
    await fake.stop()
    await drop()
    report(`${provider}: a day at rest, then ${POLLS.toLocaleString('en-US')} polls`, [
      {
        what: 'requests in the busiest hour of a day',
        measured: busiestHour(requests),
        unit: 'per h',
        budget: { atMost },
      },
      { what: 'requests, mean of the day', measured: requests.length / hours, unit: 'per h' },
      { what: 'renewals of the token beside them', measured: renewals / hours, unit: 'per h' },
      ...[100, 500, POLLS].map((polls) => ({
        what: `heap after ${polls.toLocaleString('en-US')} polls`,
        measured: (heap[polls / SAMPLE_EVERY - 1] ?? 0) / 1024,
        unit: 'MiB',
      })),
      {
        what: 'growth, as a line through ten samples',
        measured: slope(heap) / SAMPLE_EVERY,
        unit: 'KiB per poll',
        budget: { atMost: FLAT_KB },
      },
    ])
  },
)
