import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ElectronApplication,
  type Page,
  _electron,
  test as base,
  expect,
} from '@playwright/test'
import { MISSING, electronProgram } from './runtime'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A started Familiar with a data folder of its own. */
export interface Familiar {
  readonly electron: ElectronApplication
  readonly dataFolder: string
  /** The pet's page, once it is loaded. */
  readonly pet: Page
  /** Opens a window the way `open` does, and answers with its page. */
  opens(path: string, open: () => Promise<unknown>): Promise<Page>
}

export const test = base.extend<{ familiar: Familiar }>({
  // Playwright wants a pattern for the fixtures it depends on: none.
  // eslint-disable-next-line no-empty-pattern
  familiar: async ({}, use, testInfo) => {
    const program = electronProgram()
    testInfo.skip(program === null, MISSING)
    const dataFolder = await mkdtemp(join(tmpdir(), 'familiar-e2e-'))
    const electron = await _electron.launch({
      ...(program !== null && { executablePath: program }),
      args: [...switches(), ROOT, '--data-dir', dataFolder],
    })
    const pet = await electron.firstWindow()
    await pet.waitForURL('app://familiar/pet/index.html')
    await use({
      electron,
      dataFolder,
      pet,
      opens: async (path, open) => {
        const opened = electron.waitForEvent('window')
        await open()
        const page = await opened
        await page.waitForURL(`app://familiar${path}`)
        return page
      },
    })
    // A test may have ended it already.
    if (electron.process().exitCode === null) await electron.close()
    await rm(dataFolder, { recursive: true, force: true })
  },
})

/** XWayland for a pet that can be placed; Chromium refuses to be root in its sandbox. */
function switches(): string[] {
  if (process.platform !== 'linux') return []
  return ['--ozone-platform=x11', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
}

export { expect }
