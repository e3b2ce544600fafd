import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLoopbackServer, type LoopbackServer } from '../../../../src/main/host/loopback-server'
import { createPushHub } from '../../../../src/main/ipc/push-hub'
import { silentLog } from '../../../../src/main/log'
import { writeCredentials } from '../../../../src/main/sources/endpoint/credentials'
import { openEndpoint } from '../../../../src/main/wire-endpoint'
import { type TestDatabase, freshDatabase } from '../../../fixtures/database'
import { makePipeline, makeProfile } from '../../../fixtures/profile'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

let place: TestDatabase
let folder: TempFolder
let server: LoopbackServer

beforeEach(async () => {
  place = await freshDatabase()
  folder = await tempFolder()
  server = await openLoopbackServer({ port: 0, log: silentLog })
})
afterEach(async () => {
  await server.close()
  await folder.remove()
  await place.drop()
})

test('who comes while it opens waits: without the token it was let in, and with it sent away', async () => {
  const { database } = place
  const { userId } = await makeProfile(database, 0)
  const { token } = await writeCredentials(folder.path, server.port, silentLog)
  const { pipeline } = makePipeline(database, () => 0)
  const nobody = (): Promise<never> => Promise.reject(new Error('nobody asked for that'))
  const early: Promise<number>[] = []
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(`http://127.0.0.1:${server.port}/v1/status`, { headers })).status
  await openEndpoint({
    host: {
      kind: 'browser',
      runtime: 'Node',
      serve: async (prefix, handler) => {
        let seen = 0
        await new Promise<void>((resolve) => {
          server.mount(prefix, (request, response) => {
            handler(request, response)
            if (++seen === 2) resolve()
          })
          early.push(ask({}), ask({ Authorization: `Bearer ${token}` }))
        })
        return server.port
      },
    },
    database,
    userId,
    dataFolder: folder.path,
    pipeline,
    pet: { describe: nobody },
    hub: createPushHub(),
    version: '1.0.0',
    status: () => ({ database: { state: 'up' }, quarantined: 0, troubles: [] }),
    data: { exportAll: nobody, exportToFetch: nobody, importAll: nobody },
    clock: () => 0,
    log: silentLog,
  })
  expect(await Promise.all(early)).toEqual([401, 200])
})
