import { describe, expect, test } from 'vitest'
import { capWords, groupCapWords } from '../../../../src/renderer/panel/ledger/cap-words'
import { ledgerEntry } from '../../../fakes/ledger-entry'

const capped = (usedToday: number, units: number, worth: number) =>
  ledgerEntry({ effect: { cap: { usedToday, units, worth } } })

describe('capWords()', () => {
  test.each([
    ['says nothing of an event that counted in full', capped(9, 1, 1), null],
    [
      'names the place in the day of one counted by half',
      capped(11, 1, 0.5),
      'counted by half: 12th commit today',
    ],
    ['names one counted by a fifth', capped(22, 1, 0.2), 'counted by a fifth: 23rd commit today'],
    ['tells how much of a mixed one counted', capped(8, 5, 3.5), 'counted as 3.5 of 5'],
    ['gives no place to units that come in pieces', capped(14.2, 1, 0.5), 'counted by half'],
    ['does not take rounded worth for a cap', capped(0, 6.549, 6.55), null],
    ['says nothing of work taken back, which counts in full', capped(12, -1, -1), null],
  ])('%s', (_, entry, words) => {
    expect(capWords(entry, true)).toBe(words)
  })

  test('does not say “today” of another day', () => {
    expect(capWords(capped(11, 1, 0.5), false)).toBe('counted by half: 12th commit that day')
  })
})

describe('groupCapWords()', () => {
  test('says it once when all events of a line were counted alike', () => {
    expect(groupCapWords([capped(11, 1, 0.5), capped(12, 1, 0.5)])).toBe('each counted by half')
  })

  test('counts the capped ones when only some were', () => {
    expect(groupCapWords([capped(10, 1, 0.5), capped(9, 1, 1)])).toBe('1 of 2 counted in part')
  })

  test('says nothing when none was', () => {
    expect(groupCapWords([capped(1, 1, 1)])).toBeNull()
  })
})
