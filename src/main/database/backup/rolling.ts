import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import type { Database } from '../connection'
import { exportDatabase } from './export'

const KEPT = 7
const NAME = /^familiar-(\d{4}-\d{2}-\d{2}T\d{6}Z)\.jsonl\.gz$/
const DAY_MS = 24 * 60 * 60 * 1000

/** The rolling backups: the newest `KEPT` exports in one folder. */
export interface Backups {
  readonly folder: string
  /** Takes a backup now and drops the oldest. Returns its file. */
  take(database: Database, migration: number | null): Promise<string>
  /** Takes one unless the newest is younger than a day. */
  takeDaily(database: Database, migration: number | null): Promise<void>
  /** Newest first. */
  list(): Promise<{ file: string; takenAt: Date }[]>
}

/** Keeps backups in a folder, which is made when first needed. */
export function rollingBackups(folder: string, clock: Clock, log: Log): Backups {
  const list = async (): Promise<{ file: string; takenAt: Date }[]> => {
    const names = await readdir(folder).catch(() => [])
    const files = names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
      .map((name) => join(folder, name))
    return Promise.all(files.map(async (file) => ({ file, takenAt: (await stat(file)).mtime })))
  }
  const take = async (database: Database, migration: number | null): Promise<string> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const stamp = `${new Date(clock()).toISOString().slice(0, 19).replaceAll(':', '')}Z`
    const file = join(folder, `familiar-${stamp}.jsonl.gz`)
    await exportDatabase(database, file, migration, clock)
    for (const { file: old } of (await list()).slice(KEPT)) await rm(old, { force: true })
    log.info('took a backup', { file })
    return file
  }
  return {
    folder,
    list,
    take,
    takeDaily: async (database, migration) => {
      const [newest] = await list()
      if (newest && clock() - newest.takenAt.getTime() < DAY_MS) return
      await take(database, migration)
    },
  }
}
