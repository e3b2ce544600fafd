import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './familiar'

test('the running app finds itself in order, says what is not, and its report names nobody’s work', async ({
  familiar,
  home,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const repository = await home.repository('secret-plan')
  await repository.commit('First')
  // A folder in which nothing is left would be a trouble of its own.
  await (await home.repository('another')).commit('First')
  await familiar.start('--watch', home.folder)
  const page = await familiar.open('settings')
  await page.getByRole('link', { name: 'Help', exact: true }).click()
  const card = page.getByRole('region', { name: 'How Familiar is doing' })
  await expect(card.getByText('All is in order.')).toBeVisible()
  await expect(card.getByRole('listitem').filter({ hasText: 'Local endpoint' })).toContainText(
    'answers',
  )
  const looking = (seen: () => Promise<void>): Promise<void> =>
    expect(async () => {
      await page.getByRole('button', { name: 'Look again' }).click()
      await seen()
    }).toPass({ timeout: 60_000 })
  const folders = card.getByRole('listitem').filter({ hasText: 'Watched folders' })
  await looking(() => expect(folders).toContainText('with 2 repositories', { timeout: 2_000 }))
  // In a browser there is no folder to be shown, but a path to be copied.
  await expect(page.getByRole('button', { name: 'Open the log folder' })).toHaveCount(0)
  await expect(page.getByText(join(familiar.dataFolder, 'logs'))).toBeVisible()

  await rm(repository.path, { recursive: true })
  const gone = card.getByRole('listitem').filter({ hasText: 'secret-plan is not there any more' })
  await looking(() => expect(gone).toContainText('Needs a look', { timeout: 2_000 }))
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Report copied')).toBeVisible()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toContain('NO  A repository: ')
  for (const hidden of ['secret-plan', home.folder, familiar.dataFolder, 'Ember'])
    expect(report).not.toContain(hidden)
})
