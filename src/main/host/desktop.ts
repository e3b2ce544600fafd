import type { Desktop } from '@shared/contract/desktop'
import type { KeysPlatform } from '@shared/domain/everyday-keys'
import type { Shortcut } from '@shared/domain/shortcut'

export type StartAtLogin = Desktop['startAtLogin']

export interface Notification {
  readonly title: string
  readonly body: string
}

export interface NotificationListener {
  readonly onClick: () => void
  readonly onFailed: () => void
}

/** What only a desktop app can have of the system. */
export interface DesktopHost {
  /** Whose habits with keys its users have. */
  readonly platform: KeysPlatform
  /**
   * These keys are to be heard in the whole system from now on, and no others. Answers for whom they could not be had.
   * Each is heard by the port `shortcut`.
   */
  takeKeys(wanted: ReadonlyMap<Shortcut, string>): ReadonlySet<Shortcut>
  /** Does the system show notifications at all? */
  canNotify(): boolean
  /** Has the system show it; `onFailed` hears when it does not, where the system tells. */
  notify(notification: Notification, listener: NotificationListener): void
  /** The displays there are and what kind of session they show, for a report. */
  surroundings(): string
  /** Shows a folder in the system's own program for folders. False: it could not. */
  openFolder(path: string): Promise<boolean>
  /** As the system has it now. */
  startsAtLogin(): Promise<StartAtLogin>
  /** Rejects with a Failure where it could not be set. */
  setStartAtLogin(on: boolean): Promise<void>
}
