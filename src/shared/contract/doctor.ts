import { z } from 'zod'
import { defineRoutes } from './route'
import { settingsPageIdSchema } from './windows'

export const doctorFindingSchema = z.object({
  what: z.string(),
  ok: z.boolean(),
  /** How it is, or what is wrong, in words. */
  said: z.string(),
  /** What the user can do, in a sentence; null where there is nothing, or the page says it. */
  advice: z.string().nullable(),
  /** Where it can be mended; null for nowhere. */
  page: settingsPageIdSchema.nullable(),
})
export type DoctorFinding = z.infer<typeof doctorFindingSchema>

export const doctorReportSchema = z.object({
  findings: z.array(doctorFindingSchema),
  /** All of it as text for somebody else: without secrets, places and names. */
  text: z.string(),
  logFolder: z.string(),
  /** Can the host show a folder? Else the path is there to be copied. */
  canOpenFolder: z.boolean(),
})
export type DoctorReport = z.infer<typeof doctorReportSchema>

export const doctorRoutes = defineRoutes({
  /** Asks every part how it is. Takes as long as the slowest of them. */
  'doctor.look': { input: z.void(), output: doctorReportSchema, windows: ['settings'] },
  /** Shows the folder of the log, in the system's own program for folders. */
  'doctor.openLogs': { input: z.void(), output: z.void(), windows: ['settings'] },
})
