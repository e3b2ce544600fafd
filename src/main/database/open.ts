import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { users } from '@db/schema'
import type { Clock } from '../clock'
import { Failure, codeOf, rootMessageOf } from '../failure'
import type { Log } from '../log'
import { importDatabase } from './backup/import'
import { type Backups, rollingBackups } from './backup/rolling'
import { type Database, openDatabase } from './connection'
import { olderClusters } from './embedded/cluster'
import { type EmbeddedServer, startEmbeddedServer } from './embedded/server'
import { migrateDatabase, migrationState } from './migrations'

/** The migrated database, whichever engine is behind it. */
export interface OpenedDatabase {
  readonly database: Database
  readonly backups: Backups
  readonly description: DatabaseDescription
  /** Newest migration applied. */
  readonly migration: number | null
  /** Brings an embedded server that has died back; for a server of the user's there is nothing to do. */
  revive(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseDescription {
  readonly kind: 'embedded' | 'server'
  readonly version: string
  /** Where it is, without any password. */
  readonly location: string
}

export interface DatabaseOptions {
  readonly dataFolder: string
  readonly migrationsFolder: string
  /** `FAMILIAR_DATABASE_URL`: use this server instead of the embedded one. */
  readonly url: string | null
  readonly clock: Clock
  readonly log: Log
}

const DATABASE_NAME = 'familiar'
const OLDEST_SERVER = 140_000
/** "database does not exist" */
const INVALID_CATALOG_NAME = '3D000'

/** Starts or reaches the database and brings it to this app's schema. Throws a Failure that says what to do. */
export async function openFamiliarDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  const { dataFolder, migrationsFolder, url, clock, log } = options
  const backups = rollingBackups(join(dataFolder, 'backups'), clock, log.for('backup'))
  const engine = url === null ? await embeddedEngine(dataFolder, log) : await serverEngine(url, log)
  try {
    const backUp = async (): Promise<string> =>
      backups.take(
        engine.database,
        (await migrationState(engine.database, migrationsFolder)).applied,
      )
    await migrateDatabase(engine.database, migrationsFolder, backUp)
    const { applied } = await migrationState(engine.database, migrationsFolder)
    await restoreFromOlderEngine(engine, backups, log)
    return {
      database: engine.database,
      backups,
      description: { ...engine.place, version: await versionOf(engine.database) },
      migration: applied,
      revive: () => engine.revive(),
      close: () => engine.close(),
    }
  } catch (error) {
    // What kept it from opening is what the user has to hear of.
    await engine.close().catch((closing: unknown) => log.error('closing failed too', closing))
    throw error
  }
}

interface Engine {
  readonly database: Database
  readonly place: Omit<DatabaseDescription, 'version'>
  readonly root: string | null
  revive(): Promise<void>
  close(): Promise<void>
}

async function embeddedEngine(dataFolder: string, log: Log): Promise<Engine> {
  await mkdir(dataFolder, { recursive: true })
  const server = await startEmbeddedServer(dataFolder, log.for('postgres'))
  const database = openDatabase(
    { ...server.connection, database: DATABASE_NAME },
    log.for('database'),
  )
  await createIfMissing(database, server)
  return {
    database,
    place: { kind: 'embedded', location: server.root },
    root: server.root,
    revive: () => server.revive(),
    close: async () => {
      // A server that is left alone would run on, whatever has become of the connections to it.
      await database.$client.end().finally(() => server.stop())
    },
  }
}

async function createIfMissing(database: Database, server: EmbeddedServer): Promise<void> {
  try {
    await database.execute(sql`select 1`)
  } catch (error) {
    if (codeOf(error) !== INVALID_CATALOG_NAME) throw error
    const client = new pg.Client(server.connection)
    await client.connect()
    try {
      await client.query(`create database ${DATABASE_NAME}`)
    } finally {
      await client.end()
    }
  }
}

async function serverEngine(url: string, log: Log): Promise<Engine> {
  const location = locationOf(url)
  const database = openDatabase({ connectionString: url }, log.for('database'))
  try {
    const { rows } = await database.execute<{ server_version_num: string }>(
      sql`show server_version_num`,
    )
    const version = Number(rows[0]?.server_version_num)
    if (version < OLDEST_SERVER) {
      throw new Failure(
        'DATABASE_UNAVAILABLE',
        `The database at ${location} is Postgres ${Math.floor(version / 10_000)}; Familiar needs 14 or newer.`,
      )
    }
  } catch (cause) {
    await database.$client.end()
    if (cause instanceof Failure) throw cause
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `Familiar cannot reach the database at ${location} (FAMILIAR_DATABASE_URL): ${rootMessageOf(cause)}. Check the address, or unset it to use the built-in database.`,
      { cause },
    )
  }
  return {
    database,
    place: { kind: 'server', location },
    root: null,
    revive: () => Promise.resolve(),
    close: () => database.$client.end(),
  }
}

/** `host:port/database` of a connection string. */
function locationOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Failure(
      'BAD_FLAG',
      'FAMILIAR_DATABASE_URL is not a Postgres address. It looks like postgres://user:password@host:5432/familiar.',
    )
  }
  return `${hostOf(parsed)}:${parsed.port || '5432'}${parsed.pathname}`
}

function hostOf(url: URL): string {
  if (url.hostname !== '') return url.hostname
  return url.searchParams.get('host') ?? 'localhost'
}

/**
 * An engine cannot open the files of an older major. As long as the new cluster holds nobody's data, the newest backup
 * is brought over; the old folder stays where it is.
 */
async function restoreFromOlderEngine(engine: Engine, backups: Backups, log: Log): Promise<void> {
  const [older] = engine.root === null ? [] : await olderClusters(engine.root)
  if (!older || (await hasUsers(engine.database))) return
  const [newest] = await backups.list()
  if (!newest) {
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `The data in ${older.folder} was written by Postgres ${older.major} and there is no backup to bring over. Nothing was changed; start the version of Familiar you had before once more, so that it can take one.`,
    )
  }
  const { rows } = await importDatabase(engine.database, newest.file)
  log.info('restored the newest backup into a newer engine', {
    from: older.major,
    file: newest.file,
    rows,
  })
}

async function hasUsers(database: Database): Promise<boolean> {
  return (await database.select({ id: users.id }).from(users).limit(1)).length > 0
}

async function versionOf(database: Database): Promise<string> {
  const { rows } = await database.execute<{ server_version: string }>(sql`show server_version`)
  return rows[0]?.server_version ?? 'unknown'
}
