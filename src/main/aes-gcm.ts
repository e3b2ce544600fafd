import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes of a key for AES-256. */
export const KEY_BYTES = 32

const CIPHER = 'aes-256-gcm'
/** NIST SP 800-38D recommends 96 bits; drawn at random they are safe for far more messages than one key ever seals. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts with AES-256-GCM: nonce, tag, ciphertext. `bound` is not in it, but must be the same to open it. */
export function seal(key: Buffer, plain: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Decrypts what `seal` made. Null when it was made with another key, bound to something else, cut short or changed. */
export function unseal(key: Buffer, sealed: Buffer, bound: Buffer): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(tag)
  const plain = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    // The one thing that can fail here is the tag.
    return null
  }
}
