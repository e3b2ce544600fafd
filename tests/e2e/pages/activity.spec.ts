import type { Page } from '@playwright/test'
import { mainOf } from './main-of'
import { expect, test } from './open-page'

const year = (page: Page) => page.getByRole('region', { name: 'This year' })
const today = (page: Page) => page.locator('.year__grid [aria-current="date"]')
const focused = (page: Page) =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLElement
      ? document.activeElement.dataset['date']
      : undefined,
  )

test('today is in full sight, however wide the window is made', async ({ open, page }) => {
  await page.setViewportSize({ width: 460, height: 760 })
  await open()
  await expect(today(page)).toBeVisible()
  for (const width of [460, 320, 759, 760, 1100, 460]) {
    await page.setViewportSize({ width, height: 760 })
    const cut = await today(page).evaluate((cell) => {
      const frame = cell.closest('.year__scroller')?.getBoundingClientRect()
      const { left, right } = cell.getBoundingClientRect()
      return frame ? { right: right - frame.right, left: frame.left - left } : null
    })
    // With room for the line around it.
    expect(cut?.right, `${width} px`).toBeLessThanOrEqual(-2)
    expect(cut?.left, `${width} px`).toBeLessThanOrEqual(-2)
  }
})

test('arrow keys walk days and weeks from one tab stop, and tell each day', async ({ open }) => {
  const page = await open()
  await expect(year(page).locator('.year__grid [tabindex="0"]')).toHaveCount(1)
  await today(page).focus()
  const steps = [
    ['ArrowUp', '2026-11-18'],
    ['ArrowLeft', '2026-11-11'],
    ['ArrowDown', '2026-11-12'],
    ['ArrowRight', '2026-11-19'],
    // There is no tomorrow to go to.
    ['ArrowRight', '2026-11-19'],
    ['PageUp', '2026-10-22'],
    ['Home', '2025-11-20'],
    ['Control+Home', '2025-11-17'],
    ['Control+End', '2026-11-19'],
  ] as const
  for (const [key, date] of steps) {
    await page.keyboard.press(key)
    expect(await focused(page), key).toBe(date)
  }
  await expect(page.locator('.year__tip')).toHaveText(/^Thu 19 Nov: 19 events, \+[\d.]+ XP$/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.year__tip')).toHaveCount(0)
  await page.keyboard.press('ArrowUp')
  // Leaving and coming back goes on where one was.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('2026-11-18')
})

test('a day reached by keyboard where the year scrolls is brought into sight', async ({
  open,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 760 })
  await open()
  await today(page).focus()
  await page.keyboard.press('Control+Home')
  await expect(page.locator('[data-date="2025-11-17"]')).toBeInViewport({ ratio: 1 })
})

test('the tip stays within the card at both ends of the year', async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 760 })
  await open()
  await today(page).focus()
  for (const key of ['ArrowUp', 'Control+Home', 'Control+End']) {
    await page.keyboard.press(key)
    const box = await page.locator('.year__tip').boundingBox()
    expect(box?.x, key).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0), key).toBeLessThanOrEqual(320)
  }
})

test('an event counts at once: the day, the year and a streak begin', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await expect(year(page)).toContainText('no streak yet')
  await expect(year(page)).toContainText('Your first event lights the first square.')
  await expect(today(page)).toHaveAccessibleName('Thu 19 Nov: 0 events')
  await mainOf(page).emit({ type: 'commit.push', place: 'familiar', title: 'First of all' })
  await expect(today(page)).toHaveAccessibleName('Thu 19 Nov: 1 event, +10 XP')
  await expect(year(page)).toContainText('1-day streak')
  await expect(year(page)).not.toContainText('lights the first square')
})

test('a running streak and the freezes in hand are told', async ({ open }) => {
  const page = await open()
  await expect(year(page)).toContainText('10-day streak')
  await expect(year(page)).toContainText('1 freeze in hand')
})

test('a page left open over midnight moves on to the new day', async ({ open }) => {
  const page = await open()
  await expect(today(page)).toHaveAttribute('data-date', '2026-11-19')
  await page.clock.setFixedTime(new Date('2026-11-19T23:10:00Z'))
  // What a page hears when it is looked at again.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(today(page)).toHaveAttribute('data-date', '2026-11-20')
  await expect(today(page)).toHaveAccessibleName('Fri 20 Nov: 0 events')
  await expect(page.getByRole('heading', { level: 3, name: 'Yesterday' })).toBeVisible()
})
