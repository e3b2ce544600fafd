import { eventIdSchema, goalIdSchema, petIdSchema, rawEventIdSchema } from '@shared/domain/ids'

const uuid = (kind: string, count: number): string =>
  `${kind}-0000-4000-8000-${count.toString(16).padStart(12, '0')}`

/** Ids that are the same in every run, and sort in the order they were made. */
export const fakeIds = {
  event: (count: number) => eventIdSchema.parse(uuid('0000000e', count)),
  goal: (count: number) => goalIdSchema.parse(uuid('000000a0', count)),
  raw: (count: number) => rawEventIdSchema.parse(uuid('000000b0', count)),
  pet: petIdSchema.parse(uuid('0000000f', 1)),
  petNumber: (count: number) => petIdSchema.parse(uuid('0000000f', count)),
}
