import { afterEach, expect, test, vi } from 'vitest'
import { systemAfter } from '../../../../src/main/sources/polling/alarm'

afterEach(() => vi.useRealTimers())

test('a wait longer than a timer can count is not over at once', () => {
  // As Node's own, they take a longer one for none.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let isOver = false
  const cancel = systemAfter(2 ** 31, () => {
    isOver = true
  })
  vi.advanceTimersByTime(20)
  expect(isOver).toBe(false)
  cancel()
})
