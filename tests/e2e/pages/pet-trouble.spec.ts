import type { Page } from '@playwright/test'
import type { AppStatus } from '@shared/contract/app'
import { mainOf } from './main-of'
import { NOW, expect, test } from './open-page'
import { PET_WINDOW, petIsThere, plays, requestsOf } from './pet'

const SINCE = new Date(NOW.getTime() - 60_000).toISOString()
const GITHUB = {
  provider: 'github',
  message: 'GitHub is waiting for you to sign in again. Nothing is lost.',
  since: SINCE,
} as const
const FITBIT = { provider: 'fitbit', message: 'There is no network.', since: SINCE } as const

const tell = (page: Page, troubles: AppStatus['troubles']): Promise<void> =>
  mainOf(page).push({
    type: 'app.statusChanged',
    status: { database: { state: 'up' }, quarantined: 0, troubles },
  })

/** The pointer leaves the pet, and what is said while it was there has gone with it. */
async function lookAway(page: Page): Promise<void> {
  await page.mouse.move(2, 2)
  await expect(page.locator('#card')).toBeHidden()
}

test.beforeEach(({ page }) => page.setViewportSize(PET_WINDOW))

test('a trouble is said once and shown at once, and not said again while it lasts', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  const bubble = page.locator('#bubble')
  await tell(page, [GITHUB])
  await expect(bubble).toHaveText('GitHub is waiting for you to sign in again.')
  await plays(page, 'trouble')
  await expect(bubble).toBeEmpty()
  await tell(page, [GITHUB])
  await tell(page, [GITHUB, FITBIT])
  await expect(bubble, 'only what is new').toHaveText('Fitbit: There is no network.')
})

test('two troubles at once are one sentence', async ({ open, page }) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  await tell(page, [GITHUB, FITBIT])
  await expect(page.locator('#bubble')).toHaveText('GitHub and Fitbit cannot be read just now.')
})

test('what was told is not told anew by the next start of the same day', async ({ open, page }) => {
  await open({ window: 'pet', world: 'troubled' })
  await expect(page.locator('#bubble')).toHaveText('GitHub and Fitbit cannot be read just now.')
  await page.reload()
  await petIsThere(page)
  await page.locator('#pet').hover()
  await expect(page.locator('#problem'), 'the card goes on saying it').toContainText('GitHub')
  await expect(page.locator('#bubble')).toBeEmpty()
})

test('with bubbles off the pet only shows it, and short ones are short', async ({ open, page }) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  const bubble = page.locator('#bubble')
  const wish = async (bubbles: 'off' | 'short'): Promise<void> => {
    const settings = await mainOf(page).settings()
    if (settings)
      await mainOf(page).push({ type: 'settings.changed', settings: { ...settings, bubbles } })
  }
  const down = {
    database: { state: 'down' as const, problem: 'The database does not answer.' },
    quarantined: 0,
    troubles: [],
  }
  await wish('off')
  await tell(page, [GITHUB])
  await plays(page, 'trouble')
  await mainOf(page).push({ type: 'app.statusChanged', status: down })
  await mainOf(page).setConnected(false)
  await page.locator('#pet').hover()
  await expect(page.locator('#problem'), 'the card says it').toContainText('not running')
  await expect(bubble).toBeEmpty()
  await lookAway(page)
  await mainOf(page).setConnected(true)
  await wish('short')
  await tell(page, [GITHUB, FITBIT])
  await expect(bubble).toHaveText('Fitbit: not readable')
  await mainOf(page).push({ type: 'app.statusChanged', status: down })
  await expect(bubble).toHaveText('Database: not reachable')
  await mainOf(page).setConnected(false)
  await expect(bubble).toHaveText('Familiar: not running')
})

test('while the user works nothing is said, and what is new is said at the end', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  const running = { startedAt: SINCE, endsAt: NOW.toISOString(), title: null }
  await mainOf(page).push({ type: 'focus.changed', focus: { running } })
  await plays(page, 'focus')
  await tell(page, [GITHUB])
  await page.locator('#pet').hover()
  await expect(page.locator('#problem'), 'who asks is told').toContainText('GitHub')
  await lookAway(page)
  await expect(page.locator('#bubble')).toBeEmpty()
  await mainOf(page).push({ type: 'focus.changed', focus: { running: null } })
  await expect(page.locator('#bubble')).toHaveText('GitHub is waiting for you to sign in again.')
})

test('the card says it in one line with the way to the settings, until it has gone', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  await tell(page, [GITHUB])
  await page.locator('#pet').hover()
  await expect(page.locator('#problem')).toHaveText('GitHub is waiting for you to sign in again.')
  await expect(page.locator('#bubble'), 'not twice').toBeEmpty()
  const mend = page.getByRole('button', { name: 'Open the settings' })
  const box = await mend.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(PET_WINDOW.width)
  await mend.click()
  expect(await requestsOf(page, 'app.openWindow')).toEqual([
    { window: 'settings', page: 'connections' },
  ])
  await tell(page, [])
  await expect(mend).toBeHidden()
  await expect(page.locator('#problem')).toBeHidden()
})

test('a database that is down is the greater trouble', async ({ open, page }) => {
  await open({ window: 'pet', world: 'local' })
  await petIsThere(page)
  await mainOf(page).push({
    type: 'app.statusChanged',
    status: {
      database: { state: 'down', problem: 'The database does not answer.' },
      quarantined: 0,
      troubles: [GITHUB],
    },
  })
  await page.locator('#pet').hover()
  await expect(page.locator('#problem')).toHaveText('The database does not answer.')
  await expect(page.locator('#mend')).toBeHidden()
  await lookAway(page)
  await tell(page, [GITHUB])
  await expect(page.locator('#bubble')).toHaveText('GitHub is waiting for you to sign in again.')
})

test('the panel tells of all of it in one notice, with the way to where it is mended', async ({
  open,
  page,
}) => {
  await page.setViewportSize({ width: 940, height: 700 })
  await open({ world: 'troubled' })
  const notices = page.getByRole('status').first()
  await expect(notices).toContainText('2 connections need a look.')
  await expect(notices.getByRole('listitem')).toHaveText([
    'GitHub has taken its permission back.',
    'This computer has no network, so Fitbit cannot be read.',
  ])
  await notices.getByRole('button', { name: 'Open the settings' }).click()
  await expect
    .poll(() => mainOf(page).asked('app.openWindow'))
    .toEqual([{ window: 'settings', page: 'connections' }])
  await tell(page, [GITHUB])
  await expect(notices, 'of one, all that is known').toContainText(GITHUB.message)
  await expect(notices.getByRole('listitem')).toHaveCount(0)
})
