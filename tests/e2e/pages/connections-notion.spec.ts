import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

test('Notion is connected by a pasted token, and what counts is chosen and confirmed', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const card = page.getByRole('region', { name: 'Notion' })
  const token = card.getByLabel('Token of an internal connection')
  await expect(token).toHaveAttribute('type', 'password')
  await card.getByRole('button', { name: 'Connect Notion' }).click()
  await expect(token).toHaveAccessibleDescription(/Paste the token/)
  await expect(token).toBeFocused()
  await token.fill('not a token')
  await token.press('Enter')
  await expect(token).toHaveAccessibleDescription(/Notion does not know this token/)
  await card.getByRole('button', { name: 'Show the token' }).first().click()
  await expect(token).toHaveAttribute('type', 'text')
  await token.fill(' ntn_of-mine ')
  await token.press('Enter')
  await expect(card).toContainText('connected, waits for your choice')
  await expect(page.getByLabel('Token of an internal connection')).toHaveCount(0)

  await expect(card.getByRole('checkbox', { name: 'Books I love' })).toBeDisabled()
  await card.getByRole('button', { name: 'Count these' }).click()
  await expect(card.getByRole('alert')).toContainText('Choose at least one database.')
  await card.getByRole('checkbox', { name: 'Backlog' }).press('Space')
  await expect(card).toContainText('A task counts when Status becomes Done or Shipped.')
  await card.getByRole('checkbox', { name: 'Done', exact: true }).uncheck()
  await card.getByRole('checkbox', { name: 'Shipped' }).uncheck()
  await expect(card.getByRole('alert')).toHaveText('Choose at least one.')
  await card.getByRole('button', { name: 'Count 1 database' }).click()
  expect(await main.asked('connections.chooseNotionSources')).toEqual([])
  await card.getByRole('checkbox', { name: 'In review' }).check()
  await expect(card).toContainText('A task counts when Status becomes In review.')
  await card.getByRole('checkbox', { name: 'Errands' }).press('Space')
  await expect(card).toContainText('A task counts when Done is ticked.')
  await card.getByRole('button', { name: 'Count 2 databases' }).press('Enter')
  await expect(card).toContainText('connected')
  await expect(card.getByRole('button', { name: 'Choose what is read' })).toBeVisible()
  expect(await main.asked('connections.chooseNotionSources')).toEqual([
    {
      choices: [
        {
          dataSourceId: 'ds-backlog',
          name: 'Backlog',
          done: { kind: 'status', propertyId: 'st', optionIds: ['o3'] },
        },
        {
          dataSourceId: 'ds-errands',
          name: 'Errands',
          done: { kind: 'checkbox', propertyId: 'ok' },
        },
      ],
    },
  ])

  await card.getByRole('button', { name: 'Choose what is read' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'What counts in Notion' })
  await expect(dialog.getByRole('checkbox', { name: 'Backlog' })).toBeChecked()
  await expect(dialog).toContainText('A task counts when Status becomes In review.')
  await dialog.getByRole('combobox', { name: 'A task is done by' }).selectOption({ index: 1 })
  await expect(dialog).toContainText('A task counts when Archived is ticked.')
  await main.fail('connections.chooseNotionSources', REFUSED)
  await dialog.getByRole('button', { name: 'Count 2 databases' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(REFUSED.message)
  await main.fail('connections.chooseNotionSources', null)
  await dialog.getByRole('button', { name: 'Count 2 databases' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(card.getByRole('button', { name: 'Choose what is read' })).toBeFocused()
})

test('without a shared database the page says how one is shared, and looks again', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'rich' })
  const main = mainOf(page)
  const card = page.getByRole('region', { name: 'Notion' })
  const sources = await page.evaluate(() => {
    const { world } = window.fake!
    const all = world.notionSources
    world.notionSources = []
    return all
  })
  await main.connection('notion', { state: 'needs-choice' })
  await expect(card).toContainText('No database is shared with the connection yet.')
  await expect(card).toContainText('Choose ••• at the top right, then Connections.')
  await page.evaluate((all) => void (window.fake!.world.notionSources = all), sources)
  await card.getByRole('button', { name: 'Look again' }).press('Enter')
  await expect(card.getByRole('checkbox', { name: 'Backlog' })).toBeVisible()
})

test('databases that cannot be had say so and are asked for again; a slow answer has its skeleton', async ({
  open,
}) => {
  const page = await open({
    window: 'settings',
    world: 'troubled',
    failing: ['connections.notionSources'],
  })
  const main = mainOf(page)
  const card = page.getByRole('region', { name: 'Notion' })
  const problem = card.getByRole('alert')
  await expect(problem).toContainText('Your Notion databases could not be loaded.')
  await main.fail('connections.notionSources', null)
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(card.getByRole('checkbox', { name: 'Backlog' })).toBeVisible()
  await main.connection('notion', { state: 'connected' })
  await main.hold('connections.notionSources')
  await card.getByRole('button', { name: 'Choose what is read' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.skeleton')).toBeVisible()
  await main.release('connections.notionSources')
  await expect(dialog.getByRole('checkbox', { name: 'Backlog' })).toBeVisible()
})
