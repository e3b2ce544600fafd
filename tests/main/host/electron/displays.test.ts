import { describe, expect, it } from 'vitest'
import { display } from '../../../fakes/electron/screen'
import { bodyOf } from './page'
import { type Rig, startRig } from './rig'

const second = display({ x: 1920, y: 0, width: 2560, height: 1440 }, { scaleFactor: 1.5 })

/** Takes the pet, holds it at a place for a moment, and lets it go. */
async function carryTo(rig: Rig, place: { x: number; y: number }): Promise<void> {
  const body = bodyOf(await rig.page('pet'))
  const { x, y } = rig.window('pet').getBounds()
  rig.electron.screen.cursor = { x: x + 128, y: y + 250 }
  body.tell({ type: 'grab' })
  rig.electron.screen.cursor = place
  rig.time.pass(500)
  body.tell({ type: 'release', flight: true })
}

describe('displays', () => {
  it('that are unplugged do not take the pet with them', async () => {
    const rig = await startRig({ before: ({ screen }) => screen.displays.push(second) })
    await carryTo(rig, { x: 3000, y: 900 })
    rig.time.pass(5_000)
    const pet = rig.window('pet')
    expect(pet.getBounds().x).toBeGreaterThan(1920)
    rig.electron.screen.remove(second)
    expect(pet.getBounds()).toEqual({ x: 1664, y: 688, width: 256, height: 352 })
  })

  it('that are unplugged in the middle of a throw let the pet land on what is left', async () => {
    const rig = await startRig()
    // A place there is known, and is not where a flight ends.
    await carryTo(rig, { x: 300, y: 500 })
    rig.time.pass(5_000)
    rig.electron.screen.add(second)
    await carryTo(rig, { x: 2400, y: 300 })
    rig.time.pass(100)
    const pet = rig.window('pet')
    rig.electron.screen.remove(second)
    const flying = pet.did.bounds.length
    rig.time.pass(5_000)
    expect(pet.did.bounds.length, 'it flies on').toBeGreaterThan(flying + 3)
    const { x, y } = pet.getBounds()
    expect(y).toBe(688)
    expect(x).toBe(1664)
    expect(rig.time.pending(), 'but what writes down its place').toBeLessThanOrEqual(1)
  })

  it('that come back have the pet where it was left on them', async () => {
    const rig = await startRig({ before: ({ screen }) => screen.displays.push(second) })
    await carryTo(rig, { x: 3500, y: 700 })
    rig.time.pass(5_000)
    const left = rig.window('pet').getBounds()
    rig.electron.screen.remove(second)
    expect(rig.window('pet').getBounds()).not.toEqual(left)
    rig.electron.screen.add(second)
    expect(rig.window('pet').getBounds()).toEqual(left)
  })

  it('whose scale changes get the size of the pet said again', async () => {
    const rig = await startRig()
    const pet = rig.window('pet')
    // What a fractional scale makes of a window.
    pet.setBounds({ width: 259, height: 355 })
    const [only] = rig.electron.screen.displays
    if (!only) throw new Error('there is no display')
    rig.electron.screen.change(only, display(only.bounds, { scaleFactor: 1.25 }))
    expect(pet.getBounds()).toMatchObject({ width: 256, height: 352 })
  })

  it('whose taskbar moves up take the pet up with it', async () => {
    const rig = await startRig()
    const [only] = rig.electron.screen.displays
    if (!only) throw new Error('there is no display')
    const workArea = { x: 0, y: 0, width: 1920, height: 900 }
    rig.electron.screen.change(only, display(only.bounds, { workArea }))
    expect(rig.window('pet').getBounds()).toMatchObject({ y: 548 })
  })

  it('that change during a drag do not tear the pet out of the hand', async () => {
    const rig = await startRig({ before: ({ screen }) => screen.displays.push(second) })
    const body = bodyOf(await rig.page('pet'))
    rig.electron.screen.cursor = { x: 1700, y: 900 }
    body.tell({ type: 'grab' })
    rig.electron.screen.cursor = { x: 800, y: 500 }
    rig.time.pass(100)
    const held = rig.window('pet').getBounds()
    rig.electron.screen.remove(second)
    expect(rig.window('pet').getBounds()).toEqual(held)
    rig.electron.screen.cursor = { x: 700, y: 500 }
    rig.time.pass(100)
    expect(rig.window('pet').getBounds()).toEqual({ ...held, x: held.x - 100 })
  })
})

