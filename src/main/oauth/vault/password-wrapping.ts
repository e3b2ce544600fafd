import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { KEY_BYTES, seal, unseal } from '../../aes-gcm'
import { Trouble } from '../../trouble'
import type { DataKey } from './envelope'
import { words } from './words'

/** argon2id (the library's default) with the second recommended option of RFC 9106 §4: 64 MiB, three passes. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const
const SALT_BYTES = 16
const BOUND = Buffer.from('familiar keys for a password 1')

/** Bounded: it comes out of a shared database, and must not be able to ask for all the memory there is. */
const wrappingSchema = z.object({
  version: z.literal(1),
  memoryCost: z
    .int()
    .min(8 * 1024)
    .max(1024 * 1024),
  timeCost: z.int().min(1).max(20),
  parallelism: z.int().min(1).max(16),
  salt: z.base64().max(200),
  sealed: z.base64().max(1_000_000),
})
type Wrapping = z.infer<typeof wrappingSchema>

const contentSchema = z.object({
  current: z.string(),
  keys: z.array(z.object({ id: z.string(), key: z.base64() })).min(1),
})

/** The keys, sealed with one derived from a password. What comes out may be stored where others can read it. */
export async function wrapWithPassword(
  password: string,
  keys: readonly DataKey[],
  current: string,
): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const content: z.infer<typeof contentSchema> = {
    current,
    keys: keys.map(({ id, key }) => ({ id, key: key.toString('base64') })),
  }
  const derived = await derive(password, salt, COST)
  const wrapping: Wrapping = {
    version: 1,
    ...COST,
    salt: salt.toString('base64'),
    sealed: seal(derived, Buffer.from(JSON.stringify(content)), BOUND).toString('base64'),
  }
  return JSON.stringify(wrapping)
}

/** Throws a Trouble `locked` when the password is another, or the wrapping is damaged. */
export async function unwrapWithPassword(
  password: string,
  wrapping: string,
): Promise<{ keys: DataKey[]; current: string }> {
  const parsed = wrappingSchema.safeParse(parseJson(wrapping))
  if (!parsed.success) throw new Trouble('locked', words.unreadableWrapping)
  const { salt, sealed, ...cost } = parsed.data
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost)
  const plain = unseal(derived, Buffer.from(sealed, 'base64'), BOUND)
  if (plain === null) throw new Trouble('locked', words.wrongPassword)
  const { keys, current } = contentSchema.parse(JSON.parse(plain.toString()))
  return {
    current,
    keys: keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })),
  }
}

function derive(
  password: string,
  salt: Buffer,
  { memoryCost, timeCost, parallelism }: Pick<Wrapping, 'memoryCost' | 'timeCost' | 'parallelism'>,
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
