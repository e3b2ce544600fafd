import { cardOf, makeGoal, tablesOf, test } from './with-providers'
import { queryApp } from '../../fixtures/running-app'
import { expect } from './familiar'

const PATIENCE = { timeout: 20_000 }

test('Notion: connected by a token, what counts is chosen; a finished task feeds the pet and moves a goal, reopened it is taken back; disconnected, all is gone', async ({
  familiar,
  providers,
}) => {
  const tasks = providers.notion.addDataSource('Backlog')
  const finishedBefore = tasks.add({ title: 'Long done', status: 'Done' })
  const task = tasks.add({ title: 'Write the capacity page', status: 'In progress' })
  await familiar.start()
  const panel = await familiar.open('panel')
  const goal = await makeGoal(panel, { name: 'Finish', target: 3, of: 'Tasks finished' })
  const settings = await familiar.open('settings')
  const card = cardOf(settings, 'Notion')

  await card
    .getByLabel('Token of an internal connection')
    .fill(providers.notion.oauth.internalToken())
  await card.getByRole('button', { name: 'Connect Notion' }).click()
  await card.getByRole('checkbox', { name: 'Backlog' }).check(PATIENCE)
  await card.getByRole('button', { name: 'Count 1 database' }).click()
  await expect(card).toContainText(providers.notion.workspace.name, PATIENCE)
  await expect(card.getByRole('button', { name: 'Fetch now' })).toBeEnabled(PATIENCE)
  // What was done before is known, and counts for nothing.
  await expect
    .poll(
      () => providers.requests('notion').filter(({ path }) => path.endsWith('/query')).length,
      PATIENCE,
    )
    .toBeGreaterThan(0)
  // Asked is not yet read: what is done before the first reading is over counts for nothing either.
  await expect
    .poll(
      () =>
        queryApp(
          familiar.dataFolder,
          `select 1 as read from source_state s join integrations i on i.id = s.integration_id
            where i.provider = 'notion' and s.first_read_at is not null`,
        ),
      PATIENCE,
    )
    .not.toEqual([])
  expect((await tablesOf(familiar.dataFolder, 'notion')).events).toBe(0)

  finishedBefore.edit({ title: 'Long done, and renamed' })
  task.edit({ status: 'Done' })
  await card.getByRole('button', { name: 'Fetch now' }).click()
  await expect(
    panel.getByRole('button', { name: /^Finished “Write the capacity page”/ }),
  ).toBeVisible(PATIENCE)
  await expect(goal).toContainText('1 of 3')

  task.edit({ status: 'In progress' })
  await card.getByRole('button', { name: 'Fetch now' }).click()
  await expect(goal).toContainText('0 of 3', PATIENCE)
  const after = await tablesOf(familiar.dataFolder, 'notion')
  expect(after).toMatchObject({ events: 2, unscored: 0, quarantined: 0, xp: 0, pet_xp: 0 })

  await card.getByRole('button', { name: 'Disconnect…' }).click()
  const dialog = settings.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Erase it' }).check()
  await dialog.getByRole('button', { name: 'Disconnect and erase' }).click()
  await expect(card.getByLabel('Token of an internal connection')).toBeVisible()
  expect(await tablesOf(familiar.dataFolder, 'notion')).toMatchObject({ raw: 0, tokens: 0 })
  await panel.reload()
  await expect(panel.getByText('Write the capacity page')).toHaveCount(0)
})
