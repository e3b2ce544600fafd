import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** What a password is checked against where there is no user: it takes as long as with one, and nothing fits it. */
let nobodys: Promise<string> | null = null

/** The argon2id hash of a password, with the library's own cost (19 MiB, 2 passes: OWASP's minimum). */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Is it the password of this hash? Null is the hash of nobody. A hash that is none fits no password. */
export async function fitsPassword(hashed: string | null, password: string): Promise<boolean> {
  nobodys ??= hash(randomBytes(32).toString('base64url'))
  const fits = await verify(hashed ?? (await nobodys), password).catch(() => false)
  return hashed !== null && fits
}
