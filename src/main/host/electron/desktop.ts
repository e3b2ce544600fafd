import { Notification, globalShortcut } from 'electron'
import type { Shortcut } from '@shared/domain/shortcut'
import type { Log } from '../../log'
import type { DesktopHost } from '../desktop'
import { currentDisplays } from './displays'
import { openFolder } from './external-links'
import { createLoginItem } from './start-at-login'
import type { DisplaySystem } from './wayland'
import type { DesktopPlatform } from './window-registry'

/** Kept by the module: a notification that is garbage collected hears no click. */
const shown = new Set<Notification>()

export interface ElectronDesktop extends DesktopHost {
  /** Lets go of all keys. */
  close(): void
}

/** Keys, notifications and the start at login, of Electron. Only once the app is ready. */
export function createDesktop(
  platform: DesktopPlatform,
  displaySystem: DisplaySystem,
  onShortcut: (shortcut: Shortcut) => void,
  log: Log,
): ElectronDesktop {
  const take = (keys: string, shortcut: Shortcut): boolean => {
    try {
      return globalShortcut.register(keys, () => onShortcut(shortcut))
    } catch (error) {
      log.warn(`the keys ${keys} are none`, error)
      return false
    }
  }
  return {
    ...createLoginItem(platform),
    platform,
    takeKeys: (wanted) => {
      globalShortcut.unregisterAll()
      return new Set(
        [...wanted].flatMap(([shortcut, keys]) => (take(keys, shortcut) ? [] : [shortcut])),
      )
    },
    surroundings: () => {
      const displays = currentDisplays().map(({ bounds: { width, height }, scaleFactor }) => {
        return `${width} × ${height} at ${Math.round(scaleFactor * 100)} %`
      })
      const session = displaySystem === 'wayland' ? 'Wayland' : 'X11 or XWayland'
      return platform === 'linux' ? `${displays.join(', ')}; ${session}` : displays.join(', ')
    },
    openFolder: (path) => openFolder(path, log),
    canNotify: () => Notification.isSupported(),
    notify: ({ title, body }, { onClick, onFailed }) => {
      const notification = new Notification({ title, body, silent: true })
      const forget = (): void => void shown.delete(notification)
      shown.add(notification)
      notification.on('click', () => {
        forget()
        onClick()
      })
      notification.on('close', forget)
      notification.on('failed', (_event, error) => {
        forget()
        log.warn('the system did not show a notification', error)
        onFailed()
      })
      notification.show()
    },
    close: () => globalShortcut.unregisterAll(),
  }
}
