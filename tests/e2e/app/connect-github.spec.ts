import { cardOf, makeGoal, tablesOf, test } from './with-providers'
import { expect } from './familiar'

const PATIENCE = { timeout: 20_000 }

test('GitHub: connected by a code, its commits feed the pet and move a goal; disconnected, all it told is gone', async ({
  familiar,
  providers,
}) => {
  const { github } = providers
  github.oauth.device.interval = 1
  github.repository('octocat/Hello-World').push({ commits: 3 })
  await familiar.start()
  const panel = await familiar.open('panel')
  const pet = await familiar.open('pet')
  const goal = await makeGoal(panel, { name: 'Ship', target: 5, of: 'Commits' })
  const opening = panel.waitForEvent('popup')
  await panel.getByRole('button', { name: 'Settings' }).click()
  const settings = await opening
  const card = cardOf(settings, 'GitHub')

  await card.getByRole('button', { name: 'Connect GitHub' }).click()
  const code = card.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await expect(code).toBeVisible()
  await expect(code).toHaveText(github.oauth.device.latest.userCode)
  github.oauth.device.approve()
  await expect(card).toContainText('Monalisa Octocat', PATIENCE)
  await expect(card.locator('img')).toHaveAttribute('src', /^data:image\/png;base64,/)

  await expect(panel.getByText('3 commits in octocat/Hello-World', { exact: true })).toBeVisible(
    PATIENCE,
  )
  await expect(goal).toContainText('3 of 5')
  await expect(pet.locator('#bubble')).toContainText('+3 commits')
  await expect(card).toContainText('3 events')
  const fed = await tablesOf(familiar.dataFolder, 'github')
  expect(fed).toMatchObject({ raw: 1, events: 3, unscored: 0, quarantined: 0, tokens: 1 })
  expect(fed.pet_xp).toBe(fed.xp)

  await card.getByRole('button', { name: 'Disconnect…' }).click()
  const dialog = settings.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Erase it' }).check()
  await dialog.getByRole('button', { name: 'Disconnect and erase' }).click()
  await expect(card.getByRole('button', { name: 'Connect GitHub' })).toBeVisible()
  const erased = await tablesOf(familiar.dataFolder, 'github')
  expect(erased).toMatchObject({ raw: 0, events: 3, tokens: 0, xp: fed.xp, pet_xp: fed.xp })
  await panel.reload()
  await expect(panel.getByText('Hello-World')).toHaveCount(0)
  await expect(goal).toContainText('3 of 5')
})
