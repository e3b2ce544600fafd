import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from '@playwright/test'
import type axe from 'axe-core'
import { mainOf } from './main-of'
import { SETTINGS_PAGE_IDS } from '../../../src/shared/contract/windows'
import { expect, test } from './open-page'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WORLDS = ['rich', 'empty', 'troubled', 'long'] as const

/** What axe has against the page as it is: rule, and the elements. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    )
  })

const inBothSchemes = async (page: Page, what: string): Promise<void> => {
  // Colours that are on their way from light to dark are neither.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await faults(page), `${what}, ${colorScheme}`).toEqual([])
  }
}

for (const world of WORLDS) {
  test(`axe finds no fault in the panel of a ${world} world`, async ({ open, page }) => {
    await open({ world })
    await expect(page.getByRole('region', { name: 'Goals' })).toBeVisible()
    await page.evaluate(AXE)
    for (const unfold of ['.goal__line', '.ledger__line'])
      if (await page.locator(unfold).first().isVisible()) await page.locator(unfold).first().click()
    await inBothSchemes(page, world)
  })

  test(`axe finds no fault in the settings of a ${world} world`, async ({ open, page }) => {
    await open({ window: 'settings', world })
    await page.evaluate(AXE)
    for (const name of SETTINGS_PAGE_IDS) {
      await page.evaluate((hash) => (location.hash = hash), name)
      await expect(page.locator(`nav a[href="#${name}"]`)).toHaveAttribute('aria-current', 'page')
      await inBothSchemes(page, `${world} ${name}`)
    }
  })
}

test('axe finds no fault in dialogs, refusals and notices', async ({ open, page }) => {
  await open()
  await page.evaluate(AXE)
  await page.getByRole('button', { name: 'New goal' }).click()
  await page.getByRole('button', { name: 'Create goal' }).click()
  await inBothSchemes(page, 'goal form')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add folder' }).click()
  await expect(page.getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await inBothSchemes(page, 'folder picker')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await mainOf(page).setConnected(false)
  await page.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(page.locator('.toast')).toBeVisible()
  await inBothSchemes(page, 'notice and toast')
})

test('axe finds no fault in what it takes to connect, choose and disconnect', async ({
  open,
  page,
}) => {
  await open({ window: 'settings', world: 'empty' })
  await page.evaluate(AXE)
  const card = (name: string): Locator => page.getByRole('region', { name, exact: true })
  await card('GitHub').getByRole('button', { name: 'Connect GitHub' }).click()
  await card('Fitbit')
    .getByRole('button', { name: /connect/ })
    .click()
  await mainOf(page).connection('notion', { state: 'needs-choice' })
  await card('Notion').getByRole('checkbox', { name: 'Backlog' }).check()
  await card('Notion').getByRole('checkbox', { name: 'Shipped' }).check()
  await inBothSchemes(page, 'code, browser and chooser')
  await mainOf(page).connection('github', {
    connecting: { step: 'failed', message: 'It was refused.', remedy: 'retry' },
  })
  await mainOf(page).connection('fitbit', {
    state: 'connected',
    connecting: null,
    polling: { done: 1, total: null },
  })
  await mainOf(page).connection('notion', { state: 'disconnected' })
  for (const folded of await page.locator('details summary').all()) await folded.click()
  await card('Notion').getByRole('button', { name: 'Save and connect' }).click()
  await inBothSchemes(page, 'failure, fetching and forms')
  await card('Fitbit').getByRole('button', { name: 'Disconnect…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await inBothSchemes(page, 'the question before disconnecting')
})

test('axe finds no fault in the question before an import, refusals and a running session', async ({
  open,
  page,
}) => {
  await open({ window: 'settings' })
  await page.evaluate(AXE)
  await page.evaluate(() => (location.hash = 'account'))
  await page.getByRole('button', { name: 'Save' }).last().click()
  await expect(page.getByText('Not an e-mail address')).toBeVisible()
  await inBothSchemes(page, 'account refused')
  await page.evaluate(() => (location.hash = 'focus'))
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('button', { name: 'Stop focusing' })).toBeVisible()
  await inBothSchemes(page, 'focus running')
  await page.evaluate(() => (location.hash = 'data'))
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await inBothSchemes(page, 'import dialog')
})

test('with reduced motion nothing moves', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open({ world: 'troubled' })
  await page.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(page.locator('.ledger__line').first()).toContainText('You fed Maple')
  await page.locator('.goal__line').first().click()
  await page.getByRole('button', { name: 'New goal' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) =>
        animation instanceof CSSAnimation ? animation.animationName : 'a transition',
      ),
  )
  expect(moving).toEqual([])
})

test('with motion, nothing loops', async ({ open, page }) => {
  await open({ world: 'troubled' })
  await page.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(page.locator('.ledger__line').first()).toContainText('You fed Maple')
  const endless = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations === Infinity)
      .map(({ id }) => id),
  )
  expect(endless).toEqual([])
})

test('with forced colours, choices, bars, days and today can still be told', async ({
  open,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open()
  const look = (selector: string, property: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  await expect(page.locator('.goal')).not.toHaveCount(0)
  const empty = await look('.year__grid [data-step="0"]', 'background-color')
  expect(await look('.year__grid [data-step="4"]', 'background-color')).not.toBe(empty)
  expect(await look('.meter__fill', 'background-color')).not.toBe(
    await look('.meter', 'background-color'),
  )
  const plain = await look('.year__grid .year__cell:not([aria-current])', 'box-shadow')
  const today = await look('.year__grid [aria-current]', 'box-shadow')
  const outline = await look('.year__grid [aria-current]', 'outline-style')
  expect(today !== plain || outline !== 'none').toBe(true)
})

test('axe finds no fault in an update that is found, on its way, and ready', async ({
  open,
  page,
}) => {
  await open({ window: 'settings' })
  await page.evaluate(AXE)
  await page.evaluate(() => (location.hash = 'about'))
  const card = page.getByRole('region', { name: 'Updates' })
  await card.getByRole('button', { name: 'Check now' }).click()
  await expect(card.getByRole('button', { name: 'Download' })).toBeVisible()
  await inBothSchemes(page, 'found')
  const updates = await page.evaluate(() => window.fake?.world.updates)
  if (updates?.now.state !== 'available') throw new Error('nothing was found')
  const { offer } = updates.now
  const now = { state: 'downloading' as const, offer, percent: 41 }
  await mainOf(page).push({ type: 'updates.changed', updates: { ...updates, now } })
  await expect(card.getByRole('progressbar')).toBeVisible()
  await inBothSchemes(page, 'on its way')
  const ready = { state: 'ready' as const, offer }
  await mainOf(page).push({ type: 'updates.changed', updates: { ...updates, now: ready } })
  await expect(card.getByRole('button', { name: 'Restart and update' })).toBeVisible()
  await inBothSchemes(page, 'ready')
})
