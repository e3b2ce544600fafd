import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { asks } from '../../src/cli/ask'

test.each([
  ['y', 'y\r', true],
  ['Yes', ' Yes \r', true],
  ['n', 'n\r', false],
  ['nothing', '\r', false],
  ['something else', 'yesterday\r', false],
  ['Ctrl+D', '\u0004', false],
  ['Ctrl+C', '\u0003', false],
])('answered by %s', async (_, typed, meant) => {
  const input = new PassThrough()
  const answer = asks(input, new PassThrough())('Go on?')
  input.write(typed)
  expect(await answer).toBe(meant)
})

test('a terminal that goes away has not agreed', async () => {
  const input = new PassThrough()
  const answer = asks(input, new PassThrough())('Go on?')
  input.end()
  expect(await answer).toBe(false)
})
