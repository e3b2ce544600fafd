import { z } from 'zod'

/** Branded ids: a pet's id cannot be passed where a user's is wanted, though both are UUIDs. */
export const userIdSchema = z.uuid().brand<'UserId'>()
export const petIdSchema = z.uuid().brand<'PetId'>()
export const integrationIdSchema = z.uuid().brand<'IntegrationId'>()
export const rawEventIdSchema = z.uuid().brand<'RawEventId'>()
export const eventIdSchema = z.uuid().brand<'EventId'>()
export const goalIdSchema = z.uuid().brand<'GoalId'>()

export type UserId = z.infer<typeof userIdSchema>
export type PetId = z.infer<typeof petIdSchema>
export type IntegrationId = z.infer<typeof integrationIdSchema>
export type RawEventId = z.infer<typeof rawEventIdSchema>
export type EventId = z.infer<typeof eventIdSchema>
export type GoalId = z.infer<typeof goalIdSchema>
