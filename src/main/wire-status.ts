import { count } from 'drizzle-orm'
import { quarantine } from '@db/schema'
import type { AppStatus } from '@shared/contract/app'
import type { OpenedDatabase } from './database/open'
import { messageOf } from './failure'
import type { Log } from './log'

export interface StatusWatch {
  /** Counts what could not be read so far. */
  start(): Promise<void>
  quarantined(more: number): void
  /** The database did not answer: say so, and bring an embedded one back. */
  unreachable(error: unknown): void
  /** It answers. */
  reachable(): void
}

/** Keeps the app's status true and told. */
export function watchStatus(
  opened: OpenedDatabase,
  current: () => AppStatus,
  change: (status: AppStatus) => void,
  onRevived: () => void,
  log: Log,
): StatusWatch {
  let reviving = false
  const revive = async (): Promise<void> => {
    try {
      await opened.revive()
      onRevived()
    } catch (error) {
      log.error('the database could not be brought back; the next sweep tries again', error)
      change({ ...current(), database: { state: 'down', problem: messageOf(error) } })
    } finally {
      reviving = false
    }
  }
  return {
    start: async () => {
      const [row] = await opened.database.select({ rows: count() }).from(quarantine)
      change({ ...current(), database: { state: 'up' }, quarantined: row?.rows ?? 0 })
    },
    quarantined: (more) => change({ ...current(), quarantined: current().quarantined + more }),
    unreachable: (error) => {
      if (current().database.state !== 'down') log.warn('the database does not answer', error)
      const problem =
        'The database does not answer. Nothing is lost: events wait where they are, and Familiar keeps trying.'
      change({ ...current(), database: { state: 'down', problem } })
      if (reviving) return
      reviving = true
      void revive()
    },
    reachable: () => change({ ...current(), database: { state: 'up' } }),
  }
}
