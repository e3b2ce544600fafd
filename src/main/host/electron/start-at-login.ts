import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { app } from 'electron'
import { Failure } from '../../failure'
import { readIfThere, replaceFile } from '../../private-file'
import type { DesktopHost, StartAtLogin } from '../desktop'
import { ownAppImage } from './app-image'
import { autostartPath, autostartText, isAutostartOn } from './autostart-file'
import type { DesktopPlatform } from './window-registry'
import { words } from './words'

type LoginItem = Pick<DesktopHost, 'startsAtLogin' | 'setStartAtLogin'>

/** Starting at login, by the way of each system. In development it would start Electron without an app. */
export function createLoginItem(platform: DesktopPlatform): LoginItem {
  if (!app.isPackaged) {
    return {
      startsAtLogin: () => Promise.resolve('unavailable'),
      setStartAtLogin: () => Promise.reject(new Failure('CONFLICT', words.notInstalled)),
    }
  }
  return platform === 'linux' ? autostartFile() : systemItem(platform)
}

function systemItem(platform: Exclude<DesktopPlatform, 'linux'>): LoginItem {
  return {
    startsAtLogin: () => {
      const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings()
      if (platform === 'darwin') return Promise.resolve(macState(status))
      // Switched off in the Task Manager, it is registered and does not start.
      return Promise.resolve(openAtLogin && executableWillLaunchAtLogin ? 'on' : 'off')
    },
    setStartAtLogin: (on) => {
      app.setLoginItemSettings({ openAtLogin: on })
      return Promise.resolve()
    },
  }
}

function macState(status: Electron.LoginItemSettings['status']): StartAtLogin {
  if (status === 'enabled') return 'on'
  return status === 'requires-approval' ? 'needs-approval' : 'off'
}

function autostartFile(): LoginItem {
  const file = autostartPath(process.env, homedir())
  return {
    startsAtLogin: async () =>
      isAutostartOn((await readIfThere(file))?.toString('utf8') ?? null) ? 'on' : 'off',
    setStartAtLogin: async (on) => {
      try {
        if (!on) {
          await rm(file, { force: true })
          return
        }
        await mkdir(dirname(file), { recursive: true })
        const program = ownAppImage(process.env, process.execPath) ?? process.execPath
        await replaceFile(file, Buffer.from(autostartText(program)))
      } catch (cause) {
        throw new Failure('INTERNAL', words.autostartNotWritten(file), { cause })
      }
    },
  }
}
