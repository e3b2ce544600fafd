import { join } from 'node:path'
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { WindowKind } from '@shared/contract/windows'
import type { Point } from '@shared/body/areas'
import { type DesktopPlatform, WINDOWS, type WindowSpec } from './window-registry'

export interface WindowSetting {
  readonly platform: DesktopPlatform
  readonly preloadFolder: string
  /** Does the desktop use dark colours? */
  readonly dark: boolean
  readonly packaged: boolean
}

/** The page's own background, so that a window that opens does not flash white first. */
const PAGE_BACKGROUND = { light: '#f6f2ea', dark: '#191713' } as const

/** All Electron is told about a new window. `at` is left out where Electron remembers the place, or chooses it. */
export function windowOptions(
  kind: WindowKind,
  setting: WindowSetting,
  at?: Point,
): BrowserWindowConstructorOptions {
  return optionsOf(WINDOWS[kind], setting, at)
}

/** The same of any window that is written down as data. */
export function optionsOf(
  spec: WindowSpec,
  setting: WindowSetting,
  at?: Point,
): BrowserWindowConstructorOptions {
  return {
    ...spec.options,
    ...spec.platform[setting.platform],
    ...spec.size,
    ...(at && { x: at.x, y: at.y }),
    // Shown when its page is there: never a blank window, and the pet only by `showInactive`.
    show: false,
    backgroundColor: backgroundOf(spec, setting.dark),
    webPreferences: webPreferences(join(setting.preloadFolder, spec.preload), setting.packaged),
  }
}

/** Which of the platforms the registry speaks of this is. */
export function desktopPlatform(platform: NodeJS.Platform): DesktopPlatform {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux'
}

/**
 * The same for every window. Most repeat Electron's defaults (its security checklist, items 2 to 4, 6, 8 to 11):
 * written down, a changed default or a careless override shows in the tests.
 */
function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Electron's spell checker fetches dictionaries from a server of Google's.
    spellcheck: false,
    devTools: !packaged,
  }
}

function backgroundOf({ background }: WindowSpec, dark: boolean): string {
  switch (background) {
    case 'transparent':
      return '#00000000'
    case 'page':
      return dark ? PAGE_BACKGROUND.dark : PAGE_BACKGROUND.light
  }
}
