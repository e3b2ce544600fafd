import { describe, expect, it } from 'vitest'
import { eventTypeSchema } from '../../../src/shared/domain/event-type-schema'
import { eventIdSchema, goalIdSchema, userIdSchema } from '../../../src/shared/domain/ids'
import { eventMetaSchema } from '../../../src/shared/domain/normalised-event'
import { newbornState, petStateSchema } from '../../../src/shared/domain/pet-state'

describe('eventMetaSchema', () => {
  it('keeps what a provider adds of its own', () => {
    const meta = { source: 'git', title: 'Fix it', place: 'familiar', ref: 'abc', files: ['a.ts'] }
    expect(eventMetaSchema.parse(meta)).toEqual(meta)
  })

  it.each<[Record<string, unknown>, string]>([
    [{}, 'no source'],
    [{ source: 'My Space' }, 'a source that is no provider’s name'],
    [{ source: 'git', title: 'x'.repeat(301) }, 'a title too long for a line'],
    [{ source: 'git', place: 'x'.repeat(201) }, 'a place too long for a line'],
    [{ source: 'git', ref: 'x'.repeat(101) }, 'a reference too long for a line'],
    [{ source: 'git', title: 7 }, 'a title that is no text'],
  ])('refuses %j: %s', (meta) => {
    expect(eventMetaSchema.safeParse(meta).success).toBe(false)
  })

  it('keeps events of a provider that only a newer Familiar knows', () => {
    expect(eventMetaSchema.parse({ source: 'weather-station' })).toEqual({
      source: 'weather-station',
    })
  })
})

describe('eventTypeSchema', () => {
  it('says in words what a type may be', () => {
    const refused = eventTypeSchema.safeParse('Commit')
    expect(refused.success).toBe(false)
    expect(refused.error?.issues[0]?.message).toMatch(/custom\.<name>/)
  })
})

describe('ids', () => {
  it.each([userIdSchema, goalIdSchema, eventIdSchema])(
    'take every id the column takes, also one put there by hand',
    (schema) => {
      expect(schema.safeParse('11111111-1111-1111-1111-111111111111').success).toBe(true)
      expect(schema.safeParse('00000000-0000-0000-0000-000000000000').success).toBe(true)
      expect(schema.safeParse('not-an-id').success).toBe(false)
    },
  )
})

describe('petStateSchema', () => {
  const now = Date.parse('2026-05-04T12:00Z')

  it('has a newborn rested, a little hungry, on level 1 and with exactly the data model’s keys', () => {
    expect(newbornState(now, 'amber')).toEqual({
      energy: 80,
      hunger: 30,
      level: 1,
      xp: 0,
      last_event_id: null,
      last_update: '2026-05-04T12:00:00.000Z',
      traits: { color: 'amber', mood: 'happy' },
    })
  })

  it('keeps a pet whose last event has an id put there by hand', () => {
    const state = {
      ...newbornState(now, 'amber'),
      last_event_id: '11111111-1111-1111-1111-111111111111',
    }
    expect(petStateSchema.safeParse(state).success).toBe(true)
  })

  it.each([
    ['energy beyond its scale', { energy: 101 }],
    ['hunger below its scale', { hunger: -1 }],
    ['a level below the first', { level: 0 }],
    ['a level between two', { level: 1.5 }],
    ['XP below zero', { xp: -1 }],
    ['a time that is none', { last_update: 'yesterday' }],
    ['a mood that is none', { traits: { color: 'amber', mood: 'sick' } }],
    ['no colour', { traits: { color: '', mood: 'happy' } }],
    ['a number lost in JSON', { xp: null }],
  ])('is not fooled by %s', (_, wrong) => {
    expect(petStateSchema.safeParse({ ...newbornState(now, 'amber'), ...wrong }).success).toBe(
      false,
    )
  })
})
