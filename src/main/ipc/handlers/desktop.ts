import type { Desktop, desktopRoutes } from '@shared/contract/desktop'
import type { HandlersOf } from '../handlers'

export interface DesktopPorts {
  read(): Promise<Desktop>
  setStartAtLogin(on: boolean): Promise<Desktop>
}

export function desktopHandlers(ports: DesktopPorts): HandlersOf<keyof typeof desktopRoutes> {
  return {
    'desktop.get': () => ports.read(),
    'desktop.setStartAtLogin': ({ on }) => ports.setStartAtLogin(on),
  }
}
