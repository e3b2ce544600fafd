import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { mainOf } from '../e2e/pages/main-of'
import { expect, test } from '../e2e/pages/open-page'
import type { FakeOptions } from '../fakes/install-fake-bridge'
import { PET_WINDOW, petIsThere } from '../e2e/pages/pet'

const SCHEMES = ['light', 'dark'] as const

const PICTURE = { animations: 'disabled' } as const

const at = (name: string): string =>
  fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url))

const save = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ ...PICTURE, path: at(name) })

const card = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

const saveCard = (page: Page, provider: string, name: string): Promise<Buffer> =>
  card(page, provider).screenshot({ ...PICTURE, path: at(name) })

const openConnections = async (
  open: (options: Partial<FakeOptions>) => Promise<Page>,
  page: Page,
  world: FakeOptions['world'],
): Promise<void> => {
  await page.setViewportSize({ width: 900, height: 960 })
  await open({ window: 'settings', world })
  await expect(card(page, 'Notion')).toBeVisible()
  await page.waitForLoadState('networkidle')
}

for (const colorScheme of SCHEMES) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the pet, just fed by a commit', async ({ open, page }) => {
      await page.setViewportSize(PET_WINDOW)
      await open({ window: 'pet', world: 'local' })
      await petIsThere(page)
      await mainOf(page).emit({ type: 'commit.push', place: 'familiar', title: 'Draw the pet' })
      await expect(page.getByRole('status')).toContainText('familiar')
      await save(page, `pet-${colorScheme}`)
    })

    test('its card', async ({ open, page }) => {
      await page.setViewportSize(PET_WINDOW)
      await open({ window: 'pet', world: 'local' })
      await petIsThere(page)
      await page.locator('#pet').hover()
      await expect(page.locator('#card')).toBeVisible()
      await save(page, `card-${colorScheme}`)
    })

    test('the panel', async ({ open, page }) => {
      await page.setViewportSize({ width: 940, height: 900 })
      await open({ world: 'local' })
      await expect(page.getByRole('img').first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await save(page, `panel-${colorScheme}`)
    })

    test('the settings', async ({ open, page }) => {
      await page.setViewportSize({ width: 900, height: 640 })
      await open({ window: 'settings', world: 'local' })
      await page.evaluate(() => (location.hash = 'behaviour'))
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await save(page, `settings-${colorScheme}`)
    })

    test('the connections', async ({ open, page }) => {
      await openConnections(open, page, 'rich')
      // The whole page from its beginning, as one would scroll through it.
      await page.screenshot({
        ...PICTURE,
        fullPage: true,
        path: at(`connections-${colorScheme}`),
      })
    })

    test('connecting GitHub', async ({ open, page, context }) => {
      await context.grantPermissions(['clipboard-write'])
      await openConnections(open, page, 'empty')
      await card(page, 'GitHub').getByRole('button', { name: 'Connect GitHub' }).click()
      await expect(card(page, 'GitHub')).toContainText('The code is copied')
      await saveCard(page, 'GitHub', `connect-github-${colorScheme}`)
    })

    test('connecting Fitbit', async ({ open, page }) => {
      await openConnections(open, page, 'empty')
      await saveCard(page, 'Fitbit', `connect-fitbit-${colorScheme}`)
      await card(page, 'Fitbit')
        .getByRole('button', { name: /connect/ })
        .click()
      await expect(card(page, 'Fitbit')).toContainText('Go on in your browser.')
      await saveCard(page, 'Fitbit', `connect-browser-${colorScheme}`)
    })

    test('connecting Notion', async ({ open, page }) => {
      await openConnections(open, page, 'empty')
      const notion = card(page, 'Notion')
      await saveCard(page, 'Notion', `connect-notion-token-${colorScheme}`)
      await notion.getByLabel('Token of an internal connection').fill('ntn_example')
      await notion.getByRole('button', { name: 'Connect Notion' }).click()
      await notion.getByRole('checkbox', { name: 'Backlog' }).check()
      await notion.getByRole('checkbox', { name: 'Errands' }).check()
      await saveCard(page, 'Notion', `connect-notion-${colorScheme}`)
    })

    test('a client of one’s own', async ({ open, page }) => {
      await openConnections(open, page, 'empty')
      await mainOf(page).connection('github', {
        client: { clientId: null, hasSecret: false, isOwn: false },
      })
      await saveCard(page, 'GitHub', `connect-own-client-${colorScheme}`)
    })

    test('a connection in trouble', async ({ open, page }) => {
      await openConnections(open, page, 'troubled')
      await saveCard(page, 'GitHub', `connection-trouble-${colorScheme}`)
    })

    test('the question before disconnecting', async ({ open, page }) => {
      await openConnections(open, page, 'rich')
      await card(page, 'GitHub').getByRole('button', { name: 'Disconnect…' }).click()
      await page
        .getByRole('dialog')
        .screenshot({ ...PICTURE, path: at(`disconnect-${colorScheme}`) })
    })

    test('the pet with a connection in trouble', async ({ open, page }) => {
      await page.setViewportSize(PET_WINDOW)
      await open({ window: 'pet', world: 'local' })
      await petIsThere(page)
      await mainOf(page).push({
        type: 'app.statusChanged',
        status: {
          database: { state: 'up' },
          quarantined: 0,
          troubles: [
            {
              provider: 'github',
              message:
                'GitHub asks you to sign in again. Its permission has run out or was taken back; what was counted stays.',
              since: new Date().toISOString(),
            },
          ],
        },
      })
      await expect(page.locator('#bubble')).toContainText('GitHub')
      await save(page, `pet-trouble-${colorScheme}`)
      await page.locator('#pet').hover()
      await save(page, `card-trouble-${colorScheme}`)
    })
  })
}
