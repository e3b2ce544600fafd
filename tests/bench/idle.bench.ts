import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'vitest'
import { type FakeProviders, startFakeProviders } from '../fakes/providers/fake-providers'
import { optionId } from '../fakes/providers/notion/properties'
import { launchBrowserServer } from '../fixtures/browser'
import { type AppProcess, embeddedServer, startApp } from '../fixtures/running-app'
import { type PageSocket, openPageSocket, signIn } from '../fixtures/page-socket'
import { tempFolder } from '../fixtures/temp-folder'
import { cpuSeconds, processTree, proportionalMegabytes, voluntarySwitches } from './processes'
import { type Figure, report } from './report'

const WINDOW_SECONDS = 20
const ROUNDS = 3
const IDLE_SECONDS = 60
/** Providers are asked about once a minute: a minute sees one of their polls, or two. */
const POLLED_SECONDS = 180
/** The day's backup is taken a minute after a start, once. */
const SETTLE_SECONDS = 70

const onLinux = test.skipIf(process.platform !== 'linux')

onLinux('at rest (measured through /proc, so on Linux only)', async () => {
  const folder = await tempFolder()
  const data = join(folder.path, 'data')
  const app = startApp(data)
  const link = await app.ready
  report('At rest', await atRest(app, data, IDLE_SECONDS))
  await calmPet(link)
  await app.stop()
  await folder.remove()
})

onLinux('at rest, with three providers that are asked from time to time', async () => {
  const folder = await tempFolder()
  const data = join(folder.path, 'data')
  const providers = await startFakeProviders()
  const app = startApp(data, [], providers.environment())
  await connectAll(await app.ready, providers)
  report(
    'At rest, with GitHub, Fitbit and Notion connected',
    await atRest(app, data, POLLED_SECONDS),
  )
  await app.stop()
  await providers.stop()
  await folder.remove()
})

/** What the app costs once it has settled, beside its budgets. */
async function atRest(app: AppProcess, data: string, seconds: number): Promise<Figure[]> {
  await pause(SETTLE_SECONDS * 1000)
  const main = [pidOf(app)]
  const server = await embeddedServer(data)
  const [cpu, switches] = [cpuSeconds(main), voluntarySwitches(main)]
  await pause(seconds * 1000)
  const used = cpuSeconds(main) - cpu
  const woken = voluntarySwitches(main) - switches
  // Only now: connections that idled have been closed, and their backends with them.
  const everything = [...main, ...(server ? processTree(server.pid) : [])]
  return [
    {
      what: 'main process and Postgres, PSS',
      measured: proportionalMegabytes(everything),
      unit: 'MB',
      budget: { atMost: 120 },
    },
    { what: 'of it the main process', measured: proportionalMegabytes(main), unit: 'MB' },
    {
      what: `main process, CPU over ${seconds} s`,
      measured: (used / seconds) * 100,
      unit: '% of a core',
      budget: { atMost: 0.3 },
    },
    {
      what: 'main process, wake-ups of all its threads',
      measured: woken / seconds,
      unit: 'per s',
      budget: { atMost: 2 },
    },
  ]
}

/** Connects all three as a user does, each with a little to read; the settings are closed afterwards. */
async function connectAll(link: string, providers: FakeProviders): Promise<void> {
  const { github, google, notion } = providers
  github.oauth.device.interval = 1
  github.oauth.device.person = 'approves'
  google.oauth.consent = 'allow'
  github.repository().push({ commits: 3 })
  google.setDay(new Date().toLocaleDateString('en-CA'), { steps: 4_000 })
  const tasks = notion.addDataSource('Chores')
  tasks.addMany(50)
  const socket = await openPageSocket(await signIn(link), 'settings')
  socket.ready()
  const ask = async (route: string, input: unknown): Promise<void> => {
    const result = await socket.request(route, input)
    if (!result.ok) throw new Error(`${route}: ${JSON.stringify(result)}`)
  }
  await ask('connections.pasteToken', {
    provider: 'notion',
    token: notion.oauth.internalToken(),
  })
  const done = {
    kind: 'status',
    propertyId: tasks.property('status').id,
    optionIds: [optionId('Done')],
  }
  await ask('connections.chooseNotionSources', {
    choices: [{ dataSourceId: tasks.id, name: 'Chores', done }],
  })
  await ask('connections.connect', { provider: 'github' })
  await ask('connections.connect', { provider: 'fitbit' })
  await fetch(await startOfSignIn(socket))
  for (const provider of ['github', 'fitbit', 'notion'] as const)
    while (providers.requests(provider).filter(({ path }) => isReading(path)).length === 0)
      await providers.nextRequest({ provider })
  socket.close()
}

/** The page of Familiar's own that leads on to Google's sign-in. */
async function startOfSignIn({ pushes }: PageSocket): Promise<string> {
  for (;;) {
    for (const push of pushes) {
      const views = push.type === 'connections.changed' ? push.connections.connections : []
      for (const { connecting } of views)
        if (connecting?.step === 'browser') return connecting.startUrl
    }
    await pause(50)
  }
}

/** Not a request of the sign-in, but one of a poll. */
function isReading(path: string): boolean {
  return /events|dataTypes|query/.test(path)
}

/** CPU of the whole browser: the calm pet's page against a blank page, alternating in one run. */
async function calmPet(link: string): Promise<void> {
  const { browser, pid: root, close } = await launchBrowserServer()
  const context = await browser.newContext({ viewport: { width: 280, height: 380 } })
  const signIn = await context.newPage()
  await signIn.goto(link)
  await signIn.waitForURL('**/pet')
  await signIn.close()
  const origin = new URL(link).origin
  const costs = { blank: 0, calm: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ['blank', 'calm'] as const) {
      const page = await context.newPage()
      await page.goto(kind === 'blank' ? 'about:blank' : `${origin}/pet`)
      if (kind === 'calm')
        await page.waitForSelector('#stage:is([data-act="calm"], [data-act="sleep"])', {
          timeout: 30_000,
        })
      // What opening a page costs is not what it costs while it is open.
      await pause(2_000)
      const before = cpuSeconds(processTree(root))
      await pause(WINDOW_SECONDS * 1000)
      costs[kind] += (cpuSeconds(processTree(root)) - before) / ROUNDS
      await page.close()
    }
  }
  await close()
  report(`The pet's page, CPU of the whole browser over ${WINDOW_SECONDS} s (mean of ${ROUNDS})`, [
    { what: 'blank page', measured: costs.blank, unit: 's' },
    { what: 'calm pet', measured: costs.calm, unit: 's', budget: { atMost: costs.blank + 0.1 } },
  ])
}

function pidOf({ child }: AppProcess): number {
  if (child.pid === undefined) throw new Error('the app did not start')
  return child.pid
}
