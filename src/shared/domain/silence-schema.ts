import { z } from 'zod'
import type { Silence } from './silence'

/** Apart from what is done with silences, so that the pet's page need not load the validator. */
export const silenceSchema: z.ZodType<Silence> = z.object({
  from: z.number(),
  to: z.number().nullable(),
  share: z.number().min(0).max(1),
})
