import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasXServer as ofScripts } from '../../../../scripts/x-server.mjs'
import { hasXServer as ofApp } from '../../../../src/main/host/electron/x-server'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

/** `npm start` asks before there is a build: the same rule stands there again. */
const BOTH = [
  ['of the app', ofApp],
  ['of npm start', ofScripts],
] as const

describe.skipIf(process.platform === 'win32').each(BOTH)(
  'hasXServer() %s',
  (_whose, hasXServer) => {
    let folder: TempFolder
    const servers: Server[] = []
    const listen = async (...at: [string] | [number, string]): Promise<Server> => {
      const server = createServer((socket) => socket.end())
      if (at.length === 1) server.listen(at[0])
      else server.listen(...at)
      servers.push(server)
      await once(server, 'listening')
      return server
    }
    beforeEach(async () => (folder = await tempFolder('x-server')))
    afterEach(async () => {
      for (const server of servers.splice(0)) server.close()
      await folder.remove()
    })

    it.each([':7', ':7.0', 'unix:7', 'unix/host:7'])(
      'finds one of this computer by %s',
      async (display) => {
        await listen(join(folder.path, 'X7'))
        expect(await hasXServer(display, folder.path)).toBe(true)
      },
    )

    it.skipIf(process.platform !== 'linux')('finds one whose socket has no file', async () => {
      await listen(`\0${join(folder.path, 'X7')}`)
      expect(await hasXServer(':7', folder.path)).toBe(true)
    })

    it('finds one by the path of its socket', async () => {
      const path = join(folder.path, 'org.xquartz:0')
      await listen(path)
      expect(await hasXServer(path, folder.path)).toBe(true)
    })

    it('finds one of another computer, or at the end of a tunnel', async () => {
      const address = (await listen(0, '127.0.0.1')).address()
      const number = typeof address === 'object' ? (address?.port ?? 0) - 6_000 : 0
      expect(await hasXServer(`127.0.0.1:${number}.0`, folder.path)).toBe(true)
      expect(await hasXServer(`tcp/127.0.0.1:${number}`, folder.path)).toBe(true)
    })

    it('believes no variable whose server has ended, nor the file it has left', async () => {
      await writeFile(join(folder.path, 'X8'), '')
      for (const display of [':7', ':8', '', 'nonsense', ':99999', join(folder.path, 'none')])
        expect(await hasXServer(display, folder.path), display).toBe(false)
    })
  },
)
