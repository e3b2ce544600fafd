import { afterEach, beforeEach, expect, test } from 'vitest'
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
  updates.tellOfNewer((version) => told.push(version))
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

test('the system and the pet tell of it, at the end of a focus session if there is one, and once', () => {
  const pushes: Push[] = []
  const notified: string[] = []
  const news = updateNews({ updateFound: (version) => notified.push(version) }, (push) =>
    pushes.push(push),
  )
  const running = {
    startedAt: '2026-11-19T12:00:00.000Z',
    endsAt: '2026-11-19T12:25:00.000Z',
    title: null,
  }
  news.setFocus({ running })
  news.tell('0.2.0')
  news.setFocus({ running })
  expect([...notified, ...pushes]).toEqual([])
  for (let turn = 0; turn < 2; turn += 1) news.setFocus({ running: null })
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
