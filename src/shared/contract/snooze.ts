import { z } from 'zod'
import { SNOOZE_LENGTHS } from '../domain/snooze'
import { defineRoutes } from './route'

/** The pet put to sleep: out of sight until then, on this computer. Null: it is not. */
export const snoozeSchema = z.object({ until: z.iso.datetime().nullable() })
export type Snooze = z.infer<typeof snoozeSchema>

export const snoozeLengthSchema = z.enum(SNOOZE_LENGTHS)

export const snoozeRoutes = defineRoutes({
  'snooze.get': { input: z.void(), output: snoozeSchema, windows: ['pet', 'panel', 'settings'] },
  /** Sleeps from now on; a pet that sleeps already sleeps for so long instead. */
  'snooze.begin': {
    input: z.object({ length: snoozeLengthSchema }),
    output: snoozeSchema,
    windows: ['pet', 'panel', 'settings'],
  },
  'snooze.end': { input: z.void(), output: snoozeSchema, windows: ['pet', 'panel', 'settings'] },
})
