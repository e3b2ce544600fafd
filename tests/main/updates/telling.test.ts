import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Push } from '../../../src/shared/contract/pushes'
import { updateNews } from '../../../src/main/wire-update-news'
import type { UpdatesKeeper } from '../../../src/main/wire-updates'
import { type ManualTime, manualTime } from '../../fixtures/manual-time'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'
import { FOUND, type TestUpdater, testUpdater, testUpdates } from '../../fixtures/test-updater'

const A_WHILE = 3 * 60_000
const DAY = 86_400_000

let folder: TempFolder
let time: ManualTime
let updater: TestUpdater
let open: UpdatesKeeper[]
let told: string[]

beforeEach(async () => {
  folder = await tempFolder()
  time = manualTime(Date.parse('2026-11-19T12:00:00Z'))
  updater = testUpdater()
  open = []
  told = []
})
afterEach(async () => {
  for (const updates of open) await updates.close()
  await folder.remove()
})

async function start(): Promise<UpdatesKeeper> {
  const updates = testUpdates(folder.path, time, { updater })
  open.push(updates)
  updates.tellOfNewer((version) => told.push(version) > 0)
  await updates.open()
  return updates
}

/** The next look that nobody has asked for. */
async function look(): Promise<void> {
  const before = updater.asked.length
  time.pass(DAY + A_WHILE)
  await expect.poll(() => updater.asked.length).toBeGreaterThan(before)
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

test('a newer version is told of once, over restarts too, and the next one again', async () => {
  const first = await start()
  await look()
  expect(told).toEqual(['0.2.0'])
  await look()
  await first.close()
  await start()
  await look()
  expect(told).toEqual(['0.2.0'])
  updater.newest = { ...FOUND, version: '0.2.1' }
  await look()
  expect(told).toEqual(['0.2.0', '0.2.1'])
})

test('of what the user has looked for nobody tells, neither then nor the day after', async () => {
  const updates = await start()
  await updates.check()
  await look()
  expect(told).toEqual([])
})

test('who asks during a look of its own is answered, and told nothing besides', async () => {
  const updates = await start()
  time.pass(A_WHILE)
  expect(updater.asked).toEqual(['check stable'])
  await updates.check()
  expect(updater.asked).toEqual(['check stable'])
  expect(told).toEqual([])
})

test('one that comes by itself is no news, one that needs the user is', async () => {
  const updates = await start()
  await updates.setByItself('updates')
  await look()
  await expect.poll(() => updates.read().now.state).toBe('ready')
  expect(told).toEqual([])
  updater = testUpdater('package-manager')
  await updates.close()
  await start()
  await look()
  expect(told).toEqual(['0.2.0'])
})

const SESSION = {
  running: {
    startedAt: '2026-11-19T12:00:00.000Z',
    endsAt: '2026-11-19T12:25:00.000Z',
    title: null,
  },
}
const NONE = { running: null }

/** A start, and what the user hears of it: by the system, and by the pet. */
async function startWithPet() {
  const [notified, pushes]: [string[], Push[]] = [[], []]
  const updates = testUpdates(folder.path, time, { updater })
  open.push(updates)
  const news = updateNews(
    { updateFound: (version) => notified.push(version) },
    (push) => pushes.push(push),
    () => updates.tellNow(),
  )
  updates.tellOfNewer((version) => news.tell(version))
  await updates.open()
  return { updates, news, notified, pushes }
}

describe('in a focus session', () => {
  test('the system and the pet tell of it at the end, once', async () => {
    const { news, notified, pushes } = await startWithPet()
    news.setFocus(SESSION)
    news.open()
    await look()
    await look()
    news.setFocus(SESSION)
    expect([...notified, ...pushes]).toEqual([])
    for (let turn = 0; turn < 2; turn += 1) news.setFocus(NONE)
    await look()
    expect(notified).toEqual(['0.2.0'])
    expect(pushes).toEqual([
      {
        type: 'agent.told',
        act: 'wave',
        words: {
          full: 'Familiar 0.2.0 is there. See what is new in Settings → About.',
          short: 'Familiar 0.2.0 is there',
        },
      },
    ])
  })

  /** It was noted as told when it was found, and whoever quit before the session ended never heard of it. */
  test('it is told of by a later start where Familiar ends before the session does, once', async () => {
    const first = await startWithPet()
    first.news.setFocus(SESSION)
    first.news.open()
    await look()
    await first.updates.close()
    first.news.setFocus(NONE)
    expect(first.notified).toEqual([])

    const second = await startWithPet()
    second.news.setFocus(NONE)
    second.news.open()
    await look()
    await look()
    expect(second.notified).toEqual(['0.2.0'])
    await second.updates.close()
    const third = await startWithPet()
    third.news.setFocus(NONE)
    third.news.open()
    await look()
    expect(third.notified).toEqual([])
  })

  test('nobody tells at its end of what has been seen, withdrawn or left behind meanwhile', async () => {
    const { updates, news, notified } = await startWithPet()
    news.setFocus(SESSION)
    news.open()
    await look()
    await updates.check()
    news.setFocus(NONE)

    news.setFocus(SESSION)
    updater.newest = { ...FOUND, version: '0.3.0' }
    await look()
    updater.newest = null
    await look()
    news.setFocus(NONE)
    expect(notified).toEqual([])

    news.setFocus(SESSION)
    updater.newest = { ...FOUND, version: '0.3.0' }
    await look()
    updater.newest = { ...FOUND, version: '0.4.0-beta.1' }
    await updates.setChannel('beta')
    await expect.poll(() => updates.read().now).toMatchObject({ state: 'available' })
    news.setFocus(NONE)
    expect(notified).toEqual([])
  })
})

test('what is found before it is known how the user wants to be told waits for that', async () => {
  const { news, notified } = await startWithPet()
  await look()
  news.setFocus(NONE)
  expect(notified).toEqual([])
  news.open()
  expect(notified).toEqual(['0.2.0'])
})

test('of what is found as Familiar ends the next start tells', async () => {
  const first = await start()
  time.pass(A_WHILE)
  expect(updater.asked).toEqual(['check stable'])
  await first.close()
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  expect(told).toEqual([])
  await start()
  await look()
  expect(told).toEqual(['0.2.0'])
})
