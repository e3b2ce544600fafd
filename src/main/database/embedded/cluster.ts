import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Failure, codeOf } from '../../failure'
import type { Account } from './account'
import type { Placement } from './placement'
import { run } from './run'

/** Major version of the bundled engine; each major has a cluster folder of its own. */
export const ENGINE_MAJOR = 18
/** Role and database of the app. */
export const OWNER = 'familiar'
/** The socket's number; several clusters never share a socket folder. */
const SOCKET_PORT = 5432

export interface Cluster {
  readonly folder: string
  readonly logFile: string
  /** Password of the owner; null where the socket's folder is the protection. */
  readonly password: string | null
}

/** Clusters of older engines in the same place, newest first: `[{major: 17, folder: …}]`. */
export async function olderClusters(root: string): Promise<{ major: number; folder: string }[]> {
  const names = await readdir(root).catch(() => [])
  return names
    .flatMap((name) => {
      const major = Number(/^pg(\d+)$/.exec(name)?.[1])
      return major < ENGINE_MAJOR ? [{ major, folder: join(root, name) }] : []
    })
    .sort((a, b) => b.major - a.major)
}

/**
 * Makes the cluster on first use. It is made in a folder beside its place and moved there when complete, so that a
 * first start that is cut off leaves nothing half-made behind.
 */
export async function ensureCluster(
  placement: Placement,
  account: Account | null,
): Promise<Cluster> {
  const folder = join(placement.root, `pg${ENGINE_MAJOR}`)
  const cluster = {
    folder,
    logFile: join(placement.root, 'postgres.log'),
    password: await passwordIn(placement.root, account),
  }
  const exists = await stat(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (exists) return cluster

  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  if (account) await chown(making, account.uid, account.gid)
  const finished = await run(
    placement.binaries.initdb,
    [
      `--pgdata=${making}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      ...(cluster.password === null
        ? ['--auth=trust']
        : ['--auth=scram-sha-256', `--pwfile=${join(placement.root, 'password')}`]),
    ],
    { account, output: 'capture' },
  )
  if (finished.code !== 0) {
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `Familiar could not create its database in ${placement.root}: ${lastLine(finished.output)}`,
      { cause: finished.output },
    )
  }
  await writeFile(join(making, 'postgresql.conf'), "\ninclude 'familiar.conf'\n", { flag: 'a' })
  await rename(making, folder)
  return cluster
}

/** The port the cluster is to listen on: a fixed socket number, or on Windows a free TCP port. */
export async function choosePort(): Promise<number> {
  return process.platform === 'win32' ? freePort() : SOCKET_PORT
}

/**
 * Writes the settings of this start. Small memory and few processes, because the app is always on; fsync stays on,
 * because nothing may be lost. Why each of them: docs/database.md.
 */
export async function configure(
  cluster: Cluster,
  placement: Placement,
  port: number,
  account: Account | null,
): Promise<void> {
  const tcp = process.platform === 'win32'
  const settings = {
    listen_addresses: tcp ? "'127.0.0.1'" : "''",
    port,
    unix_socket_directories: tcp ? "''" : `'${placement.socketFolder}'`,
    unix_socket_permissions: '0700',
    max_connections: 12,
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    jit: 'off',
    autovacuum_max_workers: 1,
    max_parallel_workers: 0,
    io_method: 'sync',
    log_min_messages: 'warning',
    log_timezone: "'UTC'",
    timezone: "'UTC'",
  }
  const text = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`)
  const file = join(cluster.folder, 'familiar.conf')
  await writeFile(file, text.join(''), { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
}

async function passwordIn(root: string, account: Account | null): Promise<string | null> {
  if (process.platform !== 'win32') return null
  const file = join(root, 'password')
  const known = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (known !== null) return known.trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
  return password
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? 'no reason given'
}
