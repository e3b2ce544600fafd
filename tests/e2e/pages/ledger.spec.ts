import type { Locator, Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const ledger = (page: Page) => page.getByRole('region', { name: 'Why it changed' })
const lines = (page: Page) => ledger(page).locator('.ledger__line')
const lineOf = (page: Page, words: string) => lines(page).filter({ hasText: words }).first()
const older = (page: Page) => ledger(page).getByRole('button', { name: 'Show older' })

/** A number as the page writes it. */
const read = (text: string): number => Number(text.replace('−', '-').replace(/[+,]/g, ''))

/** The first number of each cell of a row; a step that does not touch a column counts 0. */
async function numbersIn(row: Locator): Promise<number[]> {
  const cells = await row.locator('td').allTextContents()
  return cells.map((cell) => read(/^[+−]?[\d,.]+/.exec(cell)?.[0] ?? '0'))
}

test('days have their headings, and neighbours of one kind are one line', async ({ open }) => {
  const page = await open()
  await expect(ledger(page).getByRole('heading', { level: 3 })).toHaveText(['Today', 'Yesterday'])
  const merged = lineOf(page, '11 commits in ledger-service')
  await expect(merged).toContainText('+105 XP')
  await expect(merged).toContainText('1 of 11 counted in part')
  await merged.press('Enter')
  const singles = ledger(page).locator('.single__line')
  await expect(singles).toHaveCount(11)
  const gains = await singles.locator(':scope > .numbers').allTextContents()
  expect(gains.reduce((sum, words) => sum + read(words.replace(' XP', '')), 0)).toBe(105)
  await merged.press('Enter')
  await expect(singles).toHaveCount(0)
})

test('every opened line tells an arithmetic that adds up', async ({ open }) => {
  const page = await open()
  await expect(lineOf(page, '11 commits')).toHaveCount(1)
  for (const line of await lines(page).all()) await line.click()
  for (const single of await ledger(page).locator('.single__line').all()) await single.click()
  const tables = await ledger(page).getByRole('table').all()
  // 2 + 11 commits of merged lines, and seven lines of their own.
  expect(tables).toHaveLength(20)
  for (const table of tables) {
    const rows = await table.locator('tbody tr').all()
    const numbers = await Promise.all(rows.map(numbersIn))
    const after = numbers.at(-1) ?? []
    const words = await table.innerText()
    for (const column of [0, 1, 2]) {
      const sum = numbers.slice(0, -1).reduce((total, row) => total + (row[column] ?? NaN), 0)
      // What is shown is rounded, so a tenth may hide between the steps.
      expect(Math.abs(sum - (after[column] ?? NaN)), words).toBeLessThanOrEqual(0.101)
    }
  }
})

test('a capped event says which of the day it was and by how much it counted', async ({ open }) => {
  const page = await open()
  const line = lineOf(page, 'Name the flag that could not be read')
  await expect(line).toContainText('counted by half: 12th commit today')
  await line.click()
  const table = ledger(page).getByRole('table')
  await expect(table.getByRole('row', { name: '1 commit' })).toContainText('+10 × 0.5')
  await expect(ledger(page)).toContainText(
    'The first 10 a day count in full, the next 10 by half, any more by a fifth.',
  )
  await expect(ledger(page)).toContainText('Hunger cannot fall below 0')
  await expect(ledger(page)).toContainText('Ship every week: 19 → 20 of 20')
})

test('older lines follow, and the reading goes on where they begin', async ({ open }) => {
  const page = await open()
  await expect(lines(page)).toHaveCount(9)
  await older(page).press('Enter')
  await expect(lines(page)).toHaveCount(24)
  await expect(lines(page).nth(9)).toBeFocused()
})

test('older lines that cannot be had say so, and can be asked for again', async ({ open }) => {
  const page = await open()
  const main = mainOf(page)
  await main.fail('ledger.list', REFUSED)
  const retry = ledger(page).getByRole('button', { name: 'Try again' })
  for (let pages = 0; pages < 8 && !(await retry.isVisible()); pages += 1)
    if (await older(page).isVisible()) await older(page).click()
  await expect(ledger(page).getByRole('alert')).toHaveText('Older events could not be loaded.')
  const before = await lines(page).count()
  await main.fail('ledger.list', null)
  await retry.click()
  await expect(ledger(page).getByRole('alert')).toHaveCount(0)
  await expect.poll(() => lines(page).count()).toBeGreaterThan(before)
})

test('an empty ledger begins with a meal, told to screen readers', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await expect(ledger(page)).toContainText('Nothing has happened yet.')
  await ledger(page).getByRole('button', { name: 'Begin by feeding Maple' }).press('Enter')
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('You fed Maple')
  await expect(ledger(page)).toContainText('That is all there is.')
  await expect(page.locator('[aria-live="polite"]')).toHaveText('You fed Maple: +2 XP')
  await expect(ledger(page).getByRole('heading', { name: 'Why it changed' })).toBeFocused()
})

test('what arrives while one reads does not move what is read', async ({ open, page }) => {
  await page.setViewportSize({ width: 460, height: 760 })
  await open()
  const reading = lineOf(page, '7 h 12 min of sleep')
  await reading.focus()
  await reading.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const top = () => reading.evaluate((element) => Math.round(element.getBoundingClientRect().top))
  const before = await top()
  for (const place of ['field-notes', 'kitchen-timer'])
    await mainOf(page).emit({ type: 'commit.push', place, title: `Say hello to ${place}` })
  await expect(lines(page).first()).toContainText('Say hello to kitchen-timer')
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(2)
  await expect(reading).toBeFocused()
})

test('an event joins the line of its kind, which stays open', async ({ open }) => {
  const page = await open()
  const line = lineOf(page, '2 commits in familiar')
  await line.click()
  await mainOf(page).emit({ type: 'commit.push', place: 'familiar', title: 'Third' })
  await expect(lines(page).first()).toContainText('3 commits in familiar')
  await expect(lines(page).first()).toHaveAttribute('aria-expanded', 'true')
  await expect(ledger(page).locator('.single__line').first()).toContainText('Third')
})

test('an event of yesterday takes its place under yesterday', async ({ open }) => {
  const page = await open()
  const ago = 20 * 3_600_000
  await mainOf(page).emit({ type: 'release.published', title: 'v1.0', source: 'github', ago })
  const yesterday = ledger(page).locator('.ledger__day').nth(1)
  await expect(yesterday).toContainText('Released “v1.0”')
})
