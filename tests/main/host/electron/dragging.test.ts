import { describe, expect, it } from 'vitest'
import type { Pose } from '@shared/body/pose'
import { display } from '../../../fakes/electron/screen'
import { bodyOf } from './page'
import { type Rig, startRig } from './rig'

const SECOND = { x: 1920, y: 0, width: 1920, height: 1080 }

/** Carries the pet as a hand does, in many small moves, and lets it go: at rest, or with a last swing of the arm. */
async function carry(
  rig: Rig,
  by: { x: number; y: number },
  { flight = true, swing = false } = {},
): Promise<void> {
  const body = bodyOf(await rig.page('pet'))
  const { x, y } = rig.window('pet').getBounds()
  const from = { x: x + 128, y: y + 250 }
  rig.electron.screen.cursor = from
  body.tell({ type: 'grab' })
  const steps = 20
  for (let i = 1; i <= steps; i += 1) {
    rig.electron.screen.cursor = {
      x: from.x + Math.round((by.x * i) / steps),
      y: from.y + Math.round((by.y * i) / steps),
    }
    rig.time.pass(20)
  }
  if (!swing) rig.time.pass(300)
  body.tell({ type: 'release', flight })
}

describe('carrying the pet', () => {
  it('moves its window with the pointer, thirty times a second at most, and the window never grows', async () => {
    const rig = await startRig()
    await carry(rig, { x: -800, y: -300 }, { flight: false })
    const pet = rig.window('pet')
    expect(pet.getBounds()).toEqual({ x: 840, y: 388, width: 256, height: 352 })
    expect(pet.did.bounds.length).toBeGreaterThan(10)
    expect(pet.did.bounds.length).toBeLessThanOrEqual(14)
    for (const { width, height } of pet.did.bounds) expect([width, height]).toEqual([256, 352])
  })

  it('does not let go of it half outside of the screen', async () => {
    const rig = await startRig()
    await carry(rig, { x: 500, y: 500 }, { flight: false })
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 1664, y: 688 })
  })

  it('takes it to another screen', async () => {
    const rig = await startRig({ before: ({ screen }) => screen.displays.push(display(SECOND)) })
    await carry(rig, { x: 1000, y: 0 })
    rig.time.pass(5_000)
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 2640, y: 688 })
  })

  it('lasts: after a restart the pet is where it was left', async () => {
    const before = await startRig()
    await carry(before, { x: -1000, y: -200 }, { flight: false })
    await before.host.stop()
    const after = await startRig({ folders: before.folders })
    expect(after.window('pet').getBounds()).toEqual({ x: 640, y: 488, width: 256, height: 352 })
  })

  it('leaves the pet where it is when its page dies in the hand', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    rig.electron.screen.cursor = { x: 1700, y: 900 }
    body.tell({ type: 'grab' })
    rig.electron.screen.cursor = { x: 1000, y: 700 }
    rig.time.pass(100)
    const at = rig.window('pet').getBounds()
    rig.window('pet').webContents.crash()
    rig.time.pass(1_000)
    await rig.settle()
    expect(rig.window('pet').getBounds()).toEqual(at)
  })
})

describe('a pet that is let go of', () => {
  it('flies the way it was thrown, lands on the taskbar, and then there is no timer', async () => {
    const rig = await startRig()
    await carry(rig, { x: -600, y: -400 }, { swing: true })
    const pet = rig.window('pet')
    const from = pet.getBounds()
    rig.time.pass(6_000)
    expect(pet.getBounds().y).toBe(688)
    expect(pet.getBounds().x).toBeLessThan(from.x - 100)
    for (const { x, y, width, height } of pet.did.bounds) {
      expect([width, height]).toEqual([256, 352])
      expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true)
    }
    expect(rig.time.pending()).toBe(0)
  })

  it('tells its page how it holds itself: in the hand, in the air, on the floor', async () => {
    const rig = await startRig()
    const poses: Pose[] = []
    bodyOf(await rig.page('pet')).onPose((pose) => void poses.push(pose))
    await carry(rig, { x: -600, y: -400 }, { swing: true })
    rig.time.pass(6_000)
    const places = poses.map(({ place }) => place)
    expect(places.filter((place, i) => place !== places[i - 1])).toEqual(['hand', 'air', 'floor'])
    expect(poses.some(({ swing }) => swing !== 0)).toBe(true)
    expect(poses.at(-1)).toMatchObject({ x: 128, y: 352, moving: false, swing: 0 })
  })

  it('at an edge peeks from behind it, inside of a window that stays whole', async () => {
    const rig = await startRig()
    const poses: Pose[] = []
    bodyOf(await rig.page('pet')).onPose((pose) => void poses.push(pose))
    await carry(rig, { x: 900, y: -200 })
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 1664, y: 488 })
    expect(poses.at(-1)).toMatchObject({ x: 256, place: 'peek', side: 'right', kept: true })
  })
})

