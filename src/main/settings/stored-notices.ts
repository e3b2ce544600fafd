import { z } from 'zod'
import { settingsSchema } from '@shared/contract/settings'
import { NOTICES, type Notice } from '@shared/domain/notice'

/**
 * Of what the system tells the user, as it is stored: with what there was to choose from. A list alone does not say
 * whether what is not in it was turned off, or came with a later Familiar.
 */
export interface StoredNotices {
  readonly on: readonly Notice[]
  readonly known: readonly Notice[]
}

/** Kinds of another version are passed over, so that one of them does not cost the user all their choices. */
const kindsSchema = z
  .array(z.string())
  .transform((kinds) => NOTICES.filter((notice) => kinds.includes(notice)))
const storedSchema = z.object({ on: kindsSchema, known: kindsSchema })

/** What there was while lists were stored alone. Whoever has another in theirs has been asked for that too. */
const KNOWN_AT_FIRST: readonly Notice[] = ['trouble', 'focus', 'goal', 'level']

/** The choice of somebody who was asked for all there is. */
export function storedNotices(on: readonly Notice[]): StoredNotices {
  return { on, known: NOTICES }
}

/**
 * The choice that was stored, with what has come since as it is for everybody; null where it cannot be read. Whoever
 * wants to be told of nothing is not told of what is new either.
 */
export function noticesIn(stored: unknown): Notice[] | null {
  const list = kindsSchema.safeParse(stored).data
  const { on, known } =
    list === undefined
      ? (storedSchema.safeParse(stored).data ?? { on: null, known: [] })
      : { on: list, known: [...KNOWN_AT_FIRST, ...list] }
  if (on === null || on.length === 0) return on
  const usual = settingsSchema.parse({}).notices
  return NOTICES.filter((notice) => (known.includes(notice) ? on : usual).includes(notice))
}
