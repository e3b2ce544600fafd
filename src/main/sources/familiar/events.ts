import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { careActionSchema } from '@shared/contract/pet'
import { goalIdSchema, type UserId } from '@shared/domain/ids'
import type { NormalisedEvent, Normaliser } from '@shared/domain/normalised-event'
import { type RawEvent, externalEventId } from '../../raw-event'

/**
 * What happens inside Familiar itself: the user cares for the pet, a goal is reached. It takes the same way as
 * everything else, so that the ledger has one kind of line.
 */
const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('care'), action: careActionSchema, at: z.number() }),
  z.object({
    kind: z.literal('goal'),
    goalId: goalIdSchema,
    name: z.string(),
    periodStart: z.iso.date(),
    target: z.number(),
    unit: z.string(),
    at: z.number(),
  }),
])
export type FamiliarPayload = z.infer<typeof payloadSchema>

const CARE_EVENTS = { feed: 'pet.fed', pet: 'pet.petted', play: 'pet.played' } as const

/** The raw event of an act of the user, or of a goal reached; a goal counts once per period, whenever it is told. */
export function familiarEvent(userId: UserId, payload: FamiliarPayload): RawEvent {
  const native =
    payload.kind === 'goal'
      ? `goal:${payload.goalId}:${payload.periodStart}`
      : `care:${payload.action}:${randomUUID()}`
  return { externalId: externalEventId('familiar', userId, native), payload }
}

export const familiarNormaliser: Normaliser = {
  version: 1,
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
        keys: [`goal:${payload.goalId}:${payload.periodStart}`],
      }
  }
}
