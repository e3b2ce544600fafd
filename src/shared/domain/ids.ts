import { z } from 'zod'

/**
 * Branded ids: a pet's id cannot be passed where a user's is wanted, though both are UUIDs. Any that Postgres takes will
 * do, also one without RFC 9562's version: a row put there by hand must not make a pet unreadable.
 */
export const userIdSchema = z.guid().brand<'UserId'>()
export const petIdSchema = z.guid().brand<'PetId'>()
export const integrationIdSchema = z.guid().brand<'IntegrationId'>()
export const rawEventIdSchema = z.guid().brand<'RawEventId'>()
export const eventIdSchema = z.guid().brand<'EventId'>()
export const goalIdSchema = z.guid().brand<'GoalId'>()

export type UserId = z.infer<typeof userIdSchema>
export type PetId = z.infer<typeof petIdSchema>
export type IntegrationId = z.infer<typeof integrationIdSchema>
export type RawEventId = z.infer<typeof rawEventIdSchema>
export type EventId = z.infer<typeof eventIdSchema>
export type GoalId = z.infer<typeof goalIdSchema>
