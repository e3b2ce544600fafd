import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PollerState } from '../../../../src/main/sources/polling/poller-state'
import { retryWait, rhythmWait } from '../../../../src/main/sources/polling/waits'
import { Trouble } from '../../../../src/main/trouble'
import { type TestDatabase, freshDatabase } from '../../../fixtures/database'
import { seededRandom } from '../../../fixtures/seeded-random'
import {
  DAY,
  HOUR,
  MINUTE,
  type Rig,
  SECOND,
  START,
  type Script,
  openRig,
  scriptedSource,
} from './rig'

let test_: TestDatabase
let rig: Rig
beforeAll(async () => {
  test_ = await freshDatabase()
})
afterAll(() => test_.drop())
beforeEach(async () => {
  rig = await openRig(test_.database)
})
afterEach(() => rig.stop())

const well: Script = () => ({})
const failing =
  (code: Trouble['code'], retryAt?: () => number): Script =>
  () => {
    throw new Trouble(code, 'It does not answer.', retryAt ? { retryAt: retryAt() } : {})
  }
const troubled = ({ trouble, polling }: PollerState): boolean =>
  trouble !== null && polling === null

describe('the rhythm', () => {
  test('is the source’s own, a tenth more or less', () => {
    const random = seededRandom(7)
    const waits = Array.from({ length: 1_000 }, () => rhythmWait(MINUTE, random))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(54 * SECOND)
    expect(Math.max(...waits)).toBeLessThanOrEqual(66 * SECOND)
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(10 * SECOND)
  })

  test('polls at once when it is new, and then again and again', async () => {
    const source = scriptedSource(well, 10 * MINUTE)
    const { polled } = await rig.begin(source)
    for (let poll = 1; poll <= 4; poll += 1) {
      await polled(poll)
      rig.time.pass(10 * MINUTE)
    }
    await polled(5)
    expect(source.calls.slice(0, 4).map((at) => at - START)).toEqual(
      [0, 10, 20, 30].map((m) => m * MINUTE),
    )
  })

  test('gives way to the pause a provider asks for, also when the user is in a hurry', async () => {
    const source = scriptedSource(() => ({ notBeforeMs: 5 * MINUTE }))
    const { poller, polled, wait } = await rig.begin(source)
    await polled(1)
    expect(wait()).toBe(5 * MINUTE)
    poller.fetchNow()
    poller.resume()
    rig.time.pass(5 * MINUTE - 1)
    expect(source.calls).toHaveLength(1)
    rig.time.pass(1)
    await polled(2)
  })

  test('is half as fast while the computer is taken easy on, from the next plan on, and no reading is lost', async () => {
    let sparing = true
    const source = scriptedSource(well)
    const { poller, polled, wait } = await rig.begin(source, {
      ports: { isSparing: () => sparing },
    })
    await polled(1)
    expect(wait()).toBe(2 * MINUTE)
    // Whoever wants it now is not asked to wait.
    poller.fetchNow()
    await polled(2)
    sparing = false
    rig.time.pass(2 * MINUTE)
    await polled(3)
    expect(wait()).toBe(MINUTE)
  })

  test('goes on at once while there is more, and not for ever', async () => {
    const source = scriptedSource((_, call) => ({ more: call < 7 }))
    const { polled, wait } = await rig.begin(source)
    await polled(7)
    expect(wait()).toBe(MINUTE)

    source.become(() => ({ more: true }))
    rig.time.pass(MINUTE)
    const { nextPollAt } = await polled(107)
    expect(source.calls).toHaveLength(107)
    expect(Date.parse(nextPollAt ?? '') - rig.time.clock()).toBe(30 * SECOND)
  })
})

