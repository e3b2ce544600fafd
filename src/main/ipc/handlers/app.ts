import type { About, AppStatus, appRoutes } from '@shared/contract/app'
import type { WindowKind } from '@shared/contract/windows'
import type { HandlersOf } from '../handlers'

export interface AppPorts {
  status(): AppStatus
  about(): Promise<About>
  openWindow(window: WindowKind): Promise<void>
}

export function appHandlers(ports: AppPorts): HandlersOf<keyof typeof appRoutes> {
  return {
    'app.status': () => Promise.resolve(ports.status()),
    'app.about': () => ports.about(),
    'app.openWindow': ({ window }) => ports.openWindow(window),
  }
}