describe('a pet that goes by itself', () => {
  it('walks its window at its pace, and rests without a timer', async () => {
    const rig = await startRig()
    bodyOf(await rig.page('pet')).tell({ type: 'errand', kind: 'stroll', pace: 60, beatMs: 100 })
    rig.time.pass(1_000)
    expect(Math.abs(rig.window('pet').getBounds().x - 1640)).toBeGreaterThanOrEqual(40)
    rig.time.pass(30_000)
    expect(rig.time.pending()).toBe(0)
  })

  it('stops when it is told to', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    body.tell({ type: 'errand', kind: 'corner', pace: 60, beatMs: 100 })
    rig.time.pass(200)
    body.tell({ type: 'stay' })
    expect(rig.time.pending()).toBe(0)
  })

  it('does not move while it is hidden: no timer, no window', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    body.tell({ type: 'errand', kind: 'stroll', pace: 60, beatMs: 100 })
    rig.time.pass(200)
    rig.host.setPetVisible(false)
    expect(rig.time.pending()).toBe(0)
    body.tell({ type: 'errand', kind: 'stroll', pace: 60, beatMs: 100 })
    const before = rig.window('pet').did.bounds.length
    rig.time.pass(3_600_000)
    expect([rig.time.pending(), rig.window('pet').did.bounds.length]).toEqual([0, before])
  })

  it('hears sixty messages a second at most, but always that it is let go of', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    const before = rig.window('pet').did.bounds.length
    for (let i = 0; i < 1_000; i += 1) body.tell({ type: 'nudge', x: i % 2 === 0 ? -16 : 16, y: 0 })
    expect(rig.window('pet').did.bounds.length - before).toBe(60)
    rig.time.pass(1_000)
    rig.electron.screen.cursor = { x: 1700, y: 900 }
    body.tell({ type: 'grab' })
    for (let i = 0; i < 1_000; i += 1) body.tell({ type: 'stay' })
    body.tell({ type: 'release', flight: false })
    rig.time.pass(2_000)
    expect(rig.time.pending()).toBe(0)
  })
})

describe('the size of the pet', () => {
  it('is that of its window: one for each size, with its feet where they were', async () => {
    const rig = await startRig()
    const body = bodyOf(await rig.page('pet'))
    body.tell({ type: 'size', percent: 300 })
    expect(rig.window('pet').getBounds()).toEqual({ x: 1472, y: 376, width: 448, height: 664 })
    body.tell({ type: 'nudge', x: -64, y: 0 })
    expect(rig.window('pet').getBounds()).toMatchObject({ width: 448, height: 664 })
    body.tell({ type: 'size', percent: 50 })
    expect(rig.window('pet').getBounds()).toMatchObject({ y: 766, width: 256, height: 274 })
  })
})

describe('bringing the pet back', () => {
  it('puts it into its first corner, also a hidden one, and forgets where it was', async () => {
    const rig = await startRig()
    await carry(rig, { x: -1000, y: -200 }, { flight: false })
    rig.host.setPetVisible(false)
    rig.host.bringPetBack()
    expect(rig.host.isPetVisible()).toBe(true)
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 1640, y: 688 })
    await rig.host.stop()
    const after = await startRig({ folders: rig.folders })
    expect(after.window('pet').getBounds()).toMatchObject({ x: 1640, y: 688 })
  })

  it('is asked for on its page too', async () => {
    const rig = await startRig()
    await carry(rig, { x: -1000, y: -200 }, { flight: false })
    bodyOf(await rig.page('pet')).tell({ type: 'bring-back' })
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 1640, y: 688 })
  })
})