describe('after a failure', () => {
  test('waits twice as long each time, up to a quarter of an hour, and less from the first success on', async () => {
    const source = scriptedSource(failing('unreachable'))
    const { polled, wait } = await rig.begin(source)
    const waits: number[] = []
    for (let poll = 1; poll <= 8; poll += 1) {
      await polled(poll)
      waits.push(wait())
      rig.time.pass(wait())
    }
    expect(waits).toEqual([27, 54, 108, 216, 432, 810, 810, 810].map((s) => s * SECOND))
    await polled(9)
    source.become(well)
    rig.time.pass(wait())
    expect((await polled(10)).trouble).toBeNull()
    source.become(failing('unreachable'))
    rig.time.pass(MINUTE)
    await polled(11)
    expect(wait()).toBe(27 * SECOND)
  })

  test('spreads the tries, and asks more often whether there is a network', () => {
    const random = seededRandom(3)
    const waits = Array.from({ length: 500 }, () => retryWait('unreachable', 3, random))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(96 * SECOND)
    expect(Math.max(...waits)).toBeLessThanOrEqual(120 * SECOND)
    expect(new Set(waits).size).toBeGreaterThan(400)
    expect(retryWait('offline', 50, () => 1)).toBe(5 * MINUTE)
    expect(retryWait('internal', 50, () => 1)).toBe(15 * MINUTE)
  })

  test('never asks before the time the provider named, whoever wants it', async () => {
    const source = scriptedSource(failing('rate-limited', () => rig.time.clock() + 40 * MINUTE))
    const { poller, polled, wait } = await rig.begin(source)
    const { trouble } = await polled(1)
    expect(wait()).toBeGreaterThanOrEqual(40 * MINUTE)
    expect(Date.parse(trouble?.retryAt ?? '')).toBe(rig.time.clock() + wait())
    expect(trouble?.message).toBe('It does not answer. Familiar tries again at 13:40.')
    poller.fetchNow()
    poller.resume()
    poller.reconfigured()
    rig.time.pass(40 * MINUTE - 1)
    expect(source.calls).toHaveLength(1)
    source.become(well)
    rig.time.pass(1)
    await polled(2)
    expect(poller.state().trouble).toBeNull()
  })

  test.each(['reconnect', 'forbidden', 'retired', 'misconfigured'] as const)(
    '%s waits for the user: neither time nor waking up tries it again',
    async (code) => {
      const source = scriptedSource(failing(code))
      const { poller, polled } = await rig.begin(source)
      const { trouble, nextPollAt } = await polled(1)
      expect(trouble).toMatchObject({ code, retryAt: null })
      expect(nextPollAt).toBeNull()
      poller.suspend?.()
      rig.time.pass(DAY)
      poller.resume()
      rig.time.pass(DAY)
      expect(source.calls).toHaveLength(1)
      source.become(well)
      poller.reconfigured()
      expect((await polled(2)).trouble).toBeNull()
    },
  )

  test('looks once at a start whether what waits for the user has been mended elsewhere', async () => {
    const source = scriptedSource(failing('reconnect'))
    const first = await rig.begin(source)
    await first.polled(1)
    await first.poller.stop()
    rig.time.pass(HOUR)
    source.become(well)
    const second = rig.open(source)
    await second.until('the stored trouble', troubled)
    rig.time.pass(3 * SECOND)
    await second.until('it to be mended', ({ trouble }) => trouble === null)
    expect(source.calls).toHaveLength(2)
  })

  test('a source that throws what it likes is told as unreadable, or as a mistake of ours', async () => {
    const source = scriptedSource(() => {
      JSON.parse('{"truncated": ')
      return {}
    })
    const { polled, wait } = await rig.begin(source)
    expect((await polled(1)).trouble?.code).toBe('unreadable')
    source.become(() => {
      throw new TypeError('x is not a function')
    })
    rig.time.pass(wait())
    const { trouble } = await polled(2)
    expect(trouble?.code).toBe('internal')
    expect(trouble?.message).not.toContain('function')
  })
})

describe('a clock that is moved by a day', () => {
  test.each([
    ['forward', DAY],
    ['back', -DAY],
  ])('%s does not hold polling up', async (_, by) => {
    const source = scriptedSource(well, 30 * MINUTE)
    const { polled } = await rig.begin(source)
    await polled(1)
    rig.time.turn(by)
    rig.time.pass(30 * MINUTE)
    await polled(2)
    rig.time.pass(30 * MINUTE)
    await polled(3)
  })

  test('back does not turn a provider’s pause into a day', async () => {
    const source = scriptedSource(failing('rate-limited', () => rig.time.clock() + 10 * MINUTE))
    const { polled } = await rig.begin(source)
    await polled(1)
    rig.time.turn(-DAY)
    rig.time.pass(11 * MINUTE)
    await polled(2)
  })

  test('forward is noticed within a quarter of an hour of a long wait', async () => {
    const source = scriptedSource(failing('rate-limited', () => rig.time.clock() + 5 * HOUR))
    const { polled } = await rig.begin(source)
    await polled(1)
    rig.time.turn(DAY)
    rig.time.pass(15 * MINUTE)
    await polled(2)
  })

  test('a provider that names a time in a week is asked again the same day', async () => {
    const source = scriptedSource(failing('rate-limited', () => rig.time.clock() + 7 * DAY))
    const { polled, wait } = await rig.begin(source)
    await polled(1)
    expect(wait()).toBeLessThan(7 * HOUR)
  })

  test('back between two runs does not make the second wait for the first one’s time', async () => {
    const source = scriptedSource(well, 30 * MINUTE)
    const first = await rig.begin(source)
    await first.polled(1)
    await first.poller.stop()
    rig.time.turn(-DAY)
    const second = rig.open(source)
    await second.until('the plan', ({ nextPollAt }) => nextPollAt !== null)
    expect(second.wait()).toBeLessThanOrEqual(30 * MINUTE)
  })
})

