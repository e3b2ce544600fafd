import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { Failure } from '../../failure'
import type { Log } from '../../log'
import { type Account, serverAccount } from './account'
import { locateBinaries } from './binaries'
import { type Cluster, OWNER, choosePort, configure, ensureCluster } from './cluster'
import { type Placement, placeDatabase } from './placement'
import { run, troubleIn } from './run'
import { releaseStaleLock } from './stale-lock'

/** A running Postgres of our own. */
export interface EmbeddedServer {
  /** How to reach it; the database named is `postgres`, which every cluster has. */
  readonly connection: Readonly<ClientConfig>
  /** Folder of all its files. */
  readonly root: string
  /** True when it was found running, left by a Familiar that was killed. */
  readonly adopted: boolean
  /** Starts it again when it has gone away; does nothing while it runs. */
  revive(): Promise<void>
  /** Stops it in order; work under way is rolled back. */
  stop(): Promise<void>
}

/** How long a start may be refused while the backends of a killed server let go of its shared memory. */
const START_PATIENCE_MS = 8_000
const START_RETRY_MS = 250
const RUNNING = 0

/**
 * Starts the embedded Postgres below `dataFolder`, or adopts the one a killed Familiar left running.
 * Throws a Failure with the last words of the server's log when it cannot.
 */
export async function startEmbeddedServer(dataFolder: string, log: Log): Promise<EmbeddedServer> {
  const account = await serverAccount()
  const placement = await placeDatabase(dataFolder, await locateBinaries(), account)
  const cluster = await ensureCluster(placement, account)
  const adopted = await isRunning(cluster, placement, account)
  if (!adopted) await start(cluster, placement, account, await choosePort(), log)
  const connection = await connectionOf(cluster)
  log.info(adopted ? 'adopted the running server' : 'started the server', { root: placement.root })
  return {
    connection,
    root: placement.root,
    adopted,
    revive: async () => {
      if (await isRunning(cluster, placement, account)) return
      log.warn('the server has gone away; starting it again')
      await start(cluster, placement, account, connection.port, log)
    },
    stop: async () => {
      const args = ['stop', `--pgdata=${cluster.folder}`, '--mode=fast', '--timeout=20']
      const { code, output } = await run(placement.binaries.pgCtl, args, {
        account,
        output: 'capture',
      })
      if (code !== 0) log.warn('the server did not stop in order', { output })
    },
  }
}

async function isRunning(
  cluster: Cluster,
  placement: Placement,
  account: Account | null,
): Promise<boolean> {
  await releaseStaleLock(cluster.folder)
  if ((await postmaster(cluster)) === null) return false
  const args = ['status', `--pgdata=${cluster.folder}`]
  return (
    (await run(placement.binaries.pgCtl, args, { account, output: 'capture' })).code === RUNNING
  )
}

async function start(
  cluster: Cluster,
  placement: Placement,
  account: Account | null,
  port: number,
  log: Log,
): Promise<void> {
  await configure(cluster, placement, port, account)
  const args = [
    'start',
    `--pgdata=${cluster.folder}`,
    `--log=${cluster.logFile}`,
    '--wait',
    '--timeout=30',
    '--silent',
  ]
  const giveUpAt = Date.now() + START_PATIENCE_MS
  for (;;) {
    const { code } = await run(placement.binaries.pgCtl, args, { account, output: 'none' })
    if (code === 0) return
    if (Date.now() >= giveUpAt) break
    log.debug('the server did not start yet', { code })
    await pause(START_RETRY_MS)
  }
  const trouble = await troubleIn(cluster.logFile)
  throw new Failure(
    'DATABASE_UNAVAILABLE',
    `Familiar's database did not start. ${trouble || 'It gave no reason.'} Its log is ${cluster.logFile}.`,
  )
}

async function connectionOf(cluster: Cluster): Promise<ClientConfig & { port: number }> {
  const running = await postmaster(cluster)
  if (!running)
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `Familiar's database stopped again at once. Its log is ${cluster.logFile}.`,
    )
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
