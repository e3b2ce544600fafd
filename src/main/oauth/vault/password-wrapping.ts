import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import type { UserId } from '@shared/domain/ids'
import { KEY_BYTES, seal, unseal } from '../../aes-gcm'
import { Trouble } from '../../trouble'
import type { DataKey } from './envelope'
import { words } from './words'

/** argon2id (the library's default) with the second recommended option of RFC 9106 §4: 64 MiB, three passes. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const
const SALT_BYTES = 16

/** The account key, sealed with one derived from the password. Changes with the password alone. */
const protectedKeySchema = z.object({
  // Bounded: it comes out of a shared database, and must not be able to ask for all the memory there is.
  memoryCost: z
    .int()
    .min(8 * 1024)
    .max(1024 * 1024),
  timeCost: z.int().min(1).max(20),
  parallelism: z.int().min(1).max(16),
  salt: z.base64().max(200),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  sealed: z.base64().max(1_000),
})
export type ProtectedKey = z.infer<typeof protectedKeySchema>

const wrappingSchema = z.object({
  version: z.literal(1),
  accountKey: protectedKeySchema,
  /** The data keys, sealed with the account key. Change with every rotation, for which nobody types a password. */
  keys: z.base64().max(1_000_000),
})
export type Wrapping = z.infer<typeof wrappingSchema>

const contentSchema = z.object({
  current: z.string(),
  keys: z.array(z.object({ id: z.string(), key: z.base64() })).min(1),
})

/** The data keys that the computers of a user share. */
export interface SharedKeys {
  readonly keys: readonly DataKey[]
  readonly current: string
}

/** Seals the account key with a password. Slow, as it is meant to be. */
export async function protectKey(
  password: string,
  userId: UserId,
  { id, key }: DataKey,
): Promise<ProtectedKey> {
  const salt = randomBytes(SALT_BYTES)
  const derived = await derive(password, salt, COST)
  const sealed = seal(derived, key, boundKey(userId, id)).toString('base64')
  return { ...COST, salt: salt.toString('base64'), id, sealed }
}

/** Opens the account key. Throws a Trouble `locked` when the password is another, or the wrapping is damaged. */
export async function openProtectedKey(
  password: string,
  userId: UserId,
  { salt, id, sealed, ...cost }: ProtectedKey,
): Promise<DataKey> {
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost)
  const key = unseal(derived, Buffer.from(sealed, 'base64'), boundKey(userId, id))
  if (key?.length !== KEY_BYTES) throw new Trouble('locked', words.wrongPassword)
  return { id, key }
}

/** What comes out may be stored where others can read it. */
export function writeWrapping(
  userId: UserId,
  accountKey: DataKey,
  protectedKey: ProtectedKey,
  { keys, current }: SharedKeys,
): string {
  const content: z.infer<typeof contentSchema> = {
    current,
    keys: keys.map(({ id, key }) => ({ id, key: key.toString('base64') })),
  }
  const plain = Buffer.from(JSON.stringify(content))
  const wrapping: Wrapping = {
    version: 1,
    accountKey: protectedKey,
    keys: seal(accountKey.key, plain, boundKeys(userId)).toString('base64'),
  }
  return JSON.stringify(wrapping)
}

/** What `writeWrapping` has written; null when it is something else. */
export function readWrapping(text: string): Wrapping | null {
  return wrappingSchema.safeParse(parseJson(text)).data ?? null
}

/** The shared keys; null when they were sealed with another account key, for another user, or were changed. */
export function openShared(
  userId: UserId,
  accountKey: DataKey,
  { keys: sealed }: Wrapping,
): SharedKeys | null {
  const plain = unseal(accountKey.key, Buffer.from(sealed, 'base64'), boundKeys(userId))
  if (plain === null) return null
  const { keys, current } = contentSchema.parse(JSON.parse(plain.toString()))
  return { current, keys: keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })) }
}

function boundKey(userId: UserId, id: string): Buffer {
  return Buffer.from(['familiar account key 1', userId.toLowerCase(), id].join('\0'))
}

function boundKeys(userId: UserId): Buffer {
  return Buffer.from(['familiar shared keys 1', userId.toLowerCase()].join('\0'))
}

function derive(
  password: string,
  salt: Buffer,
  { memoryCost, timeCost, parallelism }: typeof COST | Omit<ProtectedKey, 'salt' | 'id' | 'sealed'>,
): Promise<Buffer> {
  // The same letters can be typed as different characters; both are the same password.
  return hashRaw(password.normalize('NFC'), {
    memoryCost,
    timeCost,
    parallelism,
    outputLen: KEY_BYTES,
    salt,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
