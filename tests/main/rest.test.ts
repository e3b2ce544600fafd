import { existsSync } from 'node:fs'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp } from '../../src/main/app'
import { doctorReportSchema } from '../../src/shared/contract/doctor'
import { type GitOverview, gitOverviewSchema } from '../../src/shared/contract/git'
import { petListSchema } from '../../src/shared/contract/pet'
import type { Push } from '../../src/shared/contract/pushes'
import type * as OpenDatabase from '../../src/main/database/open'
import type * as WireSources from '../../src/main/wire-sources'
import { systemClock } from '../../src/main/clock'
import { createKeyFile } from '../../src/main/host/browser/key-file'
import type { Host, HostPorts } from '../../src/main/host/host'
import type { TrayModel } from '../../src/main/host/tray-model'
import { silentLog } from '../../src/main/log'
import { providerConfigSchema } from '../../src/main/provider-config'
import { type TestDatabase, freshDatabase } from '../fixtures/database'
import { type TestDesktop, createTestDesktop } from '../fixtures/test-desktop'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url))

const closing = vi.hoisted(() => ({ fails: false, failed: 0, databaseFails: false }))

/** The real sources, which do not come to rest when a test wants that. */
vi.mock('../../src/main/wire-sources', async (load) => {
  const real = await load<typeof WireSources>()
  const createSources: typeof real.createSources = () => {
    const sources = real.createSources()
    const stop = async (): Promise<void> => {
      await sources.stop()
      if (!closing.fails) return
      closing.failed += 1
      throw new Error('a source does not end')
    }
    return { ...sources, stop }
  }
  return { ...real, createSources }
})

/** The real database, which cannot be stopped when a test wants that. */
vi.mock('../../src/main/database/open', async (load) => {
  const real = await load<typeof OpenDatabase>()
  const openFamiliarDatabase: typeof real.openFamiliarDatabase = async (options) => {
    const opened = await real.openFamiliarDatabase(options)
    const close = async (): Promise<void> => {
      await opened.close()
      if (closing.databaseFails) throw new Error('the server runs on')
    }
    return { ...opened, close }
  }
  return { ...real, openFamiliarDatabase }
})

let base: TestDatabase
let folder: TempFolder
let app: App
let ports: HostPorts | null
/** What the host was told, in order: that it starts, that the pet sleeps or wakes, windows to open. */
let hostTold: string[]
let tray: TrayModel | null
/** The pets that are to be seen. */
let onScreen: string[]
let clickThrough: boolean
let onBattery = false
/** What the desktop is asked for; null: this is no desktop app. */
let desktop: TestDesktop | null

beforeEach(async () => {
  closing.fails = false
  closing.databaseFails = false
  closing.failed = 0
  hostTold = []
  tray = null
  onScreen = []
  clickThrough = true
  desktop = createTestDesktop()
  ;[base, folder] = await Promise.all([freshDatabase(), tempFolder('rest')])
  app = appHere()
  await app.start()
})

/** The app as one start has it. */
function appHere(): App {
  const { host = '', port = 0, user = '', database = '' } = base.connection
  return createApp({
    host: windowless(),
    flags: { host: 'browser', dataDir: folder.path, port: 0, open: false, watch: [], smoke: false },
    dataFolder: folder.path,
    migrationsFolder: MIGRATIONS,
    speciesFolder: folder.path,
    speciesThread: null,
    changelogFile: `${folder.path}/CHANGELOG.md`,
    version: '0.0.0',
    databaseUrl: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    providers: providerConfigSchema.parse({}),
    clock: systemClock,
    log: silentLog,
  })
}
afterEach(async () => {
  closing.fails = false
  await app.stop()
  await base.drop()
  await folder.remove()
})

/** A host without windows, whose line to the app is the test's. */
function windowless(): Host {
  return {
    kind: 'browser',
    runtime: 'a test',
    start: (given) => {
      ports = given
      hostTold.push('start')
      return Promise.resolve()
    },
    openWindow: (window) => {
      hostTold.push(window)
      return Promise.resolve()
    },
    setPets: (pets) => {
      onScreen = pets.map(({ name }) => name)
    },
    isPetVisible: () => onScreen.length > 0,
    setPetVisible: (visible) => void hostTold.push(visible ? 'show' : 'hide'),
    setPetAsleep: (asleep) => void hostTold.push(asleep ? 'asleep' : 'awake'),
    bringPetBack: () => void hostTold.push('back'),
    setTray: (model) => {
      tray = model
    },
    canClickThrough: true,
    hasPetWindow: () => true,
    setClickThrough: (on) => {
      clickThrough = on
    },
    updater: { possible: false, why: 'browser', page: null },
    desktop,
    openExternal: () => Promise.resolve(false),
    userIdleMs: () => 90_000,
    isOnBattery: () => onBattery,
    secrets: createKeyFile({ dataFolder: folder.path, clock: systemClock, log: silentLog }),
    serve: () => Promise.resolve(1),
    announceReady: () => undefined,
    stop: () => Promise.resolve(),
  }
}

