import { readFileSync } from 'node:fs'
import { type Page, expect, test as base } from '@playwright/test'
import { FAKE_BRIDGE } from '../../fakes/build-fake-bridge'
import type { FakeOptions } from '../../fakes/install-fake-bridge'
import { serveStaticPages } from '../../fakes/static-pages'

/** A Thursday afternoon in the user's time zone. */
export const NOW = new Date('2026-11-19T13:45:20Z')

interface Fixtures {
  /** Opens a window's page on a fake main, in a world of the test's choice. */
  readonly open: (options?: Partial<FakeOptions> & { readonly at?: Date }) => Promise<Page>
}

interface WorkerFixtures {
  readonly site: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off this pattern.
    async ({}, use) => {
      const pages = await serveStaticPages()
      await use(pages.url)
      await pages.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ page, site }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      // The art of species comes from another folder; a page without it is one of the cases.
      if (message.type() === 'error' && !message.location().url.includes('/species/'))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await use(
      async ({ window = 'panel', world = 'rich', failing = [], at = NOW, ...more } = {}) => {
        await page.clock.setFixedTime(at)
        await page.addInitScript(
          (options) => {
            globalThis.window.fakeOptions = options
          },
          { window, world, failing, ...more },
        )
        await page.addInitScript({ content: readFileSync(FAKE_BRIDGE, 'utf8') })
        await page.goto(`${site}/${window}`)
        return page
      },
    )
    expect(complaints, 'what the page complained about in the console').toEqual([])
  },
})

export { expect } from '@playwright/test'
