import type { Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const goals = (page: Page) => page.getByRole('region', { name: 'Goals' })
const row = (page: Page, name: string) =>
  goals(page).getByRole('listitem').filter({ hasText: name }).first()
const line = (page: Page, name: string) => goals(page).getByRole('button', { name }).first()
const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => dialog(page).getByLabel(name, { exact: true })

test('without goals, a suggestion starts one, and the focus stays in the card', async ({
  open,
}) => {
  const page = await open({ world: 'empty' })
  await expect(goals(page)).toContainText('No goals yet.')
  await expect(goals(page).getByRole('group').getByRole('button')).toHaveCount(4)
  await goals(page).getByRole('button', { name: '1 commit a day' }).press('Enter')
  await expect(row(page, 'A little every day')).toContainText('0 of 1 commit today')
  await expect(row(page, 'A little every day')).toContainText('1 to go')
  await expect(goals(page).getByRole('heading', { name: 'Goals' })).toBeFocused()
})

test('a first goal of one’s own leaves the focus in the card', async ({ open }) => {
  const page = await open({ world: 'empty' })
  await goals(page).getByRole('button', { name: 'Something of your own…' }).press('Enter')
  await expect(field(page, 'Name')).toBeFocused()
  await page.keyboard.type('Write')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Write')).toContainText('0 of 10 commits this week')
  await expect(goals(page).getByRole('heading', { name: 'Goals' })).toBeFocused()
})

test('a goal is made by keyboard alone and reads itself while it is typed', async ({ open }) => {
  const page = await open()
  const add = goals(page).getByRole('button', { name: 'New goal' })
  await add.press('Enter')
  await expect(field(page, 'Name')).toBeFocused()
  const preview = dialog(page).locator('output')
  await expect(preview).toHaveText('10 commits a week')
  await page.keyboard.type('Sleep well')
  await page.keyboard.press('Tab')
  await page.keyboard.type('8')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hours')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Every day')
  await expect(preview).toHaveText('8 hours of sleep a day')
  await page.keyboard.press('Tab')
  await page.keyboard.type('With the window open.')
  // From the note, Enter is a new line; the button is two steps on.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(row(page, 'Sleep well')).toContainText('7.2 of 8 hours of sleep today')
  await expect(add).toBeFocused()
})

test('Escape makes nothing', async ({ open }) => {
  const page = await open()
  await goals(page).getByRole('button', { name: 'New goal' }).press('Enter')
  await expect(field(page, 'Name')).toBeFocused()
  await page.keyboard.type('Never mind')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  expect(await mainOf(page).asked('goals.create')).toEqual([])
})

test('a form refuses in words beside the field, and leads there', async ({ open }) => {
  const page = await open()
  await goals(page).getByRole('button', { name: 'New goal' }).click()
  const create = dialog(page).getByRole('button', { name: 'Create goal' })
  const refusal = async (name: string, words: string): Promise<void> => {
    await create.click()
    await expect(field(page, name)).toBeFocused()
    await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(words))
    await expect(dialog(page).locator('.field__error')).toContainText(words)
  }
  await refusal('Name', 'A goal needs a name')
  await field(page, 'Name').fill('N'.repeat(201))
  await refusal('Name', 'At most 200 characters')
  await field(page, 'Name').fill('Ship')
  for (const [typed, words] of [
    ['0', 'More than zero'],
    ['', 'A number, please'],
    ['2000000000', 'At most a billion'],
  ] as const) {
    await field(page, 'How many').fill(typed)
    await refusal('How many', words)
  }
  await field(page, 'How many').fill('3')
  await field(page, 'Of what').selectOption('Something else…')
  await field(page, 'Name of your event').fill('two words')
  await refusal('Name of your event', 'Not a unit Familiar can count')
  expect(await mainOf(page).asked('goals.create')).toEqual([])
})

