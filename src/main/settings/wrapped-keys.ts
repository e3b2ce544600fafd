import { and, eq, sql } from 'drizzle-orm'
import { settings } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'

const KEY = 'vaultKeys'
/** As all that is sealed begins; with Base64 after it a user's export knows such texts, and leaves them out. */
const PREFIX = 'sealed.'

/** The keys of the vault that were wrapped with the user's password, for their other devices; null when there are none. */
export async function readWrappedKeys(tx: Queries, userId: UserId): Promise<string | null> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, KEY)))
  const value = row?.value
  return typeof value === 'string' && value.startsWith(PREFIX)
    ? Buffer.from(value.slice(PREFIX.length), 'base64url').toString()
    : null
}

/** Keeps what `readWrappedKeys` reads. */
export async function keepWrappedKeys(
  tx: Queries,
  userId: UserId,
  wrapping: string,
): Promise<void> {
  const value = `${PREFIX}${Buffer.from(wrapping).toString('base64url')}`
  await tx
    .insert(settings)
    .values({ userId, key: KEY, value })
    .onConflictDoUpdate({
      target: [settings.userId, settings.key],
      set: { value, updatedAt: sql`now()` },
    })
}
