import type { Settings, SettingsPatch, settingsRoutes } from '@shared/contract/settings'
import type { HandlersOf } from '../handlers'

export interface SettingsPorts {
  read(): Promise<Settings>
  update(patch: SettingsPatch): Promise<Settings>
}

export function settingsHandlers(ports: SettingsPorts): HandlersOf<keyof typeof settingsRoutes> {
  return {
    'settings.get': () => ports.read(),
    'settings.update': (patch) => ports.update(patch),
  }
}
