import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'vitest'
import { launchBrowserServer } from '../fixtures/browser'
import { type AppProcess, embeddedServer, startApp } from '../fixtures/running-app'
import { tempFolder } from '../fixtures/temp-folder'
import { cpuSeconds, processTree, proportionalMegabytes, voluntarySwitches } from './processes'
import { report } from './report'

const WINDOW_SECONDS = 20
const ROUNDS = 3
const IDLE_SECONDS = 60
/** The day's backup is taken a minute after a start, once. */
const SETTLE_SECONDS = 70

test.skipIf(process.platform !== 'linux')(
  'at rest (measured through /proc, so on Linux only)',
  async () => {
    const folder = await tempFolder()
    const data = join(folder.path, 'data')
    const app = startApp(data)
    const link = await app.ready
    await pause(SETTLE_SECONDS * 1000)
    const main = [pidOf(app)]
    const server = await embeddedServer(data)
    const [cpu, switches] = [cpuSeconds(main), voluntarySwitches(main)]
    await pause(IDLE_SECONDS * 1000)
    // Only now: connections that idled have been closed, and their backends with them.
    const everything = [...main, ...(server ? processTree(server.pid) : [])]
    const figures = [
      {
        what: 'main process and Postgres, PSS',
        measured: proportionalMegabytes(everything),
        unit: 'MB',
        budget: { atMost: 120 },
      },
      { what: 'of it the main process', measured: proportionalMegabytes(main), unit: 'MB' },
      {
        what: `main process, CPU over ${IDLE_SECONDS} s`,
        measured: ((cpuSeconds(main) - cpu) / IDLE_SECONDS) * 100,
        unit: '% of a core',
        budget: { atMost: 0.3 },
      },
      {
        what: 'main process, wake-ups of all its threads',
        measured: (voluntarySwitches(main) - switches) / IDLE_SECONDS,
        unit: 'per s',
        budget: { atMost: 2 },
      },
    ]
    report('At rest', figures)
    await calmPet(link)
    await app.stop()
    await folder.remove()
  },
)

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
      else await pause(2_000)
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
