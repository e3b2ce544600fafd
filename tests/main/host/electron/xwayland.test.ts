import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type StartFacts,
  forgetTried,
  xwaylandStart,
} from '../../../../src/main/host/electron/xwayland'
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

describe('xwaylandStart()', () => {
  it('starts the same program anew, with all it was given', () => {
    expect(xwaylandStart(facts())).toEqual({
      program: '/tmp/.mount_Fam/familiar',
      args: ['--ozone-platform=x11', '--no-open', '--port', '4747'],
    })
  })

  it('starts an AppImage by its file, as what it has mounted goes with this process', () => {
    const env = {
      ...WAYLAND,
      APPIMAGE: '/home/robin/Familiar.AppImage',
      APPDIR: '/tmp/.mount_Fam',
    }
    expect(xwaylandStart(facts({ env }))?.program).toBe('/home/robin/Familiar.AppImage')
  })

  it.each([
    ['/tmp/.mount_Editor', '/tmp/.mount_Fam/familiar'],
    ['/tmp/.mount_Fam', '/tmp/.mount_Familiar/familiar'],
    [undefined, '/tmp/.mount_Fam/familiar'],
  ])('starts no AppImage of another program’s, mounted at %s', (APPDIR, execPath) => {
    const env = { ...WAYLAND, APPIMAGE: '/home/robin/Editor.AppImage', APPDIR }
    expect(xwaylandStart(facts({ env, execPath }))?.program).toBe(execPath)
  })

  it('is not kept by what comes after it from doing the same: an update is started with its environment', () => {
    const env: NodeJS.ProcessEnv = { ...WAYLAND, FAMILIAR_XWAYLAND: 'tried' }
    expect(xwaylandStart(facts({ env }))).toBeNull()
    forgetTried(env)
    expect(xwaylandStart(facts({ env }))).not.toBeNull()
    const wish: NodeJS.ProcessEnv = { ...WAYLAND, FAMILIAR_XWAYLAND: 'no' }
    forgetTried(wish)
    expect(xwaylandStart(facts({ env: wish })), 'the user’s own wish stays').toBeNull()
  })

  it.each([
    ['the session is of X11’s', { env: { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' } }],
    ['there is no X server', { env: { ...WAYLAND, DISPLAY: '' } }],
    ['it has been tried, or is not wanted', { env: { ...WAYLAND, FAMILIAR_XWAYLAND: 'tried' } }],
    ['the user has chosen Wayland', { ozonePlatform: 'wayland' }],
    ['it runs there already', { ozonePlatform: 'x11' }],
    ['it is to say whether it works', { argv: ['/opt/familiar', '--smoke'] }],
    ['it is no package', { packaged: false }],
    ['it is Windows', { platform: 'win32' }],
    ['it is macOS', { platform: 'darwin' }],
  ] as const)('does nothing where %s', (_why, change) => {
    expect(xwaylandStart(facts(change))).toBeNull()
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
        for (const [name, value] of Object.entries({ ...WAYLAND, DISPLAY: display(), ...env }))
          vi.stubEnv(name, value)
        vi.stubEnv('APPIMAGE', program(root))
        vi.stubEnv('APPDIR', dirname(process.execPath))
      },
    })

  const appImage = (root: string): string => {
    const script = join(root, 'Familiar.AppImage')
    writeFileSync(
      script,
      `#!/bin/sh\necho "$FAMILIAR_XWAYLAND $*" > "$0.part" && mv "$0.part" "$0.said"\n`,
    )
    chmodSync(script, 0o755)
    return script
  }

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

  it('goes on by itself where the X server of DISPLAY has ended: the other would not start', async () => {
    const entry = await enterAppImage(appImage, { DISPLAY: '127.0.0.1:0' })
    await entry.ready()
    expect(entry.electron.app.did.exitCode).toBeNull()
    expect(entry.app.options).not.toBeNull()
  })
})
