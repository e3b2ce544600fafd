import type { Focus, focusRoutes } from '@shared/contract/focus'
import type { HandlersOf } from '../handlers'

export interface FocusPorts {
  read(): Promise<Focus>
  begin(minutes: number, title: string | null): Promise<Focus>
  /** Ends it before its time. */
  end(): Promise<Focus>
}

export function focusHandlers(ports: FocusPorts): HandlersOf<keyof typeof focusRoutes> {
  return {
    'focus.get': () => ports.read(),
    'focus.start': ({ minutes, title }) =>
      ports.begin(minutes, title === undefined || title === '' ? null : title),
    'focus.stop': () => ports.end(),
  }
}
