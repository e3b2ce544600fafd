import type { Page } from '@playwright/test'
import { EXPORT_PATH } from '../../fakes/keeping-answers'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const openData = async (page: Page): Promise<void> => {
  await page.evaluate(() => (location.hash = 'data'))
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeFocused()
}
const card = (page: Page, name: string) => page.getByRole('region', { name })
const nameOfPet = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.fake?.world.pet.name)

test('a backup taken by keyboard stands in the list at once, with its time and size', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  await openData(page)
  const backups = card(page, 'Backups')
  await expect(backups).toContainText('No backups yet.')
  await backups.getByRole('button', { name: 'Back up now' }).press('Enter')
  await expect(backups.getByRole('listitem')).toHaveCount(1)
  await expect(backups.getByRole('listitem')).toContainText('just now')
  await expect(backups.getByRole('listitem')).toContainText('1.2 MB')
  await expect(backups.getByRole('button', { name: 'Back up now' })).toBeFocused()
})

test('an export tells how far it is, where it is, and lets its path be copied', async ({
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await open({ window: 'settings' })
  await openData(page)
  const move = card(page, 'Take it with you')
  const main = mainOf(page)
  await expect(move).toContainText('Tokens and secrets of your connections are left out')
  await main.hold('data.export')
  await move.getByRole('button', { name: 'Export' }).press('Enter')
  await main.push({
    type: 'data.changed',
    data: {
      backupsFolder: '',
      exportsFolder: '',
      backups: [],
      work: { kind: 'export', done: 1_000, total: 4_812 },
    },
  })
  await expect(move.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    '1,000 of 4,812 rows',
  )
  await main.release('data.export')
  await expect(move).toContainText('4,812 rows, 412 kB')
  await move.getByRole('button', { name: 'Copy path of the export' }).press('Enter')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(EXPORT_PATH)
})

test('a file that is none is refused beside its field, before anything is asked', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  await openData(page)
  const field = page.getByRole('textbox', { name: 'Path of the file' })
  await field.fill('/nowhere/at/all.gz')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(
    'There is no file /nowhere/at/all.gz. Nothing was changed.',
  )
  await expect(field).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what is in a file is shown first; only then it replaces everything, and can be undone', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  await openData(page)
  await page.getByRole('textbox', { name: 'Path of the file' }).fill(EXPORT_PATH)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Replace everything?' })
  for (const words of [
    'Robin (robin@example.org)',
    'Juniper, level 9',
    '2,260 events and 4 goals',
    'Maple, all events, goals and settings',
    'takes a backup',
  ])
    await expect(dialog).toContainText(words)
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  expect(await nameOfPet(page)).toBe('Maple')
  await page.getByRole('textbox', { name: 'Path of the file' }).press('Enter')
  await dialog.getByRole('button', { name: 'Replace everything' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.toast')).toContainText('4,812 rows brought in.')
  expect(await nameOfPet(page)).toBe('Juniper')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.locator('.toast')).toContainText('Everything is as it was before.')
  expect(await nameOfPet(page)).toBe('Maple')
})

test('after an import the page shows the other pet, though it is of an earlier version', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  await openData(page)
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .press('Enter')
  await page.getByRole('button', { name: 'Replace everything' }).press('Enter')
  await expect(page.locator('.toast')).toContainText('brought in')
  await page.evaluate(() => (location.hash = 'pet'))
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Maple')
  await expect.poll(() => page.evaluate(() => window.fake?.world.pet.version)).toBe(1)
})

test('an import that fails says so in its dialog and leaves it open', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openData(page)
  await mainOf(page).fail('data.import', REFUSED)
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .press('Enter')
  await page.getByRole('button', { name: 'Replace everything' }).press('Enter')
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(REFUSED.message)
})

test('events that could not be read are listed with their reason, and can be tried again', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  await openData(page)
  const quarantine = card(page, 'Events that could not be read')
  await expect(quarantine.getByRole('listitem')).toHaveCount(3)
  await expect(quarantine).toContainText('value: a number was expected')
  await quarantine.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.locator('.toast')).toContainText('2 of 3 events were read.')
  await expect(quarantine.getByRole('listitem')).toHaveCount(1)
})

test('with nothing in quarantine the page says that all is well', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openData(page)
  await expect(card(page, 'Events that could not be read')).toContainText(
    'Every event so far could be read.',
  )
})
