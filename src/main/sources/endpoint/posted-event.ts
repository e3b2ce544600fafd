import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { eventTypeSchema } from '@shared/domain/event-type-schema'
import type { UserId } from '@shared/domain/ids'
import type { Normaliser } from '@shared/domain/normalised-event'
import { type RawEvent, externalEventId } from '../../raw-event'

const MAX_DEPTH = 8

/** What may be posted to `/v1/events`. Unknown fields are refused: a misspelt one must not be lost in silence. */
export const postedEventSchema = z.strictObject({
  type: eventTypeSchema,
  /** Units, as in the rules table; 1 when left out. */
  value: z
    .number()
    .positive('value must be more than zero')
    .max(1_000, 'value may be 1,000 at most; send larger amounts in several events')
    .default(1),
  /** `title`, `place` and `ref` are shown in the ledger; everything else is kept. */
  meta: z
    .record(z.string().max(100), z.unknown())
    .refine(
      (meta) => !isDeeperThan(MAX_DEPTH, meta),
      `meta may be ${MAX_DEPTH} levels deep at most`,
    )
    .default({}),
  /** The sender's own name for the event: posted again, it is not counted again. */
  id: z.string().min(1).max(200).optional(),
})
export type PostedEvent = z.infer<typeof postedEventSchema>

const payloadSchema = postedEventSchema.omit({ id: true }).extend({ receivedAt: z.number() })

/** The raw event of a post. */
export function endpointEvent(
  userId: UserId,
  { id, ...posted }: PostedEvent,
  receivedAt: number,
): RawEvent {
  return {
    externalId: externalEventId('endpoint', userId, id ?? `unnamed:${randomUUID()}`),
    payload: { ...posted, receivedAt },
  }
}

export const endpointNormaliser: Normaliser = {
  version: 1,
  normalise: (payload) => {
    const { type, value, meta, receivedAt } = payloadSchema.parse(payload)
    const { title, place, ref, sha, ...rest } = meta
    return [
      {
        type,
        value,
        occurredAt: receivedAt,
        meta: {
          ...rest,
          source: 'endpoint',
          ...text('title', title, 300),
          ...text('place', place, 200),
          ...text('ref', ref, 100),
          ...text('sha', sha, 64),
        },
        // A commit told by a hook is the same one that the git source will see.
        keys:
          type === 'commit.push' && typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha)
            ? [`commit:${sha}`]
            : [],
      },
    ]
  },
}

function text(name: string, value: unknown, max: number): Record<string, string> {
  if (typeof value !== 'string' || value === '') return {}
  // Not ending within a character.
  return { [name]: value.slice(0, max).replace(/[\uD800-\uDBFF]$/, '') }
}

/** Does a value nest more than `levels` objects and arrays into each other? */
function isDeeperThan(levels: number, value: unknown): boolean {
  // Level by level instead of by recursion: a body of nothing but brackets must not exhaust the stack.
  let level = containersIn([value])
  for (let depth = 0; depth < levels && level.length > 0; depth += 1) {
    level = level.flatMap((container) => containersIn(Object.values<unknown>({ ...container })))
  }
  return level.length > 0
}

function containersIn(values: readonly unknown[]): object[] {
  return values.filter((value) => typeof value === 'object' && value !== null)
}
