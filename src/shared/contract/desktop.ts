import { z } from 'zod'
import { SHORTCUTS } from '../domain/shortcut'
import { defineRoutes } from './route'

export const shortcutSchema = z.enum(SHORTCUTS)

/** What the desktop has to do with Familiar, and whether it does what is set. */
export const desktopSchema = z.object({
  /** Is this the desktop app? In a browser there is none of all this. */
  isDesktopApp: z.boolean(),
  /** Keys that are set and do not work, each with the reason. */
  shortcutProblems: z.array(z.object({ shortcut: shortcutSchema, problem: z.string() })),
  /** As the system has it: the user can change it there too. */
  startAtLogin: z.enum(['on', 'off', 'needs-approval', 'unavailable']),
  /** Why the system shows no notifications; null where nothing is known against it. */
  notificationProblem: z.string().nullable(),
})
export type Desktop = z.infer<typeof desktopSchema>

export const desktopRoutes = defineRoutes({
  'desktop.get': { input: z.void(), output: desktopSchema, windows: ['settings'] },
  'desktop.setStartAtLogin': {
    input: z.object({ on: z.boolean() }),
    output: desktopSchema,
    windows: ['settings'],
  },
})
