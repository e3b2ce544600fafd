import { cardOf, makeGoal, tablesOf, test } from './with-providers'
import { expect } from './familiar'

const PATIENCE = { timeout: 20_000 }
const HOUR = 3_600_000

/** The user's present day, as the computer of the test has it. */
function today(): string {
  return new Date().toLocaleDateString('en-CA')
}

test('Fitbit: told what is read, then connected in the browser; steps and sleep feed the pet and move a goal; disconnected, all is gone', async ({
  familiar,
  providers,
  context,
}) => {
  const { google } = providers
  const now = Date.now()
  google.setDay(today(), { steps: 4_000, activeMinutes: { LIGHT: 60, MODERATE: 20, VIGOROUS: 10 } })
  google.setSleep('night', { start: now - 10 * HOUR, end: now - 2 * HOUR, minutesAwake: 60 })
  await familiar.start()
  const panel = await familiar.open('panel')
  const goal = await makeGoal(panel, { name: 'Walk', target: 8_000, of: 'Steps walked' })
  const settings = await familiar.open('settings')
  const card = cardOf(settings, 'Fitbit')

  await expect(card).toContainText('this is health data')
  await card.getByRole('button', { name: 'Agree and connect Fitbit' }).click()
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    card.getByRole('link', { name: 'Go to the sign-in page' }).click(),
  ])
  await page.getByRole('link', { name: 'Allow' }).click()
  await expect(page.getByText(/close this (tab|page)/i)).toBeVisible(PATIENCE)
  await expect(card).toContainText('Google Health', PATIENCE)

  await expect(goal).toContainText('4,000 of 8,000', PATIENCE)
  await expect(panel.getByRole('button', { name: /h of sleep/ })).toBeVisible()
  await expect(panel.getByRole('button', { name: /30 active minutes/ })).toBeVisible()
  const before = await tablesOf(familiar.dataFolder, 'fitbit')
  expect(before).toMatchObject({ events: 3, unscored: 0, quarantined: 0, tokens: 1 })

  // The wrist goes on counting; only what was added counts.
  google.setDay(today(), { steps: 6_500 })
  await card.getByRole('button', { name: 'Fetch now' }).click()
  await expect(goal).toContainText('6,500 of 8,000', PATIENCE)
  const after = await tablesOf(familiar.dataFolder, 'fitbit')
  expect(after).toMatchObject({ events: 4, unscored: 0 })
  expect(after.pet_xp).toBe(after.xp)

  await card.getByRole('button', { name: 'Disconnect…' }).click()
  const dialog = settings.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Erase it' }).check()
  await dialog.getByRole('button', { name: 'Disconnect and erase' }).click()
  await expect(card.getByRole('button', { name: 'Agree and connect Fitbit' })).toBeVisible()
  expect(await tablesOf(familiar.dataFolder, 'fitbit')).toMatchObject({
    raw: 0,
    tokens: 0,
    pet_xp: after.pet_xp,
  })
  expect(providers.requests('fitbit').some(({ path }) => path === '/revoke')).toBe(true)
})
