import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import type { WindowKind } from '@shared/contract/windows'
import type { Size } from '@shared/body/areas'
import { petWindowSize } from '@shared/body/size'
import { PAGE_ORIGIN } from './identity'

/** The platforms the product has windows on; anything else is treated as Linux. */
export type DesktopPlatform = 'win32' | 'darwin' | 'linux'

/** What may differ between windows. `webPreferences` is missing: they are one and the same for all windows. */
export type WindowOptions = Omit<
  BrowserWindowConstructorOptions,
  'webPreferences' | 'width' | 'height' | 'x' | 'y' | 'show' | 'backgroundColor'
>

export type TopLevel = NonNullable<Parameters<BrowserWindow['setAlwaysOnTop']>[1]>

/** One window of the app, as data. Whoever opens it adds only where it goes. */
export interface WindowSpec {
  readonly url: string
  /** File name in the folder of preloads. One preload is one level of trust. */
  readonly preload: `${string}.cjs`
  /**
   * `kept`: made at start, and hidden, not destroyed. `on-demand`: made when it is opened and destroyed when it is
   * closed, which gives back its renderer's memory (300 to 136 MB measured for such a window; juejin-cn/juejin-usage#20).
   */
  readonly lifecycle: 'kept' | 'on-demand'
  readonly size: Size
  readonly background: 'transparent' | 'page'
  readonly options: WindowOptions
  readonly platform: Readonly<Partial<Record<DesktopPlatform, WindowOptions>>>
  /** How it stays above other windows; null for windows that do not. */
  readonly onTop: Readonly<Record<DesktopPlatform, TopLevel>> | null
}

/** Ordinary windows: opaque, framed, resizable, in the taskbar, with their place remembered by Electron. */
export const ORDINARY = {
  minWidth: 480,
  minHeight: 420,
  // In development Electron's own menu stays for its reload and DevTools; it need not be seen.
  autoHideMenuBar: true,
  windowStatePersistence: { bounds: true, displayMode: true },
} satisfies WindowOptions

export const WINDOWS: Readonly<Record<WindowKind, WindowSpec>> = {
  pet: {
    url: `${PAGE_ORIGIN}/pet/index.html`,
    preload: 'pet.cjs',
    lifecycle: 'kept',
    // Never read and written back: on a fractional scale such a window grows (electron/electron#9477, #51572).
    size: petWindowSize(100),
    background: 'transparent',
    options: {
      title: 'Familiar',
      transparent: true,
      frame: false,
      // A transparent window cannot be resized reliably (Electron's custom window documentation).
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      // The pet draws its own shadow; the system's would be a box, on Wayland with a frame of GTK's.
      hasShadow: false,
      // Since Electron 43 frameless windows are rounded on Linux too, which cuts the bubble's corners.
      roundedCorners: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // Deliberately absent: `backgroundThrottling: false` (a pet nobody sees may sleep) and `windowStatePersistence`
      // (its place depends on the displays and is kept by position-memory.ts).
    },
    platform: {
      win32: {
        // A click on the pet must not take the keyboard from the editor.
        focusable: false,
        // WS_THICKFRAME draws a border and a shadow round a frameless window.
        thickFrame: false,
      },
      darwin: {
        // A panel is shown and clicked without making Familiar the active app.
        type: 'panel',
        // Without it the first click on the pet only wakes its window up.
        acceptFirstMouse: true,
        // Without it macOS keeps the window below the menu bar and does not let a pet climb to the top.
        enableLargerThanScreen: true,
      },
      linux: {
        // Takes the window from the window manager: on top in all workspaces, never in the taskbar. `skipTaskbar` does
        // nothing here since Electron 20.
        focusable: false,
      },
    },
    onTop: {
      // Above the taskbar, below what covers the whole screen.
      win32: 'pop-up-menu',
      darwin: 'floating',
      // Linux knows one level only.
      linux: 'normal',
    },
  },
  panel: {
    url: `${PAGE_ORIGIN}/panel/index.html`,
    preload: 'panel.cjs',
    lifecycle: 'on-demand',
    size: { width: 960, height: 720 },
    background: 'page',
    options: { ...ORDINARY, name: 'panel', title: 'Familiar' },
    platform: {},
    onTop: null,
  },
  settings: {
    url: `${PAGE_ORIGIN}/settings/index.html`,
    preload: 'settings.cjs',
    lifecycle: 'on-demand',
    size: { width: 760, height: 640 },
    background: 'page',
    options: { ...ORDINARY, name: 'settings', title: 'Familiar · Settings' },
    platform: {},
    onTop: null,
  },
}
