import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp } from '../../src/main/app'
import type * as WireSources from '../../src/main/wire-sources'
import { systemClock } from '../../src/main/clock'
import { createKeyFile } from '../../src/main/host/browser/key-file'
import type { Host, HostPorts } from '../../src/main/host/host'
import { silentLog } from '../../src/main/log'
import { providerConfigSchema } from '../../src/main/provider-config'
import { type TestDatabase, freshDatabase } from '../fixtures/database'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url))

const closing = vi.hoisted(() => ({ fails: false, failed: 0 }))

/** The real sources, which do not come to rest when a test wants that. */
vi.mock('../../src/main/wire-sources', async (load) => {
  const real = await load<typeof WireSources>()
  const createSources: typeof real.createSources = () => {
    const sources = real.createSources()
    const stop = async (): Promise<void> => {
      await sources.stop()
      if (!closing.fails) return
      closing.failed += 1
      throw new Error('a source does not end')
    }
    return { ...sources, stop }
  }
  return { ...real, createSources }
})

let base: TestDatabase
let folder: TempFolder
let app: App
let ports: HostPorts | null

beforeEach(async () => {
  closing.fails = false
  closing.failed = 0
  ;[base, folder] = await Promise.all([freshDatabase(), tempFolder('rest')])
  const { host = '', port = 0, user = '', database = '' } = base.connection
  app = createApp({
    host: windowless(),
    flags: { host: 'browser', dataDir: folder.path, port: 0, open: false, watch: [] },
    dataFolder: folder.path,
    migrationsFolder: MIGRATIONS,
    speciesFolder: folder.path,
    version: '0.0.0',
    databaseUrl: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    providers: providerConfigSchema.parse({}),
    clock: systemClock,
    log: silentLog,
  })
  await app.start()
})
afterEach(async () => {
  closing.fails = false
  await app.stop()
  await base.drop()
  await folder.remove()
})

/** A host without windows, whose line to the app is the test's. */
function windowless(): Host {
  return {
    kind: 'browser',
    runtime: 'a test',
    start: (given) => {
      ports = given
      return Promise.resolve()
    },
    openWindow: () => Promise.resolve(),
    isPetVisible: () => true,
    setPetVisible: () => undefined,
    bringPetBack: () => undefined,
    setTray: () => undefined,
    openExternal: () => Promise.resolve(false),
    userIdleMs: () => null,
    secrets: createKeyFile({ dataFolder: folder.path, clock: systemClock, log: silentLog }),
    serve: () => Promise.resolve(1),
    announceReady: () => undefined,
    stop: () => Promise.resolve(),
  }
}

test('a household that does not come to rest is not replaced by none: the work is refused, and the app goes on', async () => {
  const pushes: string[] = []
  const settings = ports?.connect('settings', ({ type }) => pushes.push(type))
  const ask = (route: string, input?: unknown) => settings?.request(route, input)
  settings?.ready()
  const signIn = { email: 'robin@example.org', password: 'long enough to be one' }
  await ask('account.setSignIn', { ...signIn, currentPassword: null })

  closing.fails = true
  expect(await ask('account.signOut')).toMatchObject({ ok: false })
  expect(closing.failed).toBe(1)
  expect(await ask('account.get')).toMatchObject({ ok: true, data: { email: signIn.email } })
  expect(pushes).toContain('data.replaced')

  closing.fails = false
  expect(await ask('account.signOut')).toMatchObject({ ok: true })
  expect(await ask('account.get')).toMatchObject({ ok: true, data: { email: null } })
})