test('a household that does not come to rest is not replaced by none: the work is refused, and the app goes on', async () => {
  const pushes: string[] = []
  const settings = ports?.connect('settings', ({ type }) => pushes.push(type))
  const ask = (route: string, input?: unknown) => settings?.request(route, input)
  settings?.ready()
  const signIn = { email: 'robin@example.org', password: 'long enough to be one' }
  await ask('account.setSignIn', { ...signIn, currentPassword: null })

  closing.fails = true
  expect(await ask('account.signOut')).toMatchObject({ ok: false })
  expect(closing.failed).toBe(1)
  expect(await ask('account.get')).toMatchObject({ ok: true, data: { email: signIn.email } })
  expect(pushes).toContain('data.replaced')

  closing.fails = false
  expect(await ask('account.signOut')).toMatchObject({ ok: true })
  expect(await ask('account.get')).toMatchObject({ ok: true, data: { email: null } })
})

test('it says how it came down: a source that does not end is no reason to keep an update back, a database is', async () => {
  closing.fails = true
  expect(await app.stop()).toBe('in order')
  app = appHere()
  await app.start()
  closing.databaseFails = true
  expect(await app.stop()).toBe('in disorder')
})

test('a pet put to sleep is out of sight over a restart, says until when, and is awake for whoever asks for it', async () => {
  const pushes: Push[] = []
  const panel = ports?.connect('panel', (push) => void pushes.push(push))
  panel?.ready()
  expect(await panel?.request('snooze.begin', { length: 'hour' })).toMatchObject({ ok: true })
  expect(hostTold).toEqual(['awake', 'start', 'asleep'])
  const until = pushes.findLast((push) => push.type === 'snooze.changed')?.snooze.until
  expect(Date.parse(until ?? '') - Date.now()).toBeGreaterThan(3_500_000)
  expect(tray?.tooltip).toMatch(/ · asleep until (tomorrow, )?\d\d:\d\d$/)

  await app.stop()
  hostTold = []
  app = appHere()
  await app.start()
  expect(hostTold, 'before a window could show').toEqual(['asleep', 'start'])
  const again = ports?.connect('panel', () => undefined)
  expect(await again?.request('snooze.get', undefined)).toEqual({ ok: true, data: { until } })
  expect(tray?.tooltip).toContain('asleep until')

  await again?.request('app.openWindow', { window: 'pet' })
  expect(hostTold.slice(2)).toEqual(['awake', 'pet'])
  expect(tray?.tooltip).not.toContain('asleep until')

  ports?.trayAction('snooze-tomorrow')
  await expect.poll(() => hostTold.at(-1)).toBe('asleep')
  ports?.trayAction('wake')
  await expect.poll(() => hostTold.at(-1)).toBe('awake')
})

test('whoever asks for a pet while all are hidden sees the one that eats', async () => {
  const settings = ports?.connect('settings', () => undefined)
  const listed = await settings?.request('pet.list', undefined)
  const pet = petListSchema.parse(listed?.ok === true ? listed.data : null)[0]?.id
  const hideAll = async (): Promise<void> => {
    await settings?.request('pet.setHidden', { pet, hidden: true })
    expect(onScreen).toEqual([])
    hostTold = []
  }
  const labels = (): string[] =>
    (tray?.items ?? []).flatMap((item) => (item.kind === 'action' ? [item.label] : []))

  await hideAll()
  await expect.poll(labels).toContain('Show Ember')
  ports?.trayAction('toggle-pet')
  await expect.poll(() => hostTold).toEqual(['show'])
  expect(onScreen).toEqual(['Ember'])
  await expect.poll(labels).toContain('Hide Ember')

  await hideAll()
  ports?.trayAction('bring-back')
  await expect.poll(() => hostTold).toEqual(['back'])
  expect(onScreen).toEqual(['Ember'])

  await hideAll()
  await settings?.request('app.openWindow', { window: 'pet' })
  expect(hostTold).toEqual(['pet'])
  expect(onScreen).toEqual(['Ember'])
})

