import { z } from 'zod'
import { ERRAND_KINDS } from '../body/errand'
import { MASK_BYTES } from '../body/touch'

/** The largest step of the keyboard, in pixels. */
const STEP = z.int().min(-64).max(64)

/** A place on the page, in whole CSS pixels; larger than any window of the pet's. */
const PIXELS = z.int().min(-4_000).max(4_000)

/**
 * What of its window the pointer touches: the rest of it is, for the pointer, not there. Where the picture is in the
 * window main knows better than the page.
 */
export const touchMessageSchema = z.object({
  type: z.literal('touch'),
  /** What is drawn of the picture; null for all of it. */
  mask: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length === MASK_BYTES, 'Not a mask')
    .nullable(),
  turn: z.int().min(-180).max(180),
  mirrored: z.boolean(),
  /** What else there is to touch: the card, the bubble. */
  areas: z.array(z.object({ x: PIXELS, y: PIXELS, width: PIXELS, height: PIXELS })).max(4),
  /** The user is at it: pressing, reading the card, there with the keyboard. All of the window is theirs then. */
  engaged: z.boolean(),
})
export type TouchMessage = z.infer<typeof touchMessageSchema>

/** What main tells a page of its window, whenever it changes. */
export interface Sight {
  /** Is the window to be seen? Chromium takes one that was never shown for visible. */
  readonly shown: boolean
  /** Does the window feel the pointer? Of one that went through it, or away, the browser does not always tell. */
  readonly pointer: boolean
}

/**
 * What a page tells main of the pet in its window. Where the pointer is, main reads for itself, and how far the pet may
 * go, main decides: a page cannot put its window just anywhere.
 */
export const bodyMessageSchema = z.discriminatedUnion('type', [
  /** The user takes the pet. */
  z.object({ type: z.literal('grab') }),
  /** And lets go of it: with flight it is thrown or falls, without it stays there. */
  z.object({ type: z.literal('release'), flight: z.boolean() }),
  /** The pet wants to go somewhere; `pace` in pixels per second, `beatMs` between two pictures of its walk. */
  z.object({
    type: z.literal('errand'),
    kind: z.enum(ERRAND_KINDS),
    pace: z.number().min(1).max(1_000),
    beatMs: z.number().positive(),
  }),
  /** It wants nothing of the kind any more. */
  z.object({ type: z.literal('stay') }),
  /** Moved by the keyboard. */
  z.object({ type: z.literal('nudge'), x: STEP, y: STEP }),
  z.object({ type: z.literal('bring-back') }),
  /** It sleeps, or keeps quiet, and no other pet is to greet it; or that is over. */
  z.object({ type: z.literal('aloof'), aloof: z.boolean() }),
  /** How large it is, in per cent. */
  z.object({ type: z.literal('size'), percent: z.int().min(50).max(300) }),
  touchMessageSchema,
])
export type BodyMessage = z.infer<typeof bodyMessageSchema>
