import type { Page } from '@playwright/test'
import { SETTINGS_PAGE_IDS } from '../../../src/shared/contract/windows'
import { expect, test } from './open-page'

/** What sticks out of the page sideways: nobody scrolls a settings page to the right. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .filter((element) => element.closest('.year__scroller, .arithmetic') === null)
      .map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`)
  })

/** What one can do for the pet, and does not fit its column: it is cut off, and makes the page no wider. */
const actsCutOff = (page: Page): Promise<string[]> =>
  page.locator('.pet-header__side').evaluate((side) => {
    const { right } = side.getBoundingClientRect()
    return [...side.querySelectorAll('button, a')]
      .filter((act) => act.getBoundingClientRect().right > right + 1)
      .map((act) => act.getAttribute('aria-label') ?? act.textContent)
  })

const unfoldAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLElement>('[aria-expanded="false"]'))
      folded.click()
    for (const folded of document.querySelectorAll('details')) folded.open = true
    for (const source of document.querySelectorAll<HTMLInputElement>('.source__name input'))
      source.click()
  })

for (const world of ['long', 'troubled'] as const) {
  // 230 px is the panel's own window at 200 %.
  test(`nothing of a ${world} panel sticks out, unfolded, from 230 to 900 px`, async ({
    open,
    page,
  }) => {
    await open({ world })
    await expect(page.locator('.ledger__line')).not.toHaveCount(0)
    await unfoldAll(page)
    await expect(page.locator('.arithmetic').first()).toBeVisible()
    for (const width of [230, 320, 460, 900]) {
      await page.setViewportSize({ width, height: 760 })
      await expect.poll(() => sticksOut(page), `${width} px`).toEqual([])
      await expect.poll(() => actsCutOff(page), `${width} px`).toEqual([])
    }
  })

  test(`nothing of ${world} settings sticks out from 230 to 980 px`, async ({ open, page }) => {
    await open({ window: 'settings', world })
    for (const name of SETTINGS_PAGE_IDS) {
      await page.evaluate((hash) => (location.hash = hash), name)
      await expect(page.locator(`nav a[href="#${name}"]`)).toHaveAttribute('aria-current', 'page')
      await unfoldAll(page)
      for (const width of [230, 320, 450, 980]) {
        await page.setViewportSize({ width, height: 680 })
        await expect.poll(() => sticksOut(page), `${name} at ${width} px`).toEqual([])
      }
    }
  })
}

test('a dialog fits a small window and scrolls inside', async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 420 })
  await open({ world: 'long' })
  await page.getByRole('button', { name: 'New goal' }).click()
  const create = page.getByRole('button', { name: 'Create goal' })
  await expect(create).toBeInViewport({ ratio: 1 })
  await page.getByLabel('Note (optional)').focus()
  await expect(page.getByLabel('Note (optional)')).toBeInViewport({ ratio: 1 })
})

test('a repository’s numbers and its state never lie on each other', async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 760 })
  await open({ world: 'long' })
  const row = page.locator('.repository').nth(1)
  await expect(row).toContainText('1,234,567 commits counted')
  const state = await row.locator('.repository__state').boundingBox()
  const facts = await row.locator('.facts').boundingBox()
  expect((state?.y ?? 0) + (state?.height ?? 0)).toBeLessThanOrEqual((facts?.y ?? 0) + 1)
})

test('a huge world draws what one can read, not all there is', async ({ open }) => {
  const page = await open({ world: 'huge' })
  await expect(page.locator('.ledger__line')).toHaveCount(9)
  await expect(page.locator('.repository')).toHaveCount(5)
  const drawn = await page.evaluate(() => document.querySelectorAll('*').length)
  expect(drawn).toBeLessThan(2500)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(page.locator('.ledger__line')).toHaveCount(24)
  // From the page's own start to its first line, the fake's making of the world included.
  const blocked = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation')
    return entry?.duration ?? 0
  })
  expect(blocked).toBeLessThan(5_000)
  await page.getByRole('button', { name: 'Show all 300' }).click()
  await expect(page.locator('.repository')).toHaveCount(300)
  await page.getByRole('button', { name: 'Show fewer' }).click()
  await expect(page.locator('.repository')).toHaveCount(5)
})
