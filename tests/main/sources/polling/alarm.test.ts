import { expect, test } from 'vitest'
import { systemAfter } from '../../../../src/main/sources/polling/alarm'

test('a wait longer than a timer can count is not over at once', async () => {
  let isOver = false
  const cancel = systemAfter(2 ** 31, () => {
    isOver = true
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isOver).toBe(false)
  cancel()
})
