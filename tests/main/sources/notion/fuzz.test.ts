import { expect, test } from 'vitest'
import { readPayload } from '../../../../src/main/pipeline/normaliser'
import { dataSourceSchema } from '../../../../src/main/sources/notion/data-source'
import { notionNormaliser } from '../../../../src/main/sources/notion/normalise'
import { readPage } from '../../../../src/main/sources/notion/page'
import type { NotionPayload } from '../../../../src/main/sources/notion/payload'
import { takeIn } from '../../../../src/main/sources/notion/take-in'
import type { NotionChoice } from '../../../../src/shared/contract/connections'
import dataSource from '../../../fixtures/notion/data-source.json' with { type: 'json' }
import answer from '../../../fixtures/notion/query-answer.json' with { type: 'json' }
import { seededRandom } from '../../../fixtures/seeded-random'
import { MemoryStore, turnAt } from './watching'

const SEED = Number(process.env['FAMILIAR_SEED'] ?? 20_261_125)
const NOW = Date.parse('2026-11-25T12:00:00.000Z')
const ROUNDS = 10_000

const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '\0',
  '\uD800',
  'x'.repeat(5_000),
  '😀'.repeat(200),
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2022-07-15',
  'title',
  '%E0%A4%A',
  [],
  [[]],
  {},
  { id: 'x' },
  { __proto__: null },
]

type Random = () => number
const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)]!

/** The value with one to four of its parts replaced, removed, doubled or swapped for another of its parts. */
function mutated(value: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(value)
  const places = placesIn(copy)
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    const { holder, key } = pick(random, places)
    const kind = random()
    if (kind < 0.5) holder[key] = pick(random, STRANGE)
    else if (kind < 0.7) Reflect.deleteProperty(holder, key)
    else if (kind < 0.85) holder[`${key}x`] = holder[key]
    else {
      const other = pick(random, places)
      // A copy: a part that holds itself cannot come over a network.
      holder[key] = structuredClone(other.holder[other.key])
    }
  }
  return copy
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

const REASON = /^A page of “Tasks” in Notion cannot be read: \S/

const RULES: readonly NotionChoice['done'][] = [
  { kind: 'status', propertyId: 'wX^q', optionIds: ['cc10a1f0-1d8a-4b6f-9b43-2f1c3a9a8b11'] },
  { kind: 'checkbox', propertyId: '%3AUPp' },
]

test('the published shapes are read as they are meant', () => {
  const read = answer.results.map((page) => readPage(page, RULES[0]!))
  expect(read).toMatchObject(
    [true, false, false, true].map((done, index) => ({
      kind: 'page',
      page: { done, title: 'Single comment', inTrash: index === 3 },
    })),
  )
  expect(answer.results.map((page) => readPage(page, RULES[1]!))).toMatchObject(
    [true, false, false, true].map((done) => ({ kind: 'page', page: { done } })),
  )
  const { id, name, properties } = dataSourceSchema.parse(dataSource)
  expect([id, name, properties.map(({ type }) => type)]).toEqual([
    dataSource.id,
    'Single comment',
    ['other', 'status', 'checkbox', 'other'],
  ])
})

test(`of ${ROUNDS} mangled pages each is counted, left alone or kept with a reason`, async () => {
  const random = seededRandom(SEED)
  const tally = { counted: 0, quiet: 0, reasons: 0, 'without-property': 0, other: 0 }
  // The notes on pages stay as they are: none is known.
  const turn = turnAt(NOW, new MemoryStore(() => NOW))
  const watch = {
    seeding: false,
    bornAfter: 0,
    firstSequence: 1,
    countFrom: 0,
    now: NOW,
    theirNow: null,
  }
  const faults: unknown[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = pick(random, RULES)
    const choice = { dataSourceId: dataSource.id, name: 'Tasks', done }
    const reading = readPage(mutated(pick(random, answer.results), random), done)
    if (reading.kind === 'other' || reading.kind === 'without-property') tally[reading.kind] += 1
    const { events } = await takeIn(turn, choice, [reading], watch, [])
    if (events.length === 0) tally.quiet += 1
    for (const { payload, externalId } of events) {
      const result = readPayload({ notion: notionNormaliser }, 'notion', payload, NOW)
      tally[result.ok ? 'counted' : 'reasons'] += 1
      const isRight = result.ok
        ? result.events.length === 1
        : reading.kind === 'unreadable' && REASON.test(result.reason)
      if (!isRight || externalId.length > 255) faults.push({ reading, result, externalId })
    }
  }
  expect(faults).toEqual([])
  // Neither everything nor nothing gets through.
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(20)
})

test(`of ${ROUNDS} mangled payloads each is counted or refused with a reason`, () => {
  const random = seededRandom(SEED + 1)
  const payload: NotionPayload = {
    kind: 'transition',
    direction: 1,
    sequence: 1_764_000_000_001,
    at: NOW,
    dataSource: { id: dataSource.id, name: 'Tasks' },
    page: {
      id: answer.results[0]!.id,
      title: 'Report',
      createdTime: '2022-07-15T16:52:00.000Z',
      lastEditedTime: '2022-07-15T19:16:00.000Z',
      inTrash: false,
    },
    done: { propertyId: 'wX%5Eq', valueIds: ['a'] },
  }
  const tally = { read: 0, refused: 0 }
  const faults: unknown[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const mangled = mutated(payload, random)
    const result = readPayload({ notion: notionNormaliser }, 'notion', mangled, NOW)
    tally[result.ok ? 'read' : 'refused'] += 1
    const isRight = result.ok
      ? result.events.every(({ value, occurredAt }) => Math.abs(value) === 1 && occurredAt <= NOW)
      : /\S/.test(result.reason)
    if (!isRight) faults.push({ mangled, result })
  }
  expect(faults).toEqual([])
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(500)
})

test('mangled data sources are read or refused, and never crash the list', () => {
  const random = seededRandom(SEED + 2)
  const tally = { read: 0, refused: 0 }
  for (let round = 0; round < 2_000; round += 1) {
    const read = dataSourceSchema.safeParse(mutated(dataSource, random))
    if (read.success) tally.read += 1
    else tally.refused += 1
  }
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(50)
})
