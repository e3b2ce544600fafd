import { expect, test } from 'vitest'
import { watchForWaking } from '../../../../src/main/host/browser/wake-watch'

/** A computer whose two clocks and timer move when a test says so. */
function computer() {
  const state = { wall: 1_700_000_000_000, steady: 0, woken: 0, interval: 0, stopped: false }
  let look: () => void = () => undefined
  const stop = watchForWaking({
    clock: () => state.wall,
    monotonic: () => state.steady,
    every: (ms, run) => {
      state.interval = ms
      look = run
      return () => (state.stopped = true)
    },
    onWake: () => (state.woken += 1),
  })
  return {
    state,
    stop,
    /** The timer fires after so much of each clock's time. */
    after: (wallMs: number, steadyMs: number) => {
      state.wall += wallMs
      state.steady += steadyMs
      look()
      return state.woken
    },
  }
}

test('a day at work is not taken for a sleep, nor a busy computer', () => {
  const { state, after } = computer()
  for (let round = 0; round < 1_000; round += 1) after(20_003, 20_000)
  after(32_000, 32_000)
  expect(state.woken).toBe(0)
})

test('a sleep is noticed once, where the steady clock stood still (Linux)', () => {
  const { after } = computer()
  after(20_000, 20_000)
  expect(after(8 * 3_600_000, 20_000)).toBe(1)
  expect(after(20_000, 20_000)).toBe(1)
})

test('a sleep is noticed where the steady clock went on (macOS, Windows)', () => {
  const { after } = computer()
  expect(after(3_600_000, 3_600_000)).toBe(1)
})

test.each([86_400_000, -86_400_000])('a clock set by %d ms means to look again', (ms) => {
  const { after } = computer()
  expect(after(20_000 + ms, 20_000)).toBe(1)
})

test('looks seldom enough for a computer at rest, and stops when told to', () => {
  const { state, stop } = computer()
  expect(state.interval).toBeGreaterThanOrEqual(10_000)
  stop()
  expect(state.stopped).toBe(true)
})
