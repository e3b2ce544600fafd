import { sql } from 'drizzle-orm'
import type { IntegrationId } from '@shared/domain/ids'
import type { Database } from '../../database/connection'
import { inTransaction } from '../../database/transaction'
import type { HeldTokens } from '../token-source'
import type { Tokens } from '../tokens'
import type { TokenVault } from './token-vault'

/** The tokens of one connection as a token source wants them: read, and held while they are renewed. */
export interface StoredTokens {
  read(): Promise<Tokens | null>
  withLock<T>(work: (held: HeldTokens) => Promise<T>): Promise<T>
}

/**
 * Tokens in the row of an integration. The row is locked for as long as the provider takes to answer, so that a second
 * device waits and then finds the new pair, and a disconnect does not have its tokens come back.
 */
export function storedTokens(
  database: Database,
  vault: TokenVault,
  id: IntegrationId,
): StoredTokens {
  return {
    read: () => vault.read(database, id),
    withLock: (work) =>
      inTransaction(database, async (tx) => {
        await tx.execute(sql`select 1 from integrations where id = ${id} for no key update`)
        return work({
          read: () => vault.read(tx, id),
          store: (tokens) => vault.write(tx, id, tokens),
        })
      }),
  }
}
