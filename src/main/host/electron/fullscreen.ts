import {
  type FrontFullscreenOptions,
  type FullscreenWatch,
  watchFrontFullscreen,
} from './fullscreen-windows'
import { type X11FullscreenOptions, watchX11Fullscreen } from './fullscreen-x11'
import type { DisplaySystem } from './wayland'
import type { DesktopPlatform } from './window-registry'

export interface FullscreenOptions extends X11FullscreenOptions, FrontFullscreenOptions {
  readonly platform: DesktopPlatform
  readonly displaySystem: DisplaySystem
}

/**
 * Watches for another app that fills the screen, as far as a system tells. Electron itself has no word for it. An X
 * server tells of changes, Windows has to be asked, and macOS keeps a pet off full screens by itself
 * (`visibleOnFullScreen: false`).
 */
export function watchFullscreen(options: FullscreenOptions): FullscreenWatch {
  if (options.platform === 'win32') return watchFrontFullscreen(options)
  const isX11 = options.platform === 'linux' && options.displaySystem !== 'wayland'
  return {
    setNeeded: () => undefined,
    stop: isX11 ? watchX11Fullscreen(options) : () => undefined,
  }
}
