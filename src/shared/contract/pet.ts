import { z } from 'zod'
import { petIdSchema } from '../domain/ids'
import { petStateSchema } from '../domain/pet-state'
import { pauseSchema } from '../domain/pause-schema'
import { silenceSchema } from '../domain/silence-schema'
import { defineRoutes } from './route'
import { speciesIdSchema } from './species-id'

/** When the pet sleeps, in which time zone days are counted, and when sources were silent of late. */
export const rhythmSchema = z.object({
  timeZone: z.string(),
  night: z.object({ fromMinutes: z.int(), toMinutes: z.int() }),
  silences: z.array(silenceSchema).readonly().default([]),
  /** When this pet was not the one that eats. */
  pauses: z.array(pauseSchema).readonly().optional(),
})

/** The pet as stored. A window derives how it is *now* with `domain/advance`, so bars move without any request. */
export const petSnapshotSchema = z.object({
  id: petIdSchema,
  name: z.string(),
  species: z.string(),
  version: z.int(),
  state: petStateSchema,
  rhythm: rhythmSchema,
  /** Is it the one that the user's work feeds? The others are its companions. */
  eats: z.boolean().default(true),
  /** Not to be seen on the screen. */
  hidden: z.boolean().default(false),
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

/** Who is meant; where it is left out, the pet of the window that asks, else the one that eats. */
const whichPet = { pet: petIdSchema.optional() }
const onePet = z.object({ pet: petIdSchema })

/** The user's pets, the oldest first, without those that were let go. */
export const petListSchema = z.array(petSnapshotSchema).min(1)
export type PetList = z.infer<typeof petListSchema>

/** The most pets a user may wish to have room for. */
export const PETS_AT_MOST = 5

export const petDraftSchema = z.object({
  name: petNameSchema,
  species: speciesIdSchema,
  color: petColorSchema,
})
export type PetDraft = z.infer<typeof petDraftSchema>

export const petRoutes = defineRoutes({
  /** The pet of the window that asks, else the one that eats. */
  'pet.get': { input: z.void(), output: petSnapshotSchema, windows: ['pet', 'panel', 'settings'] },
  'pet.list': { input: z.void(), output: petListSchema, windows: ['pet', 'panel', 'settings'] },
  /** The user feeds, pets or plays; it becomes an event like any other. */
  'pet.care': {
    input: z.object({ action: careActionSchema, ...whichPet }),
    output: z.void(),
    windows: ['pet', 'panel'],
  },
  'pet.rename': {
    input: z.object({ name: petNameSchema, ...whichPet }),
    output: petSnapshotSchema,
    windows: ['panel', 'settings'],
  },
  'pet.setColor': {
    input: z.object({ color: petColorSchema, ...whichPet }),
    output: petSnapshotSchema,
    windows: ['settings'],
  },
  'pet.story': {
    input: z.object(whichPet).optional(),
    output: petStorySchema,
    windows: ['settings'],
  },
  /** Another pet comes to live here, as a companion of the one that eats. */
  'pet.adopt': { input: petDraftSchema, output: petListSchema, windows: ['settings'] },
  /** From now on this one is fed by the user's work. */
  'pet.letEat': { input: onePet, output: petListSchema, windows: ['settings'] },
  'pet.setHidden': {
    input: z.object({ pet: petIdSchema, hidden: z.boolean() }),
    output: petListSchema,
    windows: ['settings'],
  },
  /** It goes, and its history stays: it can be taken back. */
  'pet.letGo': { input: onePet, output: petListSchema, windows: ['settings'] },
  'pet.takeBack': { input: onePet, output: petListSchema, windows: ['settings'] },
})
