import { beforeEach, expect, test } from 'vitest'
import { Failure } from '../../src/main/failure'
import { petIdSchema } from '../../src/shared/domain/ids'
import { newbornState } from '../../src/shared/domain/pet-state'
import type { GitOverview } from '../../src/shared/contract/git'
import { settingsSchema } from '../../src/shared/contract/settings'
import type { TrayModel } from '../../src/main/host/tray-model'
import { GIT, UPDATES } from '../fixtures/contract-handlers'
import { type ListeningLog, listeningLog } from '../fixtures/listening-log'
import { type ManualTime, manualTime } from '../fixtures/manual-time'
import { type TestDesktop, createTestDesktop } from '../fixtures/test-desktop'
import { type Tray, openTray } from '../../src/main/wire-tray'
import { disconnected } from '../fakes/worlds/connection'

const NOW = Date.parse('2026-11-19T12:00:00Z')

let model: TrayModel | null
let done: string[]
let asleep: boolean
let visible: boolean
let tray: Tray
let time: ManualTime
let counted: string[]
let log: ListeningLog
let desktop: TestDesktop
let databaseAway: boolean
/** What caring for the pet ends with, where it does not work. */
let careFails: Error | null

beforeEach(() => {
  model = null
  done = []
  asleep = false
  visible = true
  counted = []
  time = manualTime(NOW)
  log = listeningLog()
  desktop = createTestDesktop()
  databaseAway = false
  careFails = null
  const snoozed = () => ({ until: asleep ? new Date(NOW + 3_600_000).toISOString() : null })
  const note = <T>(what: string, answer: T): Promise<T> => {
    done.push(what)
    return Promise.resolve(answer)
  }
  tray = openTray({
    host: {
      setTray: (next) => {
        model = next
      },
      isPetVisible: () => visible,
      setPetVisible: (next) => {
        visible = next
      },
      bringPetBack: () => done.push('back'),
      openWindow: (window, page) =>
        note(['open', window, ...(page === undefined ? [] : [page])].join(' '), undefined),
      canClickThrough: false,
      desktop,
      setClickThrough: () => undefined,
    },
    seen: () => ['Ember'],
    comeOut: () => Promise.resolve(),
    pets: {
      care: (action) => (careFails === null ? note(action, undefined) : Promise.reject(careFails)),
    },
    databaseAway: () => databaseAway,
    troubles: () => [],
    snooze: {
      read: snoozed,
      begin: (length) => note(`sleep ${length}`, snoozed()),
      end: () => note('wake', snoozed()),
    },
    focus: () => ({
      read: () => Promise.resolve({ running: null }),
      begin: (minutes) => note(`focus ${minutes}`, { running: null }),
      end: () => note('stop focus', { running: null }),
    }),
    sources: () => ({
      connections: {
        setPaused: (provider, paused) =>
          provider === 'fitbit'
            ? Promise.reject(new Error('Fitbit is away'))
            : note(`${paused ? 'pause' : 'go on'} ${provider}`, {
                connections: [],
                vault: { protection: 'key-file', problem: null, weakAllowed: false },
              }),
      },
      git: {
        setPaused: (paused) => note(`${paused ? 'pause' : 'go on with'} git`, GIT),
      },
    }),
    updateSettings: () => Promise.resolve(),
    xpOn: (day) => {
      counted.push(day)
      return Promise.resolve(7)
    },
    updates: {
      possible: true,
      waiting: () => null,
      unread: () => null,
      check: () => note('check', UPDATES),
    },
    quit: () => done.push('quit'),
    clock: time.clock,
    after: (ms, run) => time.after(ms, run),
    log,
  })
})

const PET = {
  id: petIdSchema.parse('01980000-0000-7000-8000-000000000002'),
  name: 'Ember',
  species: 'default',
  version: 1,
  state: newbornState(NOW, 'amber'),
  rhythm: { timeZone: 'UTC', night: { fromMinutes: 1380, toMinutes: 420 }, silences: [] },
  eats: true,
  hidden: false,
}

const WATCHED: GitOverview = {
  ...GIT,
  folders: [{ path: '/srv', origin: 'chosen', state: 'watching', problem: null, repositories: 1 }],
}

const labels = (): string =>
  model?.items.map((item) => (item.kind === 'separator' ? '' : item.label)).join(' | ') ?? ''

