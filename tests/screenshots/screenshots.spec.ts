import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { mainOf } from '../e2e/pages/main-of'
import { expect, test } from '../e2e/pages/open-page'
import { PET_WINDOW, petIsThere } from '../e2e/pages/pet'

const SCHEMES = ['light', 'dark'] as const

const save = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({
    path: fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url)),
    animations: 'disabled',
  })

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
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await save(page, `settings-${colorScheme}`)
    })
  })
}
