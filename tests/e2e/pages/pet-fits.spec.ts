import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { expect, test } from './open-page'
import { append, petIsThere } from './pet'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = [
  { width: 240, height: 280 },
  { width: 256, height: 352 },
  { width: 320, height: 400 },
]
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** Violations of accessibility, each in a line. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as { run: (o: RunOptions) => Promise<AxeResults> }
    const { passes, violations: found } = await axe.run({ resultTypes: ['violations', 'passes'] })
    if (passes.length < 5) throw new Error('Hardly anything was looked at.')
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

for (const size of SIZES) {
  test(`words are never cut off in ${size.width} × ${size.height}`, async ({ open, page }) => {
    await page.setViewportSize(size)
    await open({ window: 'pet', world: 'long' })
    await petIsThere(page)
    const isWhole = async (selector: string): Promise<void> => {
      const box = (await page.locator(selector).boundingBox())!
      expect(box.x, selector).toBeGreaterThanOrEqual(0)
      expect(box.y, selector).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width, selector).toBeLessThanOrEqual(size.width)
      expect(box.y + box.height, selector).toBeLessThanOrEqual(size.height)
      const fits = await page
        .locator(selector)
        .evaluate(
          (box) => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight,
        )
      expect(fits, `${selector} holds its words`).toBe(true)
    }
    // A pet that leaps for joy leaves a pointer, but not the keyboard.
    await page.keyboard.press('Tab')
    await expect(page.locator('#card')).toBeVisible()
    await isWhole('#card')
    await append(page, [
      ledgerEntry({ place: LONG, effect: { level: { from: 1, to: 2 } } }),
      ledgerEntry({ type: `custom.${'deploy-'.repeat(9)}x`, place: LONG }),
    ])
    await isWhole('#card')
    await expect(page.locator('.bubble')).toBeVisible()
    await isWhole('.bubble')
    await append(page, [ledgerEntry({ type: 'goal.completed', title: LONG.repeat(2) })])
    await expect(page.locator('.bubble')).toContainText('more')
    await isWhole('.bubble')
    await page.evaluate(() => {
      const database = { state: 'down' as const, problem: 'The database cannot be reached.' }
      window.fake!.push({
        type: 'app.statusChanged',
        status: { database, quarantined: 0, troubles: [] },
      })
    })
    await expect(page.locator('#problem')).toBeVisible()
    await isWhole('#card')
  })
}

for (const letters of [12.5, 25])
  test(`the buttons of the card hold their words in letters of ${letters} px`, async ({
    open,
    page,
  }) => {
    await page.setViewportSize({ width: 256, height: 352 })
    await open({ window: 'pet' })
    await petIsThere(page)
    await page.evaluate((px) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`.card button { font-size: ${px}px !important }`)
      document.adoptedStyleSheets = [sheet]
    }, letters)
    await page.locator('#pet').hover()
    const card = page.locator('#card')
    await expect(card).toBeVisible()
    const room = await card.evaluate((box) => {
      const { right } = box.getBoundingClientRect()
      return [...box.querySelectorAll('button')]
        .filter((button) => button.checkVisibility())
        .map((button) => {
          const words = document.createRange()
          words.selectNodeContents(button)
          const [said, edge] = [words.getBoundingClientRect(), button.getBoundingClientRect()]
          const lines = words.getClientRects().length
          return { beside: said.left - edge.left, inside: right - edge.right, lines }
        })
    })
    expect(room.length).toBeGreaterThan(4)
    for (const { beside, inside, lines } of room) {
      expect(beside, 'room beside the words').toBeGreaterThanOrEqual(6)
      expect(inside, 'inside of the card').toBeGreaterThan(0)
      expect(lines).toBe(1)
    }
  })

for (const colorScheme of ['light', 'dark'] as const) {
  for (const forcedColors of ['none', 'active'] as const) {
    test(`nothing is in anybody’s way (${colorScheme}, forced colours ${forcedColors})`, async ({
      open,
      page,
    }) => {
      await page.emulateMedia({ colorScheme, forcedColors })
      await page.setViewportSize({ width: 256, height: 352 })
      await open({ window: 'pet' })
      await petIsThere(page)
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Tab')
      await append(page, [ledgerEntry(), ledgerEntry({ type: 'review.submitted' })])
      await expect(page.locator('#card')).toBeVisible()
      // Half arrived, it is half transparent.
      await page
        .locator('.bubble')
        .evaluate((bubble) => Promise.all(bubble.getAnimations().map(({ finished }) => finished)))
      expect(await violations(page)).toEqual([])
    })
  }
}

test('the user’s appearance wins over the system’s', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open({ window: 'pet' })
  await petIsThere(page)
  await page.locator('#pet').hover()
  const card = page.locator('#card')
  await expect(card).toHaveCSS('background-color', 'rgb(255, 253, 249)')
  await page.evaluate(() => {
    const { settings } = window.fake!.world
    window.fake!.push({ type: 'settings.changed', settings: { ...settings, appearance: 'dark' } })
  })
  await expect(card).toHaveCSS('background-color', 'rgb(34, 31, 26)')
})
