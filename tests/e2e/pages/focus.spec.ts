import type { Page } from '@playwright/test'
import { mainOf } from './main-of'
import { expect, test } from './open-page'

const openFocus = async (page: Page): Promise<void> => {
  await page.evaluate(() => (location.hash = 'focus'))
  await expect(page.getByRole('heading', { level: 1, name: 'Goals and focus' })).toBeFocused()
}

test('a session begins by keyboard, says until when, and is stopped', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openFocus(page)
  await page.getByRole('textbox', { name: 'On what (optional)' }).fill('The first page')
  await page.getByRole('textbox', { name: 'Minutes' }).fill('50')
  await page.keyboard.press('Enter')
  const running = page.getByRole('group', { name: 'Focus timer' })
  await expect(running).toContainText('Focusing until 15:35')
  await expect(running).toContainText('50 min left')
  await expect(running).toContainText('The first page')
  await running.getByRole('button', { name: 'Stop focusing' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible()
  await expect(page.getByText('Stopped. Nothing was counted.')).toBeAttached()
})

test('a length that is none is refused in words', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openFocus(page)
  const minutes = page.getByRole('textbox', { name: 'Minutes' })
  for (const typed of ['4', '121', 'half an hour', '']) {
    await minutes.fill(typed)
    await page.keyboard.press('Enter')
    await expect(minutes).toHaveAccessibleDescription('A whole number of minutes, from 5 to 120.')
  }
  expect(await mainOf(page).asked('focus.start')).toEqual([])
})

test('the usual length is kept, and is what the panel offers', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openFocus(page)
  await page.getByRole('textbox', { name: 'Usual length' }).fill('45')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await mainOf(page).settings())?.focusMinutes).toBe(45)
  await expect(page.getByRole('textbox', { name: 'Minutes' })).toHaveValue('45')
})

test('the panel begins and ends a session beside the care buttons', async ({ open }) => {
  const page = await open()
  await page.getByRole('button', { name: 'Focus for 25 minutes' }).press('Enter')
  const running = page.getByRole('group', { name: 'Focus timer' })
  await expect(running).toContainText('Focusing until 15:10')
  await expect(page.getByRole('button', { name: /^Focus for/ })).toHaveCount(0)
  await running.getByRole('button', { name: 'Stop focusing' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Focus for 25 minutes' })).toBeVisible()
})

test('a pet that sleeps out of sight says until when in the panel, and is woken there', async ({
  open,
}) => {
  const page = await open()
  const line = page.getByText('Out of sight, asleep until 15:40')
  await expect(page.getByRole('button', { name: 'Focus for 25 minutes' })).toBeVisible()
  await expect(line).toHaveCount(0)
  const until = '2026-11-19T14:40:00.000Z'
  await mainOf(page).push({ type: 'snooze.changed', snooze: { until } })
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'Wake', exact: true }).press('Enter')
  await expect(line).toHaveCount(0)
  expect(await mainOf(page).asked('snooze.end')).toHaveLength(1)
})

test('a session begun elsewhere shows at once, and one that ends goes', async ({ open }) => {
  const page = await open()
  const main = mainOf(page)
  await expect(page.getByRole('button', { name: 'Focus for 25 minutes' })).toBeVisible()
  await main.push({
    type: 'focus.changed',
    focus: {
      running: {
        startedAt: '2026-11-19T13:30:00.000Z',
        endsAt: '2026-11-19T14:00:00.000Z',
        title: null,
      },
    },
  })
  await expect(page.getByRole('meter', { name: 'Focus session' })).toHaveAttribute(
    'aria-valuetext',
    '15 min left',
  )
  await main.push({ type: 'focus.changed', focus: { running: null } })
  await expect(page.getByRole('group', { name: 'Focus timer' })).toHaveCount(0)
})

test('goals are shown as they stand, and the panel is one button away', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openFocus(page)
  const goals = page.getByRole('region', { name: 'Goals' })
  await expect(goals.getByRole('listitem')).toHaveCount(4)
  await expect(goals).toContainText('5,210 of 8,000 steps today')
  await goals.getByRole('button', { name: 'Open the panel' }).press('Enter')
  await expect.poll(() => mainOf(page).asked('app.openWindow')).toEqual([{ window: 'panel' }])
})
