import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { xwaylandSwitches } from '../../scripts/xwayland.mjs'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }

describe.skipIf(process.platform === 'win32')('npm start', () => {
  let folder: TempFolder
  beforeEach(async () => (folder = await tempFolder('xwayland')))
  afterEach(() => folder.remove())

  const xServer = async (number: number): Promise<() => void> => {
    const server = createServer((socket) => socket.end()).listen(join(folder.path, `X${number}`))
    await once(server, 'listening')
    return () => void server.close()
  }
  /** A server that was killed leaves its socket behind. */
  const deadXServer = async (number: number): Promise<void> => {
    const path = join(folder.path, `X${number}`)
    const code = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.send(0))`
    const child = spawn(process.execPath, ['-e', code], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(path), 'the socket stays').toBe(true)
  }
  const switches = (
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
    platform = 'linux',
  ) => xwaylandSwitches(platform, env, args, folder.path)

  it('has the pet walk in a session of Wayland’s, where an X server answers', async () => {
    const close = await xServer(0)
    expect(await switches(WAYLAND, ['--no-open'])).toEqual(['--ozone-platform=x11'])
    const untold = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: 'unix:0.0' }
    expect(await switches(untold)).toEqual(['--ozone-platform=x11'])
    close()
  })

  it('starts on Wayland where only the socket of an X server is left: on X11 it would not start', async () => {
    await deadXServer(0)
    expect(await switches(WAYLAND)).toEqual(['--ozone-platform=wayland'])
    expect(await switches({ ...WAYLAND, DISPLAY: ':1.0' })).toEqual(['--ozone-platform=wayland'])
    expect(await switches({ ...WAYLAND, DISPLAY: '' })).toEqual(['--ozone-platform=wayland'])
    // A compositor started on a console: Electron goes by the type alone, and would pick X11.
    const console = { XDG_SESSION_TYPE: 'tty', WAYLAND_DISPLAY: 'wayland-1' }
    expect(await switches(console)).toEqual(['--ozone-platform=wayland'])
  })

  it.each([
    ['the session is of X11’s', 'linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, []],
    ['the user has chosen', 'linux', WAYLAND, ['--ozone-platform=wayland']],
    ['the user wants nothing done', 'linux', { ...WAYLAND, FAMILIAR_XWAYLAND: 'no' }, []],
    ['it is macOS', 'darwin', WAYLAND, []],
  ] as const)('changes nothing where %s', async (_why, platform, env, args) => {
    expect(await switches(env, args, platform)).toEqual([])
  })
})
