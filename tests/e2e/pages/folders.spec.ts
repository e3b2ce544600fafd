import type { Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const card = (page: Page) => page.getByRole('region', { name: 'Watched repositories' })
const picker = (page: Page) => page.getByRole('dialog', { name: 'Watch a folder' })
const field = (page: Page) => picker(page).getByRole('combobox', { name: 'Folder' })
const options = (page: Page) => picker(page).getByRole('option')
const add = (page: Page) => card(page).getByRole('button', { name: 'Add folder' })

test('a folder is chosen by keyboard alone', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await add(page).press('Enter')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('/home/robin/')
  await expect(options(page)).toHaveText(['code', 'Documents', 'Pictures'])
  await page.keyboard.press('ArrowDown')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('/home/robin/code/')
  await expect(options(page)).toHaveCount(4)
  await expect(options(page).nth(1)).toContainText('repository')
  await page.keyboard.press('Enter')
  await expect(picker(page)).toHaveCount(0)
  await expect(card(page).locator('.repository__name')).toHaveText([
    'familiar',
    'field-notes',
    'kitchen-timer',
  ])
  await expect(page.locator('.toast')).toContainText('Watching /home/robin/code.')
  // The button of the empty card is gone; the reading goes on in the card.
  await expect(card(page).getByRole('heading', { name: 'Watched repositories' })).toBeFocused()
})

test('the picker narrows, goes up, and says when there is nothing', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await add(page).click()
  await expect(options(page)).toHaveCount(3)
  await page.keyboard.type('do')
  await expect(options(page)).toHaveText(['Documents'])
  await page.keyboard.type('x')
  await expect(picker(page).getByRole('status')).toHaveText('No folder here begins with “dox”.')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page)).toHaveValue('/home/')
  await expect(options(page)).toHaveText(['robin'])
  await field(page).fill('/home/robin/Documents/')
  await expect(picker(page).getByRole('status')).toHaveText('No folders in here.')
  await field(page).fill('/nowhere')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveAccessibleDescription(/There is no folder \/nowhere/)
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(picker(page)).toHaveCount(0)
  await expect(add(page)).toBeFocused()
})

test('reading is paused, the card says so and what becomes of commits, and goes on', async ({
  open,
}) => {
  const page = await open()
  await card(page).getByRole('button', { name: 'Pause reading' }).press('Enter')
  await expect(card(page)).toContainText('Reading is paused. No repository is read.')
  await card(page).getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(card(page)).not.toContainText('Reading is paused.')
  await expect(card(page).getByRole('button', { name: 'Pause reading' })).toBeFocused()
})

test('a folder taken away is one key away from being back', async ({ open }) => {
  const page = await open()
  await expect(card(page)).toContainText('6 repositories in 2 folders')
  await card(page).getByRole('button', { name: 'Stop watching /srv/work' }).press('Enter')
  await expect(card(page)).toContainText('4 repositories in 1 folder')
  await expect(page.locator('.toast')).toContainText('No longer watching /srv/work.')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('in 2 folders')
})

test('every trouble has its sentence, and what is in trouble comes first', async ({ open }) => {
  const page = await open({ world: 'troubled' })
  const troubles = [
    ['huge', 'too slow', 'Reading it took longer than a minute.'],
    ['locked', 'no access', 'Familiar may not read this repository.'],
    ['new-machine', 'no address set', 'git does not know who you are here.'],
    ['shared', 'not trusted by git', 'git config --global --add safe.directory'],
    ['familiar', 'watching', ''],
    ['importing', 'reading…', ''],
  ] as const
  const rows = card(page).locator('.repository')
  await expect(rows).toHaveCount(troubles.length)
  for (const [index, [name, state, sentence]] of troubles.entries()) {
    await expect(rows.nth(index).locator('.repository__name')).toHaveText(name)
    await expect(rows.nth(index).locator('.repository__state')).toHaveText(state)
    await expect(rows.nth(index)).toContainText(sentence)
  }
  await expect(card(page)).toContainText('read in part')
  await expect(card(page)).toContainText('This folder is not there.')
  // One named on the command line is not for the app to forget.
  await expect(card(page).getByRole('button', { name: /^Stop watching/ })).toHaveCount(2)
  await expect(card(page)).toContainText('for this run')
})

test('looking again asks once, is heard, and says when it cannot', async ({ open }) => {
  const page = await open()
  const main = mainOf(page)
  const again = card(page).getByRole('button', { name: 'Look again' })
  await again.press('Enter')
  await expect(page.locator('[aria-live="polite"]')).toHaveText('Looked again: 6 repositories.')
  expect(await main.asked('git.rescan')).toHaveLength(1)
  await main.fail('git.rescan', REFUSED)
  await again.press('Enter')
  await expect(page.locator('.toast')).toContainText(REFUSED.message)
})

test('without git the card says so', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await mainOf(page).push({
    type: 'git.changed',
    git: {
      gitVersion: null,
      problem: 'Install git.',
      folders: [],
      repositories: [],
      aliases: [],
      paused: false,
    },
  })
  await expect(card(page)).toContainText('Familiar needs git to see your commits. Install git.')
})
