import type { UserId } from '@shared/domain/ids'
import type { Clock } from './clock'
import type { OpenedDatabase } from './database/open'
import { accountHandlers } from './ipc/handlers/account'
import { dataHandlers } from './ipc/handlers/data'
import { focusHandlers } from './ipc/handlers/focus'
import type { PushHub } from './ipc/push-hub'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { type AccountParts, accountService } from './wire-account'
import { dataService } from './wire-data'
import { afterTimeout, focusTimer } from './wire-focus'
import type { StatusWatch } from './wire-status'

export interface KeepingParts extends Pick<
  AccountParts,
  'whileAtRest' | 'passwordChanged' | 'signedIn'
> {
  readonly opened: OpenedDatabase
  readonly dataFolder: string
  readonly userId: UserId
  readonly hub: PushHub
  readonly pipeline: Pipeline
  readonly status: StatusWatch
  readonly clock: Clock
  readonly log: Log
}

/** What belongs to the profile rather than to the pet: its account, its data as a whole, its focus sessions. */
export interface Keeping {
  readonly handlers: ReturnType<typeof accountHandlers> &
    ReturnType<typeof dataHandlers> &
    ReturnType<typeof focusHandlers>
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
    onChange: (next) => hub.publish({ type: 'focus.changed', focus: next }),
  })
  return {
    handlers: {
      ...focusHandlers(focus),
      ...accountHandlers(
        accountService({ ...parts, database, description, log: log.for('account') }),
      ),
      ...dataHandlers(
        dataService({
          ...parts,
          recountQuarantine: () => status.start(),
          onChange: (data) => hub.publish({ type: 'data.changed', data }),
        }),
      ),
    },
    open: () => focus.open(),
    lookAgain: () => focus.lookAgain(),
    close: () => focus.close(),
  }
}
