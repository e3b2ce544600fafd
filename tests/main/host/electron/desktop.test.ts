import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { DesktopHost } from '../../../../src/main/host/desktop'
import { display } from '../../../fakes/electron/screen'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'
import { type Rig, type RigOptions, startRig } from './rig'

async function desktopOf(options: RigOptions = {}): Promise<Rig & { desktop: DesktopHost }> {
  const rig = await startRig({ open: false, ...options })
  const { desktop } = rig.host
  if (desktop === null) throw new Error('this host is no desktop app')
  return { ...rig, desktop }
}
const installed: RigOptions['before'] = ({ app }) => {
  app.isPackaged = true
}

describe('keys in the whole system', () => {
  it('are heard, say which are not free, and are let go of when others are wanted, and at the end', async () => {
    const { electron, desktop, ports, host } = await desktopOf()
    electron.globalShortcut.taken.add('Ctrl+Alt+F')
    const refused = desktop.takeKeys(
      new Map([
        ['toggle-pet', 'Ctrl+Alt+P'],
        ['focus', 'Ctrl+Alt+F'],
      ] as const),
    )
    expect([...refused]).toEqual(['focus'])
    electron.globalShortcut.press('Ctrl+Alt+P')
    electron.globalShortcut.press('Ctrl+Alt+F')
    expect(ports.heard.shortcuts).toEqual(['toggle-pet'])

    expect(desktop.takeKeys(new Map([['panel', 'Ctrl+Alt+P']] as const)).size).toBe(0)
    electron.globalShortcut.press('Ctrl+Alt+P')
    expect(ports.heard.shortcuts).toEqual(['toggle-pet', 'panel'])

    await host.stop()
    expect(electron.globalShortcut.press('Ctrl+Alt+P')).toBe(false)
  })
})

describe('for the report', () => {
  it('tells of the displays, and on Linux of the session too', async () => {
    const at = { bounds: { x: 0, y: 0, width: 2560, height: 1440 } }
    const before: RigOptions['before'] = ({ screen }) => {
      screen.displays = [display(at.bounds, { scaleFactor: 1.5 })]
    }
    const windows = await desktopOf({ platform: 'win32', before })
    expect(windows.desktop.surroundings()).toBe('2560 × 1440 at 150 %')
    const linux = await desktopOf({ platform: 'linux', before })
    expect(linux.desktop.surroundings()).toBe('2560 × 1440 at 150 %; X11 or XWayland')
    const wayland = await desktopOf({ platform: 'linux', session: 'wayland', before })
    expect(wayland.desktop.surroundings()).toBe('2560 × 1440 at 150 %; Wayland')
  })

  it('shows a folder, and says when the system could not', async () => {
    const { desktop, electron, log } = await desktopOf()
    expect(await desktop.openFolder('/data/logs')).toBe(true)
    expect(electron.openedPaths).toEqual(['/data/logs'])
    electron.shell.pathProblem = 'no program for folders'
    expect(await desktop.openFolder('/data/logs')).toBe(false)
    expect(log.lines).toContain('warn a folder could not be shown')
  })
})

describe('a notification', () => {
  it('is shown without a sound, and says when it was clicked', async () => {
    const { electron, desktop } = await desktopOf()
    const onClick = vi.fn()
    desktop.notify({ title: 'Ember', body: 'Done.' }, { onClick, onFailed: vi.fn() })
    const [note] = electron.notifications.shown
    expect(note?.options).toEqual({ title: 'Ember', body: 'Done.', silent: true })
    expect(onClick).not.toHaveBeenCalled()
    note?.click()
    expect(onClick).toHaveBeenCalledOnce()
  })

  it('that the system does not show is told of, as of a macOS app that is not signed', async () => {
    const { electron, desktop, log } = await desktopOf()
    electron.notifications.fail = true
    const onFailed = vi.fn()
    desktop.notify({ title: 'Ember', body: 'Done.' }, { onClick: vi.fn(), onFailed })
    expect(onFailed).toHaveBeenCalledOnce()
    expect(log.lines.join()).toContain('the system did not show a notification')
    electron.notifications.supported = false
    expect(desktop.canNotify()).toBe(false)
  })
})

