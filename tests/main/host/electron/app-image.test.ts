import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { type Entry, enter } from './entry'

const start = (mounted: string): Promise<Entry> =>
  enter({
    platform: 'linux',
    before: ({ app }) => {
      app.isPackaged = true
      vi.stubEnv('APPIMAGE', '/home/robin/Familiar.AppImage')
      vi.stubEnv('APPDIR', mounted)
      vi.stubEnv('APPIMAGE_EXIT_AFTER_INSTALL', 'true')
      // Or it would be handed over to one under XWayland.
      vi.stubEnv('XDG_SESSION_TYPE', 'x11')
      vi.stubEnv('WAYLAND_DISPLAY', '')
    },
  })

it('a newer version that is only put in place ends at once: the one that quits waits for it', async () => {
  const entry = await start(dirname(process.execPath))
  expect(entry.electron.app.did.exitCode).toBe(0)
  expect(existsSync(join(entry.folders.dataFolder, 'electron'))).toBe(false)
})

it('another AppImage’s wish is none of ours', async () => {
  const entry = await start('/tmp/.mount_Editor')
  await entry.ready()
  expect(entry.electron.app.did.exitCode).toBeNull()
})
