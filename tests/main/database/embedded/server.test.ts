import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import {
  clusterOf,
  ask,
  childrenOf,
  isAlive,
  killNow,
  postmasterOf,
  strangerOf,
  testServers,
} from '../../../fixtures/embedded-servers'
import { silentLog } from '../../../../src/main/log'
import { listeningLog } from '../../../fixtures/listening-log'

const KEEP = "create table kept (word text); insert into kept values ('safe')"
const READ = 'select word from kept'

describe('startEmbeddedServer()', () => {
  const servers = testServers()

  it('makes a database on the first start and finds it again on the second', async () => {
    const folder = await servers.folder()
    const first = await servers.start(folder)
    expect(first.adopted).toBe(false)
    await ask(first.connection, KEEP)
    await first.stop()
    const second = await servers.start(folder)
    expect(second.adopted).toBe(false)
    expect(await ask(second.connection, READ)).toEqual([{ word: 'safe' }])
  })

  it('adopts the server a killed Familiar left running, instead of fighting it', async () => {
    const folder = await servers.folder()
    const left = await servers.start(folder)
    await ask(left.connection, KEEP)
    const running = postmasterOf(left)
    const found = await servers.start(folder)
    expect(found.adopted).toBe(true)
    expect(postmasterOf(found)).toBe(running)
    expect(await ask(found.connection, READ)).toEqual([{ word: 'safe' }])
  })

  it('starts again after everything was killed at once, with all that was committed', async () => {
    const folder = await servers.folder()
    const killed = await servers.start(folder)
    await ask(killed.connection, KEEP)
    const postmaster = postmasterOf(killed)
    await killNow(postmaster, ...childrenOf(postmaster))
    const again = await servers.start(folder)
    expect(again.adopted).toBe(false)
    expect(await ask(again.connection, READ)).toEqual([{ word: 'safe' }])
  })

  it('waits until the backends of a killed server have let go', async () => {
    const folder = await servers.folder()
    const killed = await servers.start(folder)
    await ask(killed.connection, KEEP)
    const client = new Client(killed.connection)
    // Its connection goes down with the server, which is what this test is about.
    client.on('error', () => undefined)
    await client.connect()
    const [backend] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows
    const postmaster = postmasterOf(killed)
    // Stopped, it cannot notice that its server is gone, and holds on to the shared memory.
    process.kill(backend!.pid, 'SIGSTOP')
    await killNow(postmaster)
    const log = listeningLog()
    const starting = servers.start(folder, log)
    await log.heard('the server did not start')
    await killNow(backend!.pid)
    const again = await starting
    expect(await ask(again.connection, READ)).toEqual([{ word: 'safe' }])
    await client.end().catch(() => undefined)
  })

  it('is not fooled by a process that has the number of a server long gone', async () => {
    const folder = await servers.folder()
    const gone = await servers.start(folder)
    await ask(gone.connection, KEEP)
    const postmaster = postmasterOf(gone)
    const lock = join(clusterOf(gone), 'postmaster.pid')
    const words = await readFile(lock, 'utf8')
    await killNow(postmaster, ...childrenOf(postmaster))
    const other = await strangerOf(gone)
    try {
      await writeFile(lock, words.replace(String(postmaster), String(other.pid)))
      const again = await servers.start(folder)
      expect(again.adopted).toBe(false)
      expect(await ask(again.connection, READ)).toEqual([{ word: 'safe' }])
      expect(isAlive(other.pid)).toBe(true)
    } finally {
      await killNow(other.pid)
    }
  })

  it('makes its cluster anew when the first start was cut off in the middle', async () => {
    const folder = await servers.folder()
    const half = join(folder, 'database', 'pg18.making')
    await mkdir(join(half, 'base'), { recursive: true })
    await writeFile(join(half, 'PG_VERSION'), '18\n')
    const server = await servers.start(folder)
    expect(existsSync(half)).toBe(false)
    await ask(server.connection, KEEP)
  })

  it('can be reached by a socket of its owner only, and by no network', async () => {
    const { connection, root } = await servers.start(await servers.folder())
    expect(await ask(connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(connection.host).toMatch(/^\//)
    for (const folder of [root, connection.host!, join(root, 'pg18')])
      expect(statSync(folder).mode & 0o777, folder).toBe(0o700)
    const socket = join(connection.host!, `.s.PGSQL.${connection.port}`)
    expect(statSync(socket).mode & 0o777).toBe(0o700)
  })

  it('writes every commit to disk, and keeps text as UTF-8 in a locale that is the same everywhere', async () => {
    const { connection } = await servers.start(await servers.folder())
    const [settings] = await ask(
      connection,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
              current_setting('full_page_writes') as pages, current_setting('TimeZone') as zone,
              pg_encoding_to_char(encoding) as encoding, datlocale as locale
       from pg_database where datname = 'postgres'`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      commits: 'on',
      pages: 'on',
      zone: 'UTC',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
    })
  })

  it('says in the server’s own words why it does not start', async () => {
    const folder = await servers.folder()
    const server = await servers.start(folder)
    await server.stop()
    await writeFile(join(clusterOf(server), 'postgresql.conf'), 'no such setting = 1\n')
    await expect(servers.start(folder, silentLog, 1_000)).rejects.toMatchObject({
      name: 'Failure',
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('Its log is') as unknown,
    })
  })
})

describe('stop()', () => {
  const servers = testServers()

  it('ends every process and leaves nothing to be recovered', async () => {
    const folder = await servers.folder()
    const server = await servers.start(folder)
    await ask(server.connection, KEEP)
    const processes = [postmasterOf(server), ...childrenOf(postmasterOf(server))]
    await server.stop()
    // It takes its lock file away as the last thing it does, and is gone a moment later.
    await expect.poll(() => processes.filter(isAlive)).toEqual([])
    expect(existsSync(join(clusterOf(server), 'postmaster.pid'))).toBe(false)
    await servers.start(folder)
    const log = await readFile(join(server.root, 'postgres.log'), 'utf8')
    expect(log).not.toMatch(/not properly shut down|interrupted/)
  })

  it('fails where the server runs on in spite of it: nobody may take it for stopped', async () => {
    const server = await servers.start(await servers.folder(), silentLog, 20_000, 1_000)
    const postmaster = postmasterOf(server)
    process.kill(postmaster, 'SIGSTOP')
    try {
      await expect(server.stop()).rejects.toThrow('runs on')
    } finally {
      process.kill(postmaster, 'SIGCONT')
    }
    await server.stop()
    await expect.poll(() => isAlive(postmaster)).toBe(false)
  })

  it('has nothing to do where the server has died', async () => {
    const server = await servers.start(await servers.folder())
    await killNow(postmasterOf(server))
    await server.stop()
  })

  it('does not wait for a window that is still connected', async () => {
    const server = await servers.start(await servers.folder())
    const client = new Client(server.connection)
    // The reason comes first; that the line is down as well is told as a second error.
    const cut = new Promise((resolve) => client.on('error', resolve))
    await client.connect()
    await server.stop()
    expect(await cut).toMatchObject({ code: '57P01' })
  })
})

describe('revive()', () => {
  const servers = testServers()

  it('brings a dead server back under the connection everybody has', async () => {
    const server = await servers.start(await servers.folder())
    await ask(server.connection, KEEP)
    const postmaster = postmasterOf(server)
    await killNow(postmaster, ...childrenOf(postmaster))
    await server.revive()
    expect(await ask(server.connection, READ)).toEqual([{ word: 'safe' }])
  })

  it('leaves a running server alone', async () => {
    const server = await servers.start(await servers.folder())
    const before = postmasterOf(server)
    await server.revive()
    expect(postmasterOf(server)).toBe(before)
  })
})
