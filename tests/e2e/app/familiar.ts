import { join } from 'node:path'
import { type BrowserContext, type Page, test as base } from '@playwright/test'
import type { WindowKind } from '../../../src/shared/contract/windows'
import { type GitHome, gitHome } from '../../fixtures/git-repository'
import { type AppProcess, startApp } from '../../fixtures/running-app'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

/** A Familiar of the test's own: the built app as a process, with its database and its data folder. */
export interface Familiar {
  readonly dataFolder: string
  /** What the next start finds in its environment, beside the home's. */
  readonly environment: Record<string, string>
  /** The process that runs now. */
  readonly app: AppProcess
  /** Starts it, again too, and signs the browser in with the printed link. */
  start(...args: readonly string[]): Promise<void>
  /** Starts it, and leaves the printed link, which it resolves to, to be opened. */
  launch(...args: readonly string[]): Promise<string>
  /** Signs the browser in. */
  follow(link: string): Promise<void>
  /** Opens a window as a tab. */
  open(window: WindowKind): Promise<Page>
}

interface Fixtures {
  readonly folder: TempFolder
  /** A computer's git settings and repositories. */
  readonly home: GitHome
  readonly familiar: Familiar
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off this pattern.
  folder: async ({}, use) => {
    const folder = await tempFolder()
    await use(folder)
    await folder.remove()
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  home: async ({}, use) => {
    const home = await gitHome()
    await use(home)
    await home.remove()
  },
  familiar: async ({ context, folder, home }, use) => {
    const familiar = new OwnFamiliar(context, join(folder.path, 'data'), home)
    await use(familiar)
    await familiar.stop()
  },
})

class OwnFamiliar implements Familiar {
  readonly environment: Record<string, string> = {}
  private running: AppProcess | null = null
  private origin = ''

  constructor(
    private readonly context: BrowserContext,
    readonly dataFolder: string,
    private readonly home: GitHome,
  ) {}

  get app(): AppProcess {
    if (this.running === null) throw new Error('Familiar has not been started.')
    return this.running
  }

  async start(...args: readonly string[]): Promise<void> {
    await this.follow(await this.launch(...args))
  }

  async launch(...args: readonly string[]): Promise<string> {
    this.running = startApp(this.dataFolder, args, {
      ...this.home.environment,
      ...this.environment,
    })
    const link = await this.running.ready
    this.origin = new URL(link).origin
    return link
  }

  async follow(link: string): Promise<void> {
    const page = await this.context.newPage()
    await page.goto(link)
    await page.waitForURL('**/pet')
    await page.close()
  }

  async open(window: WindowKind): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(`${this.origin}/${window}`)
    return page
  }

  async stop(): Promise<void> {
    await this.running?.stop()
  }
}

export { expect } from '@playwright/test'
