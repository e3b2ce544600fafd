import { expect, test } from 'vitest'
import { STRENGTHS, strengthOf } from '../../../src/shared/domain/password-strength'

test.each([
  ['', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['9876543210', 'weak'],
  ['Password1234!', 'weak'],
  ['qwertyqwerty', 'weak'],
  ['three hedgehogs in a boat', 'strong'],
  ['x7#Kq!2pLm9@Zt4w', 'strong'],
] as const)('%j is %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength)
})

test('a longer password of the same kind is never weaker', () => {
  const ranks = Array.from({ length: 30 }, (_, length) =>
    STRENGTHS.indexOf(strengthOf('mt4qk8w2zr7bn5xj9ch3vd6gf1ypls'.slice(0, length))),
  )
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  expect(ranks.at(-1)).toBe(STRENGTHS.length - 1)
})
