import { beforeEach, expect, test } from 'vitest'
import { type Insistence, createInsistence } from '../../../../src/main/sources/polling/insist'
import { type ManualTime, manualTime } from '../../../fixtures/manual-time'

const HOUR = 3_600_000

let time: ManualTime
let insistence: Insistence
/** What was tried, in order; a failed attempt with its time in seconds. */
let tried: string[]
let fails: boolean

beforeEach(() => {
  time = manualTime(0)
  tried = []
  fails = false
  insistence = createInsistence({
    after: time.after,
    onFailed: () => tried.push(`failed at ${time.clock() / 1000}`),
  })
})

const ask = (what: string): void =>
  insistence.ask(async () => {
    await Promise.resolve()
    if (fails) throw new Error('the database is away')
    tried.push(what)
  })
/** All that was begun has come to its end: nothing waits for more than a few turns of promises. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('what fails is tried again, later each time, and what was asked for after it waits for its turn', async () => {
  fails = true
  ask('begin')
  ask('end')
  await settle()
  for (let second = 0; second < 16; second += 1) {
    time.pass(1_000)
    await settle()
  }
  expect(tried).toEqual([0, 1, 3, 7, 15].map((at) => `failed at ${at}`))
  fails = false
  time.pass(16_000)
  await settle()
  expect(tried.slice(5)).toEqual(['begin', 'end'])
  expect(time.toNext()).toBeNull()
})

test('it gives up after a while, until somebody says that it may go on', async () => {
  fails = true
  ask('begin')
  await settle()
  while (time.toNext() !== null) await settle()
  expect(tried).toHaveLength(12)
  expect(time.clock()).toBeLessThan(HOUR)
  fails = false
  insistence.goOn()
  await settle()
  expect(tried.slice(12)).toEqual(['begin'])
})

test('the end waits for what is under way, and tries the rest a last time', async () => {
  let finish = (): void => undefined
  insistence.ask(async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    tried.push('begin')
  })
  ask('end')
  const stopped = insistence.stop().then(() => tried.push('stopped'))
  ask('too late')
  await settle()
  expect(tried).toEqual([])
  finish()
  await stopped
  expect(tried).toEqual(['begin', 'end', 'stopped'])
})

test('the end comes, and leaves no timer, where nothing works', async () => {
  fails = true
  ask('begin')
  await settle()
  await insistence.stop()
  expect(tried).toEqual(['failed at 0', 'failed at 0'])
  expect(time.toNext()).toBeNull()
})
