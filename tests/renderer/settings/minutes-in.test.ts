import { expect, test } from 'vitest'
import { minutesIn } from '../../../src/renderer/settings/behaviour/minutes-in'

test.each([
  ['00:00', 0],
  ['07:30', 450],
  ['23:59', 1439],
  ['24:00', null],
  ['', null],
  ['7:30', null],
])('minutesIn(%s) is %s', (clock, minutes) => {
  expect(minutesIn(clock)).toBe(minutes)
})
