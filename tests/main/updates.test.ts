import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Updates } from '../../src/shared/contract/updates'
import type { Updater } from '../../src/main/host/updater'
import type { UpdatesKeeper } from '../../src/main/wire-updates'
import { type ListeningLog, listeningLog } from '../fixtures/listening-log'
import { type ManualTime, manualTime } from '../fixtures/manual-time'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'
import { type TestUpdater, testUpdater, testUpdates } from '../fixtures/test-updater'

const NOW = Date.parse('2026-11-19T12:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

let folder: TempFolder
let time: ManualTime
let log: ListeningLog
let told: Updates[]
let updater: TestUpdater
let open: UpdatesKeeper[]

beforeEach(async () => {
  folder = await tempFolder()
  time = manualTime(NOW)
  log = listeningLog()
  told = []
  open = []
  updater = testUpdater()
})
afterEach(async () => {
  for (const updates of open) await updates.close()
  await folder.remove()
})

async function openUpdates(
  changed: { updater?: Updater; version?: string } = {},
): Promise<UpdatesKeeper> {
  const updates = testUpdates(folder.path, time, { updater, log, ...changed }, (next) =>
    told.push(next),
  )
  open.push(updates)
  await updates.open()
  return updates
}

/** The states told of, in order, without repetitions. */
const states = (): string[] =>
  told.map(({ now }) => now.state).filter((state, index, all) => state !== all[index - 1])

describe('the user', () => {
  test('checks, reads what is new, downloads, and is asked before it is installed', async () => {
    const updates = await openUpdates()
    expect(updates.read()).toMatchObject({ now: { state: 'idle' }, lastCheckedAt: null })
    await updates.check()
    expect(updates.read()).toMatchObject({
      now: {
        state: 'available',
        offer: {
          version: '0.2.0',
          notes: [{ kind: 'item', text: 'A nest.' }],
          releasedAt: '2026-11-18T09:30:00.000Z',
        },
      },
      lastCheckedAt: '2026-11-19T12:00:00.000Z',
    })
    expect(updates.waiting()).toBe('0.2.0')
    expect(updater.asked).toEqual(['check stable'])
    expect(updates.download().now).toMatchObject({ state: 'downloading', percent: 0 })
    await expect.poll(() => updates.read().now.state).toBe('ready')
    expect(states()).toEqual(['checking', 'available', 'downloading', 'ready'])
    expect(updater.asked).not.toContain('install')
    updates.install()
    expect(updater.asked.at(-1)).toBe('install')
    expect(updates.read().now.state).toBe('installing')
  })

  test('who asks twice is answered once, and both times the same', async () => {
    const updates = await openUpdates()
    const [one, other] = await Promise.all([updates.check(), updates.check()])
    expect(one).toEqual(other)
    expect(updater.asked).toEqual(['check stable'])
  })

  test('is told in a sentence when the releases cannot be reached, and can try again', async () => {
    const updates = await openUpdates()
    updater.trouble = new Error('net::ERR_CONNECTION_REFUSED')
    await updates.check()
    expect(updates.read()).toMatchObject({
      now: {
        state: 'failed',
        during: 'check',
        problem: 'The releases could not be reached. Check the connection and try again.',
      },
      lastCheckedAt: null,
    })
    updater.trouble = null
    expect((await updates.check()).now.state).toBe('available')
  })

  test('downloads again what came out damaged', async () => {
    const updates = await openUpdates()
    await updates.check()
    updater.trouble = Object.assign(new Error('sha512 checksum mismatch'), {
      code: 'ERR_CHECKSUM_MISMATCH',
    })
    updates.download()
    await expect.poll(() => updates.read().now.state).toBe('failed')
    expect(updates.read().now).toMatchObject({
      during: 'download',
      problem: expect.stringContaining('thrown away') as string,
    })
    expect(updates.waiting()).toBe('0.2.0')
    updater.trouble = null
    updates.download()
    await expect.poll(() => updates.read().now.state).toBe('ready')
  })

  test('cannot download what was not found, nor install what was not downloaded', async () => {
    const updates = await openUpdates()
    expect(() => updates.download()).toThrow('Check for a newer version first')
    await updates.check()
    expect(() => updates.install()).toThrow('Download the newer version first')
    expect(updater.asked).toEqual(['check stable'])
  })

  test('is led to the releases where the copy cannot replace itself', async () => {
    updater = testUpdater('page')
    const updates = await openUpdates()
    await updates.check()
    expect(updates.read()).toMatchObject({ means: 'page', page: updater.page })
    expect(() => updates.download()).toThrow('cannot replace itself')
    expect((await updates.setByItself('updates')).byItself).toBe('tells')
    expect(updater.asked).toEqual(['check stable'])
  })

  test('who chooses the other channel sees at once what there is in it, and again after a restart', async () => {
    const updates = await openUpdates()
    await updates.check()
    updater.newest = null
    await updates.setChannel('beta')
    await expect.poll(() => updates.read().now.state).toBe('newest')
    expect(updater.asked).toEqual(['check stable', 'check beta'])
    await updates.close()
    const again = await openUpdates()
    expect(again.read()).toMatchObject({
      channel: 'beta',
      lastCheckedAt: '2026-11-19T12:00:00.000Z',
    })
  })

  test('of a copy that cannot be updated hears why, and nobody is asked for anything', async () => {
    const updates = await openUpdates({ updater: { possible: false, why: 'source', page: null } })
    expect(updates.read().now).toEqual({ state: 'impossible', why: 'source' })
    await expect(updates.check()).rejects.toThrow('cannot be updated from here')
    expect(() => updates.download()).toThrow('cannot be updated from here')
    expect(time.toNext()).toBeNull()
  })
})

describe('by itself', () => {
  test('it looks a while after the start, then once a day, and downloads nothing', async () => {
    const updates = await openUpdates()
    expect(updater.asked).toEqual([])
    time.pass(3 * 60_000)
    await expect.poll(() => updates.read().now.state).toBe('available')
    time.pass(DAY - HOUR)
    await Promise.resolve()
    expect(updater.asked).toEqual(['check stable'])
    time.pass(HOUR)
    await expect.poll(() => updater.asked).toEqual(['check stable', 'check stable'])
  })

  test('a restart does not make it look a second time that day', async () => {
    const first = await openUpdates()
    await first.check()
    await first.close()
    time.pass(HOUR)
    await openUpdates()
    time.pass(DAY - 2 * HOUR)
    expect(updater.asked).toEqual(['check stable'])
  })

  test('a look that fails is in the log, and is not tried again before the next day', async () => {
    updater.trouble = new Error('net::ERR_TIMED_OUT')
    const updates = await openUpdates()
    time.pass(3 * 60_000)
    await log.heard('the releases could not be asked')
    expect(updates.waiting()).toBeNull()
    time.pass(DAY - HOUR)
    expect(updater.asked).toHaveLength(1)
  })

  test('offline nobody is asked; back online it looks within the day', async () => {
    updater.online = false
    await openUpdates()
    time.pass(6 * HOUR)
    expect(updater.asked).toEqual([])
    updater.online = true
    time.pass(4 * HOUR)
    await expect.poll(() => updater.asked).toEqual(['check stable'])
  })

  test('after a sleep it looks when the network is up again, not when the timer would have rung', async () => {
    const updates = await openUpdates()
    await updates.check()
    time.turn(2 * DAY)
    updates.lookAgain()
    expect(updater.asked).toHaveLength(1)
    time.pass(3 * 60_000)
    await expect.poll(() => updater.asked).toHaveLength(2)
  })

  test('it does nothing at all where the user wants that', async () => {
    const updates = await openUpdates()
    await updates.setByItself('nothing')
    expect(time.toNext()).toBeNull()
    expect(updater.installs.at(-1)).toBe(false)
    await updates.close()
    await openUpdates()
    expect(time.toNext()).toBeNull()
  })

  test('it downloads, and installs when the user quits, only once the user said “Updates”', async () => {
    const updates = await openUpdates()
    await updates.check()
    expect(updater.installs).not.toContain(true)
    await updates.setByItself('updates')
    await expect.poll(() => updates.read().now.state).toBe('ready')
    expect(updater.installs.at(-1)).toBe(true)
    expect(updater.asked).not.toContain('install')
    await updates.setByItself('tells')
    expect(updater.installs.at(-1)).toBe(false)
  })

  test('a version that waits does not keep it from coming back to it, once a day', async () => {
    const updates = await openUpdates()
    await updates.setByItself('updates')
    await updates.check()
    await expect.poll(() => updates.read().now.state).toBe('ready')
    const asked = [...updater.asked]
    for (let day = 0; day < 3; day += 1) expect(time.toNext()).toBeGreaterThan(DAY - HOUR)
    expect(updater.asked).toEqual(asked)
  })

  test('it never asks for a password while the user only wants to quit', async () => {
    updater = testUpdater('package-manager')
    const updates = await openUpdates()
    await updates.setByItself('updates')
    await updates.check()
    await expect.poll(() => updates.read().now.state).toBe('ready')
    expect(updater.installs).not.toContain(true)
  })

  test('nothing happens after it was closed', async () => {
    const updates = await openUpdates()
    await updates.close()
    expect(time.toNext()).toBeNull()
  })
})

describe('what is new', () => {
  const CHANGELOG =
    '# Changelog\n\n## 0.2.0\n\n### Added\n\n- A nest.\n\n## 0.1.0\n\n- The first.\n'
  beforeEach(() => writeFileSync(join(folder.path, 'CHANGELOG.md'), CHANGELOG))
  const nestIsNew = {
    version: '0.2.0',
    notes: [
      { kind: 'heading', text: 'Added' },
      { kind: 'item', text: 'A nest.' },
    ],
  }

  test('is shown after an update until it was read, and never again', async () => {
    const first = await openUpdates()
    expect(first.read().news).toBeNull()
    await first.close()
    for (const start of ['the first start', 'a start before it was read']) {
      const updated = await openUpdates({ version: '0.2.0' })
      expect(updated.read().news, start).toEqual(nestIsNew)
      expect(updated.unread(), start).toBe('0.2.0')
      await updated.close()
    }
    const reading = await openUpdates({ version: '0.2.0' })
    expect((await reading.closeNews()).news).toBeNull()
    expect(reading.unread()).toBeNull()
    await reading.close()
    expect((await openUpdates({ version: '0.2.0' })).read().news).toBeNull()
  })

  test('is nothing on a first start, and after going back to an older version', async () => {
    const first = await openUpdates({ version: '0.2.0' })
    expect(first.read().news).toBeNull()
    await first.close()
    expect((await openUpdates({ version: '0.1.0' })).read().news).toBeNull()
  })

  test('is nothing where the changelog does not tell, which is no trouble', async () => {
    await (await openUpdates()).close()
    expect((await openUpdates({ version: '0.3.0' })).read().news).toBeNull()
  })
})

test('a file that cannot be read is as good as none, and is put right', async () => {
  const file = join(folder.path, 'updates.json')
  writeFileSync(file, '{"channel":"nightly"')
  const updates = await openUpdates()
  expect(updates.read()).toMatchObject({ channel: 'stable', byItself: 'tells' })
  await updates.setChannel('beta')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ channel: 'beta' })
})
