import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { eq, sql } from 'drizzle-orm'
import { users } from '@db/schema'
import { type UserId, userIdSchema } from '@shared/domain/ids'
import type { Database, Queries } from '../database/connection'
import { inTransaction } from '../database/transaction'
import { newUuid } from '../ids'
import { type Device, writeDevice } from './device'
import { placeOf } from './device-profile'
import { LOCAL_EMAIL, localEmailOf } from './local-email'

/** Any number, so long as every Familiar uses the same: two devices must not make their first profile at once. */
const PROFILE_LOCK = 7_236_515

export interface LocalProfileOptions {
  readonly database: Database
  readonly dataFolder: string
  readonly device: Device
  /** The embedded database is this device's alone; a server may hold other people's profiles. */
  readonly kind: 'embedded' | 'server'
  /** Where the database is; moving a folder does not make the embedded one another. */
  readonly location: string
  /** Makes what every profile has from its first moment, such as its pet. */
  readonly furnish: (tx: Queries, userId: UserId) => Promise<void>
}

/**
 * The profile this device lives with, made on the first run without asking anything: a user with a random password
 * (argon2id), who can set a real address and password later. On a shared server it never takes over a profile that
 * another device has made.
 */
export async function ensureLocalProfile(options: LocalProfileOptions): Promise<UserId> {
  const { database, dataFolder, device } = options
  const place = placeOf(options.kind, options.location)
  const remembered = device.profiles[place]
  const known = remembered === undefined ? null : await findUser(database, remembered)
  if (known !== null) return known
  const hashedPassword = await hash(randomBytes(32).toString('base64url'))
  const userId = await inTransaction(database, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${PROFILE_LOCK})`)
    const existing = options.kind === 'embedded' ? await onlyUser(tx) : await ownUser(tx, device)
    return existing ?? (await createProfile(tx, options, hashedPassword))
  })
  await writeDevice(dataFolder, { ...device, profiles: { ...device.profiles, [place]: userId } })
  return userId
}

async function createProfile(
  tx: Queries,
  { device, furnish }: LocalProfileOptions,
  hashedPassword: string,
): Promise<UserId> {
  const taken = await tx.select({ id: users.id }).from(users).where(eq(users.email, LOCAL_EMAIL))
  const id = userIdSchema.parse(newUuid())
  await tx.insert(users).values({
    id,
    email: taken.length === 0 ? LOCAL_EMAIL : localEmailOf(device.deviceId),
    hashedPassword,
  })
  await furnish(tx, id)
  return id
}

async function findUser(tx: Queries, id: UserId): Promise<UserId | null> {
  const [found] = await tx.select({ id: users.id }).from(users).where(eq(users.id, id))
  return found?.id ?? null
}

async function ownUser(tx: Queries, device: Device): Promise<UserId | null> {
  const [found] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, localEmailOf(device.deviceId)))
  return found?.id ?? null
}

async function onlyUser(tx: Queries): Promise<UserId | null> {
  const found = await tx.select({ id: users.id }).from(users).limit(2)
  return found.length === 1 ? (found[0]?.id ?? null) : null
}
