import { createHash } from 'node:crypto'
import { z } from 'zod'
import { bounded } from './bounded-text'
import { type FeedEvent, eventPayloadSchemas, feedEventSchema, isCountedType } from './payload'

/** An item of the feed as it will be stored. */
export type TrimmedEvent =
  | { readonly kind: 'read'; readonly id: string; readonly event: FeedEvent }
  /** Not what GitHub documents: kept for a newer normaliser, without the texts in it. */
  | { readonly kind: 'unread'; readonly id: string; readonly event: unknown }

const otherPayloadSchema = z.object({ action: z.string().max(50).optional().catch(undefined) })
const idSchema = z.union([z.string().min(1).max(100), z.int(), z.bigint()]).transform(String)
const withIdSchema = z.looseObject({ id: idSchema })

/** Trims an item of the feed to what the normaliser reads. */
export function trimEvent(item: unknown): TrimmedEvent {
  const withId = withIdSchema.safeParse(item)
  if (!withId.success) return { kind: 'unread', id: `unnamed-${digest(item)}`, event: pruned(item) }
  const { id } = withId.data
  const event = feedEventSchema.safeParse(withId.data)
  if (!event.success) return { kind: 'unread', id, event: pruned(withId.data) }
  const { type, payload } = event.data
  const schema = isCountedType(type) ? eventPayloadSchemas[type] : otherPayloadSchema
  const trimmed = schema.safeParse(payload)
  return {
    kind: 'read',
    id,
    event: { ...event.data, payload: trimmed.success ? trimmed.data : asRecord(pruned(payload)) },
  }
}

const MAX_DEPTH = 6
const MAX_ITEMS = 50
const MAX_TEXT = 300
/** Texts people wrote, and their addresses: nothing Familiar has a use for. */
const PRIVATE = /^(body|description|bio|e-?mail|message|text|content|patch|files|.*_(html|text))$/i

/** What is left of something that cannot be read: its shape, short values, and none of its texts. */
export function pruned(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return bounded(value, MAX_TEXT)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value ?? null
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => pruned(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PRIVATE.test(key))
      .slice(0, MAX_ITEMS)
      .map(([key, inner]) => [bounded(key, 100), pruned(inner, depth + 1)]),
  )
}

function asRecord(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).catch({}).parse(value)
}

function digest(item: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(pruned(item)))
    .digest('hex')
}