test('what main refuses stands beside its field, and nothing typed is lost', async ({ open }) => {
  const page = await open()
  const main = mainOf(page)
  await goals(page).getByRole('button', { name: 'New goal' }).click()
  await field(page, 'Name').fill('Ship')
  await main.fail('goals.create', {
    code: 'BAD_INPUT',
    message: 'Not so.',
    details: [{ path: 'target', message: 'Too many for one goal' }],
  })
  await page.keyboard.press('Enter')
  await expect(field(page, 'How many')).toHaveAccessibleDescription('Too many for one goal')
  await main.fail('goals.create', REFUSED)
  await field(page, 'How many').press('Enter')
  await expect(dialog(page).getByRole('alert')).toHaveText(REFUSED.message)
  await expect(field(page, 'Name')).toHaveValue('Ship')
})

test('a goal is changed by keyboard; another measure warns of a new count', async ({ open }) => {
  const page = await open()
  await line(page, 'Review with care').press('Enter')
  await expect(row(page, 'Review with care')).toContainText('reached in 0 of 12')
  const edit = goals(page).getByRole('button', { name: 'Edit Review with care' })
  await page.keyboard.press('Tab')
  await expect(edit).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Name')).toHaveValue('Review with care')
  const warning = 'Another measure or time starts a new count'
  await field(page, 'Of what').selectOption('Commits')
  await expect(dialog(page)).toContainText(warning)
  await field(page, 'Of what').selectOption('Reviews given')
  await expect(dialog(page)).not.toContainText(warning)
  await field(page, 'How many').fill('2')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Review with care')).toContainText('1 of 2 reviews this week')
  await expect(edit).toBeFocused()
})

test('a deleted goal is one key away from being back in its place', async ({ open }) => {
  const page = await open()
  const names = goals(page).locator('.goal__name')
  await expect(line(page, 'Review with care')).toBeVisible()
  const before = await names.allTextContents()
  await line(page, 'Review with care').press('Enter')
  await goals(page).getByRole('button', { name: 'Delete Review with care' }).press('Enter')
  await expect(names).toHaveText(before.filter((name) => name !== 'Review with care'))
  await expect(page.locator('.toast')).toContainText('“Review with care” is deleted.')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(names).toHaveText(before)
  await expect(goals(page).getByRole('heading', { name: 'Goals' })).toBeFocused()
})

test('a deletion that fails leaves the goal', async ({ open }) => {
  const page = await open()
  await mainOf(page).fail('goals.delete', REFUSED)
  await line(page, 'Walk').click()
  await goals(page).getByRole('button', { name: 'Delete Walk' }).click()
  await expect(page.locator('.toast')).toContainText(REFUSED.message)
  await expect(row(page, 'Walk')).toBeVisible()
})

test('an event moves its goal, and the last one completes it', async ({ open }) => {
  const page = await open()
  const main = mainOf(page)
  const backlog = row(page, 'Finish the backlog')
  await expect(backlog).toContainText('10 of 12 tasks this month')
  await expect(backlog).toContainText('on track')
  await main.emit({ type: 'task.completed', source: 'notion', title: 'One more' })
  await expect(backlog).toContainText('11 of 12 tasks this month')
  await expect(backlog.locator('.goal-ring__number')).toHaveText('91')
  await main.emit({ type: 'task.completed', source: 'notion', title: 'The last' })
  await expect(backlog).toContainText('12 of 12 tasks this month')
  await expect(backlog).toContainText('done')
  await expect(backlog).not.toContainText('days left')
  await expect(backlog.locator('.goal-ring__done')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Why it changed' })).toContainText(
    'Reached “Finish the backlog”',
  )
})

test('a goal behind its pace says what an even pace would be', async ({ open }) => {
  const page = await open()
  await expect(row(page, 'Review with care')).toContainText('4 days left')
  // That a day ends today goes without saying.
  await expect(row(page, 'Walk')).not.toContainText('last day')
  await line(page, 'Review with care').click()
  await expect(row(page, 'Review with care')).toContainText(
    'An even pace would have been at 2.6 by the end of yesterday.',
  )
})
