import { HOUR, calendarFor } from '@shared/domain/local-day'
import { eventMessages } from '@shared/i18n/event-messages'
import { listed, ordinal, signed, sizeWords } from '@shared/i18n/number-words'
import { aheadWords, dayWords, durationWords, untilWords, whenWords } from '@shared/i18n/time-words'
import { troubleLine } from '@shared/i18n/trouble-words'
import { describe, expect, test } from 'vitest'

const calendar = calendarFor('Europe/Amsterdam')
const NOW = Date.parse('2026-11-19T13:45:00Z')
const MINUTE = HOUR / 60

test.each([
  [0, 'just now'],
  [-30_000, 'just now'],
  [59 * MINUTE, '59 min ago'],
  [HOUR, '1 h ago'],
  [23.9 * HOUR, '23 h ago'],
  [24 * HOUR, 'Wed 18 Nov, 14:45'],
  [400 * 24 * HOUR, 'Wed 15 Oct 2025, 15:45'],
  [-2 * HOUR, 'Thu 19 Nov, 16:45'],
])('whenWords() of %i ms ago is “%s”', (ago, words) => {
  expect(whenWords(NOW - ago, NOW, calendar)).toBe(words)
})

test.each([
  [-5_000, 'any moment'],
  [59_000, 'any moment'],
  [MINUTE, 'in 1 min'],
  [59.9 * MINUTE, 'in 59 min'],
  [3.5 * HOUR, 'in 3 h'],
  [26 * HOUR, 'Fri 20 Nov, 16:45'],
])('aheadWords() of %i ms from now is “%s”', (ahead, words) => {
  expect(aheadWords(NOW + ahead, NOW, calendar)).toBe(words)
})

test.each([
  [HOUR, '15:45'],
  [10 * HOUR, 'tomorrow, 00:45'],
  [40 * HOUR, '2026-11-21, 06:45'],
])('untilWords() of %i ms from now is “%s”', (ahead, words) => {
  expect(untilWords(NOW + ahead, NOW, calendar)).toBe(words)
})

test.each([
  ['GitHub is waiting for you. Nothing is lost.', 'GitHub is waiting for you.'],
  ['The network is away. It comes back.', 'GitHub: The network is away.'],
  ['No full stop', 'GitHub: No full stop'],
  ['See https://github.com/x.y for why. More.', 'GitHub: See https://github.com/x.y for why.'],
])('troubleLine() of “%s” is “%s”', (message, words) => {
  expect(troubleLine({ provider: 'github', message, since: '' })).toBe(words)
})

test.each([
  [20_000, 'less than a minute'],
  [12 * MINUTE, '12 min'],
  [3 * HOUR + 20 * MINUTE, '3 h 20 min'],
  [9.4 * HOUR, '9 h'],
  [59.7 * MINUTE, '1 h'],
  [47 * HOUR, '47 h'],
  [49 * HOUR, '2 days'],
])('durationWords(%i) is “%s”', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})

test('dayWords() names today and yesterday, and the year only where it is another', () => {
  expect(dayWords('2026-11-19', '2026-11-19')).toBe('Today')
  expect(dayWords('2026-10-31', '2026-11-01')).toBe('Yesterday')
  expect(dayWords('2025-12-31', '2026-11-19')).toBe('Wed 31 Dec 2025')
})

test('signed() has a real minus, and no sign for none', () => {
  expect([signed(6), signed(-9.5), signed(0), signed(-0.04)]).toEqual(['+6', '−9.5', '0', '0'])
})

test('ordinal() knows the teens', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 111, 122].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '111th',
    '122nd',
  ])
})

test('sizeWords() speaks as file managers do', () => {
  expect([0, 999, 1000, 48_300_000, 5e15].map(sizeWords)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '48.3 MB',
    '5,000 TB',
  ])
})

test('listed() joins as one speaks', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
})

describe('eventMessages', () => {
  test('counts in the user’s units, not in those of the rules', () => {
    expect(eventMessages.amount('steps.walked', 5.21)).toBe('5,210 steps')
    expect(eventMessages.amount('minutes.active', 3)).toBe('30 active minutes')
    expect(eventMessages.amount('sleep.logged', 7.2)).toBe('7 h 12 min of sleep')
  })

  test('says when work was taken back', () => {
    expect(eventMessages.amount('commit.push', -2)).toBe('2 commits, taken back')
  })

  test('names a custom event by its title, else by its own name', () => {
    expect(eventMessages.deed('custom.build', 1, 'Nightly', null)).toBe('Nightly')
    expect(eventMessages.deed('custom.build', 3, undefined, null)).toBe('3 × build')
  })

  test('leaves out what did not move', () => {
    expect(eventMessages.feelings(-15, 4)).toBe('−15 hunger, +4 energy')
    expect(eventMessages.feelings(0, 8)).toBe('+8 energy')
    expect(eventMessages.feelings(0, 0)).toBe('')
  })
})
