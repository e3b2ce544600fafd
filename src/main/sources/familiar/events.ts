import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { careActionSchema } from '@shared/contract/pet'
import { goalIdSchema, petIdSchema, type UserId } from '@shared/domain/ids'
import type { NormalisedEvent, Normaliser } from '@shared/domain/normalised-event'
import { type RawEvent, externalEventId } from '../../raw-event'

/**
 * What happens inside Familiar itself: the user cares for the pet, a goal is reached, a focus session is kept to its
 * end. It takes the same way as everything else, so that the ledger has one kind of line.
 */
const payloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('care'),
    action: careActionSchema,
    at: z.number(),
    /** Whom it was for; older ones do not say. */
    pet: petIdSchema.optional(),
  }),
  z.object({
    kind: z.literal('goal'),
    goalId: goalIdSchema,
    name: z.string(),
    periodStart: z.iso.date(),
    target: z.number(),
    unit: z.string(),
    at: z.number(),
  }),
  z.object({
    kind: z.literal('focus'),
    startedAt: z.number(),
    /** When it ended. */
    at: z.number(),
    title: z.string().nullable(),
  }),
])
export type FamiliarPayload = z.infer<typeof payloadSchema>

const CARE_EVENTS = { feed: 'pet.fed', pet: 'pet.petted', play: 'pet.played' } as const

/**
 * The raw event of an act of the user, of a goal reached, or of a focus session; a goal counts once per period and a
 * session once, whenever it is told.
 */
export function familiarEvent(userId: UserId, payload: FamiliarPayload): RawEvent {
  return { externalId: externalEventId('familiar', userId, nativeId(payload)), payload }
}

function nativeId(payload: FamiliarPayload): string {
  switch (payload.kind) {
    case 'care':
      return `care:${payload.action}:${randomUUID()}`
    case 'goal':
      return `goal:${payload.goalId}:${payload.periodStart}`
    case 'focus':
      return `focus:${payload.startedAt}`
  }
}

export const familiarNormaliser: Normaliser = {
  version: 2,
  normalise: (payload) => [normalise(payloadSchema.parse(payload))],
}

function normalise(payload: FamiliarPayload): NormalisedEvent {
  switch (payload.kind) {
    case 'care':
      return {
        type: CARE_EVENTS[payload.action],
        value: 1,
        occurredAt: payload.at,
        meta: { source: 'familiar' },
        keys: [],
        pet: payload.pet,
      }
    case 'goal':
      return {
        type: 'goal.completed',
        value: 1,
        occurredAt: payload.at,
        meta: {
          source: 'familiar',
          title: payload.name.slice(0, 300),
          goalId: payload.goalId,
          target: payload.target,
          unit: payload.unit,
        },
        keys: [nativeId(payload)],
      }
    case 'focus':
      return {
        type: 'focus.completed',
        value: 1,
        occurredAt: payload.at,
        meta: {
          source: 'familiar',
          ...(payload.title !== null && { title: payload.title.slice(0, 300) }),
          minutes: Math.round((payload.at - payload.startedAt) / 60_000),
        },
        keys: [nativeId(payload)],
      }
  }
}
