import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { createApp } from './app'
import { systemClock } from './clock'
import { Failure } from './failure'
import { prepareDataFolder } from './host/data-folder'
import { afterUpdateFile, keepFlags, takeFlags } from './host/electron/after-update'
import { startsOnlyToInstall } from './host/electron/app-image'
import { createElectronHost } from './host/electron/electron-host'
import { endInOrder, endOnSignals } from './host/electron/ending'
import { failBeforeReady, sentenceFor, showSentence } from './host/electron/failure-at-start'
import { type AppFolders, appFolders } from './host/electron/folders'
import { followCommand } from './host/electron/follow-command'
import { hardenApp } from './host/electron/hardening'
import type { CreateInspector } from './host/electron/inspector-port'
import { APP_ID, APP_NAME } from './host/electron/identity'
import { ownArguments } from './host/electron/own-arguments'
import { registerPageScheme } from './host/electron/pages'
import { systemAfter } from './host/electron/timers'
import { openFrontWindows } from './host/electron/windows-foreground'
import { words } from './host/electron/words'
import { hasXServer } from './host/electron/x-server'
import { forgetTried, startInstead, startOnOther } from './host/electron/xwayland'
import { type Flags, parseFlags } from './host/flags'
import { type InstanceLock, acquireInstanceLock } from './host/instance-lock'
import { type Log, openLog, silentLog } from './log'
import { type ProviderConfig, readProviderConfig } from './provider-config'

/** The entry under Electron. `out/main/index.js` lies two folders below the root. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What must be settled before Electron is ready. */
interface Prepared {
  readonly flags: Flags
  readonly providers: ProviderConfig
  readonly dataFolder: string
  readonly folders: AppFolders
  readonly lock: InstanceLock
  readonly log: Log
}

let log: Log = silentLog
/** Another Familiar was started, here or with the other host. Replaced once there is a panel to open. */
let onSecond: () => void = () => undefined

/** Null when this process has nothing to do any more. */
async function prepare(): Promise<Prepared | null> {
  if (startsOnlyToInstall(process.env, process.execPath)) {
    app.exit(0)
    return null
  }
  // Before anything is locked that the other would find locked.
  const other = await startOnOther(
    {
      platform: process.platform,
      env: process.env,
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
      argv: process.argv,
      execPath: process.execPath,
      packaged: app.isPackaged,
    },
    hasXServer,
  )
  if (other !== null && (await startInstead(other))) {
    app.exit(0)
    return null
  }
  forgetTried(process.env)
  app.setName(APP_NAME)
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  if (process.platform === 'linux') app.setDesktopName(APP_ID)
  hardenApp(() => log)
  registerPageScheme()
  const flags = await ownFlags()
  const providers = readProviderConfig(process.env['FAMILIAR_PROVIDERS'])
  if (flags.host === 'browser') throw new Failure('BAD_FLAG', words.otherHost)
  const dataFolder = await prepareDataFolder(flags.dataDir)
  // Electron's own files beside ours; its lock is on this folder, so each data folder has its own Familiar.
  const userData = join(dataFolder, 'electron')
  mkdirSync(userData, { recursive: true, mode: 0o700 })
  app.setPath('userData', userData)
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`${words.alreadyRunning}\n`)
    app.exit(0)
    return null
  }
  app.on('second-instance', () => onSecond())
  // Electron's lock knows nothing of the browser host; this one is on the data folder itself.
  const lock = await acquireInstanceLock(dataFolder, () => onSecond())
  log = openLog(join(dataFolder, 'logs'))
  return {
    flags,
    providers,
    dataFolder,
    folders: appFolders({
      root: ROOT,
      resourcesPath: app.isPackaged ? process.resourcesPath : null,
    }),
    lock,
    log,
  }
}

/** As given; where nothing is, as the version had it that this one has just taken the place of. */
async function ownFlags(): Promise<Flags> {
  const args = ownArguments(process.argv, app.isPackaged)
  const given = parseFlags(args)
  if (!app.isPackaged) return given
  const kept = await takeFlags(afterUpdateFile(), app.getVersion(), systemClock())
  return kept === null || args.length > 0 ? given : { ...given, ...kept }
}

async function run({ flags, providers, dataFolder, folders, lock, log }: Prepared): Promise<void> {
  // Electron would show a box with a stack; the pet goes on, and the log has it.
  process.on('uncaughtException', (error) => log.error('an error nobody caught', error))
  process.on('unhandledRejection', (error) => log.error('a rejection nobody caught', error))
  await app.whenReady()
  log.info('starting', { electron: process.versions.electron, platform: process.platform })
  const host = createElectronHost({
    ...folders,
    dataFolder,
    port: flags.port,
    open: flags.open,
    clock: systemClock,
    after: systemAfter,
    follow: followCommand,
    openFrontWindows,
    install: (install) => ending.replace(install),
    keepFlags: (version) => keepFlags(afterUpdateFile(), flags, version, systemClock()),
    log: log.for('host'),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    createInspector: await developersInspector(),
  })
  const familiar = createApp({
    host,
    flags,
    dataFolder,
    migrationsFolder: folders.migrationsFolder,
    speciesFolder: folders.speciesFolder,
    speciesThread: join(ROOT, 'out', 'main', 'species-thread.js'),
    changelogFile: folders.changelogFile,
    version: app.getVersion(),
    databaseUrl: databaseUrl(process.env),
    providers,
    clock: systemClock,
    log,
  })
  const ending = endInOrder({
    stop: () => familiar.stop(),
    stopped: familiar.stopped,
    release: () => lock.release(),
    after: systemAfter,
    log,
  })
  endOnSignals(ending, log)
  const openPanel = (): void => {
    host.openWindow('panel').catch((error: unknown) => log.error('the panel did not open', error))
  }
  onSecond = openPanel
  try {
    await familiar.start()
    if (flags.smoke) {
      const { ok, report } = await familiar.smoke()
      process.stdout.write(report)
      if (ok) ending.begin()
      else ending.fail(() => undefined)
      return
    }
    // A click on the Dock's icon. Deliberately only now: macOS also sends one for the start itself.
    app.on('activate', openPanel)
  } catch (error) {
    log.error('Familiar could not start', error)
    ending.fail(() => showSentence(sentenceFor(error, join(dataFolder, 'logs'))))
  }
}

/** `MODE` is a constant of the build: in what users get, nothing of the inspector is left. */
async function developersInspector(): Promise<CreateInspector | null> {
  if (import.meta.env.MODE === 'development') {
    if (!app.isPackaged) return (await import('./host/electron/inspector')).createInspector
  }
  return null
}

/** An empty variable is as good as none. */
function databaseUrl(env: NodeJS.ProcessEnv): string | null {
  const url = env['FAMILIAR_DATABASE_URL']?.trim() ?? ''
  return url === '' ? null : url
}

// Electron waits with `ready` for this module, top-level await included. So all that must come before `ready` is
// awaited here, and whatever waits for `ready` must not be: that would wait for itself (electron/electron#41369).
const prepared = await prepare().catch((error: unknown) => {
  failBeforeReady(error)
  return null
})
if (prepared !== null) {
  run(prepared).catch((error: unknown) => {
    log.error('Familiar could not start', error)
    showSentence(sentenceFor(error, join(prepared.dataFolder, 'logs')))
    app.exit(1)
  })
}
