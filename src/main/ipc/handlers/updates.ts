import type {
  UpdateChannel,
  Updates,
  UpdatesByItself,
  updatesRoutes,
} from '@shared/contract/updates'
import type { HandlersOf } from '../handlers'

export interface UpdatesPorts {
  read(): Updates
  check(): Promise<Updates>
  download(): Updates
  install(): Updates
  setChannel(channel: UpdateChannel): Promise<Updates>
  setByItself(byItself: UpdatesByItself): Promise<Updates>
  closeNews(): Promise<Updates>
}

export function updatesHandlers(ports: UpdatesPorts): HandlersOf<keyof typeof updatesRoutes> {
  return {
    'updates.get': () => Promise.resolve(ports.read()),
    'updates.check': () => ports.check(),
    'updates.download': () => Promise.resolve(ports.download()),
    'updates.install': () => Promise.resolve(ports.install()),
    'updates.setChannel': ({ channel }) => ports.setChannel(channel),
    'updates.setByItself': ({ byItself }) => ports.setByItself(byItself),
    'updates.closeNews': () => ports.closeNews(),
  }
}
