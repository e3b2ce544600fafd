import type { About, AppStatus, appRoutes } from '@shared/contract/app'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import type { HandlersOf } from '../handlers'

export interface AppPorts {
  status(): AppStatus
  about(): Promise<About>
  /** In ms; null where nobody knows. */
  userIdleMs(): number | null
  openWindow(window: WindowKind, page?: SettingsPageId): Promise<void>
}

export function appHandlers(ports: AppPorts): HandlersOf<keyof typeof appRoutes> {
  return {
    'app.status': () => Promise.resolve(ports.status()),
    'app.about': () => ports.about(),
    'app.userIdle': () => Promise.resolve({ idleMs: ports.userIdleMs() }),
    'app.openWindow': (asked) =>
      asked.window === 'settings'
        ? ports.openWindow(asked.window, asked.page)
        : ports.openWindow(asked.window),
  }
}
