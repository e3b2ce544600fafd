import { join } from 'node:path'
import { Menu, type NativeImage, Tray, nativeImage } from 'electron'
import type { Log } from '../../log'
import type { TrayAction, TrayIcon, TrayModel } from '../tray-model'
import { trayTemplate } from './tray-menu'
import type { DesktopPlatform } from './window-registry'

/** Kept by the module: a tray icon that is garbage collected vanishes from the screen. */
let tray: Tray | null = null

/** macOS colours a template image itself, for a light or a dark menu bar. `@2x` files beside these are found by name. */
function iconFile(platform: DesktopPlatform, look: TrayIcon): string {
  const variant = look === 'usual' ? '' : `-${look}`
  return platform === 'darwin' ? `tray${variant}Template.png` : `tray${variant}.png`
}

export interface TrayOptions {
  readonly platform: DesktopPlatform
  readonly iconsFolder: string
  readonly act: (action: TrayAction) => void
  readonly log: Log
}

/** The tray icon. Some desktops have no place for one (plain GNOME): it is never the only door. */
export interface AppTray {
  draw(model: TrayModel): void
  remove(): void
}

export function createAppTray({ platform, iconsFolder, act, log }: TrayOptions): AppTray {
  let failed = false
  let shown: TrayIcon = 'usual'

  const picture = (look: TrayIcon): NativeImage =>
    icon(join(iconsFolder, iconFile(platform, look)), log)
  const theTray = (): Tray | null => {
    if (tray !== null || failed) return tray
    try {
      tray = new Tray(picture(shown))
      // On macOS a click opens the menu. Elsewhere it stands for the thing most wanted; which click, the desktop says.
      if (platform !== 'darwin') tray.on('click', () => act('panel'))
    } catch (error) {
      failed = true
      log.warn('there is no tray icon', error)
    }
    return tray
  }

  return {
    draw: (model) => {
      const target = theTray()
      if (target === null) return
      if (model.icon !== shown) target.setImage(picture((shown = model.icon)))
      target.setToolTip(model.tooltip)
      // Linux does not see changes inside a menu: it is built and set anew (Electron's Tray documentation).
      target.setContextMenu(Menu.buildFromTemplate(trayTemplate(model, act)))
    },
    remove: () => {
      tray?.destroy()
      tray = null
    },
  }
}

/** An icon that cannot be read leaves an empty place in the tray that still opens the menu. */
function icon(path: string, log: Log): NativeImage {
  const image = nativeImage.createFromPath(path)
  if (!image.isEmpty()) return image
  log.warn('the tray icon cannot be read', { path })
  return nativeImage.createEmpty()
}
