import { z } from 'zod'
import { rawEventIdSchema } from '../domain/ids'
import { providerSchema } from '../domain/provider'
import { defineRoutes } from './route'

export const backupFileSchema = z.object({
  file: z.string(),
  takenAt: z.iso.datetime(),
  sizeBytes: z.number(),
})
export type BackupFile = z.infer<typeof backupFileSchema>

/** What is being done with all of the data just now. */
export const dataWorkSchema = z.object({
  kind: z.enum(['backup', 'export', 'inspect', 'import']),
  /** Rows dealt with so far. */
  done: z.int(),
  /** Null while it is not known. */
  total: z.int().nullable(),
})
export type DataWork = z.infer<typeof dataWorkSchema>

export const dataOverviewSchema = z.object({
  backupsFolder: z.string(),
  exportsFolder: z.string(),
  /** Newest first. */
  backups: z.array(backupFileSchema),
  work: dataWorkSchema.nullable(),
})
export type DataOverview = z.infer<typeof dataOverviewSchema>

export const exportResultSchema = z.object({
  file: z.string(),
  rows: z.int(),
  sizeBytes: z.number(),
})
export type ExportResult = z.infer<typeof exportResultSchema>

/** What a file holds, before anything is done with it. */
export const importPreviewSchema = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  createdAt: z.iso.datetime(),
  /** Of the format, not of Familiar. */
  version: z.int(),
  rows: z.int(),
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** Whose it is; an address only where its user has given one. */
  profiles: z.array(z.object({ name: z.string().nullable(), email: z.string().nullable() })),
  pets: z.array(z.object({ name: z.string(), level: z.int().nullable() })),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const importResultSchema = z.object({
  rows: z.int(),
  /** The backup of what was there before; importing it is the way back. */
  backup: z.string(),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** How many of the events that could not be read are shown. */
export const QUARANTINE_SHOWN = 50

export const quarantineSchema = z.object({
  total: z.int(),
  /** Newest first. */
  events: z.array(
    z.object({
      id: rawEventIdSchema,
      provider: providerSchema,
      reason: z.string(),
      receivedAt: z.iso.datetime(),
    }),
  ),
})
export type Quarantine = z.infer<typeof quarantineSchema>

export const retryResultSchema = z.object({
  tried: z.int(),
  read: z.int(),
  quarantine: quarantineSchema,
})
export type RetryResult = z.infer<typeof retryResultSchema>

const exportPathSchema = z.string().trim().min(1, 'Name the file').max(4096, 'Too long for a path')

export const dataRoutes = defineRoutes({
  'data.get': { input: z.void(), output: dataOverviewSchema, windows: ['settings'] },
  'data.backUpNow': { input: z.void(), output: dataOverviewSchema, windows: ['settings'] },
  /** Writes all of the user's data to a file of their own. Answers when it is there. */
  'data.export': { input: z.void(), output: exportResultSchema, windows: ['settings'] },
  /** Reads a file through and changes nothing. */
  'data.inspectImport': {
    input: z.object({ path: exportPathSchema }),
    output: importPreviewSchema,
    windows: ['settings'],
  },
  /** Replaces everything by what a file holds, after a backup of what is there. */
  'data.import': {
    input: z.object({ path: exportPathSchema }),
    output: importResultSchema,
    windows: ['settings'],
  },
  'data.quarantine': { input: z.void(), output: quarantineSchema, windows: ['settings'] },
  /** Lets the present normalisers read again what could not be read. */
  'data.retryQuarantine': { input: z.void(), output: retryResultSchema, windows: ['settings'] },
})
