import type { Locator, Page } from '@playwright/test'
import type { Updates } from '@shared/contract/updates'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const openAbout = async (page: Page): Promise<Locator> => {
  await page.evaluate(() => (location.hash = 'about'))
  await expect(page.getByRole('heading', { level: 1, name: 'About' })).toBeFocused()
  return page.getByRole('region', { name: 'Updates' })
}

/** Main tells of other updates than before. */
const tell = async (page: Page, change: Partial<Updates>): Promise<void> => {
  const held = await page.evaluate(() => window.fake?.world.updates)
  if (held === undefined) throw new Error('there is no fake main')
  await mainOf(page).push({ type: 'updates.changed', updates: { ...held, ...change } })
}

const OFFER = {
  version: '0.2.0',
  releasedAt: null,
  notes: [{ kind: 'item' as const, text: '<b>A nest</b> &amp; <img src=x onerror=alert(1)>' }],
}

test('by keyboard alone: checked, read, downloaded, and restarted into the new version', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const card = await openAbout(page)
  await expect(card.getByRole('status')).toHaveText('You have Familiar 0.1.0. There is none newer.')
  await expect(card).toContainText('Last checked: 3 h ago')
  await card.getByRole('button', { name: 'Check now' }).press('Enter')
  await expect(card.getByRole('status')).toHaveText('Familiar 0.2.0 is there')
  await expect(card.getByRole('heading', { name: 'What is new in 0.2.0' })).toBeVisible()
  await expect(card.getByRole('listitem').first()).toHaveText(/builds a nest/)
  await card.getByRole('button', { name: 'Download' }).press('Enter')
  await expect(card.getByRole('status')).toHaveText('Familiar 0.2.0 is ready')
  await card.getByRole('button', { name: 'Restart and update' }).press('Enter')
  await expect(card).toContainText('Familiar closes now, and comes back by itself.')
  await expect(card.getByRole('button', { name: 'Restart and update' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  const main = mainOf(page)
  for (const route of ['updates.check', 'updates.download', 'updates.install'] as const)
    expect(await main.asked(route), route).toHaveLength(1)
})

test('a download tells how far it is, and nothing else can be pressed meanwhile', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const card = await openAbout(page)
  await tell(page, { now: { state: 'downloading', offer: OFFER, percent: 41 } })
  const bar = card.getByRole('progressbar', { name: 'Downloading Familiar 0.2.0' })
  await expect(bar).toHaveAttribute('aria-valuenow', '41')
  await expect(card.getByRole('button')).toHaveCount(0)
})

test('notes are shown as they were written, and never as a page', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const card = await openAbout(page)
  await tell(page, { now: { state: 'available', offer: OFFER } })
  await expect(card.getByRole('listitem')).toHaveText(
    '<b>A nest</b> &amp; <img src=x onerror=alert(1)>',
  )
  await expect(card.locator('img, b')).toHaveCount(0)
})

test('a check that fails says what can be done, and a refusal is told', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  const card = await openAbout(page)
  await expect(card.getByRole('status')).toHaveText('The check did not work')
  await expect(card).toContainText('Check the connection and try again.')
  await mainOf(page).fail('updates.check', REFUSED)
  await card.getByRole('button', { name: 'Check now' }).press('Enter')
  await expect(page.locator('.toast')).toContainText(REFUSED.message)
})

test('what runs from its source says so, and has no buttons that do nothing', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const card = await openAbout(page)
  await expect(card).toContainText('“git pull” and a new start update it.')
  await expect(card.getByRole('button')).toHaveCount(0)
  await expect(card.getByRole('radio')).toHaveCount(0)
})

test('a copy that cannot replace itself leads to the releases, and does not offer to update by itself', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const card = await openAbout(page)
  await tell(page, { means: 'page', now: { state: 'available', offer: OFFER } })
  await expect(card.getByRole('link', { name: 'Open the releases' })).toHaveAttribute(
    'href',
    'https://github.com/owner/familiar/releases',
  )
  await expect(card.getByRole('button', { name: 'Download' })).toHaveCount(0)
  await expect(card.getByRole('radio', { name: 'Updates', exact: true })).toHaveCount(0)
})

test('channel and what Familiar does by itself are chosen with the arrow keys, and say what they mean', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const card = await openAbout(page)
  await card.getByRole('radio', { name: 'Stable' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(card.getByRole('radio', { name: 'Beta' })).toBeChecked()
  await expect(card).toContainText('Previews too')
  expect(await mainOf(page).asked('updates.setChannel')).toEqual([{ channel: 'beta' }])
  await card.getByRole('radio', { name: 'Tells you' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(card.getByRole('radio', { name: 'Updates', exact: true })).toBeChecked()
  await expect(card).toContainText('installs it when you quit')
  expect(await mainOf(page).asked('updates.setByItself')).toEqual([{ byItself: 'updates' }])
})

test('what is new in this version is shown until it was read', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openAbout(page)
  await expect(page.getByRole('region', { name: /What is new/ })).toHaveCount(0)
  await tell(page, { news: { version: '0.1.0', notes: OFFER.notes } })
  const news = page.getByRole('region', { name: 'What is new in 0.1.0' })
  await news.getByRole('button', { name: 'Got it' }).press('Enter')
  await expect(news).toHaveCount(0)
  expect(await mainOf(page).asked('updates.closeNews')).toHaveLength(1)
})
