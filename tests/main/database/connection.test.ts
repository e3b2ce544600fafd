import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { isUnreachable, openDatabase } from '../../../src/main/database/connection'
import { inTransaction } from '../../../src/main/database/transaction'
import { freshDatabase, rowsOf } from '../../fixtures/database'
import { listeningLog } from '../../fixtures/listening-log'

/**
 * The pool listens to its connections only while they are idle. One that was lost between two queries of a transaction
 * was an error nobody caught: here a failed run, under a plain Node the end of the process.
 */
test('a connection that is lost between two queries of a transaction fails that, and nothing else', async () => {
  const { connection, drop } = await freshDatabase()
  const log = listeningLog()
  const database = openDatabase(connection, log)
  const killer = new Client(connection)
  await killer.connect()
  onTestFinished(async () => {
    await killer.end()
    await database.$client.end()
    await drop()
  })
  const failed = await inTransaction(database, async (tx) => {
    const [self] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
    await killer.query('select pg_terminate_backend($1)', [self?.pid])
    await log.heard('a connection was lost')
    await tx.execute(sql`select 1`)
  }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(isUnreachable(failed)).toBe(true)
  expect(await rowsOf(database, sql`select 1 as one`)).toEqual([{ one: 1 }])
})
