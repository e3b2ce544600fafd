import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type StartFacts,
  forgetTried,
  startInstead,
  startOnOther,
} from '../../../../src/main/host/electron/xwayland'
import { tempFolder } from '../../../fixtures/temp-folder'
import { PATIENCE_MS, enter } from './entry'

const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
const facts = (change: Partial<StartFacts> = {}): StartFacts => ({
  platform: 'linux',
  env: WAYLAND,
  ozonePlatform: '',
  argv: ['/tmp/.mount_Fam/familiar', '--no-open', '--port', '4747'],
  execPath: '/tmp/.mount_Fam/familiar',
  packaged: true,
  ...change,
})

const answers = (display: string): Promise<boolean> => Promise.resolve(display === ':0')
const silent = (): Promise<boolean> => Promise.resolve(false)

describe('startOnOther()', () => {
  it('starts the same program anew under X11, with all it was given', async () => {
    expect(await startOnOther(facts(), answers)).toEqual({
      program: '/tmp/.mount_Fam/familiar',
      args: ['--ozone-platform=x11', '--no-open', '--port', '4747'],
    })
  })

  it('does so too where Electron has written its own pick into the switch, as it does', async () => {
    const start = await startOnOther(facts({ ozonePlatform: 'wayland' }), answers)
    expect(start?.args[0]).toBe('--ozone-platform=x11')
  })

  it.each([
    ['Electron has picked it by the type of the session', { XDG_SESSION_TYPE: 'tty' }, []],
    ['a shortcut of an older version says it', {}, ['--ozone-platform=x11']],
  ])(
    'starts on Wayland where it would be X11 since %s, and no X server answers: it would not start at all',
    async (_why, env, args) => {
      const start = await startOnOther(
        facts({
          env: { ...WAYLAND, ...env },
          ozonePlatform: 'x11',
          argv: ['/opt/familiar', ...args, '--no-open'],
        }),
        silent,
      )
      expect(start?.args).toEqual(['--ozone-platform=wayland', '--no-open'])
    },
  )

  it('starts an AppImage by its file, as what it has mounted goes with this process', async () => {
    const env = {
      ...WAYLAND,
      APPIMAGE: '/home/robin/Familiar.AppImage',
      APPDIR: '/tmp/.mount_Fam',
    }
    const start = await startOnOther(facts({ env }), answers)
    expect(start?.program).toBe('/home/robin/Familiar.AppImage')
  })

  it.each([
    ['/tmp/.mount_Editor', '/tmp/.mount_Fam/familiar'],
    ['/tmp/.mount_Fam', '/tmp/.mount_Familiar/familiar'],
    [undefined, '/tmp/.mount_Fam/familiar'],
  ])('starts no AppImage of another program’s, mounted at %s', async (APPDIR, execPath) => {
    const env = { ...WAYLAND, APPIMAGE: '/home/robin/Editor.AppImage', APPDIR }
    expect((await startOnOther(facts({ env, execPath }), answers))?.program).toBe(execPath)
  })

  it('is not kept by what comes after it from doing the same: an update is started with its environment', async () => {
    const env: NodeJS.ProcessEnv = { ...WAYLAND, FAMILIAR_XWAYLAND: 'tried' }
    expect(await startOnOther(facts({ env }), answers)).toBeNull()
    forgetTried(env)
    expect(await startOnOther(facts({ env }), answers)).not.toBeNull()
    const wish: NodeJS.ProcessEnv = { ...WAYLAND, FAMILIAR_XWAYLAND: 'no' }
    forgetTried(wish)
    expect(await startOnOther(facts({ env: wish }), answers), 'the user’s own stays').toBeNull()
  })

  it.each([
    ['the session is of X11’s', { env: { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' } }],
    ['there is no display at all', { env: {} }],
    ['it runs on Wayland without an X server', { env: { ...WAYLAND, DISPLAY: ':1' } }],
    ['it has been tried, or is not wanted', { env: { ...WAYLAND, FAMILIAR_XWAYLAND: 'tried' } }],
    [
      'the user has chosen Wayland',
      { ozonePlatform: 'wayland', argv: ['/opt/familiar', '--ozone-platform=wayland'] },
    ],
    [
      'the user has chosen it with a space',
      { ozonePlatform: 'wayland', argv: ['/opt/familiar', '--ozone-platform', 'wayland'] },
    ],
    ['it runs there already', { ozonePlatform: 'x11' }],
    ['it is to say whether it works', { argv: ['/opt/familiar', '--smoke'] }],
    ['it is no package', { packaged: false }],
    ['it is Windows', { platform: 'win32' }],
    ['it is macOS', { platform: 'darwin' }],
  ] as const)('does nothing where %s', async (_why, change) => {
    expect(await startOnOther(facts(change), answers)).toBeNull()
  })
})

describe.skipIf(process.platform === 'win32')('startInstead()', () => {
  it('knows a start that goes on from one that fails at once', async () => {
    const folder = await tempFolder('instead')
    onTestFinished(() => folder.remove())
    const mark = join(folder.path, 'runs')
    writeFileSync(mark, '')
    onTestFinished(() => rmSync(mark, { force: true }))
    const going = ['-c', `while [ -e '${mark}' ]; do sleep 0.05; done`]
    expect(await startInstead({ program: 'sh', args: going }, 50)).toBe(true)
    expect(await startInstead({ program: 'sh', args: ['-c', 'exit 1'] })).toBe(false)
    expect(await startInstead({ program: 'sh', args: ['-c', 'kill -9 $$'] })).toBe(false)
    expect(await startInstead({ program: 'sh', args: ['-c', 'exit 0'] })).toBe(true)
    expect(await startInstead({ program: join(folder.path, 'none'), args: [] })).toBe(false)
  })
})

describe.skipIf(process.platform === 'win32')('an AppImage in a session of Wayland’s', () => {
  let server: Server
  beforeEach(async () => {
    server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => void server.close())
  /** An X server that listens where it is not in the way of a real one. */
  const display = (): string => {
    const address = server.address()
    return typeof address === 'object' ? `127.0.0.1:${(address?.port ?? 0) - 6_000}` : ''
  }
  const enterAppImage = (program: (root: string) => string, env: NodeJS.ProcessEnv = {}) =>
    enter({
      platform: 'linux',
      argv: ['--no-open'],
      before: ({ app }, { root }) => {
        app.isPackaged = true
        // Electron writes what it has picked into the switch, chosen or not.
        app.switches.set('ozone-platform', 'wayland')
        for (const [name, value] of Object.entries({ ...WAYLAND, DISPLAY: display(), ...env }))
          vi.stubEnv(name, value)
        vi.stubEnv('APPIMAGE', program(root))
        vi.stubEnv('APPDIR', dirname(process.execPath))
      },
    })

  const script = (root: string, end = 0): string => {
    const file = join(root, 'Familiar.AppImage')
    writeFileSync(
      file,
      `#!/bin/sh\necho "$FAMILIAR_XWAYLAND $*" > "$0.part" && mv "$0.part" "$0.said"\nexit ${end}\n`,
    )
    chmodSync(file, 0o755)
    return file
  }
  const appImage = (root: string): string => script(root)

  it('hands over to one under XWayland before it locks anything, and only once', async () => {
    const entry = await enterAppImage(appImage)
    expect(entry.electron.app.did.exitCode).toBe(0)
    const said = await vi.waitFor(
      () => readFileSync(join(entry.folders.root, 'Familiar.AppImage.said'), 'utf8'),
      PATIENCE_MS,
    )
    expect(said).toMatch(/^tried --ozone-platform=x11 .*--no-open\n$/)
    expect(existsSync(join(entry.folders.dataFolder, 'electron'))).toBe(false)
    expect(entry.app.options).toBeNull()
  })

  it('goes on by itself where the other cannot be started', async () => {
    const entry = await enterAppImage((root) => join(root, 'moved-away.AppImage'))
    await entry.ready()
    expect(entry.electron.app.did.exitCode).toBeNull()
    expect(entry.app.options).not.toBeNull()
  })

  it('goes on by itself where the other fails at once, as when an X server answers and refuses', async () => {
    const entry = await enterAppImage((root) => script(root, 1))
    await entry.ready()
    expect(existsSync(join(entry.folders.root, 'Familiar.AppImage.said')), 'it was tried').toBe(
      true,
    )
    expect(entry.electron.app.did.exitCode).toBeNull()
    expect(entry.app.options).not.toBeNull()
  })

  it('goes on by itself where the X server of DISPLAY has ended: the other would not start', async () => {
    const entry = await enterAppImage(appImage, { DISPLAY: '127.0.0.1:0' })
    await entry.ready()
    expect(entry.electron.app.did.exitCode).toBeNull()
    expect(entry.app.options).not.toBeNull()
  })
})
