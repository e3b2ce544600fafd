import { type NodePgDatabase, drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '@db/schema'
import { codeOf } from '../failure'
import type { Log } from '../log'

/** The database, or a transaction in it: all a query needs. */
export type Queries = Pick<
  NodePgDatabase<typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | 'query'
>

/** The database as a whole: can also begin transactions. */
export type Database = NodePgDatabase<typeof schema> & { readonly $client: pg.Pool }

/** Few enough for the embedded server and its 12 connections, enough for windows never to wait on scoring. */
const MAX_CONNECTIONS = 6
const IDLE_MS = 30_000
const CONNECT_MS = 5_000

/** Opens a pool of connections. Nothing is connected before the first query. */
export function openDatabase(connection: pg.ClientConfig, log: Log): Database {
  const pool = new pg.Pool({
    ...connection,
    max: MAX_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'familiar',
    keepAlive: true,
  })
  // A connection lost while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn('an idle connection was lost', error))
  // The pool itself listens to connections that idle only; of one at work the next query tells what has become of it.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug('a connection was lost', error))
  })
  return drizzle(pool, { schema })
}

/** SQLSTATEs and system codes that mean the server is away, or takes nothing for now, not that the query is wrong. */
const AWAY = /^(08|25006|53|57P|ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_)/

/** Does the error mean that the database cannot be reached for now? */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && AWAY.test(error.code)) return true
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
    return true
  return isUnreachable(error.cause)
}

/** SQLSTATEs of a server that was reached and takes nothing: no room, or open for reading only. */
const REFUSING = /^(25006|53)/

/** Did the database answer, and take nothing? */
export function isRefusingWrites(error: unknown): boolean {
  return REFUSING.test(codeOf(error) ?? '')
}
