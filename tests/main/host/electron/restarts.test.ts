import { describe, expect, it } from 'vitest'
import { PET_RESTARTS, createRestarts } from '../../../../src/main/host/electron/restarts'
import { createTestTime } from './test-time'

describe('createRestarts()', () => {
  it('waits longer each time, and gives up', () => {
    const restarts = createRestarts(PET_RESTARTS, createTestTime().clock)
    const waits = Array.from({ length: 7 }, () => restarts.next())
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, null, null])
  })

  it('does not count a crash of this morning against one of this evening', () => {
    const time = createTestTime()
    const restarts = createRestarts(PET_RESTARTS, time.clock)
    for (let i = 0; i < 4; i += 1) restarts.next()
    time.pass(PET_RESTARTS.calmMs)
    expect(restarts.next()).toBe(1_000)
  })

  it('never waits longer than the longest', () => {
    const policy = { ...PET_RESTARTS, limit: 20 }
    const restarts = createRestarts(policy, createTestTime().clock)
    const waits = Array.from({ length: 20 }, () => restarts.next() ?? 0)
    expect(Math.max(...waits)).toBe(policy.longestMs)
  })

  it('begins anew when the user asks for the pet', () => {
    const restarts = createRestarts(PET_RESTARTS, createTestTime().clock)
    for (let i = 0; i < 6; i += 1) restarts.next()
    restarts.forgive()
    expect(restarts.next()).toBe(1_000)
  })
})
