import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg, { type ClientConfig } from 'pg'
import { Failure } from '../../failure'
import type { Log } from '../../log'
import { DATABASE_STOP_MS } from '../../stopping'
import { type Account, serverAccount } from './account'
import { locateBinaries } from './binaries'
import { type Cluster, OWNER, choosePort, configure, ensureCluster } from './cluster'
import { type Placement, placeDatabase } from './placement'
import { run, troubleIn } from './run'
import { releaseStaleLock } from './stale-lock'

/** A running Postgres of our own. */
export interface EmbeddedServer {
  /** How to reach it; the database named is `postgres`, which every cluster has. */
  readonly connection: Readonly<Connection>
  /** Folder of all its files. */
  readonly root: string
  /** True when it was found running, left by a Familiar that was killed. */
  readonly adopted: boolean
  /** Starts it again when it has gone away; does nothing while it runs. */
  revive(): Promise<void>
  /** Stops it in order; work under way is rolled back. Rejects while it runs on in spite of that. */
  stop(): Promise<void>
}

/** How long a start may be refused while the backends of a killed server let go of its shared memory, or recovery takes. */
const PATIENCE_MS = 20_000
const RETRY_MS = 100
const ANSWER_MS = 3_000
const RUNNING = 0

/**
 * Starts the embedded Postgres below `dataFolder`, or adopts the one a killed Familiar left running.
 * Throws a Failure with the last words of the server's log when it cannot.
 */
export async function startEmbeddedServer(
  dataFolder: string,
  log: Log,
  patienceMs = PATIENCE_MS,
  stopMs = DATABASE_STOP_MS,
): Promise<EmbeddedServer> {
  const account = await serverAccount()
  const placement = await placeDatabase(dataFolder, await locateBinaries(), account)
  const cluster = await ensureCluster(placement, account)
  const parts = { cluster, placement, account, log, patienceMs }
  const { adopted, connection } = await bringUp(parts, await choosePort())
  log.info(adopted ? 'adopted the running server' : 'started the server', {
    root: placement.root,
  })
  return {
    connection,
    root: placement.root,
    adopted,
    revive: async () => {
      const revived = await bringUp(parts, connection.port)
      if (!revived.adopted) log.warn('the server had gone away and was started again')
    },
    stop: async () => {
      const timeout = `--timeout=${Math.ceil(stopMs / 1_000)}`
      const args = ['stop', `--pgdata=${cluster.folder}`, '--mode=fast', timeout]
      const { code, output } = await run(placement.binaries.pgCtl, args, {
        account,
        output: 'capture',
      })
      if (code === 0) return
      log.warn('the server did not stop in order', { output })
      // One that has died already needs no stopping.
      if (await isRunning(parts)) throw new Error(`the server runs on: ${output}`)
    },
  }
}

interface Parts {
  readonly cluster: Cluster
  readonly placement: Placement
  readonly account: Account | null
  readonly log: Log
  readonly patienceMs: number
}

type Connection = ClientConfig & { readonly port: number }

/**
 * Brings the server to where it answers a query, whatever state it is found in: running, on its way up, on its way
 * down after its postmaster was killed, or not there. Until patience ends, what fails is tried again.
 */
async function bringUp(
  parts: Parts,
  port: number,
): Promise<{ adopted: boolean; connection: Connection }> {
  const { cluster, log } = parts
  const giveUpAt = Date.now() + parts.patienceMs
  let adopted = true
  let reason: unknown = null
  while (Date.now() < giveUpAt) {
    if (!(await isRunning(parts))) {
      adopted = false
      await start(parts, port)
    }
    const connection = await connectionOf(cluster)
    if (connection !== null) {
      reason = await tryToConnect(connection)
      if (reason === null) return { adopted, connection }
    }
    log.debug('the server does not answer yet', reason)
    await pause(RETRY_MS)
  }
  const trouble = await troubleIn(cluster.logFile)
  throw new Failure(
    'DATABASE_UNAVAILABLE',
    `Familiar's database did not start. ${trouble || 'It gave no reason.'} Its log is ${cluster.logFile}.`,
    { cause: reason },
  )
}

async function isRunning({ cluster, placement, account }: Parts): Promise<boolean> {
  await releaseStaleLock(cluster.folder)
  if ((await postmaster(cluster)) === null) return false
  const args = ['status', `--pgdata=${cluster.folder}`]
  return (
    (await run(placement.binaries.pgCtl, args, { account, output: 'capture' })).code === RUNNING
  )
}

async function start({ cluster, placement, account, log }: Parts, port: number): Promise<void> {
  await configure(cluster, placement, port, account)
  const args = [
    'start',
    `--pgdata=${cluster.folder}`,
    `--log=${cluster.logFile}`,
    '--wait',
    '--timeout=30',
    '--silent',
  ]
  const { code } = await run(placement.binaries.pgCtl, args, { account, output: 'none' })
  if (code !== 0) log.debug('the server did not start', { code })
}

/** Null when the server answers, else why not. */
async function tryToConnect(connection: Connection): Promise<unknown> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: ANSWER_MS })
  // A server that goes away between connecting and asking says so here as well as there.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connectionOf(cluster: Cluster): Promise<Connection | null> {
  const running = await postmaster(cluster)
  if (!running) return null
  return {
    host: running.socketFolder || '127.0.0.1',
    port: running.port,
    user: OWNER,
    database: 'postgres',
    ...(cluster.password !== null && { password: cluster.password }),
  }
}

/** What a running server says of itself in `postmaster.pid`: line 4 is its port, line 5 its socket folder. */
async function postmaster(
  cluster: Cluster,
): Promise<{ port: number; socketFolder: string } | null> {
  const text = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  return { port: Number(lines[3]), socketFolder: lines[4]?.trim() ?? '' }
}
