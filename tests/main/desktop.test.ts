import { beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionView, TroubleView } from '../../src/shared/contract/connections'
import type { Desktop } from '../../src/shared/contract/desktop'
import { type Settings, settingsSchema } from '../../src/shared/contract/settings'
import { petIdSchema } from '../../src/shared/domain/ids'
import type { Host } from '../../src/main/host/host'
import { silentLog } from '../../src/main/log'
import { type DesktopService, desktopService } from '../../src/main/wire-desktop'
import { type TestDesktop, createTestDesktop } from '../fixtures/test-desktop'
import { disconnected } from '../fakes/worlds/connection'

const NOW = Date.parse('2026-11-19T12:00:00Z')
const PET = petIdSchema.parse('01980000-0000-7000-8000-000000000002')
const COMPANION = petIdSchema.parse('01980000-0000-7000-8000-000000000003')
const ALL: Settings['notices'] = ['trouble', 'focus', 'goal', 'level']

let desktop: TestDesktop
let service: DesktopService
let now: number
let told: Desktop[]
const openWindow = vi.fn<Host['openWindow']>(() => Promise.resolve())

beforeEach(() => {
  desktop = createTestDesktop()
  now = NOW
  told = []
  openWindow.mockClear()
  service = serviceOn(desktop)
})

function serviceOn(has: TestDesktop | null): DesktopService {
  return desktopService({
    host: { desktop: has, openWindow },
    timeZone: () => 'UTC',
    petName: (pet) => (pet === COMPANION ? 'Bob' : 'Ember'),
    onChange: (next) => void told.push(next),
    clock: () => now,
    log: silentLog,
  })
}
const set = (patch: Partial<Settings>): void =>
  service.setSettings({ ...settingsSchema.parse({}), ...patch })
const said = (): string[] => desktop.notes.map(({ body }) => body)

test('no keys are taken before the user sets some; those another program has, or that are set twice, are said in words', async () => {
  set({})
  expect(desktop.keys.size).toBe(0)
  desktop.taken.add('Ctrl+Alt+F')
  set({ shortcuts: { 'toggle-pet': 'Ctrl+Alt+P', panel: 'Ctrl+Alt+P', focus: 'Ctrl+Alt+F' } })
  expect([...desktop.keys]).toEqual([['toggle-pet', 'Ctrl+Alt+P']])
  const { shortcutProblems } = await service.read()
  expect(Object.fromEntries(shortcutProblems.map((one) => [one.shortcut, one.problem]))).toEqual({
    panel: 'Ctrl+Alt+P is taken already, by “Show or hide the pet”. Choose other keys.',
    focus: 'Ctrl+Alt+F is not free: another program or your system has it. Choose other keys.',
  })
  await expect.poll(() => told.at(-1)?.shortcutProblems).toEqual(shortcutProblems)

  set({ shortcuts: { 'toggle-pet': null, panel: 'Ctrl+Alt+P', focus: null } })
  expect([...desktop.keys]).toEqual([['panel', 'Ctrl+Alt+P']])
  expect((await service.read()).shortcutProblems).toEqual([])
})

test('keys another program has let go of are taken when somebody looks, not only after the next start', async () => {
  desktop.taken.add('Ctrl+Alt+F')
  set({ shortcuts: { 'toggle-pet': null, panel: null, focus: 'Ctrl+Alt+F' } })
  expect((await service.read()).shortcutProblems).toHaveLength(1)
  desktop.taken.clear()
  expect((await service.read()).shortcutProblems).toEqual([])
  expect([...desktop.keys]).toEqual([['focus', 'Ctrl+Alt+F']])
})

test('keys set on a device with another system are not taken from this one’s programs, and it is said why', async () => {
  desktop = createTestDesktop('win32')
  service = serviceOn(desktop)
  set({ shortcuts: { 'toggle-pet': 'Ctrl+Alt+P', panel: 'Ctrl+Alt+Q', focus: 'Ctrl+Alt+Q' } })
  expect([...desktop.keys]).toEqual([['toggle-pet', 'Ctrl+Alt+P']])
  const { shortcutProblems } = await service.read()
  expect(shortcutProblems.map((one) => one.shortcut)).toEqual(['panel', 'focus'])
  for (const { problem } of shortcutProblems)
    expect(problem).toContain('Ctrl+Alt+Q types a character, with AltGr')
  set({ shortcuts: { 'toggle-pet': null, panel: 'Ctrl+Alt+P', focus: null } })
  expect((await service.read()).shortcutProblems).toEqual([])
})

