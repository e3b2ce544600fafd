import type { UserId } from '@shared/domain/ids'
import { seal, unseal } from '../../aes-gcm'

/** A key that tokens are sealed with. */
export interface DataKey {
  /** 16 hexadecimal digits; not a secret. */
  readonly id: string
  readonly key: Buffer
}

/** What a sealed text is, so that one cannot be put in another's place. */
export const SECRET_KINDS = [
  'access_token',
  'refresh_token',
  'client_secret',
  'webhook_secret',
] as const
export type SecretKind = (typeof SECRET_KINDS)[number]

/** Whose secret it is, and which. Bound into what is sealed: copied to another user, row or provider it does not open. */
export interface SecretPlace {
  readonly userId: UserId
  readonly integrationId: string
  readonly provider: string
  readonly kind: SecretKind
}

// One byte of version, eight of the key's id; then what `seal` makes: nonce, tag, ciphertext.
const VERSION = 1
const ID_BYTES = 8
const HEADER_BYTES = 1 + ID_BYTES

/** What sealed texts among other settings begin with. */
const TEXT_PREFIX = 'sealed.'

/** Seals a text for its place. */
export function sealFor(place: SecretPlace, { id, key }: DataKey, text: string): Buffer {
  const header = headerFor(id)
  return Buffer.concat([header, seal(key, Buffer.from(text), bindingOf(place, header))])
}

/** Opens what was sealed for the same place with the same key; null when it is not that. */
export function openFrom(
  place: SecretPlace,
  { id, key }: DataKey,
  envelope: Buffer,
): string | null {
  const header = envelope.subarray(0, HEADER_BYTES)
  if (!header.equals(headerFor(id))) return null
  const plain = unseal(key, envelope.subarray(HEADER_BYTES), bindingOf(place, header))
  return plain?.toString() ?? null
}

/** The id of the key something was sealed with; null when it is no envelope of this version. */
export function keyIdOf(envelope: Buffer): string | null {
  if (envelope.length <= HEADER_BYTES || envelope[0] !== VERSION) return null
  return envelope.subarray(1, HEADER_BYTES).toString('hex')
}

/** An envelope as a text, to be kept among other settings. */
export function envelopeToText(envelope: Buffer): string {
  return `${TEXT_PREFIX}${envelope.toString('base64url')}`
}

/** The envelope in a text; null when there is none. */
export function envelopeFromText(text: string): Buffer | null {
  return text.startsWith(TEXT_PREFIX)
    ? Buffer.from(text.slice(TEXT_PREFIX.length), 'base64url')
    : null
}

/** What every text sealed with a key begins with: the header's nine bytes are twelve whole characters. */
export function textStartFor(keyId: string): string {
  return envelopeToText(headerFor(keyId))
}

/** What every envelope sealed with a key begins with. */
export function headerFor(keyId: string): Buffer {
  return Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId, 'hex')])
}

function bindingOf({ userId, integrationId, provider, kind }: SecretPlace, header: Buffer): Buffer {
  const ids = [userId, integrationId].map((id) => id.toLowerCase())
  return Buffer.concat([header, Buffer.from(['familiar', ...ids, provider, kind].join('\0'))])
}
