import { describe, expect, it } from 'vitest'
import { type Rig, type RigOptions, startRig } from './rig'

/** Wayland itself, without its X server. */
const onWayland = (options: RigOptions = {}): Promise<Rig> =>
  startRig({
    platform: 'linux',
    session: 'wayland',
    before: ({ app }) => app.switches.set('ozone-platform', 'wayland'),
    ...options,
  })

describe('pets on Wayland itself', () => {
  it('live in the panel, and the user is told why in all places there are, once', async () => {
    const rig = await onWayland()
    expect(rig.living('pet')).toEqual([])
    expect(rig.window('panel').isVisible()).toBe(true)
    expect(rig.host.isPetVisible()).toBe(true)
    expect(rig.host.hasPetWindow()).toBe(false)
    expect(rig.said).toEqual([expect.stringContaining('XWayland')])
    rig.host.setPetVisible(false)
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.electron.notifications.shown).toHaveLength(1)
  })

  it('are shown and hidden with it, from the tray, by a second start and by closing it', async () => {
    const rig = await onWayland()
    rig.host.setPetVisible(false)
    expect(rig.living('panel')).toEqual([])
    expect(rig.host.isPetVisible()).toBe(false)
    await rig.host.openWindow('pet')
    await rig.settle()
    expect(rig.living('panel')).toHaveLength(1)
    rig.window('panel').close()
    expect(rig.host.isPetVisible()).toBe(false)
    rig.host.bringPetBack()
    await rig.settle()
    expect(rig.window('panel').isVisible()).toBe(true)
    expect(rig.living('pet')).toEqual([])
  })

  it('open nothing and say nothing in the way when they were told not to appear', async () => {
    const rig = await onWayland({ open: false })
    expect(rig.electron.windows).toEqual([])
    expect(rig.electron.notifications.shown).toEqual([])
  })

  it('are not brought out by what else happens', async () => {
    const rig = await onWayland()
    rig.electron.powerMonitor.sleep()
    rig.electron.powerMonitor.wake()
    rig.electron.app.loseHelper({ type: 'GPU', reason: 'crashed', exitCode: 5 })
    rig.time.pass(60_000)
    await rig.settle()
    expect(rig.living('pet')).toEqual([])
  })
})
