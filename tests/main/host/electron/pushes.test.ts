import { describe, expect, it } from 'vitest'
import { listen } from './page'
import { startRig } from './rig'
import { statusPush } from './test-ports'

describe('pushes', () => {
  it('wait until the page listens, and then come', async () => {
    const rig = await startRig()
    rig.ports.publish(statusPush(1))
    const { bridge } = await rig.page('pet')
    const heard = listen(bridge)
    expect(heard).toEqual([statusPush(1)])
    rig.ports.publish(statusPush(2))
    expect(heard).toEqual([statusPush(1), statusPush(2)])
  })

  it('wait again after a reload, and do not come to the page that is gone', async () => {
    const rig = await startRig()
    const before = listen((await rig.page('pet')).bridge)
    rig.window('pet').webContents.reload()
    rig.ports.publish(statusPush(3))
    expect(before).toEqual([])
    const after = listen((await rig.page('pet')).bridge)
    expect(after).toEqual([statusPush(3)])
    expect(rig.ports.connected()).toEqual(['pet'])
  })

  it('of one window are not held up by the other', async () => {
    const rig = await startRig()
    await rig.host.openWindow('panel')
    const panel = listen((await rig.page('panel')).bridge)
    const pet = rig.window('pet')
    pet.webContents.send = () => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    }
    listen((await rig.page('pet')).bridge)
    rig.ports.publish(statusPush(4))
    expect(panel).toEqual([statusPush(4)])
  })

  it('stop for a window that is closed, and the app is told', async () => {
    const rig = await startRig()
    await rig.host.openWindow('panel')
    listen((await rig.page('panel')).bridge)
    rig.window('panel').close()
    rig.ports.publish(statusPush(5))
    expect(rig.ports.connected()).toEqual(['pet'])
  })

  it('stop for a page whose renderer is gone', async () => {
    const rig = await startRig()
    listen((await rig.page('pet')).bridge)
    rig.window('pet').webContents.crash()
    expect(rig.ports.connected()).toEqual([])
  })
})
