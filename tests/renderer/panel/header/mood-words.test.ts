import { HOUR, calendarFor } from '@shared/domain/local-day'
import { type PetState, newbornState } from '@shared/domain/pet-state'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import { describe, expect, test } from 'vitest'
import { lastMealIn } from '../../../../src/renderer/panel/header/last-meal'
import { moodWords } from '../../../../src/renderer/panel/header/mood-words'
import { ledgerEntry } from '../../../fakes/ledger-entry'
import { fakeIds } from '../../../fakes/worlds/ids'

const rhythm = { calendar: calendarFor('Europe/Amsterdam'), night: DEFAULT_NIGHT }
const NOON = Date.parse('2026-11-19T11:00:00Z')
const pet = (change: Partial<PetState>, ago = 0): PetState => ({
  ...newbornState(NOON - ago, 'amber'),
  ...change,
})
const words = (state: PetState, now = NOON, lastMeal: number | null = null): string =>
  moodWords(state, now, rhythm, lastMeal)

describe('moodWords()', () => {
  test('tells how long a hungry pet has had nothing to eat', () => {
    expect(words(pet({ hunger: 80 }), NOON, NOON - 9 * HOUR)).toBe('hungry: nothing to eat for 9 h')
  })

  test('claims no time when no meal is known', () => {
    expect(words(pet({ hunger: 80 }))).toBe('hungry: it wants a bite')
  })

  test('tells until when it sleeps, by the user’s clock, before and after midnight', () => {
    expect(words(pet({}), Date.parse('2026-11-19T22:30:00Z'))).toBe('asleep: until 07:00')
    expect(words(pet({}), Date.parse('2026-11-20T03:00:00Z'))).toBe('asleep: until 07:00')
  })

  test('tells a tired pet by day from a sleeping one', () => {
    expect(words(pet({ energy: 14 }))).toBe('sleepy: energy is down to 14')
  })

  test('rests after three days, and says that nothing fades', () => {
    expect(words(pet({}, 73 * HOUR))).toBe('resting: nothing fades until you are back')
  })

  test('is bored after a day without anything new', () => {
    expect(words(pet({ hunger: 0 }, 25 * HOUR))).toBe('bored: nothing new for 25 h')
  })

  test('does not give a meal of days ago as the reason of today’s mood', () => {
    const calm = pet({ hunger: 10, energy: 60 })
    expect(words(calm, NOON, NOON - 30 * HOUR)).toBe('happy: all is well')
    expect(words(calm, NOON, NOON - 12 * 60_000)).toBe('happy: fed 12 min ago')
  })
})

describe('lastMealIn()', () => {
  test('goes by when an event was counted: late news of old work feeds now', () => {
    const late = ledgerEntry({
      occurredAt: '2026-11-01T12:00:00Z',
      effect: { scoredAt: '2026-11-19T10:00:00Z' },
    })
    const walk = ledgerEntry({ effect: { hunger: 0, scoredAt: '2026-11-19T10:30:00Z' } })
    expect(lastMealIn([walk, late], fakeIds.pet)).toBe(Date.parse('2026-11-19T10:00:00Z'))
  })

  test('knows none where none is known', () => {
    expect(lastMealIn(null, fakeIds.pet)).toBeNull()
    expect(lastMealIn([ledgerEntry({ effect: { hunger: 0 } })], fakeIds.pet)).toBeNull()
  })
})
