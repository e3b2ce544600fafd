import { type Column, getTableColumns, getTableName } from 'drizzle-orm'
import { z } from 'zod'
import * as schema from '@db/schema'

/**
 * The logical export: gzip of JSON lines. First a header, then for each table its rows as `{"table": …, "row": …}`,
 * last a footer with the number of rows, which proves the file is whole.
 */
export const EXPORT_FORMAT = 'familiar-export'
export const EXPORT_VERSION = 1

/** Every table, each after the tables it refers to. */
export const EXPORTED_TABLES: readonly ExportedTable[] = [
  schema.users,
  schema.pets,
  schema.petRoles,
  schema.petPauses,
  schema.integrations,
  schema.eventRaw,
  schema.events,
  schema.eventKeys,
  schema.quarantine,
  schema.goals,
  schema.goalPeriods,
  schema.settings,
  schema.sourceState,
  schema.sourceItems,
  schema.sourceSilences,
  schema.metricsCache,
  schema.auditLogs,
].map((table) => ({
  name: getTableName(table),
  columns: Object.values<Column>(getTableColumns(table)).map((column) => column.name),
}))

export interface ExportedTable {
  readonly name: string
  readonly columns: readonly string[]
}

export const headerSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  createdAt: z.iso.datetime(),
  /** Newest migration the exported database had (the `when` of drizzle's journal). */
  migration: z.number().nullable(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).readonly() })),
})
export type ExportHeader = z.infer<typeof headerSchema>

export const rowSchema = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })

export const footerSchema = z.object({ rows: z.int().min(0) })
