import { describe, expect, it } from 'vitest'
import type { Sight } from '@shared/contract/body'
import { display } from '../../../fakes/electron/screen'
import { bodyOf, listen } from './page'
import { type Rig, startRig } from './rig'
import { statusPush } from './test-ports'

const ACTIVE = 'xprop -spy -root _NET_ACTIVE_WINDOW'
const STATE = 'xprop -spy -id 0x3a00007 _NET_WM_STATE'
const PLACE = 'xwininfo -id 0x3a00007'
const FULL = '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_FOCUSED'

const MINIMISED = '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_HIDDEN'
const NONE_IN_FRONT = '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0'

type Place = readonly [x: number, y: number, width: number, height: number]

const SCREEN: Place = [0, 0, 1920, 1080]

/** What `xwininfo` prints of a window. */
const measured = ([x, y, width, height]: Place): string[] => [
  '',
  'xwininfo: Window id: 0x3a00007 "A film: Width: 7"',
  '',
  `  Absolute upper-left X:  ${x}`,
  `  Absolute upper-left Y:  ${y}`,
  '  Relative upper-left X:  0',
  `  Width: ${width}`,
  `  Height: ${height}`,
  '  Depth: 24',
]

/** Under X11, the window manager says that a window fills the screen from a point on. */
function fillScreen(rig: Rig, place: Place): void {
  rig.commands.print(ACTIVE, '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007, 0x0')
  rig.commands.print(STATE, FULL)
  rig.commands.print(PLACE, ...measured(place))
  rig.commands.end(PLACE)
}

/** Another window takes the focus, which fills nothing. */
function bringToFront(rig: Rig, printed: readonly string[]): void {
  rig.commands.print(ACTIVE, '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x4c00001, 0x0')
  rig.commands.print(
    'xprop -spy -id 0x4c00001 _NET_WM_STATE',
    '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED',
  )
  rig.commands.print('xwininfo -id 0x4c00001', ...printed)
  rig.commands.end('xwininfo -id 0x4c00001')
}

const secondDisplay: NonNullable<Parameters<typeof startRig>[0]>['before'] = ({ screen }) =>
  void screen.displays.push(display({ x: 1920, y: 0, width: 1280, height: 1024 }))

describe.each([
  ['locked', 'lock', 'unlock'],
  ['asleep', 'sleep', 'wake'],
] as const)('while the computer is %s', (_what, away, back) => {
  it('the pet is hidden, moved by no timer, still wanted, and back by itself on top', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    const seen: Sight[] = []
    body.onSight((sight) => void seen.push(sight))
    body.tell({ type: 'touch', mask: null, turn: 0, mirrored: false, areas: [], engaged: false })
    body.tell({ type: 'errand', kind: 'stroll', pace: 60, beatMs: 100 })
    rig.time.pass(200)
    const pet = rig.window('pet')
    rig.electron.powerMonitor[away]()
    expect(pet.isVisible()).toBe(false)
    expect(rig.host.isPetVisible(), 'it is away, not put away').toBe(true)
    expect(rig.time.pending()).toBe(0)
    const before = rig.electron.screen.asked
    rig.time.pass(3_600_000)
    expect(rig.electron.screen.asked).toBe(before)
    const onTop = pet.did.onTop.length
    rig.electron.powerMonitor[back]()
    expect(pet.isVisible()).toBe(true)
    expect(pet.did.shown.at(-1)).toBe('inactive')
    expect(pet.did.onTop.length).toBeGreaterThan(onTop)
    const told = seen.map(({ shown }) => shown)
    expect(told.filter((shown, at) => shown !== told[at - 1])).toEqual([true, false, true])
  })

  it('a pet the user has hidden stays hidden afterwards', async () => {
    const rig = await startRig()
    rig.host.setPetVisible(false)
    rig.electron.powerMonitor[away]()
    rig.electron.powerMonitor[back]()
    expect(rig.window('pet').isVisible()).toBe(false)
  })

  it('a pet that is asked for is shown, whatever the system forgot to tell', async () => {
    const rig = await startRig()
    rig.electron.powerMonitor[away]()
    rig.host.setPetVisible(true)
    expect(rig.window('pet').isVisible()).toBe(true)
  })
})

