import { describe, expect, it, vi } from 'vitest'
import { ASK_MS } from '../../../../src/main/host/electron/fullscreen-windows'
import { display } from '../../../fakes/electron/screen'
import { enter } from './entry'
import { type Rig, startRig } from './rig'
import {
  SECOND_MONITOR,
  type TestFrontWindows,
  createTestFrontWindows,
  desktop,
  film,
  letter,
} from './test-front-windows'

/** A Windows where a film begins once the pet is there. */
async function startInFilm(
  options: Parameters<typeof startRig>[0] = {},
): Promise<{ rig: Rig; windows: TestFrontWindows }> {
  const windows = createTestFrontWindows()
  const rig = await startRig({ platform: 'win32', openFrontWindows: windows.open, ...options })
  windows.bring(film())
  rig.time.pass(ASK_MS)
  return { rig, windows }
}

describe('a full screen on Windows', () => {
  it('sends the pet away, and its end brings it back on top', async () => {
    const { rig, windows } = await startInFilm()
    const pet = rig.window('pet')
    expect(pet.isVisible()).toBe(false)
    expect(rig.host.isPetVisible()).toBe(true)
    expect(rig.time.pending(), 'but what asks whether it has ended').toBe(1)
    const onTop = pet.did.onTop.length
    windows.bring(letter())
    rig.time.pass(ASK_MS)
    expect(pet.isVisible()).toBe(true)
    expect(pet.did.onTop.length).toBeGreaterThan(onTop)
    expect(pet.did.shown.at(-1)).toBe('inactive')
  })

  it('is none where the desktop alone is in front', async () => {
    const { rig, windows } = await startInFilm()
    windows.hide(7)
    windows.bring(desktop())
    rig.time.pass(ASK_MS)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('lasts while the user is beside it, and on another display leaves the pet', async () => {
    const { rig, windows } = await startInFilm({
      before: ({ screen }) => void screen.displays.push(display(SECOND_MONITOR)),
    })
    const pet = rig.window('pet')
    windows.bring(letter(SECOND_MONITOR))
    rig.time.pass(ASK_MS)
    expect(pet.isVisible()).toBe(false)
    windows.bring(film(SECOND_MONITOR))
    rig.time.pass(ASK_MS)
    expect(pet.isVisible()).toBe(true)
  })

  it('does not keep away a pet that is asked for', async () => {
    const { rig } = await startInFilm()
    rig.host.setPetVisible(true)
    rig.time.pass(10 * ASK_MS)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it.each<readonly [string, (rig: Rig) => void, (rig: Rig) => void]>([
    ['hidden', (rig) => rig.host.setPetVisible(false), (rig) => rig.host.setPetVisible(true)],
    ['closed', (rig) => rig.window('pet').close(), (rig) => rig.host.bringPetBack()],
    ['asleep', (rig) => rig.host.setPetAsleep(true), (rig) => rig.host.setPetAsleep(false)],
    [
      'behind a locked screen',
      (rig) => rig.electron.powerMonitor.lock(),
      (rig) => rig.electron.powerMonitor.unlock(),
    ],
    [
      'on a computer that sleeps',
      (rig) => rig.electron.powerMonitor.sleep(),
      (rig) => rig.electron.powerMonitor.wake(),
    ],
  ])('is not asked about while the pet is %s, and at once afterwards', async (_how, away, back) => {
    const { rig, windows } = await startInFilm()
    away(rig)
    expect(rig.time.pending()).toBe(0)
    const before = windows.asked()
    rig.time.pass(3_600_000)
    expect(windows.asked()).toBe(before)
    windows.hide(7)
    back(rig)
    expect(windows.asked()).toBe(before + 1)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('is not asked about for a pet that is not shown at start, nor where others tell', async () => {
    const windows = createTestFrontWindows()
    const open = { openFrontWindows: windows.open }
    const quiet = await startRig({ platform: 'win32', open: false, ...open })
    const asleep = await startRig({ platform: 'win32', asleep: true, ...open })
    const mac = await startRig({ platform: 'darwin', ...open })
    const x11 = await startRig({ platform: 'linux', ...open })
    for (const rig of [quiet, asleep, mac, x11]) rig.time.pass(60_000)
    expect(windows.asked()).toBe(0)
  })

  it('is not asked about after the end', async () => {
    const { rig, windows } = await startInFilm()
    await rig.host.stop()
    expect(rig.time.pending()).toBe(0)
    const before = windows.asked()
    rig.time.pass(60_000)
    expect(windows.asked()).toBe(before)
  })

  // The part from the app's own entry to the pet: what asks Windows is given to whoever watches.
  it('sends the pet away in the app as it is started', async () => {
    const windows = createTestFrontWindows()
    windows.bring(film())
    const entry = await enter({
      platform: 'win32',
      before: () =>
        void vi.doMock('../../../../src/main/host/electron/windows-foreground', () => ({
          openFrontWindows: windows.open,
        })),
    })
    await entry.ready()
    const pet = entry.electron.windows.find(({ options: { webPreferences } }) =>
      webPreferences?.preload?.endsWith('pet.cjs'),
    )
    expect(windows.asked()).toBeGreaterThan(0)
    expect(pet?.isVisible()).toBe(false)
    expect(entry.app.options?.host.isPetVisible()).toBe(true)
  })
})
