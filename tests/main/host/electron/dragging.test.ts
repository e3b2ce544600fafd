import { describe, expect, it } from 'vitest'
import { display } from '../../../fakes/electron/screen'
import { type Rig, startRig } from './rig'

const SECOND = { x: 1920, y: 0, width: 1920, height: 1080 }

/** Carries the pet as a hand does: in many small moves. */
async function carry(rig: Rig, by: { x: number; y: number }): Promise<void> {
  const { bridge } = await rig.page('pet')
  const { x, y } = rig.window('pet').getBounds()
  const from = { x: x + 100, y: y + 200 }
  rig.electron.screen.cursor = from
  bridge.drag({ phase: 'start' })
  const steps = 20
  for (let i = 1; i <= steps; i += 1) {
    rig.electron.screen.cursor = {
      x: from.x + Math.round((by.x * i) / steps),
      y: from.y + Math.round((by.y * i) / steps),
    }
    bridge.drag({ phase: 'move' })
    rig.time.pass(20)
  }
  bridge.drag({ phase: 'end' })
}

describe('dragging the pet', () => {
  it('moves its window with the pointer, and the window never grows', async () => {
    const rig = await startRig()
    await carry(rig, { x: -800, y: -300 })
    const pet = rig.window('pet')
    expect(pet.getBounds()).toEqual({ x: 840, y: 388, width: 256, height: 352 })
    expect(pet.did.bounds.length).toBeGreaterThan(15)
    for (const { width, height } of pet.did.bounds) expect([width, height]).toEqual([256, 352])
  })

  it('does not let go of it half outside of the screen', async () => {
    const rig = await startRig()
    await carry(rig, { x: 500, y: 500 })
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 1664, y: 688 })
  })

  it('takes it to another screen', async () => {
    const rig = await startRig({ before: ({ screen }) => screen.displays.push(display(SECOND)) })
    await carry(rig, { x: 1000, y: 0 })
    expect(rig.window('pet').getBounds()).toMatchObject({ x: 2640, y: 688 })
  })

  it('lasts: after a restart the pet is where it was left', async () => {
    const before = await startRig()
    await carry(before, { x: -1000, y: -200 })
    await before.host.stop()
    const after = await startRig({ folders: before.folders })
    expect(after.window('pet').getBounds()).toEqual({ x: 640, y: 488, width: 256, height: 352 })
  })

  it('leaves the pet where it is when its page dies in the hand', async () => {
    const rig = await startRig()
    const { bridge } = await rig.page('pet')
    rig.electron.screen.cursor = { x: 1700, y: 900 }
    bridge.drag({ phase: 'start' })
    rig.electron.screen.cursor = { x: 1000, y: 900 }
    bridge.drag({ phase: 'move' })
    const at = rig.window('pet').getBounds()
    rig.window('pet').webContents.crash()
    rig.time.pass(1_000)
    await rig.settle()
    expect(rig.window('pet').getBounds()).toEqual(at)
  })
})
