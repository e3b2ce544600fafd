import { expect, test } from 'vitest'
import { coalesce } from '../../../src/renderer/ui/store/coalesce'

test('coalesce() turns a burst into one run at work and one after it', async () => {
  const finish: (() => void)[] = []
  const ask = coalesce(() => new Promise((resolve) => finish.push(resolve)))
  for (let n = 0; n < 100; n += 1) ask()
  expect(finish).toHaveLength(1)
  finish[0]!()
  await expect.poll(() => finish.length).toBe(2)
  finish[1]!()
  await Promise.resolve()
  await Promise.resolve()
  expect(finish).toHaveLength(2)
  ask()
  expect(finish).toHaveLength(3)
})
