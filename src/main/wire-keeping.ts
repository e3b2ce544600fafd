import type { Focus } from '@shared/contract/focus'
import type { PetSnapshot } from '@shared/contract/pet'
import type { PetId, UserId } from '@shared/domain/ids'
import type { Clock } from './clock'
import type { OpenedDatabase } from './database/open'
import { accountHandlers } from './ipc/handlers/account'
import { type DataPorts, dataHandlers } from './ipc/handlers/data'
import { type FocusPorts, focusHandlers } from './ipc/handlers/focus'
import { speciesHandlers } from './ipc/handlers/species'
import type { PushHub } from './ipc/push-hub'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { type AccountParts, accountService } from './wire-account'
import { dataService } from './wire-data'
import { afterTimeout, focusTimer } from './wire-focus'
import { speciesService } from './wire-species'
import type { StatusWatch } from './wire-status'

export interface KeepingParts extends Pick<
  AccountParts,
  'whileAtRest' | 'passwordChanged' | 'passwordKept' | 'signedIn'
> {
  readonly opened: OpenedDatabase
  readonly dataFolder: string
  readonly speciesFolder: string
  readonly speciesThread: string | null
  readonly userId: UserId
  readonly hub: PushHub
  readonly pipeline: Pipeline
  readonly status: StatusWatch
  readonly readPet: (pet?: PetId) => Promise<PetSnapshot>
  readonly petChanged: (pet: PetSnapshot) => void
  readonly petsChanged: () => Promise<void>
  readonly focusChanged: (focus: Focus) => void
  readonly clock: Clock
  readonly log: Log
}

/** What belongs to the profile: its account, its data as a whole, its focus sessions, and what kinds of pet there are. */
export interface Keeping {
  readonly handlers: ReturnType<typeof accountHandlers> &
    ReturnType<typeof dataHandlers> &
    ReturnType<typeof focusHandlers> &
    ReturnType<typeof speciesHandlers>
  /** What may be done with all of the data at once. */
  readonly data: DataPorts
  readonly focus: FocusPorts
  /** Rejects with a Failure where there is no species of this name. */
  checkSpecies(id: string): Promise<void>
  open(): Promise<void>
  lookAgain(): void
  close(): void
}

/** Puts them together. */
export function openKeeping(parts: KeepingParts): Keeping {
  const { opened, hub, pipeline, status, log } = parts
  const { database, description } = opened
  const focus = focusTimer({
    ...parts,
    database,
    log: log.for('focus'),
    after: afterTimeout,
    wake: () => pipeline.wake(),
    onChange: (next) => {
      hub.publish({ type: 'focus.changed', focus: next })
      parts.focusChanged(next)
    },
  })
  const data = dataService({
    ...parts,
    recountQuarantine: () => status.start(),
    onChange: (overview) => hub.publish({ type: 'data.changed', data: overview }),
  })
  const species = speciesService({
    ...parts,
    database,
    after: afterTimeout,
    log: log.for('species'),
  })
  return {
    handlers: {
      ...focusHandlers(focus),
      ...speciesHandlers(species),
      ...accountHandlers(
        accountService({ ...parts, database, description, log: log.for('account') }),
      ),
      ...dataHandlers(data),
    },
    data,
    focus,
    checkSpecies: (id) => species.check(id),
    open: async () => {
      await focus.open()
      await species.sweep()
      await data.sweep()
    },
    lookAgain: () => focus.lookAgain(),
    close: () => {
      species.close()
      focus.close()
    },
  }
}