it('a computer that wakes up locked shows no pet before it is unlocked', async () => {
  const rig = await startRig()
  rig.electron.powerMonitor.lock()
  rig.electron.powerMonitor.sleep()
  rig.electron.powerMonitor.wake()
  expect(rig.window('pet').isVisible()).toBe(false)
  rig.electron.powerMonitor.unlock()
  expect(rig.window('pet').isVisible()).toBe(true)
})

it('a page that is loaded while nobody sees it is told so, and hears what is pushed', async () => {
  const rig = await startRig()
  rig.electron.powerMonitor.lock()
  rig.window('pet').webContents.crash()
  rig.time.pass(1_000)
  await rig.settle()
  const page = await rig.page('pet')
  const seen: Sight[] = []
  bodyOf(page).onSight((sight) => void seen.push(sight))
  const heard = listen(page.bridge)
  rig.ports.publish(statusPush(3))
  expect(seen).toEqual([{ shown: false, pointer: false }])
  expect(heard).toEqual([statusPush(3)])
  expect(rig.window('pet').isVisible()).toBe(false)
})

describe('a pet put to sleep', () => {
  it('is out of sight without a timer, and back when it wakes', async () => {
    const rig = await startRig()
    const pet = rig.window('pet')
    rig.host.setPetAsleep(true)
    expect([pet.isVisible(), rig.host.isPetVisible(), rig.time.pending()]).toEqual([false, true, 0])
    rig.electron.powerMonitor.lock()
    rig.electron.powerMonitor.unlock()
    expect(pet.isVisible()).toBe(false)
    rig.host.setPetAsleep(false)
    expect(pet.isVisible()).toBe(true)
  })

  it('does not show itself at start, but its page is there to hear what happens', async () => {
    const rig = await startRig({ asleep: true })
    expect(rig.window('pet').did.shown).toEqual([])
    const heard = listen((await rig.page('pet')).bridge)
    rig.ports.publish(statusPush(1))
    expect(heard).toEqual([statusPush(1)])
    rig.host.setPetAsleep(false)
    expect(rig.window('pet').did.shown).toEqual(['inactive'])
  })

  it('that the user had hidden does not come with waking', async () => {
    const rig = await startRig()
    rig.host.setPetVisible(false)
    rig.host.setPetAsleep(true)
    rig.host.setPetAsleep(false)
    expect(rig.window('pet').isVisible()).toBe(false)
  })
})

