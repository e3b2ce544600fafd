import { z } from 'zod'
import { goalIdSchema } from './ids'
import { moodSchema } from './pet-state'

/** What passing time did between the state before and an event. Deltas as they were applied, after clamping. */
export const elapsedSchema = z.object({
  hours: z.number(),
  hoursAsleep: z.number(),
  hunger: z.number(),
  energy: z.number(),
  /** Of `hours`, what did not wear the pet down: a source could not be read, and its share of them was paused. */
  pausedHours: z.number().optional(),
  /** Of `pausedHours`, those in which the pet was not the one that eats. */
  hoursAside: z.number().optional(),
})

/** How an event moved one goal. */
export const goalMoveSchema = z.object({
  id: goalIdSchema,
  name: z.string(),
  from: z.number(),
  to: z.number(),
  target: z.number(),
  completed: z.boolean(),
})

/**
 * `events.meta.effect`: the ledger line of one event, complete enough to explain every number of the pet.
 * The pet's state is its first state plus, over all events in order, `elapsed` and then `xp`, `hunger`, `energy`.
 */
export const effectSchema = z.object({
  /** Version of the rules it was scored by. */
  rules: z.int(),
  scoredAt: z.iso.datetime(),
  /** The pet's `version` after the batch this event was scored in. */
  version: z.int(),
  /** The pet's numbers before the time and the event below; absent in lines scored before they were kept. */
  before: z.object({ xp: z.number(), hunger: z.number(), energy: z.number() }).optional(),
  elapsed: elapsedSchema.optional(),
  xp: z.number(),
  hunger: z.number(),
  energy: z.number(),
  level: z.object({ from: z.int(), to: z.int() }),
  mood: z.object({ from: moodSchema, to: moodSchema }),
  /** The daily soft cap: units of the day before this event, this event's units, and what they were worth. */
  cap: z.object({ usedToday: z.number(), units: z.number(), worth: z.number() }),
  goals: z.array(goalMoveSchema).optional(),
})

export type Elapsed = z.infer<typeof elapsedSchema>
export type GoalMove = z.infer<typeof goalMoveSchema>
export type Effect = z.infer<typeof effectSchema>
