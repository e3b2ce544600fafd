import { z } from 'zod'

/** The pet's moods, from the most to the least pressing where several fit. Derived, never set by hand. */
export const MOODS = [
  'worried',
  'hungry',
  'sleepy',
  'bored',
  'ecstatic',
  'happy',
  'content',
] as const
export const moodSchema = z.enum(MOODS)
export type Mood = z.infer<typeof moodSchema>

/**
 * `pets.state_json`, with the customer's own names.
 *
 * It is written by scoring alone and says how the pet was at `last_update`; how it is now follows by `advance`.
 */
export const petStateSchema = z.object({
  /** 0 (exhausted) to 100. */
  energy: z.number().min(0).max(100),
  /** 0 (full) to 100 (starving). */
  hunger: z.number().min(0).max(100),
  level: z.int().min(1),
  /** Total ever earned. */
  xp: z.number().min(0),
  last_event_id: z.guid().nullable(),
  last_update: z.iso.datetime(),
  traits: z.object({ color: z.string().min(1).max(40), mood: moodSchema }),
})

export type PetState = z.infer<typeof petStateSchema>

/** A pet on its first day: rested, a little hungry, and with everything ahead of it. */
export function newbornState(now: number, color: string): PetState {
  return {
    energy: 80,
    hunger: 30,
    level: 1,
    xp: 0,
    last_event_id: null,
    last_update: new Date(now).toISOString(),
    traits: { color, mood: 'happy' },
  }
}
