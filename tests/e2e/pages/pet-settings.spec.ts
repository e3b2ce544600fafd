import type { Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const openPet = async (page: Page): Promise<void> => {
  await page.evaluate(() => (location.hash = 'pet'))
  await expect(page.getByRole('heading', { level: 1, name: 'Pet' })).toBeFocused()
}
const coatOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.fake?.world.pet.state.traits.color)

test('the pet’s story: level, experience, streak and birthday', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openPet(page)
  const story = page.getByRole('region', { name: 'Maple' })
  for (const words of ['XP to the next', 'XP in all', '10 days, 1 freeze', '19 Nov 2025'])
    await expect(story).toContainText(words)
  await expect(page.getByRole('region', { name: 'Species' })).toContainText('A small fox-cat')
})

test('a new name is kept; an empty one is refused in words', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openPet(page)
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('  ')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription('A pet needs a name')
  await name.fill('Juniper')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Juniper' })).toBeVisible()
  await expect(name, 'one goes on where one was').toBeFocused()
})

test('until they are drawn, coats keep their places', async ({ open, page }) => {
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  await page.route(/\/species\//, (route) => arrived.then(() => route.continue()))
  await open({ window: 'settings' })
  await openPet(page)
  const tiles = page.getByRole('region', { name: 'Coat' }).locator('.coat')
  const boxes = (): Promise<string[]> =>
    tiles.evaluateAll((all) => all.map((tile) => JSON.stringify(tile.getBoundingClientRect())))
  await expect(tiles.locator('.still--coming svg')).toHaveCount(4)
  const before = await boxes()
  arrive()
  await expect(tiles.locator('canvas')).toHaveCount(4)
  expect(await boxes()).toEqual(before)
})

test('a coat is chosen by keyboard, dresses the page, and is taken back', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openPet(page)
  const accent = (): Promise<string> =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--accent-light').trim(),
    )
  const before = await accent()
  await expect(page.getByRole('radio')).toHaveCount(4)
  await page.getByRole('radio', { name: 'Amber' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Green' })).toBeChecked()
  await expect.poll(() => coatOf(page)).toBe('green')
  await expect.poll(accent).not.toBe(before)
  await expect(page.locator('.toast')).toContainText('Maple wears green now.')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('radio', { name: 'Amber' })).toBeChecked()
  await expect.poll(() => coatOf(page)).toBe('amber')
})

test('a coat that main refuses is put away again, and why is said', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openPet(page)
  await mainOf(page).fail('pet.setColor', REFUSED)
  await page.getByRole('radio', { name: 'Plum' }).press('Space')
  await expect(page.locator('.toast')).toContainText(REFUSED.message)
  await expect(page.getByRole('radio', { name: 'Amber' })).toBeChecked()
})
