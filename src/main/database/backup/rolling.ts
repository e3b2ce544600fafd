import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Clock } from '../../clock'
import { codeOf } from '../../failure'
import type { Log } from '../../log'
import type { Database } from '../connection'
import { exportDatabase } from './export'

const KEPT = 7
const NAME = /^familiar-(\d{4}-\d{2}-\d{2}T\d{6}Z)\.jsonl\.gz$/
const DAY_MS = 24 * 60 * 60 * 1000

export interface Backup {
  readonly file: string
  readonly takenAt: Date
  readonly sizeBytes: number
}

export interface TakeOptions {
  /** A backup that is about to be read: it is not dropped, however old. */
  readonly spare?: string
  readonly onProgress?: (done: number, total: number) => void
}

/** The rolling backups: the newest `KEPT` exports in one folder. */
export interface Backups {
  readonly folder: string
  /** Takes a backup now and drops the oldest. Returns its file. */
  take(database: Database, migration: number | null, options?: TakeOptions): Promise<string>
  /** Takes one unless the newest is younger than a day. */
  takeDaily(database: Database, migration: number | null): Promise<void>
  /** Newest first. */
  list(): Promise<Backup[]>
}

/** Keeps backups in a folder, which is made when first needed. */
export function rollingBackups(folder: string, clock: Clock, log: Log): Backups {
  const list = async (): Promise<Backup[]> => {
    const names = await readdir(folder).catch(() => [])
    const files = names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
      .map((name) => join(folder, name))
    return Promise.all(
      files.map(async (file) => {
        const { mtime, size } = await stat(file)
        return { file, takenAt: mtime, sizeBytes: size }
      }),
    )
  }
  const take: Backups['take'] = async (database, migration, { spare, onProgress } = {}) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const [newest] = await list()
    // Sorted by their names: also after the clock was set back, the one taken now is the newest.
    const file = await freeName(
      folder,
      Math.max(clock(), newest ? stampIn(newest.file) + 1_000 : 0),
    )
    await exportDatabase(database, file, migration, clock, onProgress ? { onProgress } : {})
    const others = (await list()).filter((backup) => backup.file !== spare)
    for (const { file: old } of others.slice(KEPT)) await rm(old, { force: true })
    log.info('took a backup', { file })
    return file
  }
  return {
    folder,
    list,
    take,
    takeDaily: async (database, migration) => {
      const [newest] = await list()
      // One from far in the future was taken under a wrong clock, and says nothing of when that was.
      if (newest && Math.abs(clock() - newest.takenAt.getTime()) < DAY_MS) return
      await take(database, migration)
    },
  }
}

/** The instant in a backup's name, in ms since the epoch. */
function stampIn(file: string): number {
  const stamp = NAME.exec(basename(file))?.[1] ?? ''
  return Date.parse(stamp.replace(/(\d{2})(\d{2})(\d{2})Z$/, '$1:$2:$3Z'))
}

/** The name of an export made at `now`, in a folder; when that second has one already, of the next that has none. */
export async function freeName(folder: string, now: number): Promise<string> {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}Z`
  const file = join(folder, `familiar-${stamp}.jsonl.gz`)
  const taken = await stat(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    },
  )
  return taken ? freeName(folder, now + 1_000) : file
}
