import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { WindowKind } from '@shared/contract/windows'
import { trayMessages } from '@shared/i18n/tray-messages'
import { APP_NAME } from './identity'
import type { DesktopPlatform } from './window-registry'
import { words } from './words'

/**
 * `develop`: a menu of what only developers have. macOS has its menu bar in any case: it opens the windows, and without an Edit menu there is no copy and paste
 * in the settings. Elsewhere there is none, because Electron's default one offers reload and DevTools to everyone.
 */
export function setApplicationMenu(
  platform: DesktopPlatform,
  packaged: boolean,
  open: (window: WindowKind) => void,
  develop: MenuItemConstructorOptions | null = null,
): void {
  const more = develop === null ? [] : [develop]
  if (platform === 'darwin')
    Menu.setApplicationMenu(Menu.buildFromTemplate([...macMenu(open), ...more]))
  else if (packaged) Menu.setApplicationMenu(null)
  // In development, Electron's default menu is what one wants; with one more it has to be built.
  else if (develop !== null)
    Menu.setApplicationMenu(Menu.buildFromTemplate([...DEFAULT_MENU, develop]))
}

/** The parts of Electron's default menu. */
const DEFAULT_MENU: readonly MenuItemConstructorOptions[] = [
  { role: 'fileMenu' },
  { role: 'editMenu' },
  { role: 'viewMenu' },
  { role: 'windowMenu' },
]

/** The menu bar of macOS, as data. */
export function macMenu(open: (window: WindowKind) => void): MenuItemConstructorOptions[] {
  return [
    {
      label: APP_NAME,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { label: trayMessages.panel, accelerator: 'Command+1', click: () => open('panel') },
        { label: trayMessages.settings, accelerator: 'Command+,', click: () => open('settings') },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit', label: trayMessages.quit },
      ],
    },
    {
      label: words.menu.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.menu.window,
      submenu: [{ role: 'minimize' }, { role: 'close' }],
    },
  ]
}