test('a focus session kept to its end is told, one that is stopped is not', () => {
  set({})
  const running = {
    startedAt: new Date(NOW).toISOString(),
    endsAt: new Date(NOW + 1_000).toISOString(),
    title: null,
  }
  service.setFocus({ running })
  service.setFocus({ running: null })
  expect(said()).toEqual([])
  service.setFocus({ running })
  now += 1_000
  service.setFocus({ running: null })
  expect(said()).toEqual(['Your focus session is over.'])
  desktop.notes[0]?.click()
  expect(openWindow.mock.lastCall).toEqual(['panel'])
})

test('a connection that needs the user is told once, and leads to the connections; one that mends itself is not', () => {
  set({})
  const inTrouble = (change: Partial<TroubleView>): ConnectionView => ({
    ...disconnected('github'),
    state: 'trouble',
    trouble: {
      code: 'reconnect',
      message: 'GitHub wants you to sign in again. Nothing is lost.',
      remedy: 'reconnect',
      since: new Date(NOW).toISOString(),
      retryAt: null,
      ...change,
    },
  })
  const tell = (view: ConnectionView): void =>
    service.setConnections({
      connections: [view],
      vault: { protection: 'keychain', problem: null, weakAllowed: false },
    })
  tell(inTrouble({ code: 'offline', remedy: null }))
  tell(inTrouble({ since: new Date(NOW - 1).toISOString() }))
  expect(said()).toEqual([])
  tell(inTrouble({}))
  tell(inTrouble({}))
  expect(said()).toEqual(['GitHub wants you to sign in again.'])
  desktop.notes[0]?.click()
  expect(openWindow.mock.lastCall).toEqual(['settings', 'connections'])
})

test('a newer Familiar is told and leads to About, not while the user wants no such notice or works', () => {
  set({})
  service.updateFound('0.2.0')
  expect(said()).toEqual(['Familiar 0.2.0 is there. See what is new in Settings → About.'])
  desktop.notes[0]?.click()
  expect(openWindow.mock.lastCall).toEqual(['settings', 'about'])
  set({ notices: ['trouble'] })
  service.updateFound('0.3.0')
  set({ doNotDisturb: true })
  service.updateFound('0.3.0')
  set({})
  service.setFocus({
    running: {
      startedAt: new Date(NOW).toISOString(),
      endsAt: new Date(NOW + 1_000).toISOString(),
      title: null,
    },
  })
  service.updateFound('0.3.0')
  expect(said()).toHaveLength(1)
})

test('a companion’s new level, won by being stroked, is told under its own name', () => {
  set({ notices: ALL })
  service.scored(COMPANION, 0, 0)
  service.scored(COMPANION, 350, 0)
  expect(desktop.notes.map(({ title, body }) => [title, body])).toEqual([
    ['Bob', 'Bob is at level 3 now.'],
  ])
})

test('a new level and a goal are told to those who want that, and what was reached before is no news', () => {
  set({})
  service.scored(PET, 90, 0)
  service.scored(PET, 130, 1)
  expect(said()).toEqual([])
  set({ notices: ALL })
  service.scored(PET, 290, 2)
  service.scored(PET, 310, 0)
  expect(said()).toEqual(['You have reached 2 goals.', 'Ember is at level 3 now.'])
  expect(desktop.notes[0]?.title).toBe('Ember')
})

test('where the system shows no notification, the settings say so', async () => {
  set({ notices: ALL })
  service.scored(PET, 0, 1)
  expect((await service.read()).notificationProblem).toBeNull()
  desktop.notes[0]?.fail()
  await expect.poll(() => told.at(-1)?.notificationProblem).toContain('Your pet tells you instead.')
})

test('the start at login is as the system has it', async () => {
  expect(await service.setStartAtLogin(true)).toMatchObject({ startAtLogin: 'on' })
  await desktop.setStartAtLogin(false)
  expect(await service.read()).toMatchObject({ isDesktopApp: true, startAtLogin: 'off' })
})

test('in a browser there is none of it, and nothing fails', async () => {
  service = serviceOn(null)
  set({ notices: ALL, shortcuts: { 'toggle-pet': 'F9', panel: null, focus: null } })
  service.scored(PET, 0, 1)
  expect(await service.read()).toEqual({
    isDesktopApp: false,
    shortcutProblems: [],
    startAtLogin: 'unavailable',
    notificationProblem: null,
  })
  await expect(service.setStartAtLogin(true)).rejects.toMatchObject({ code: 'CONFLICT' })
})
