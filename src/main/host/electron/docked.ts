import type { DesktopHost } from '../desktop'
import { APP_NAME } from './identity'
import type { PetWindows } from './pet-windows'
import { WAYLAND_SENTENCE } from './wayland'
import type { Windows } from './windows'

export interface DockOptions {
  readonly windows: Pick<Windows, 'get' | 'destroy'>
  readonly openPanel: () => void
  readonly desktop: Pick<DesktopHost, 'canNotify' | 'notify'>
}

/**
 * The pets of a desktop that lets no app place its windows or keep them on top, as Wayland does: a pet there would stand
 * wherever it is put, below everything, and could not be carried away. They live in the panel instead, which shows how
 * they are and has all that can be done with them. The user is told why, when the panel opens in their place.
 */
export function dockedPets(
  pets: PetWindows,
  { windows, openPanel, desktop }: DockOptions,
): PetWindows {
  let told = false
  const tell = (): void => {
    if (told || !desktop.canNotify()) return
    told = true
    const notification = { title: APP_NAME, body: WAYLAND_SENTENCE }
    // Where it is not shown, it has been said in the terminal and in the log.
    desktop.notify(notification, { onClick: openPanel, onFailed: () => undefined })
  }
  const open = (): void => {
    openPanel()
    tell()
  }
  return {
    ...pets,
    isVisible: () => windows.get('panel') !== null,
    setVisible: (visible) => (visible ? open() : windows.destroy('panel')),
    bringBack: open,
  }
}
