import type { Page } from '@playwright/test'
import { expect, test } from './open-page'

const openPets = async (page: Page) => {
  await page.evaluate(() => (location.hash = 'pet'))
  const card = page.getByRole('region', { name: 'Your pets' })
  await expect(card).toBeVisible()
  return card
}

test('a pet is adopted with what is proposed, looked at, made to eat, hidden, and let go with an undo', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const card = await openPets(page)
  await expect(card.getByRole('listitem')).toHaveText(/Maple.*eats/)
  await card.getByRole('button', { name: 'Adopt another pet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adopt a pet' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Plip')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(
    dialog.getByRole('combobox', { name: 'Coat' }),
    'not the one Maple wears',
  ).toHaveValue('green')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.locator('.toast')).toContainText('Plip lives here now.')
  await expect(card.getByRole('listitem')).toHaveText([/Maple.*eats/, /Plip.*companion/])

  await card.getByRole('button', { name: 'Look at Plip' }).click()
  const story = page.getByRole('region', { name: 'Plip' })
  await story.getByRole('textbox', { name: 'Name' }).fill('Plop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Plop' })).toBeVisible()
  await page.getByRole('radio', { name: 'Plum' }).press('Space')
  await expect
    .poll(() => page.evaluate(() => window.fake?.world.companions[0]?.state.traits.color))
    .toBe('plum')
  expect(await page.evaluate(() => window.fake?.world.pet.state.traits.color)).toBe('amber')

  await card.getByRole('button', { name: 'Let Plop eat from now on' }).click()
  await expect(card.getByRole('listitem')).toHaveText([/Maple.*companion/, /Plop.*eats/])
  await card.getByRole('button', { name: 'Let Plop go' }).click()
  await expect(page.locator('.toast').last()).toContainText('Let another one eat first.')
  await card.getByRole('button', { name: 'Hide Maple' }).click()
  await expect(card.getByRole('listitem').first()).toContainText('hidden')
  await card.getByRole('button', { name: 'Let Maple go' }).click()
  await expect(card.getByRole('listitem')).toHaveText(/Plop/)
  // The toast of what was done before has an Undo as well.
  const gone = page.locator('.toast', { hasText: 'Maple has gone.' })
  await gone.getByRole('button', { name: 'Undo' }).click()
  await expect(card.getByRole('listitem')).toHaveText([/Maple.*companion/, /Plop.*eats/])
})

test('there is room for as many as the user says', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const card = await openPets(page)
  const most = card.getByRole('combobox', { name: 'How many pets at most' })
  await expect(most).toHaveValue('2')
  await most.selectOption('1')
  await expect.poll(() => page.evaluate(() => window.fake?.world.settings.mostPets)).toBe(1)
  await card.getByRole('button', { name: 'Adopt another pet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adopt a pet' })
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await name.fill(' ')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription('A pet needs a name')
  await name.fill('Plip')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription('There is no room for another pet.')
})