describe.each([
  ['at the left', { x: 62, y: 0, width: 1858, height: 1080 }],
  ['at the right', { x: 0, y: 0, width: 1858, height: 1080 }],
  ['above', { x: 0, y: 40, width: 1920, height: 1040 }],
  ['below', { x: 0, y: 0, width: 1920, height: 1040 }],
] as const)(
  'with the taskbar %s and a display of another scale before the first',
  (_side, workArea) => {
    const bounds = { x: 0, y: 0, width: 1920, height: 1080 }
    const before = display({ x: -1707, y: -120, width: 1707, height: 1067 }, { scaleFactor: 1.5 })
    const start = (): Promise<Rig> =>
      startRig({
        before: ({ screen }) => {
          screen.displays = [display(bounds, { workArea }), before]
        },
      })

    it('the pet stands in the corner that is left, and no nudge takes it behind the bar', async () => {
      const rig = await start()
      const pet = rig.window('pet')
      const right = workArea.x + workArea.width
      const floor = workArea.y + workArea.height
      expect(pet.getBounds()).toMatchObject({ x: right - 256 - 24, y: floor - 352 })
      const body = bodyOf(await rig.page('pet'))
      for (let i = 0; i < 8; i += 1) body.tell({ type: 'nudge', x: 64, y: 64 })
      expect(pet.getBounds()).toMatchObject({ x: right - 256, y: floor - 352 })
    })

    it('its window is of one size and in whole pixels on the way to the other', async () => {
      const rig = await start()
      await carryTo(rig, { x: -1500, y: 300 })
      rig.time.pass(6_000)
      const pet = rig.window('pet')
      expect(pet.getBounds().x).toBeLessThan(0)
      expect(pet.getBounds().y).toBe(-120 + 1067 - 40 - 352)
      for (const { x, y, width, height } of pet.did.bounds) {
        expect([width, height]).toEqual([256, 352])
        expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true)
      }
    })
  },
)

describe('waking up', () => {
  it.each(['wake', 'unlock'] as const)(
    'by %s puts the pet in view and on top again, and tells the app',
    async (how) => {
      const rig = await startRig()
      const pet = rig.window('pet')
      pet.setBounds({ x: 9_000, y: 9_000, width: 256, height: 352 })
      const before = pet.did.onTop.length
      rig.electron.powerMonitor[how]()
      expect(pet.getBounds()).toMatchObject({ x: 1640, y: 688 })
      // Windows believes a window on top that is not: only off and on again helps.
      expect(pet.did.onTop.slice(before)).toEqual([false, 'pop-up-menu'])
      expect(rig.ports.heard.resumed).toBe(1)
    },
  )

  it('does not bring a hidden pet to the front', async () => {
    const rig = await startRig()
    rig.host.setPetVisible(false)
    const before = rig.window('pet').did.onTop.length
    rig.electron.powerMonitor.wake()
    expect(rig.window('pet').isVisible()).toBe(false)
    expect(rig.window('pet').did.onTop).toHaveLength(before)
  })
})

describe('the end of the session', () => {
  it('by a shutdown ends the app in order', async () => {
    const rig = await startRig({ platform: 'linux' })
    rig.electron.powerMonitor.shutDown()
    expect(rig.ports.heard.quitRequested).toBe(1)
  })

  it('by logging off Windows ends the app in order', async () => {
    const rig = await startRig()
    rig.window('pet').endSession()
    expect(rig.ports.heard.quitRequested).toBe(1)
  })
})
