import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { appStatusSchema } from '@shared/contract/app'
import { petSnapshotSchema } from '@shared/contract/pet'
import { embeddedServer } from '../../../fixtures/running-app'
import { PATIENCE_MS, enter } from './entry'
import { openPage } from './page'

const MIGRATIONS = fileURLToPath(new URL('../../../../db/migrations', import.meta.url))

describe('the whole of Familiar under Electron', () => {
  it('starts its database, answers its pet through the real preload, draws the tray and ends in order', async () => {
    const entry = await enter({ realApp: true, migrationsFolder: MIGRATIONS })
    const { electron } = entry
    electron.app.becomeReady()
    const tray = await vi.waitFor(
      () => {
        const [drawn] = electron.trays.made
        if (!drawn) throw new Error(`no tray yet: ${entry.printed.join()}`)
        return drawn
      },
      { timeout: PATIENCE_MS, interval: 50 },
    )
    await entry.settle()
    const pet = electron.windows.find((window) => !window.isDestroyed())
    if (!pet) throw new Error('there is no pet')
    expect(pet.webContents.getURL()).toContain('?pet=')
    const { bridge } = await openPage(electron, pet, 'pet')
    const status = await bridge.request('app.status', undefined)
    expect(appStatusSchema.parse(status.ok && status.data).database).toEqual({ state: 'up' })
    const snapshot = await bridge.request('pet.get', undefined)
    const { name } = petSnapshotSchema.parse(snapshot.ok && snapshot.data)
    expect(tray.toolTip).toContain(name)
    // The pet's window is not trusted with what the settings may ask.
    expect(await bridge.request('app.about', undefined)).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })

    tray.menu.choose(`Hide ${name}`)
    await vi.waitFor(() => expect(tray.menu.find(`Show ${name}`)).toBeDefined(), PATIENCE_MS)
    expect(pet.isVisible()).toBe(false)

    tray.menu.choose(`Show ${name}`)
    await vi.waitFor(() => expect(pet.isVisible()).toBe(true), PATIENCE_MS)
    expect(pet.did.shown).not.toContain('active')

    const shows = (page: string): boolean =>
      electron.windows.some(
        (window) =>
          !window.isDestroyed() &&
          window.isVisible() &&
          window.webContents.getURL().startsWith(`app://familiar/${page}/`),
      )
    tray.menu.choose('Open the panel')
    await vi.waitFor(() => expect(shows('panel')).toBe(true), PATIENCE_MS)
    tray.menu.choose('Settings…')
    await vi.waitFor(() => expect(shows('settings')).toBe(true), PATIENCE_MS)
    tray.menu.choose(`Feed ${name}`)
    await vi.waitFor(() => expect(tray.menu.find('2 XP today')).toBeDefined(), PATIENCE_MS)

    tray.menu.choose('Quit Familiar')
    await vi.waitFor(() => expect(electron.app.did.exitCode).toBe(0), PATIENCE_MS)
    expect(entry.printed).toEqual([])
    expect(electron.app.getPath('userData')).toBe(join(entry.folders.dataFolder, 'electron'))
  })

  it('shows in its tray that its database has died, and that it is back', async () => {
    const entry = await enter({ realApp: true, migrationsFolder: MIGRATIONS })
    const { electron, folders } = entry
    electron.app.becomeReady()
    await vi.waitFor(() => expect(electron.trays.made).toHaveLength(1), PATIENCE_MS)
    const tray = electron.trays.made[0]!
    const pet = electron.windows.find((window) => !window.isDestroyed())!
    const { bridge } = await openPage(electron, pet, 'pet')
    // Answered once all is up: the tray is drawn before, and a database that dies at a start ends it.
    await bridge.request('pet.get', undefined)
    const server = await embeddedServer(folders.dataFolder)
    if (server === null) throw new Error('there is no database')
    process.kill(server.pid, 'SIGKILL')
    const away = 'the database does not answer'
    await vi.waitFor(() => expect(tray.toolTip).toContain(away), {
      timeout: PATIENCE_MS,
      interval: 20,
    })
    await vi.waitFor(() => expect(tray.toolTip).not.toContain(away), {
      timeout: 2 * PATIENCE_MS,
      interval: 50,
    })
  })

  it('says that it works on Wayland itself too, where no page of a pet’s will ever listen', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    onTestFinished(() => written.mockRestore())
    const { electron } = await enter({
      platform: 'linux',
      argv: ['--smoke'],
      realApp: true,
      migrationsFolder: MIGRATIONS,
      before: ({ app }) => {
        app.isPackaged = true
        vi.stubEnv('XDG_SESSION_TYPE', 'wayland')
        vi.stubEnv('DISPLAY', '')
      },
    })
    electron.app.becomeReady()
    await vi.waitFor(() => expect(electron.app.did.exitCode).not.toBeNull(), PATIENCE_MS)
    const report = written.mock.calls.map(([text]) => String(text)).join('')
    expect(report).toContain('Smoke test: everything works.')
    expect(electron.app.did.exitCode).toBe(0)
  })
})
