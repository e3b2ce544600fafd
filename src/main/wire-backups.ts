import type { OpenedDatabase } from './database/open'
import type { Log } from './log'

/** Late enough not to slow a start. */
const FIRST_MS = 60_000
/** How often it is looked whether a day has gone by. */
const CHECK_MS = 60 * 60_000

/** Takes the daily backup in the background. Returns how to stop. */
export function scheduleBackups(opened: OpenedDatabase, log: Log): () => void {
  const check = (): void => {
    opened.backups
      .takeDaily(opened.database, opened.migration)
      .catch((error: unknown) =>
        log.error('the daily backup failed; it is tried again in an hour', error),
      )
      .finally(() => {
        timer = setTimeout(check, CHECK_MS).unref()
      })
  }
  let timer = setTimeout(check, FIRST_MS).unref()
  return () => clearTimeout(timer)
}
