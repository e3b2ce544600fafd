import { z } from 'zod'
import { ERRAND_KINDS } from '../body/errand'

/** The largest step of the keyboard, in pixels. */
const STEP = z.int().min(-64).max(64)

/**
 * What a page tells main of the pet in its window. Where the pointer is, main reads for itself, and how far the pet may
 * go, main decides: a page cannot put its window just anywhere.
 */
export const bodyMessageSchema = z.discriminatedUnion('type', [
  /** The user takes the pet. */
  z.object({ type: z.literal('grab') }),
  /** And lets go of it: with flight it is thrown or falls, without it stays there. */
  z.object({ type: z.literal('release'), flight: z.boolean() }),
  /** The pet wants to go somewhere; `pace` in pixels per second. */
  z.object({
    type: z.literal('errand'),
    kind: z.enum(ERRAND_KINDS),
    pace: z.number().min(1).max(1_000),
  }),
  /** It wants nothing of the kind any more. */
  z.object({ type: z.literal('stay') }),
  /** Moved by the keyboard. */
  z.object({ type: z.literal('nudge'), x: STEP, y: STEP }),
  z.object({ type: z.literal('bring-back') }),
  /** How large it is, in per cent. */
  z.object({ type: z.literal('size'), percent: z.int().min(50).max(300) }),
])
export type BodyMessage = z.infer<typeof bodyMessageSchema>
