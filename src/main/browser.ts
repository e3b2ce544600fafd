import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createApp } from './app'
import { systemClock } from './clock'
import { Failure, rootMessageOf } from './failure'
import { createBrowserHost } from './host/browser/browser-host'
import { prepareDataFolder } from './host/data-folder'
import { parseFlags } from './host/flags'
import { acquireInstanceLock } from './host/instance-lock'
import { type Log, openLog } from './log'
import { readProviderConfig } from './provider-config'
import { STOP_MS } from './stopping'

/** The entry of the browser host: the same app in plain Node. `out/main/browser.js` lies two folders below the root. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2))
  const providers = readProviderConfig(process.env['FAMILIAR_PROVIDERS'])
  const dataFolder = await prepareDataFolder(flags.dataDir)
  let onSecond: () => void = () => undefined
  const lock = await acquireInstanceLock(dataFolder, () => onSecond())
  const log = openLog(join(dataFolder, 'logs'))
  let stop: () => Promise<unknown> = () => lock.release().then(() => process.exit(0))
  endInOrder(() => stop(), log)
  log.info('starting', { node: process.version, platform: process.platform })
  const host = createBrowserHost({
    port: flags.port,
    open: flags.open,
    dataFolder,
    rendererFolder: join(ROOT, 'out', 'renderer'),
    speciesFolder: join(ROOT, 'resources', 'species'),
    clock: systemClock,
    log: log.for('host'),
    onReady: (url) => process.stdout.write(`Familiar is ready: ${url}\n`),
    onNoBrowser: () =>
      process.stderr.write(
        'No browser could be opened here. Open the link that Familiar prints in Chrome, Edge or Chromium.\n',
      ),
  })
  const app = createApp({
    host,
    flags,
    dataFolder,
    migrationsFolder: join(ROOT, 'db', 'migrations'),
    speciesFolder: join(ROOT, 'resources', 'species'),
    speciesThread: join(ROOT, 'out', 'main', 'species-thread.js'),
    changelogFile: join(ROOT, 'CHANGELOG.md'),
    version: versionIn(ROOT),
    databaseUrl: databaseUrl(process.env),
    providers,
    clock: systemClock,
    log,
  })
  onSecond = () => void host.openWindow('panel')
  stop = () => app.stop()
  void app.stopped.then(async () => {
    await lock.release()
    process.exit(process.exitCode ?? 0)
  })
  try {
    await app.start()
    if (!flags.smoke) return
    const { ok, report: text } = await app.smoke()
    process.stdout.write(text)
    process.exitCode = ok ? 0 : 1
  } catch (error) {
    report(error, log)
  }
  await app.stop()
}

/** The first signal ends in order; a second one, or too long a wait, at once. */
function endInOrder(stop: () => Promise<unknown>, log: Log): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130)
      asked = true
      log.info(`ending on ${signal}`)
      setTimeout(() => process.exit(1), STOP_MS).unref()
      void stop()
    })
  }
  process.on('uncaughtException', (error) => log.error('an error nobody caught', error))
  process.on('unhandledRejection', (error) => log.error('a rejection nobody caught', error))
}

/** An expected failure is one sentence; an unexpected one too, and the rest is in the log. */
function report(error: unknown, log: Log | null): void {
  process.exitCode = 1
  if (!(error instanceof Failure)) log?.error('Familiar could not start', error)
  else log?.warn('Familiar could not start', error)
  process.stderr.write(`${error instanceof Failure ? error.message : unexpected(error)}\n`)
}

/** Of what some libraries say in many lines whoever starts Familiar reads nothing: it is in the log. */
function unexpected(error: unknown): string {
  const reason = rootMessageOf(error)
  return reason.includes('\n')
    ? 'Familiar could not start, for a reason it did not expect. Its log tells more, in the data folder.'
    : `Familiar could not start: ${reason}`
}

/** An empty variable is as good as none. */
function databaseUrl(env: NodeJS.ProcessEnv): string | null {
  const url = env['FAMILIAR_DATABASE_URL']?.trim() ?? ''
  return url === '' ? null : url
}

function versionIn(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}

main().catch((error: unknown) => {
  report(error, null)
  process.exit(1)
})
