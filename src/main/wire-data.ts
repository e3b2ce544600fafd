import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ne } from 'drizzle-orm'
import { users } from '@db/schema'
import type { DataOverview, DataWork, ExportResult } from '@shared/contract/data'
import type { UserId } from '@shared/domain/ids'
import { placeOf, useProfile } from './accounts/device-profile'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { exportDatabase } from './database/backup/export'
import { exportPath } from './database/backup/export-path'
import { importDatabase } from './database/backup/import'
import { inspectExport } from './database/backup/inspect'
import { freeName } from './database/backup/rolling'
import type { OpenedDatabase } from './database/open'
import { inTransaction } from './database/transaction'
import { Failure, codeOf } from './failure'
import type { DataPorts } from './ipc/handlers/data'
import type { Pipeline } from './pipeline/pipeline'
import { countRead, readQuarantine, releaseAll } from './pipeline/quarantine'
import type { WhileAtRest } from './wire-account'
import { leaveAllPauses } from './wire-silences'

export interface DataParts {
  readonly opened: OpenedDatabase
  readonly dataFolder: string
  readonly userId: UserId
  readonly pipeline: Pick<Pipeline, 'drain'>
  readonly clock: Clock
  readonly whileAtRest: WhileAtRest
  /** What waits in quarantine has become less. */
  recountQuarantine(): Promise<void>
  onChange(overview: DataOverview): void
}

/** Progress is told no more often than this. */
const TELL_EVERY_MS = 150
/** As long as the copying of an export to a slow drive may take. */
const FETCH_MS = 60 * 60 * 1000

const BUSY: Readonly<Record<DataWork['kind'], string>> = {
  backup: 'Familiar is taking a backup just now. Try again when it is done.',
  export: 'Familiar is exporting your data just now. Try again when it is done.',
  inspect: 'Familiar is reading an export just now. Try again when it is done.',
  import: 'Familiar is bringing in an export just now. Try again when it is done.',
}

/** What windows may do with all of the data at once. One thing at a time. */
export function dataService(parts: DataParts): DataPorts {
  const { opened, dataFolder, userId, clock } = parts
  const { database, backups, migration } = opened
  const exportsFolder = join(dataFolder, 'exports')
  // Deliberately not among those: the settings name their folder, and what lies there is the user's.
  const fetchFolder = join(dataFolder, 'exports-to-fetch')
  let work: DataWork | null = null

  const overview = async (): Promise<DataOverview> => ({
    backupsFolder: backups.folder,
    exportsFolder,
    backups: (await backups.list()).map(({ file, takenAt, sizeBytes }) => ({
      file,
      takenAt: takenAt.toISOString(),
      sizeBytes,
    })),
    work,
  })

  /** Runs a piece of work as the only one, and tells of it from its beginning to its end. */
  const alone = async <T>(
    kind: DataWork['kind'],
    run: (progress: (done: number, total: number | null) => void) => Promise<T>,
  ): Promise<T> => {
    if (work !== null) throw new Failure('CONFLICT', BUSY[work.kind])
    work = { kind, done: 0, total: null }
    try {
      const atFirst = await overview()
      parts.onChange(atFirst)
      let told = clock()
      return await run((done, total) => {
        work = { kind, done, total }
        if (Math.abs(clock() - told) < TELL_EVERY_MS) return
        told = clock()
        parts.onChange({ ...atFirst, work })
      })
    } finally {
      work = null
      parts.onChange(await overview())
    }
  }

  const exportTo = (folder: string): Promise<ExportResult> =>
    alone('export', (onProgress) =>
      writing('export', folder, async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const file = await freeName(folder, clock())
        const options = { own: userId, onProgress }
        const rows = await exportDatabase(database, file, migration, clock, options)
        await record(database, { userId, action: 'data.exported', metadata: { rows } })
        return { file, rows, sizeBytes: (await stat(file)).size }
      }),
    )

  return {
    read: overview,
    backUpNow: async () => {
      await alone('backup', (onProgress) =>
        writing('backup', backups.folder, () => backups.take(database, migration, { onProgress })),
      )
      return overview()
    },
    exportAll: () => exportTo(exportsFolder),
    exportToFetch: async () => {
      await sweepFetched(fetchFolder, clock())
      return exportTo(fetchFolder)
    },
    sweep: () => sweepFetched(fetchFolder, clock()),
    inspectImport: (path) =>
      alone('inspect', (progress) =>
        inspectExport(exportPath(path, homedir()), migration, (rows) => progress(rows, null)),
      ),
    importAll: (path) =>
      alone('import', async (progress) => {
        const file = exportPath(path, homedir())
        const { rows: total } = await inspectExport(file, migration, () => undefined)
        await refuseIfShared(database, userId)
        return parts.whileAtRest(async () => {
          const backup = await writing('backup', backups.folder, () =>
            backups.take(database, migration, { spare: file }),
          )
          const { rows } = await importDatabase(database, file, {
            replace: true,
            newest: migration,
            onProgress: (done) => progress(done, total),
          })
          await settleIn(parts, rows)
          return { rows, backup }
        })
      }),
    quarantine: () => readQuarantine(database, userId),
    retryQuarantine: async () => {
      const ids = await inTransaction(database, async (tx) => {
        const released = await releaseAll(tx, userId)
        await record(tx, {
          userId,
          action: 'quarantine.retried',
          metadata: { events: released.length },
        })
        return released
      })
      await parts.pipeline.drain()
      const read = await countRead(database, ids)
      await parts.recountQuarantine()
      return { tried: ids.length, read, quarantine: await readQuarantine(database, userId) }
    },
  }
}

/** What a command has not fetched within `FETCH_MS` it never will: it was ended, or this computer was. */
async function sweepFetched(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const age = await stat(file).then(
      ({ mtimeMs }) => Math.abs(now - mtimeMs),
      () => 0,
    )
    // Held by another program it stays until the next time; that is no reason not to start.
    if (age > FETCH_MS) await rm(file, { force: true }).catch(() => undefined)
  }
}

/** The profile that lives here from now on: the same as before where the export holds it, else its first. */
async function settleIn(
  { opened, dataFolder, userId, clock }: DataParts,
  rows: number,
): Promise<void> {
  const { database, description } = opened
  const found = await database.select({ id: users.id }).from(users).orderBy(users.createdAt)
  const heir = found.find(({ id }) => id === userId) ?? found[0]
  if (!heir) return
  await leaveAllPauses(database, clock())
  await useProfile(dataFolder, placeOf(description.kind, description.location), heir.id)
  await record(database, { userId: heir.id, action: 'data.imported', metadata: { rows } })
}

/** What replaces everything replaces other people's pets too. */
async function refuseIfShared(database: Database, userId: UserId): Promise<void> {
  const others = await database.select({ id: users.id }).from(users).where(ne(users.id, userId))
  if (others.length > 0)
    throw new Failure(
      'CONFLICT',
      'Other profiles live in this database as well, and bringing in an export would replace them too. Nothing was changed.',
    )
}

/** Says in words why a file could not be written. */
async function writing<T>(what: string, folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    const reasons: Readonly<Record<string, string>> = {
      ENOSPC: 'the disk is full',
      EDQUOT: 'the disk is full',
      EACCES: `Familiar may not write to ${folder}`,
      EPERM: `Familiar may not write to ${folder}`,
      EROFS: `${folder} can only be read`,
    }
    const reason = reasons[codeOf(cause) ?? '']
    if (reason === undefined) throw cause
    throw new Failure(
      'DATA_FOLDER_NOT_WRITABLE',
      `The ${what} could not be written: ${reason}. Nothing was changed.`,
      { cause },
    )
  }
}
