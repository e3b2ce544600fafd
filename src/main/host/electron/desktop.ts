import { Notification, globalShortcut } from 'electron'
import type { Shortcut } from '@shared/domain/shortcut'
import type { Log } from '../../log'
import type { DesktopHost } from '../desktop'
import { createLoginItem } from './start-at-login'
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
    takeKeys: (wanted) => {
      globalShortcut.unregisterAll()
      return new Set(
        [...wanted].flatMap(([shortcut, keys]) => (take(keys, shortcut) ? [] : [shortcut])),
      )
    },
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
