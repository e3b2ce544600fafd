import type { MenuItemConstructorOptions } from 'electron'
import type { Log } from '../../log'
import type { WindowSetting } from './window-options'
import type { Windows } from './windows'

export interface InspectorOptions {
  readonly windows: Pick<Windows, 'of'>
  readonly setting: () => WindowSetting
  readonly log: Log
}

/** The window for developers, as far as the rest of the host knows it. */
export interface Inspector {
  /** How it is opened. */
  readonly menu: MenuItemConstructorOptions
  readonly close: () => void
}

/** There only in builds for development (see `docs/decisions/electron-remote.md`). */
export type CreateInspector = (options: InspectorOptions) => Inspector
