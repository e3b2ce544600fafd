import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UpdateState } from '../../../src/shared/contract/updates'
import type { UpdatesKeeper } from '../../../src/main/wire-updates'
import { deferred } from '../../../src/main/doors'
import { manualTime } from '../../fixtures/manual-time'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'
import { FOUND, type TestUpdater, testUpdater, testUpdates } from '../../fixtures/test-updater'

const BETA = { ...FOUND, version: '0.3.0-beta.1' }

let folder: TempFolder
let updater: TestUpdater
let updates: UpdatesKeeper
let told: UpdateState['state'][]

/** On the channel beta, with one found. */
beforeEach(async () => {
  folder = await tempFolder()
  updater = testUpdater()
  updater.newest = BETA
  told = []
  const time = manualTime(Date.parse('2026-11-19T12:00:00Z'))
  updates = testUpdates(folder.path, time, { updater }, ({ now }) => told.push(now.state))
  await updates.open()
  await updates.setChannel('beta')
  await expect.poll(() => updates.read().now.state).toBe('available')
  updater.asked.length = 0
})
afterEach(async () => {
  await updates.close()
  await folder.remove()
})

test.each(['found', 'failed'])(
  'who goes back to stable during a look hears nothing of what it has %s in beta',
  async (end) => {
    const answer = deferred<typeof BETA>()
    updater.check = (channel) => {
      updater.asked.push(`check ${channel}`)
      return channel === 'beta' ? answer.promise : Promise.resolve(null)
    }
    const looked = updates.check()
    const changed = updates.setChannel('stable')
    expect(updates.read().now).toEqual({ state: 'checking', offer: null })
    await changed
    told.length = 0
    if (end === 'found') answer.resolve(BETA)
    else answer.reject(new Error('net::ERR_CONNECTION_RESET'))
    expect((await looked).now).toEqual({ state: 'newest' })
    expect(told).toEqual(['newest'])
    expect(updater.asked).toEqual(['check beta', 'check stable'])
  },
)

test('who goes back to stable during a download gets no beta, whenever it arrives', async () => {
  const arrival = deferred<undefined>()
  const download = updater.download.bind(updater)
  updater.download = async (...given) => {
    await download(...given)
    await arrival.promise
  }
  updates.download()
  updater.newest = FOUND
  await updates.setChannel('stable')
  await expect.poll(() => updates.read().now.state).toBe('available')
  expect(updater.asked).toEqual(['download', 'called off', 'check stable'])
  // By now another download is under way, which has not arrived.
  updater.download = () => new Promise(() => undefined)
  updates.download()
  arrival.resolve(undefined)
  await arrival.promise
  await Promise.resolve()
  expect(updates.read().now).toMatchObject({ state: 'downloading', offer: { version: '0.2.0' } })
})

test('who goes back to stable with a beta downloaded is not updated to it by quitting', async () => {
  updates.download()
  await expect.poll(() => updates.read().now.state).toBe('ready')
  updater.newest = null
  await updates.setChannel('stable')
  await expect.poll(() => updates.read().now.state).toBe('newest')
  expect(updater.asked).toEqual(['download', 'called off', 'check stable'])
  expect(updates.waiting()).toBeNull()
})

test('who changes the channel while a version is put in place changes nothing about that', async () => {
  updates.download()
  await expect.poll(() => updates.read().now.state).toBe('ready')
  updates.install()
  await updates.setChannel('stable')
  expect(updates.read()).toMatchObject({ channel: 'stable', now: { state: 'installing' } })
  expect(updater.asked).not.toContain('called off')
})
