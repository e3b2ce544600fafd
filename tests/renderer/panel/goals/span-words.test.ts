import { expect, test } from 'vitest'
import { spanWords } from '../../../../src/renderer/panel/goals/span-words'

test.each([
  ['2026-11-16', '2026-11-17', '16 Nov'],
  ['2026-11-09', '2026-11-16', '9–15 Nov'],
  ['2026-09-28', '2026-10-05', '28 Sep – 4 Oct'],
  ['2026-12-28', '2027-01-04', '28 Dec – 3 Jan'],
  ['2026-10-01', '2026-11-01', 'Oct 2026'],
] as const)('spanWords() reads %s to %s as “%s”', (start, end, words) => {
  expect(spanWords(start, end)).toBe(words)
})
