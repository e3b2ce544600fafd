import { describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '@shared/contract/windows'
import { listen } from '../main/host/electron/page'
import { startRig } from '../main/host/electron/rig'
import { statusPush } from '../main/host/electron/test-ports'

describe.each(WINDOW_KINDS)('the preload of %s', (kind) => {
  const open = async () => {
    const rig = await startRig()
    await rig.host.openWindow(kind)
    await rig.settle()
    return { rig, ...(await rig.page(kind)) }
  }

  it('gives the page a bridge that names its window, and nothing else', async () => {
    const { bridge, world } = await open()
    expect(bridge.window).toBe(kind)
    expect(Object.keys(world)).toEqual(['familiar'])
    expect(Object.keys(bridge).sort()).toEqual([
      'body',
      'onConnection',
      'ready',
      'request',
      'subscribe',
      'window',
    ])
    // Only the pet's window is moved by what its page tells.
    const line = bridge.body === null ? null : Object.keys(bridge.body).sort()
    expect(line).toEqual(kind === 'pet' ? ['onPose', 'onSight', 'tell'] : null)
    // A page that could change it could listen in on its other scripts.
    expect(Object.isFrozen(bridge)).toBe(true)
  })

  it('carries a request to the app and its answer back', async () => {
    const { rig, bridge } = await open()
    rig.ports.answer = (route, input) => ({ ok: true, data: { route, input, at: [1, null] } })
    const input = { text: 'ü', deep: [{ n: 1.5 }] }
    expect(await bridge.request('any.route', input)).toEqual({
      ok: true,
      data: { route: 'any.route', input, at: [1, null] },
    })
    expect(rig.ports.heard.requests).toEqual([{ window: kind, route: 'any.route', input }])
  })

  it('carries a failure back with its code, which a rejection would lose', async () => {
    const { rig, bridge } = await open()
    rig.ports.answer = () => ({
      ok: false,
      error: { code: 'CONFLICT', message: 'no', details: { a: 1 } },
    })
    expect(await bridge.request('any.route', undefined)).toEqual({
      ok: false,
      error: { code: 'CONFLICT', message: 'no', details: { a: 1 } },
    })
  })

  it('answers rather than rejects when main cannot be asked', async () => {
    const { rig, bridge } = await open()
    const uncloneable = { callback: () => undefined }
    expect(await bridge.request('any.route', uncloneable)).toMatchObject({ ok: false })
    await rig.host.stop()
    expect(await bridge.request('any.route', null)).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    })
  })

  it('hands the page the push alone: no event, and so no channel to main', async () => {
    const { rig, bridge } = await open()
    const heard: unknown[][] = []
    bridge.subscribe((...args) => void heard.push(args))
    bridge.ready()
    rig.ports.publish(statusPush(1))
    expect(heard).toEqual([[statusPush(1)]])
  })

  it('unsubscribes the one that asks, and only that one', async () => {
    const { rig, bridge } = await open()
    const first: unknown[] = []
    const unsubscribe = bridge.subscribe((push) => void first.push(push))
    const second = listen(bridge)
    unsubscribe()
    unsubscribe()
    rig.ports.publish(statusPush(2))
    expect(first).toEqual([])
    expect(second).toEqual([statusPush(2)])
  })

  it('is connected as long as there is a page', async () => {
    const { bridge } = await open()
    const heard: boolean[] = []
    bridge.onConnection((connected) => void heard.push(connected))()
    expect(heard).toEqual([true])
  })
})
