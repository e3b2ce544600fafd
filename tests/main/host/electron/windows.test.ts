import { describe, expect, it } from 'vitest'
import { listen } from './page'
import { startRig } from './rig'
import { statusPush } from './test-ports'

describe('the pet at start', () => {
  it('is shown without taking the focus, once its page is there', async () => {
    const { window } = await startRig()
    const pet = window('pet')
    expect(pet.options.show).toBe(false)
    expect(pet.did.shown).toEqual(['inactive'])
    expect(pet.webContents.getURL()).toBe('app://familiar/pet/index.html')
    expect(pet.isFocused()).toBe(false)
  })

  it('stands at the bottom right, on the taskbar', async () => {
    const { window } = await startRig()
    expect(window('pet').getBounds()).toEqual({ x: 1640, y: 688, width: 256, height: 352 })
  })

  it('does not appear by itself when it was told not to', async () => {
    const rig = await startRig({ open: false })
    expect(rig.living('pet')).toEqual([])
    expect(rig.host.isPetVisible()).toBe(false)
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it.each([
    // Let go of first: Windows drops it in silence, and to ask for what Electron still believes in does nothing.
    ['win32', [false, 'pop-up-menu'], 0],
    ['darwin', ['floating'], 1],
    ['linux', ['normal'], 1],
  ] as const)('is on top on %s', async (platform, levels, workspaces) => {
    const { window } = await startRig({ platform })
    const { onTop, workspaces: seen } = window('pet').did
    expect(onTop).toEqual(levels)
    expect(seen).toHaveLength(workspaces)
    // Without it macOS takes the app's Dock icon and menu bar away.
    for (const [visible, options] of seen) {
      expect(visible).toBe(true)
      expect(options?.visibleOnFullScreen, 'who fills the screen wants to be alone').toBe(false)
      expect(options?.skipTransformProcessType).toBe(true)
    }
  })
})

describe('setPetVisible()', () => {
  it('hides the pet and keeps its window', async () => {
    const { host, window, living } = await startRig()
    const pet = window('pet')
    host.setPetVisible(false)
    expect(host.isPetVisible()).toBe(false)
    expect(pet.isVisible()).toBe(false)
    host.setPetVisible(true)
    expect(host.isPetVisible()).toBe(true)
    expect(pet.isVisible()).toBe(true)
    expect(living('pet')).toEqual([pet])
    expect(pet.did.shown).toEqual(['inactive', 'inactive'])
  })

  it('puts it on top again, which macOS forgets of a hidden window', async () => {
    const { host, window } = await startRig({ platform: 'darwin' })
    host.setPetVisible(false)
    host.setPetVisible(true)
    expect(window('pet').did.onTop).toEqual(['floating', 'floating'])
  })

  it('tells the tray the truth at once, while the page still loads', async () => {
    const { host } = await startRig({ open: false })
    host.setPetVisible(true)
    expect(host.isPetVisible()).toBe(true)
    host.setPetVisible(false)
    expect(host.isPetVisible()).toBe(false)
  })

  it('does not show a pet that was hidden while its page loaded', async () => {
    const rig = await startRig({ open: false })
    rig.host.setPetVisible(true)
    rig.host.setPetVisible(false)
    await rig.settle()
    expect(rig.window('pet').isVisible()).toBe(false)
  })

  it('takes Alt+F4 for hiding, not for the end of the pet', async () => {
    const { host, window } = await startRig()
    window('pet').close()
    expect(window('pet').isDestroyed()).toBe(false)
    expect(host.isPetVisible()).toBe(false)
  })
})

describe('an update', () => {
  it('closes the pet like any window, though the user cannot', async () => {
    const { electron } = await startRig()
    electron.autoUpdater.quitAndInstall()
    expect(electron.autoUpdater.installed).toBe(true)
  })
})

describe('openWindow()', () => {
  it('opens the panel with a place Electron remembers', async () => {
    const { host, window } = await startRig()
    await host.openWindow('panel')
    const panel = window('panel')
    expect(panel.isVisible()).toBe(true)
    expect(panel.isFocused()).toBe(true)
    expect(panel.options).toMatchObject({ name: 'panel', minWidth: 480 })
    expect(panel.options.windowStatePersistence).toBeTruthy()
    // A place of ours would override the remembered one.
    expect(panel.options).not.toHaveProperty('x')
  })

  it('brings an open window to the front instead of opening a second', async () => {
    const { host, window, living } = await startRig()
    await host.openWindow('panel')
    window('panel').minimize()
    await host.openWindow('panel')
    expect(living('panel')).toHaveLength(1)
    expect(window('panel').isMinimized()).toBe(false)
    expect(window('panel').isFocused()).toBe(true)
  })

  it('opens one window for two clicks in a row', async () => {
    const { host, living } = await startRig()
    await Promise.all([host.openWindow('settings'), host.openWindow('settings')])
    expect(living('settings')).toHaveLength(1)
  })

  it('opens the settings at a page, and turns open ones to another without a new document', async () => {
    const { host, window, page, living, ports } = await startRig()
    await host.openWindow('settings', 'connections')
    const { webContents } = window('settings')
    expect(webContents.getURL()).toBe('app://familiar/settings/index.html#connections')
    const heard = listen((await page('settings')).bridge)
    window('settings').minimize()
    await host.openWindow('settings', 'data')
    expect(living('settings')).toHaveLength(1)
    expect(webContents.getURL()).toBe('app://familiar/settings/index.html#data')
    expect(window('settings').isMinimized()).toBe(false)
    expect(window('settings').isFocused()).toBe(true)
    // The same page once more would be a reload, and no page at all is no wish to leave this one.
    await host.openWindow('settings', 'data')
    await host.openWindow('settings')
    expect(webContents.getURL()).toBe('app://familiar/settings/index.html#data')
    ports.publish(statusPush(1))
    expect(heard).toEqual([statusPush(1)])
  })

  it('makes a new window after the old one was closed', async () => {
    const { host, window, living, ports } = await startRig()
    await host.openWindow('panel')
    const first = window('panel')
    first.close()
    expect(first.isDestroyed()).toBe(true)
    expect(ports.connected()).toEqual(['pet'])
    await host.openWindow('panel')
    expect(living('panel')).toHaveLength(1)
    expect(living('panel')[0]).not.toBe(first)
  })

  it('survives a window that is closed while its page loads', async () => {
    const { host, window, living } = await startRig()
    const opening = host.openWindow('panel')
    await Promise.resolve()
    window('panel').close()
    await opening
    expect(living('panel')).toEqual([])
  })

  it('makes the app the active one on macOS, where a tray click leaves it behind', async () => {
    const { host, electron } = await startRig({ platform: 'darwin' })
    await host.openWindow('panel')
    expect(electron.app.did.focused).toBe(1)
  })

  it('shows a hidden pet', async () => {
    const { host } = await startRig()
    host.setPetVisible(false)
    await host.openWindow('pet')
    expect(host.isPetVisible()).toBe(true)
  })
})

describe('stop()', () => {
  it('leaves no window, tray icon, handler or timer behind', async () => {
    const rig = await startRig()
    const { electron, host } = rig
    await host.openWindow('panel')
    host.setTray({ icon: 'usual', tooltip: 'x', items: [] })
    await host.stop()
    expect(electron.windows.every((window) => window.isDestroyed())).toBe(true)
    expect(electron.trays.made.every((tray) => tray.isDestroyed())).toBe(true)
    expect(rig.ports.connected()).toEqual([])
    expect(rig.time.pending()).toBe(0)
    expect(electron.protocol.isProtocolHandled('app')).toBe(false)
    for (const emitter of [electron.screen, electron.powerMonitor, electron.ipcMain])
      expect(emitter.eventNames()).toEqual([])
    // What comes late, comes to nothing.
    const made = electron.windows.length
    await host.openWindow('panel')
    expect(electron.windows).toHaveLength(made)
  })

  it('can stop a host that never started', async () => {
    const { createElectronHost } = await import('../../../../src/main/host/electron/electron-host')
    const rig = await startRig()
    const never = createElectronHost({
      ...rig.folders,
      port: 0,
      open: true,
      clock: rig.time.clock,
      after: rig.time.after,
      follow: rig.commands.follow,
      openFrontWindows: () => Promise.resolve({ ok: false, problem: 'nobody can be asked' }),
      log: rig.log,
      say: () => undefined,
      install: () => undefined,
      keepFlags: () => Promise.resolve(),
      createInspector: null,
    })
    await expect(never.stop()).resolves.toBeUndefined()
  })
})

describe('serve()', () => {
  it('serves on this computer, all of it on one port, until the host stops', async () => {
    const { host } = await startRig()
    const port = await host.serve('/v1/', (_request, response) => response.end('one'))
    expect(await host.serve('/v2/', (_request, response) => response.end('two'))).toBe(port)
    const ask = (path: string): Promise<string> =>
      fetch(`http://127.0.0.1:${port}${path}`).then((response) => response.text())
    expect(await ask('/v1/pet')).toBe('one')
    expect(await ask('/v2/pet')).toBe('two')
    await host.stop()
    await expect(ask('/v1/pet')).rejects.toThrow()
  })
})
