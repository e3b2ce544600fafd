import type { Snooze, snoozeRoutes } from '@shared/contract/snooze'
import type { SnoozeLength } from '@shared/domain/snooze'
import type { HandlersOf } from '../handlers'

export interface SnoozePorts {
  read(): Snooze
  begin(length: SnoozeLength): Promise<Snooze>
  end(): Promise<Snooze>
}

export function snoozeHandlers(ports: SnoozePorts): HandlersOf<keyof typeof snoozeRoutes> {
  return {
    'snooze.get': () => Promise.resolve(ports.read()),
    'snooze.begin': ({ length }) => ports.begin(length),
    'snooze.end': () => ports.end(),
  }
}
