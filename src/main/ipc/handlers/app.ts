import type { About, AppStatus, appRoutes } from '@shared/contract/app'
import type { SettingsPageId, WindowKind } from '@shared/contract/windows'
import type { HandlersOf } from '../handlers'

export interface AppPorts {
  status(): AppStatus
  about(): Promise<About>
  openWindow(window: WindowKind, page?: SettingsPageId): Promise<void>
}

export function appHandlers(ports: AppPorts): HandlersOf<keyof typeof appRoutes> {
  return {
    'app.status': () => Promise.resolve(ports.status()),
    'app.about': () => ports.about(),
    'app.openWindow': (asked) =>
      asked.window === 'settings'
        ? ports.openWindow(asked.window, asked.page)
        : ports.openWindow(asked.window),
  }
}