test('all connections are paused, those that can be; one that cannot is in the log and keeps none from it', async () => {
  tray.show(PET)
  tray.setConnections({
    connections: [
      { ...disconnected('github'), state: 'connected' },
      { ...disconnected('fitbit'), state: 'trouble' },
      disconnected('notion'),
    ],
    vault: { protection: 'key-file', problem: null, weakAllowed: false },
  })
  expect(labels()).toContain('Pause all')
  tray.act('pause-all')
  await log.heard('pause-all failed')
  expect(done).toEqual(['pause github'])

  tray.setConnections({
    connections: [{ ...disconnected('github'), state: 'paused' }, disconnected('notion')],
    vault: { protection: 'key-file', problem: null, weakAllowed: false },
  })
  tray.act('go-on')
  await expect.poll(() => done).toEqual(['pause github', 'go on github'])
})

test('repositories are paused with the rest, and by themselves; the menu and the tooltip say that all is', async () => {
  tray.show(PET)
  expect(labels(), 'nothing is watched').not.toContain('Pause all')
  tray.setGit(WATCHED)
  expect(labels()).toContain('Pause all')
  tray.act('pause-all')
  await expect.poll(() => done).toEqual(['pause git'])
  tray.setGit({ ...WATCHED, paused: true })
  expect(labels()).toContain('Go on with all')
  expect(model?.tooltip).toBe('Ember · level 1 · happy · paused')

  tray.setConnections({
    connections: [{ ...disconnected('github'), state: 'connected' }],
    vault: { protection: 'key-file', problem: null, weakAllowed: false },
  })
  expect(labels(), 'one is not').toContain('Pause all')
  expect(model?.tooltip).not.toContain('paused')
  tray.act('pause-all')
  await expect.poll(() => done).toEqual(['pause git', 'pause github'])
  tray.act('go-on')
  await expect.poll(() => done).toEqual(['pause git', 'pause github', 'go on with git'])
})

test('what was earned today is counted once for a flood, and anew when the day is another', async () => {
  tray.show(PET)
  tray.show({ ...PET, version: 2 })
  tray.show({ ...PET, version: 3 })
  expect(counted).toEqual([])
  time.pass(1_000)
  expect(counted).toEqual(['2026-11-19'])
  await expect.poll(labels).toContain('7 XP today')
  tray.show({ ...PET, version: 3 })
  time.pass(1_000)
  expect(counted).toHaveLength(1)
  time.turn(12 * 3_600_000)
  tray.show({ ...PET, version: 3 })
  time.pass(1_000)
  expect(counted).toEqual(['2026-11-19', '2026-11-20'])
})

test('keys do what fits: they wake a pet that sleeps, and stop a session that runs', async () => {
  tray.show(PET)
  tray.setSettings({ ...settingsSchema.parse({}), focusMinutes: 40 })
  tray.press('toggle-pet')
  await expect.poll(() => labels()).toContain('Show Ember')
  expect(visible).toBe(false)
  asleep = true
  tray.press('toggle-pet')
  await expect.poll(() => done).toEqual(['wake'])
  tray.press('focus')
  const at = new Date(NOW).toISOString()
  tray.setFocus({ running: { startedAt: at, endsAt: at, title: null } })
  tray.press('focus')
  tray.press('panel')
  await expect.poll(() => done).toEqual(['wake', 'focus 40', 'stop focus', 'open panel'])
})

test('a check for updates opens the page that shows it, and then checks', async () => {
  tray.show(PET)
  expect(labels()).toContain('Check for updates')
  tray.act('check-updates')
  await expect.poll(() => done).toEqual(['open settings about', 'check'])
})

// The icon stayed as happy as before, and whoever fed the pet from it heard nothing, ever.
test('a database that does not answer is seen in the tray, and so is its return', () => {
  tray.show(PET)
  databaseAway = true
  tray.redraw()
  expect(model?.icon).toBe('trouble')
  expect(model?.tooltip).toBe('Ember · level 1 · happy · the database does not answer')
  expect(labels()).toContain('The database does not answer')
  databaseAway = false
  tray.redraw()
  expect(model?.icon).toBe('happy')
  expect(labels()).not.toContain('database')
})

test.each([
  [new Failure('CONFLICT', 'It sleeps.'), 'It sleeps.'],
  [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    'That could not be done: the database does not answer just now. Try again in a moment.',
  ],
  [
    new TypeError('x is not a function'),
    'That could not be done. What went wrong is in Familiar’s log, which Settings → Help shows.',
  ],
])('what is chosen and does not work is told: %s', async (error, body) => {
  tray.show(PET)
  careFails = error
  tray.act('feed')
  await log.heard('feed failed')
  expect(desktop.notes).toMatchObject([{ title: 'Ember', body }])
  desktop.notes[0]?.click()
  expect(done).toEqual(['open settings help'])
})
