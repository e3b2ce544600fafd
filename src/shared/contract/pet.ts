import { z } from 'zod'
import { petIdSchema } from '../domain/ids'
import { petStateSchema } from '../domain/pet-state'
import { silenceSchema } from '../domain/silence-schema'
import { defineRoutes } from './route'

/** When the pet sleeps, in which time zone days are counted, and when sources were silent of late. */
export const rhythmSchema = z.object({
  timeZone: z.string(),
  night: z.object({ fromMinutes: z.int(), toMinutes: z.int() }),
  silences: z.array(silenceSchema).readonly().default([]),
})

/** The pet as stored. A window derives how it is *now* with `domain/advance`, so bars move without any request. */
export const petSnapshotSchema = z.object({
  id: petIdSchema,
  name: z.string(),
  species: z.string(),
  version: z.int(),
  state: petStateSchema,
  rhythm: rhythmSchema,
})
export type PetSnapshot = z.infer<typeof petSnapshotSchema>

export const CARE_ACTIONS = ['feed', 'pet', 'play'] as const
export const careActionSchema = z.enum(CARE_ACTIONS)
export type CareAction = z.infer<typeof careActionSchema>

/** A pet's name: one line, at most 40 characters. */
export const petNameSchema = z
  .string()
  // Line breaks, and marks that would turn the words around the name.
  .transform((name) => name.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'A pet needs a name').max(40, 'At most 40 characters'))

/** A coat by its species' own name for it, or a colour. */
export const petColorSchema = z
  .string()
  .regex(/^(?:[a-z][a-z0-9-]{0,39}|#[0-9a-f]{6})$/i, 'Not the name of a coat')

/** What can be told of a pet's life beside how it is. */
export const petStorySchema = z.object({
  bornAt: z.iso.datetime(),
  streak: z.object({ days: z.int(), freezesInHand: z.int() }),
})
export type PetStory = z.infer<typeof petStorySchema>

export const petRoutes = defineRoutes({
  'pet.get': { input: z.void(), output: petSnapshotSchema, windows: ['pet', 'panel', 'settings'] },
  /** The user feeds, pets or plays; it becomes an event like any other. */
  'pet.care': {
    input: z.object({ action: careActionSchema }),
    output: z.void(),
    windows: ['pet', 'panel'],
  },
  'pet.rename': {
    input: z.object({ name: petNameSchema }),
    output: petSnapshotSchema,
    windows: ['panel', 'settings'],
  },
  'pet.setColor': {
    input: z.object({ color: petColorSchema }),
    output: petSnapshotSchema,
    windows: ['settings'],
  },
  'pet.story': { input: z.void(), output: petStorySchema, windows: ['settings'] },
})