describe('a full screen under X11', () => {
  it('sends the pet away, and its end brings it back on top', async () => {
    const rig = await startRig({ platform: 'linux' })
    const pet = rig.window('pet')
    fillScreen(rig, SCREEN)
    expect(pet.isVisible()).toBe(false)
    expect(rig.host.isPetVisible()).toBe(true)
    expect(rig.time.pending()).toBe(0)
    const onTop = pet.did.onTop.length
    rig.commands.print(STATE, '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED')
    expect(pet.isVisible()).toBe(true)
    expect(pet.did.onTop.length).toBe(onTop + 1)
    expect(pet.did.workspaces.at(-1)?.[0]).toBe(true)
  })

  it.each([
    ['another window comes to the front', measured([400, 300, 800, 600])],
    ['one that cannot be measured comes to the front', []],
  ])('ends when %s', async (_how, printed) => {
    const rig = await startRig({ platform: 'linux' })
    fillScreen(rig, SCREEN)
    bringToFront(rig, printed)
    expect(rig.window('pet').isVisible()).toBe(true)
    expect(rig.commands.running()).not.toContain(STATE)
  })

  it.each([
    ['none is in front', (rig: Rig) => rig.commands.print(ACTIVE, NONE_IN_FRONT)],
    ['its window is minimised', (rig: Rig) => rig.commands.print(STATE, MINIMISED)],
  ])('ends when %s, and begins again with its window in front', async (_how, end) => {
    const rig = await startRig({ platform: 'linux' })
    const pet = rig.window('pet')
    fillScreen(rig, SCREEN)
    end(rig)
    expect(pet.isVisible()).toBe(true)
    fillScreen(rig, SCREEN)
    expect(pet.isVisible()).toBe(false)
  })

  it.each([
    ['lasts while the user is in a window beside it', [2000, 100, 800, 600], false],
    ['ends when the window in front lies over it', [400, 300, 800, 600], true],
  ] as const)('of two displays %s', async (_what, place, seen) => {
    const rig = await startRig({ platform: 'linux', before: secondDisplay })
    const pet = rig.window('pet')
    fillScreen(rig, SCREEN)
    bringToFront(rig, measured(place))
    expect(pet.isVisible()).toBe(seen)
    if (seen) return
    // It goes on without the focus, and with none in front for a moment.
    rig.commands.print(STATE, '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN')
    rig.commands.print(PLACE, ...measured(SCREEN))
    rig.commands.end(PLACE)
    rig.commands.print(ACTIVE, NONE_IN_FRONT)
    bringToFront(rig, measured(place))
    expect(pet.isVisible()).toBe(false)
    rig.commands.print(STATE, '_NET_WM_STATE(ATOM) = ')
    expect(pet.isVisible(), 'the film is over').toBe(true)
    expect(rig.commands.running()).not.toContain(STATE)
    await rig.host.stop()
    expect(rig.commands.running()).toEqual([])
  })

  it('beside which the user works does not keep away a pet that is asked for', async () => {
    const rig = await startRig({ platform: 'linux', before: secondDisplay })
    fillScreen(rig, SCREEN)
    bringToFront(rig, measured([2000, 100, 800, 600]))
    rig.host.setPetVisible(true)
    rig.commands.print(STATE, '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN')
    rig.commands.print(PLACE, ...measured(SCREEN))
    rig.commands.end(PLACE)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it.each([
    ['ended', (rig: Rig) => rig.commands.print(STATE, '_NET_WM_STATE(ATOM) = ')],
    ['closed', (rig: Rig) => rig.commands.end(STATE)],
  ])('that has %s before it was measured keeps nobody away', async (_how, end) => {
    const rig = await startRig({ platform: 'linux' })
    rig.commands.print(ACTIVE, '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007, 0x0')
    rig.commands.print(STATE, FULL)
    rig.commands.print(PLACE, ...measured(SCREEN))
    end(rig)
    expect(rig.commands.running()).not.toContain(PLACE)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('ends with its window', async () => {
    const rig = await startRig({ platform: 'linux' })
    fillScreen(rig, SCREEN)
    rig.commands.end(STATE)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('on another display is none of the pet’s business, until the pet goes there', async () => {
    const rig = await startRig({
      platform: 'linux',
      before: secondDisplay,
    })
    const pet = rig.window('pet')
    fillScreen(rig, [1920, 0, 1280, 1024])
    expect(pet.isVisible()).toBe(true)
    const body = bodyOf(await rig.page('pet'))
    rig.electron.screen.cursor = { x: 1768, y: 900 }
    body.tell({ type: 'grab' })
    rig.electron.screen.cursor = { x: 2600, y: 900 }
    rig.time.pass(500)
    expect(pet.isVisible(), 'not out of the hand').toBe(true)
    body.tell({ type: 'release', flight: false })
    expect(pet.isVisible()).toBe(false)
  })

  it('is measured in pixels of the screen, whatever its scale', async () => {
    const rig = await startRig({
      platform: 'linux',
      before: ({ screen }) => {
        screen.displays = [display({ x: 0, y: 0, width: 1707, height: 960 }, { scaleFactor: 1.5 })]
      },
    })
    fillScreen(rig, [0, 0, 2560, 1440])
    expect(rig.window('pet').isVisible()).toBe(false)
  })

  it('does not keep away a pet that is asked for', async () => {
    const rig = await startRig({ platform: 'linux' })
    fillScreen(rig, SCREEN)
    rig.host.setPetVisible(true)
    expect(rig.window('pet').isVisible()).toBe(true)
    bodyOf(await rig.page('pet')).tell({ type: 'nudge', x: -64, y: 0 })
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('that nothing tells of leaves the pet where it is, and is written down once', async () => {
    const rig = await startRig({ platform: 'linux' })
    rig.commands.end(ACTIVE, 'spawn xprop ENOENT')
    expect(rig.window('pet').isVisible()).toBe(true)
    expect(rig.log.lines.filter((line) => line.includes('full screens'))).toHaveLength(1)
  })

  it('is not watched any more after the end, nor where the system tells nobody', async () => {
    const rig = await startRig({ platform: 'linux' })
    fillScreen(rig, SCREEN)
    await rig.host.stop()
    expect(rig.commands.running()).toEqual([])
    for (const platform of ['win32', 'darwin'] as const)
      expect((await startRig({ platform })).commands.running()).toEqual([])
  })
})
