import { codeOf } from '../failure'
import type { Database, Queries } from './connection'

/** SQLSTATEs after which the same work, done again, can succeed: serialization failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01'])
const MAX_ATTEMPTS = 5

/**
 * Runs `work` in one transaction: all of it is kept, or none. After a serialization failure or a deadlock it is run
 * again, so `work` must not have effects outside the database.
 */
export async function inTransaction<T>(
  database: Database,
  work: (tx: Queries) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(work)
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(codeOf(error) ?? '')) throw error
    }
  }
}
