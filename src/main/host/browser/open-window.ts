import { spawn } from 'node:child_process'
import type { WindowKind } from '@shared/contract/windows'
import type { Log } from '../../log'
import { findBrowser } from './find-browser'

const SIZES: Readonly<Record<WindowKind, { width: number; height: number }>> = {
  pet: { width: 280, height: 340 },
  panel: { width: 1120, height: 860 },
  settings: { width: 980, height: 760 },
}

/**
 * Opens a page as a window of its own in the user's Chromium-based browser. Resolves to false when there is no browser
 * or no screen; the caller has printed the link then.
 */
export async function openBrowserWindow(
  window: WindowKind,
  url: string,
  log: Log,
): Promise<boolean> {
  const browser = findBrowser()
  if (browser === null || !hasScreen()) return false
  const { width, height } = SIZES[window]
  const child = spawn(
    browser,
    [
      `--app=${url}`,
      `--window-size=${width},${height}`,
      '--no-first-run',
      '--no-default-browser-check',
      // Chromium will not start its sandbox for root; whoever runs a browser as root has chosen a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { detached: true, stdio: 'ignore' },
  )
  return new Promise((resolve) => {
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
    child.once('error', (error) => {
      log.warn(`${browser} did not start`, error)
      resolve(false)
    })
  })
}

/** Can a window be shown at all? */
export function hasScreen(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}
