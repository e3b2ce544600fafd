import { z } from 'zod'
import type { Pause } from './pause'

/** Apart from what is done with pauses, so that the pet's page need not load the validator. */
export const pauseSchema: z.ZodType<Pause> = z.object({
  from: z.number(),
  to: z.number().nullable(),
})
