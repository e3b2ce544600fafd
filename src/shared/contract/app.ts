import { z } from 'zod'
import { connectableProviderSchema } from '../domain/provider'
import { defineRoutes } from './route'
import { settingsPageIdSchema, windowKindSchema } from './windows'

/** Whether the parts the app stands on are working, in words. */
export const appStatusSchema = z.object({
  database: z.discriminatedUnion('state', [
    z.object({ state: z.literal('up') }),
    z.object({ state: z.literal('starting') }),
    z.object({ state: z.literal('down'), problem: z.string() }),
  ]),
  /** Events that could not be read and wait for a newer Familiar. */
  quarantined: z.int(),
  /** Connections that cannot be read just now, with a sentence for each. */
  troubles: z.array(
    z.object({
      provider: connectableProviderSchema,
      message: z.string(),
      since: z.iso.datetime(),
    }),
  ),
})
export type AppStatus = z.infer<typeof appStatusSchema>

export const aboutSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  runtime: z.string(),
  platform: z.string(),
  dataFolder: z.string(),
  database: z.object({
    kind: z.enum(['embedded', 'server']),
    version: z.string(),
    /** Where it is, without any password. */
    location: z.string(),
    sizeBytes: z.number(),
    lastBackupAt: z.iso.datetime().nullable(),
    backupsFolder: z.string(),
  }),
  endpoint: z.object({ url: z.string(), credentialsFile: z.string() }),
})
export type About = z.infer<typeof aboutSchema>

export const appRoutes = defineRoutes({
  'app.status': { input: z.void(), output: appStatusSchema, windows: ['pet', 'panel', 'settings'] },
  'app.about': { input: z.void(), output: aboutSchema, windows: ['settings'] },
  /**
   * For how long, in ms, the user has touched neither keyboard nor pointer of this computer; null where that cannot be
   * known. How long, and nothing else: not what was typed, nor where. None, as of somebody at work, while the computer
   * is to be taken easy on: the pet then keeps still, as it does beside them.
   */
  'app.userIdle': {
    input: z.void(),
    output: z.object({ idleMs: z.number().min(0).nullable() }),
    windows: ['pet'],
  },
  'app.openWindow': {
    /** Without a page, a window that is open stays where it is. */
    input: z.discriminatedUnion('window', [
      z.object({ window: z.literal('settings'), page: settingsPageIdSchema.optional() }),
      z.object({ window: windowKindSchema.exclude(['settings']) }),
    ]),
    output: z.void(),
    windows: ['pet', 'panel', 'settings'],
  },
})