describe('a restart', () => {
  test('shows where it stood and asks no earlier than it would have', async () => {
    const source = scriptedSource(failing('rate-limited', () => rig.time.clock() + 50 * MINUTE))
    const first = await rig.begin(source)
    const before = await first.polled(1)
    await first.poller.stop()
    for (let start = 1; start <= 5; start += 1) {
      rig.time.pass(MINUTE)
      const again = rig.open(source)
      const after = await again.until('the stored state', troubled)
      expect(after).toMatchObject({ trouble: before.trouble, lastPollAt: before.lastPollAt })
      expect(after.nextPollAt).toBe(before.nextPollAt)
      again.poller.fetchNow()
      rig.time.pass(4 * SECOND)
      await again.poller.stop()
    }
    expect(source.calls).toHaveLength(1)
  })

  test('by the user’s doing reads at once, unless the provider has asked to wait', async () => {
    const source = scriptedSource(well)
    const first = await rig.begin(source)
    await first.polled(1)
    await first.poller.disconnect()
    rig.time.pass(5 * SECOND)
    const second = rig.open(source, { notBefore: first.poller.notBefore })
    second.poller.reconfigured()
    await second.polled(2)
    expect(source.calls).toEqual([START, START + 5 * SECOND])

    source.become(() => ({ notBeforeMs: 30 * SECOND }))
    second.poller.fetchNow()
    await second.polled(3)
    const { notBefore } = second.poller
    await second.poller.disconnect()
    const third = rig.open(source, { notBefore })
    third.poller.reconfigured()
    await third.until('the provider’s wish', ({ nextPollAt }) => nextPollAt !== null)
    rig.time.pass(29 * SECOND)
    expect(source.calls).toHaveLength(3)
    rig.time.pass(SECOND)
    await third.polled(4)
  })

  test('in a loop does not hammer', async () => {
    const source = scriptedSource(() => ({ notBeforeMs: MINUTE }))
    for (let start = 0; start < 10; start += 1) {
      const { poller, until } = rig.open(source)
      await until('the plan', ({ nextPollAt }) => nextPollAt !== null)
      rig.time.pass(3 * SECOND)
      poller.fetchNow()
      if (start === 0) await until('the first poll', ({ lastSuccessAt }) => lastSuccessAt !== null)
      await poller.stop()
    }
    expect(source.calls).toHaveLength(1)
  })
})

describe('the user and the computer', () => {
  test('fetch now polls at once; during a poll another follows, and never two at a time', async () => {
    const ends: (() => void)[] = []
    let atOnce = 0
    let most = 0
    const source = scriptedSource(async () => {
      most = Math.max(most, (atOnce += 1))
      await new Promise<void>((resolve) => ends.push(resolve))
      atOnce -= 1
      return {}
    })
    const { poller, polled } = await rig.begin(source)
    await begun(ends, 1)
    poller.fetchNow()
    poller.fetchNow()
    poller.resume()
    ends[0]?.()
    await begun(ends, 2)
    ends[1]?.()
    await polled(2)
    expect(source.calls).toHaveLength(2)
    poller.fetchNow()
    await begun(ends, 3)
    ends[2]?.()
    await polled(3)
    expect(most).toBe(1)
  })

  test('paused, nothing is asked; afterwards at once', async () => {
    const source = scriptedSource(well)
    const first = await rig.begin(source)
    await first.polled(1)
    await first.poller.disconnect()
    const { poller, until } = rig.open(source, { paused: true })
    await until('what was stored', ({ lastPollAt }) => lastPollAt !== null)
    expect(poller.state()).toMatchObject({ paused: true, nextPollAt: null })
    poller.fetchNow()
    poller.resume()
    rig.time.pass(DAY)
    expect(source.calls).toHaveLength(1)
    await poller.disconnect()
    await (await rig.begin(source)).polled(2)
  })

  test('asleep, nothing is begun; what was under way ends without a trace; awake it catches up at once', async () => {
    const source = scriptedSource(
      (turn) =>
        new Promise<never>((_, reject) => {
          turn.signal.addEventListener('abort', () => reject(new Error('cut')))
        }),
    )
    const { poller, polled, until } = await rig.begin(source)
    await begun(source.calls, 1)
    poller.suspend?.()
    await until('its end', ({ polling }) => polling === null)
    expect(poller.state().trouble).toBeNull()
    rig.time.pass(8 * HOUR)
    expect(source.calls).toHaveLength(1)
    source.become(well)
    poller.resume()
    rig.time.pass(3 * SECOND)
    await polled(2)
  })

  test('stopped, nothing is begun nor handed over any more', async () => {
    let deliver: () => Promise<number> = () => Promise.resolve(0)
    const source = scriptedSource(async (turn) => {
      deliver = () => turn.deliver({ events: [], cursor: 'late' })
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve))
      return {}
    })
    const { poller } = await rig.begin(source)
    await begun(source.calls, 1)
    await poller.stop()
    await expect(deliver()).rejects.toThrow('interrupted')
    expect(await rig.row()).toMatchObject({ cursor: null, revision: 0 })
    rig.time.pass(DAY)
    expect(source.calls).toHaveLength(1)
  })
})

/** Resolves when this many polls are under way or over. */
async function begun(ends: readonly unknown[], times: number): Promise<void> {
  await expect.poll(() => ends.length, { interval: 2 }).toBe(times)
}