describe('starting at login', () => {
  it.each(['win32', 'darwin'] as const)('on %s is the system’s to remember', async (platform) => {
    const { electron, desktop } = await desktopOf({ platform, before: installed })
    expect(await desktop.startsAtLogin()).toBe('off')
    await desktop.setStartAtLogin(true)
    expect(electron.app.loginItem.openAtLogin).toBe(true)
    expect(await desktop.startsAtLogin()).toBe('on')
    await desktop.setStartAtLogin(false)
    expect(await desktop.startsAtLogin()).toBe('off')
  })

  it('is off where the Task Manager has it so, and waits where macOS wants to be asked', async () => {
    const windows = await desktopOf({ before: installed })
    await windows.desktop.setStartAtLogin(true)
    windows.electron.app.loginItem.executableWillLaunchAtLogin = false
    expect(await windows.desktop.startsAtLogin()).toBe('off')

    const mac = await desktopOf({ platform: 'darwin', before: installed })
    await mac.desktop.setStartAtLogin(true)
    mac.electron.app.loginItem.status = 'requires-approval'
    expect(await mac.desktop.startsAtLogin()).toBe('needs-approval')
  })

  it('is not to be had of a Familiar that is not installed', async () => {
    const { electron, desktop } = await desktopOf()
    expect(await desktop.startsAtLogin()).toBe('unavailable')
    await expect(desktop.setStartAtLogin(true)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(electron.app.loginItem.openAtLogin).toBe(false)
  })

  describe('on Linux', () => {
    const onLinux = async (): Promise<{
      desktop: DesktopHost
      folder: TempFolder
      file: string
    }> => {
      const folder = await tempFolder('autostart')
      const { desktop } = await desktopOf({
        platform: 'linux',
        before: (electron) => {
          installed(electron)
          // The rig's own end takes them away again.
          vi.stubEnv('XDG_CONFIG_HOME', folder.path)
          vi.stubEnv('APPIMAGE', '/home/robin/My "pets" 100%/Familiar.AppImage')
          vi.stubEnv('APPDIR', dirname(process.execPath))
        },
      })
      onTestFinished(() => folder.remove())
      return {
        desktop,
        folder,
        file: join(folder.path, 'autostart', 'app.familiar.Familiar.desktop'),
      }
    }

    it('is a file that starts the AppImage, and leaves it X11 or Wayland: a login may have no X server', async () => {
      const { desktop, file } = await onLinux()
      expect(await desktop.startsAtLogin()).toBe('off')
      await desktop.setStartAtLogin(true)
      expect(await desktop.startsAtLogin()).toBe('on')
      const exec = readFileSync(file, 'utf8')
        .split('\n')
        .find((line) => line.startsWith('Exec='))
      expect(exec).toBe(String.raw`Exec="/home/robin/My \\"pets\\" 100%%/Familiar.AppImage"`)
      await desktop.setStartAtLogin(false)
      expect(await desktop.startsAtLogin()).toBe('off')
      await desktop.setStartAtLogin(false)
    })

    it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
      'is off where the desktop has written %s, and on again when it is asked for',
      async (line) => {
        const { desktop, file } = await onLinux()
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, `[Desktop Entry]\nType=Application\nExec=familiar\n${line}\n`)
        expect(await desktop.startsAtLogin()).toBe('off')
        await desktop.setStartAtLogin(true)
        expect(await desktop.startsAtLogin()).toBe('on')
      },
    )

    it('says which file it could not write', async () => {
      const { desktop, folder, file } = await onLinux()
      rmSync(folder.path, { recursive: true })
      writeFileSync(folder.path, 'not a folder')
      await expect(desktop.setStartAtLogin(true)).rejects.toMatchObject({
        message: expect.stringContaining(file) as string,
      })
      rmSync(folder.path)
    })
  })
})
