import { createHash } from 'node:crypto'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import type { Provider } from '@shared/domain/provider'

/** One observation of a source, whole, as it will be stored. */
export interface RawEvent {
  /** `externalEventId(…)`: the same observation always has the same. */
  readonly externalId: string
  readonly payload: unknown
}

/** What a source hands over at once; stored in one transaction, together with how far the source has read. */
export interface RawBatch {
  readonly integrationId: IntegrationId
  readonly events: readonly RawEvent[]
  readonly receivedAt: EpochMs
  readonly cursor?: { readonly scope: string; readonly value: unknown }
}

const MAX_EXTERNAL_ID = 255

/** `<provider>:<account>:<native id>`, with the native id hashed when the whole is longer than the column. */
export function externalEventId(provider: Provider, account: string, nativeId: string): string {
  const plain = storableText(`${provider}:${account}:${nativeId}`)
  if (plain.length <= MAX_EXTERNAL_ID) return plain
  const digest = createHash('sha256').update(nativeId).digest('hex')
  return `${storableText(`${provider}:${account}`).slice(0, 160)}:sha256:${digest}`
}

/**
 * The value as Postgres can keep it in jsonb: without NUL characters and lone surrogates, which JSON allows in text
 * and jsonb refuses. Everything else stays as it is.
 */
export function storable(value: unknown): unknown {
  return isStorable(value) ? value : mended(value)
}

/** Nearly everything is, and finding that out is cheaper than building it anew. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isStorable)
  return Object.entries(value).every(([key, inner]) => isStorableText(key) && isStorable(inner))
}

function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), mended(inner)]),
  )
}

/** `storable` for text. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