test('a pause of all pauses the repositories too, over a restart, and the tray says so', async () => {
  const labels = (): string[] =>
    (tray?.items ?? []).flatMap((item) => (item.kind === 'action' ? [item.label] : []))
  const git = async (): Promise<GitOverview> => {
    const answer = await ports?.connect('panel', () => undefined).request('git.overview', undefined)
    return gitOverviewSchema.parse(answer?.ok === true ? answer.data : answer)
  }
  const panel = ports?.connect('panel', () => undefined)
  await panel?.request('git.addFolder', { path: folder.path })
  await expect.poll(labels).toContain('Pause all')
  const silences = async (): Promise<unknown[]> =>
    (
      await base.database.execute(
        sql`select share, ended_at is null as open from source_silences order by began_at`,
      )
    ).rows
  ports?.trayAction('pause-all')
  await expect.poll(labels).toContain('Go on with all')
  await expect
    .poll(silences, { message: 'its share of decay pauses' })
    .toEqual([{ share: 1, open: true }])

  await app.stop()
  app = appHere()
  await app.start()
  await expect.poll(labels).toContain('Go on with all')
  expect(tray?.tooltip).toMatch(/ · paused$/)
  expect(await git()).toMatchObject({ paused: true, folders: [{ path: folder.path }] })
  ports?.trayAction('go-on')
  await expect.poll(async () => (await git()).paused).toBe(false)
  await expect.poll(silences).toEqual([{ share: 1, open: false }])
  const { rows } = await base.database.execute<{ action: string }>(
    sql`select action from audit_logs where action like 'connection.%' order by id`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['connection.paused', 'connection.resumed'])
})

test('an export nobody fetched is gone after a start; one the user was told the place of stays', async () => {
  await app.stop()
  const [kept, forgotten, underWay] = [
    'exports/mine',
    'exports-to-fetch/old',
    'exports-to-fetch/new',
  ]
  const longAgo = new Date(Date.now() - 2 * 3_600_000)
  for (const name of [kept, forgotten, underWay]) {
    const file = join(folder.path, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, 'all of it')
    if (name !== underWay) await utimes(file, longAgo, longAgo)
  }
  app = appHere()
  await app.start()
  const isThere = (name: string): boolean => existsSync(join(folder.path, name))
  expect([kept, forgotten, underWay].map(isThere)).toEqual([true, false, true])
})

test('the doctor of the app asks its own parts, and shows where the log is', async () => {
  const settings = ports?.connect('settings', () => undefined)
  const answer = await settings?.request('doctor.look', undefined)
  const { findings, text } = doctorReportSchema.parse(answer?.ok === true ? answer.data : answer)
  const said = new Map(findings.map(({ what, said: how }) => [what, how]))
  expect(said.get('Pets')).toBe('1 pet; the one that eats is on level 1')
  expect(said.get('Database')).toContain('a server of yours')
  expect(text).not.toContain('Ember')
  expect(await settings?.request('doctor.openLogs', undefined)).toMatchObject({ ok: true })
  expect(desktop?.opened).toEqual([`${folder.path}/logs`])
  // Nobody but the settings may ask.
  const panel = ports?.connect('panel', () => undefined)
  expect(await panel?.request('doctor.look', undefined)).toMatchObject({ ok: false })
})

test('on battery the pet keeps still as beside somebody at work, unless the user has it otherwise', async () => {
  const pet = ports?.connect('pet', () => undefined)
  const settings = ports?.connect('settings', () => undefined)
  const idle = async (): Promise<unknown> => {
    const answer = await pet?.request('app.userIdle', undefined)
    return answer?.ok === true ? answer.data : answer
  }
  expect(await idle()).toEqual({ idleMs: 90_000 })
  onBattery = true
  expect(await idle()).toEqual({ idleMs: 0 })
  await settings?.request('settings.update', { easyOnBattery: false })
  expect(await idle()).toEqual({ idleMs: 90_000 })
  await settings?.request('settings.update', { easyOnBattery: true })
  onBattery = false
  expect(await idle()).toEqual({ idleMs: 90_000 })
})

test('the tray feeds and plays, begins and stops a focus session, lets the pointer through, and tells what today earned', async () => {
  const labels = (): string =>
    tray?.items.map((item) => (item.kind === 'separator' ? '' : item.label)).join(' | ') ?? ''
  const settings = ports?.connect('settings', () => undefined)
  const panel = ports?.connect('panel', () => undefined)
  expect(clickThrough, 'as it is set, whoever lived here before').toBe(false)
  await expect.poll(labels, { timeout: 15_000 }).toContain('0 XP today')

  ports?.trayAction('feed')
  ports?.trayAction('pet')
  ports?.trayAction('play')
  await expect.poll(labels, { timeout: 15_000 }).toContain('6 XP today')

  await settings?.request('settings.update', { focusMinutes: 40 })
  expect(labels()).toContain('Focus for 40 minutes')
  ports?.trayAction('focus-start')
  await expect.poll(labels).toMatch(/Stop focusing \(until (tomorrow, )?\d\d:\d\d\)/)
  expect(await panel?.request('focus.get', undefined)).toMatchObject({
    data: { running: { title: null } },
  })
  ports?.trayAction('focus-stop')
  await expect.poll(labels).toContain('Focus for 40 minutes')

  ports?.trayAction('click-through')
  await expect.poll(() => clickThrough).toBe(true)
  expect(await settings?.request('settings.get', undefined)).toMatchObject({
    data: { clickThrough: true },
  })
  ports?.trayAction('click-through')
  await expect.poll(() => clickThrough).toBe(false)
})
