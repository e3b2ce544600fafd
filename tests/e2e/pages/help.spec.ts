import type { Locator, Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const toHelp = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Help', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeFocused()
}

/** The card, as the eye sees it: what is said to screen readers alone is beside it. */
const card = (page: Page): Locator => page.getByRole('region', { name: 'How Familiar is doing' })
const findings = (page: Page): Locator => card(page).getByRole('listitem')

test('says of each part in words whether it is in order, and looks again when asked', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  await toHelp(page)
  await expect(card(page).getByText('All is in order.')).toBeVisible()
  await expect(findings(page).filter({ hasText: 'Git' })).toHaveText(/Git In order\s*2\.47\.1/)

  await main.hold('doctor.look')
  const again = page.getByRole('button', { name: 'Look again' })
  await again.press('Enter')
  await expect(card(page).getByText('Looking…')).toBeVisible()
  await again.press('Enter')
  await main.release('doctor.look')
  await expect(card(page).getByText('Looking…')).toHaveCount(0)
  await expect(again).toBeFocused()
  expect(await main.asked('doctor.look')).toHaveLength(2)
})

test('what is amiss comes first, and its one way leads to where it is mended', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  await toHelp(page)
  await expect(findings(page).first()).toContainText('Needs a look')
  await expect(findings(page).last()).toContainText('In order')
  await page.getByRole('link', { name: 'Open Data: Events' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeFocused()
})

test('the report is copied by keyboard, and the log is shown by the system', async ({
  open,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open({ window: 'settings', world: 'empty' })
  await toHelp(page)
  await page.getByRole('button', { name: 'Copy report' }).press('Enter')
  await expect(page.getByText('Report copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('ok  Git: 2.47.1')

  const main = mainOf(page)
  const openLogs = page.getByRole('button', { name: 'Open the log folder' })
  await openLogs.press('Enter')
  await expect.poll(() => main.asked('doctor.openLogs')).toHaveLength(1)
  await main.fail('doctor.openLogs', REFUSED)
  await openLogs.press('Enter')
  await expect(page.getByText(REFUSED.message)).toBeVisible()
})

test('a look that fails says so, and leaves what was found before', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty', failing: ['doctor.look'] })
  const main = mainOf(page)
  await toHelp(page)
  await expect(page.getByRole('alert')).toContainText('could not be')
  await main.fail('doctor.look', null)
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(card(page).getByText('All is in order.')).toBeVisible()

  await main.fail('doctor.look', REFUSED)
  await page.getByRole('button', { name: 'Look again' }).press('Enter')
  await expect(page.getByRole('alert')).toHaveText(REFUSED.message)
  await expect(findings(page).first()).toBeVisible()
})
