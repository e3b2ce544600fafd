import { z } from 'zod'
import { defineRoutes } from './route'

/** Shortest and longest session, in minutes. */
export const FOCUS_MINUTES = { least: 5, most: 120 } as const

export const focusMinutesSchema = z
  .int('Whole minutes')
  .min(FOCUS_MINUTES.least, `At least ${FOCUS_MINUTES.least} minutes`)
  .max(FOCUS_MINUTES.most, `At most ${FOCUS_MINUTES.most} minutes`)

export const focusSchema = z.object({
  running: z
    .object({
      startedAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      title: z.string().nullable(),
    })
    .nullable(),
})
export type Focus = z.infer<typeof focusSchema>

export const focusRoutes = defineRoutes({
  'focus.get': { input: z.void(), output: focusSchema, windows: ['panel', 'settings'] },
  'focus.start': {
    input: z.object({
      minutes: focusMinutesSchema,
      title: z.string().trim().max(200, 'At most 200 characters').optional(),
    }),
    output: focusSchema,
    windows: ['panel', 'settings'],
  },
  /** Ends it early: nothing is counted. */
  'focus.stop': { input: z.void(), output: focusSchema, windows: ['panel', 'settings'] },
})
