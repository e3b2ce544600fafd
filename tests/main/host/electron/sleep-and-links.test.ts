import { describe, expect, it } from 'vitest'
import { startRig } from './rig'

describe('the computer', () => {
  it('tells the app that it goes to sleep, and that it woke', async () => {
    const { electron, ports } = await startRig()
    electron.powerMonitor.sleep()
    expect(ports.heard).toMatchObject({ suspended: 1, resumed: 0 })
    electron.powerMonitor.wake()
    expect(ports.heard).toMatchObject({ suspended: 1, resumed: 1 })
  })

  it('says how long its user has been idle, when it is asked', async () => {
    const { electron, host } = await startRig()
    electron.powerMonitor.idleSeconds = 42
    expect(host.userIdleMs()).toBe(42_000)
  })

  it('says whether it is on its battery, when it is asked: Linux tells nobody of a plug that is pulled', async () => {
    const { electron, host } = await startRig()
    expect(host.isOnBattery()).toBe(false)
    electron.powerMonitor.onBatteryPower = true
    expect(host.isOnBattery()).toBe(true)
  })

  it('is not listened to any more after the end', async () => {
    const { electron, host, ports } = await startRig()
    await host.stop()
    electron.powerMonitor.sleep()
    expect(ports.heard.suspended).toBe(0)
  })
})

describe('openExternal()', () => {
  it('opens a sign-in page: any https, or a page of this computer', async () => {
    const { electron, host } = await startRig()
    for (const address of ['https://git.example.com/login/device', 'http://127.0.0.1:4711/start/x'])
      expect(await host.openExternal(address)).toBe(true)
    expect(electron.openedExternally).toEqual([
      'https://git.example.com/login/device',
      'http://127.0.0.1:4711/start/x',
    ])
  })

  it.each([
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'https://user@example.com/',
    'file:///etc/passwd',
    'ms-msdt:/id',
    'javascript:alert(1)',
    '',
  ])('keeps %j in', async (address) => {
    const { electron, host } = await startRig()
    expect(await host.openExternal(address)).toBe(false)
    expect(electron.openedExternally).toEqual([])
  })

  it('says when the system could not open it', async () => {
    const { electron, host } = await startRig()
    electron.shell.openExternal = () => Promise.reject(new Error('no browser'))
    expect(await host.openExternal('https://example.com/')).toBe(false)
  })
})
