import { eq, sql } from 'drizzle-orm'
import { users } from '@db/schema'
import type { SignInDraft } from '@shared/contract/account'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'
import { Failure } from '../failure'
import { isLocalEmail } from './local-email'
import { fitsPassword, hashPassword } from './passwords'

export interface StoredAccount {
  readonly displayName: string | null
  /** Null for a profile nobody has given an address. */
  readonly email: string | null
  readonly createdAt: Date
}

/** The profile's name and address. */
export async function readAccount(tx: Queries, userId: UserId): Promise<StoredAccount> {
  const [row] = await tx.select().from(users).where(eq(users.id, userId))
  if (!row) throw new Failure('NOT_FOUND', 'This profile is not in the database any more.')
  return {
    displayName: row.displayName,
    email: isLocalEmail(row.email) ? null : row.email,
    createdAt: row.createdAt ?? new Date(0),
  }
}

/** Gives the profile a name; an empty one takes it away. */
export async function setDisplayName(tx: Queries, userId: UserId, name: string): Promise<void> {
  await tx
    .update(users)
    .set({ displayName: name === '' ? null : name, updatedAt: sql`now()` })
    .where(eq(users.id, userId))
}

/**
 * Sets or changes what the profile is signed in to with. Throws a Failure when the current password is asked for and
 * wrong, when a first password is missing, or when the address is taken. Must run in a transaction.
 */
export async function setSignIn(tx: Queries, userId: UserId, draft: SignInDraft): Promise<void> {
  const [row] = await tx
    .select({ email: users.email, hashed: users.hashedPassword })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (!row) throw new Failure('NOT_FOUND', 'This profile is not in the database any more.')
  if (isLocalEmail(row.email)) {
    if (draft.password === null) throw wrong('password', 'Choose a password')
  } else if (draft.currentPassword === null) {
    throw wrong('currentPassword', 'Type your current password')
  } else if (!(await fitsPassword(row.hashed, draft.currentPassword))) {
    throw wrong('currentPassword', 'This is not your current password')
  }
  const hashed = draft.password === null ? row.hashed : await hashPassword(draft.password)
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, draft.email))
    .limit(1)
  if (other && other.id !== userId) throw wrong('email', 'Somebody else uses this address here')
  await tx
    .update(users)
    .set({ email: draft.email, hashedPassword: hashed, updatedAt: sql`now()` })
    .where(eq(users.id, userId))
}

/** Whose address and password these are; null when they do not fit. Takes as long when nobody has the address. */
export async function whoSignsIn(
  tx: Queries,
  email: string,
  password: string,
): Promise<UserId | null> {
  const [row] = await tx
    .select({ id: users.id, hashed: users.hashedPassword })
    .from(users)
    .where(eq(users.email, email))
    .limit(1)
  const fits = await fitsPassword(row?.hashed ?? null, password)
  return row && fits ? row.id : null
}

function wrong(path: string, message: string): Failure {
  return new Failure('BAD_INPUT', message, { details: [{ path, message }] })
}
