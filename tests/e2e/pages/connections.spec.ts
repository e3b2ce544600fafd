import type { Locator, Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { NOW, expect, test } from './open-page'

const cardOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true })
const later = (ms: number): string => new Date(NOW.getTime() + ms).toISOString()

test('GitHub is connected with its code shown, copied and spelled out, and tells when it is done', async ({
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const card = cardOf(page, 'GitHub')
  await expect(card).toContainText('Familiar never writes to GitHub')
  await card.getByRole('button', { name: 'Connect GitHub' }).press('Enter')
  await expect(card).toContainText('WDJB-MJHT')
  await expect(card).toContainText('W, D, J, B, dash, M, J, H, T')
  await expect(card).toContainText('The code is copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('WDJB-MJHT')
  await expect(card).toContainText('Valid for 15 minutes')
  await expect(
    card.getByRole('heading', { name: 'GitHub' }),
    'the reading goes on here',
  ).toBeFocused()
  const link = card.getByRole('link', { name: 'Open GitHub' })
  await expect(link).toHaveAttribute('href', 'https://github.com/login/device')
  await expect(link).toHaveAttribute('target', '_blank')
  await link.press('Enter')
  await expect.poll(() => main.asked('connections.openAgain')).toEqual([{ provider: 'github' }])
  await main.connection('github', { connecting: { step: 'finishing' } })
  await expect(card).toContainText('Fetching who you are')
  await main.connection('github', {
    state: 'first-reading',
    connecting: null,
    account: { name: 'robin-dale', avatar: null },
  })
  await expect(card).toContainText('robin-dale')
  await expect(card).toContainText('connected, first reading not finished yet')
  await expect(card.getByRole('button', { name: 'Fetch now' })).toBeVisible()
  await expect(page.locator('[aria-live="polite"]')).toHaveText('GitHub is connected.')
  await main.connection('github', { state: 'connected' })
  await expect(card).not.toContainText('first reading')
})

test('a code that could not be copied by itself says so, and is copied by hand', async ({
  open,
  page,
}) => {
  await page.addInitScript(() => {
    let refusals = 1
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: () => (refusals-- > 0 ? Promise.reject(new Error('no')) : Promise.resolve()),
      },
    })
  })
  await open({ window: 'settings', world: 'empty' })
  const card = cardOf(page, 'GitHub')
  await card.getByRole('button', { name: 'Connect GitHub' }).click()
  await expect(card).toContainText('could not be copied by itself')
  await card.getByRole('button', { name: 'Copy the code' }).press('Enter')
  await expect(card).toContainText('The code is copied')
})

test('its last minute is counted down in seconds, and said once', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const card = cardOf(page, 'GitHub')
  await card.getByRole('button', { name: 'Connect GitHub' }).click()
  await expect(card).toContainText('Valid for 15 minutes')
  const code = {
    step: 'device-code',
    userCode: 'AAAA-BBBB',
    verificationUri: 'https://github.com/login/device',
    expiresAt: later(42_000),
  } as const
  await main.connection('github', { connecting: code })
  await expect(card).toContainText('Valid for 42 seconds')
  await page.clock.setFixedTime(NOW.getTime() + 12_500)
  await expect(card).toContainText('Valid for 30 seconds')
  await page.clock.setFixedTime(NOW.getTime() + 50_000)
  await expect(card).toContainText('It is no longer valid.')
  await expect(page.locator('[aria-live="polite"]')).toHaveText('It is no longer valid.')
})

test('a sign-in is cancelled, fails in words, and is tried again', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const card = cardOf(page, 'Fitbit')
  await card.getByRole('button', { name: 'Agree and connect Fitbit' }).click()
  await expect(card).toContainText('Go on in your browser.')
  await expect(card.getByRole('link')).toHaveAttribute('href', /^http:\/\/127\.0\.0\.1:/)
  await expect(card).toContainText('A page of Google has opened there.')
  await card.getByRole('link', { name: 'Go to the sign-in page' }).press('Enter')
  await expect.poll(() => main.asked('connections.openAgain')).toHaveLength(1)
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card.getByRole('button', { name: 'Agree and connect Fitbit' })).toBeVisible()
  const message = 'You did not allow it. Nothing has been connected.'
  await main.connection('fitbit', {
    state: 'connecting',
    connecting: { step: 'failed', message, remedy: 'retry' },
  })
  await expect(card.getByRole('alert')).toHaveText(message)
  await card.getByRole('button', { name: 'Try again' }).click()
  await expect(card).toContainText('Go on in your browser.')
  await main.connection('fitbit', {
    connecting: {
      step: 'failed',
      message: 'Google does not know this client.',
      remedy: 'edit-client',
    },
  })
  await card.getByRole('button', { name: 'Use your own Google app' }).click()
  await expect(page.getByRole('dialog', { name: 'Your own Google app' })).toBeVisible()
})

test('health data is disclosed before it is asked for', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const card = cardOf(page, 'Fitbit')
  await expect(card).toContainText('Before you connect: this is health data')
  await expect(card).toContainText('steps and active minutes of each day')
  await expect(card).toContainText('given to nobody')
})

test('where Familiar came without a client, one’s own is asked for first, checked, and connected with', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const client = { clientId: null, hasSecret: false, isOwn: false }
  await main.connection('fitbit', { client })
  await main.connection('github', { client })
  const fitbit = cardOf(page, 'Fitbit')
  await expect(fitbit.getByRole('link', { name: 'Open Google Cloud credentials' })).toBeVisible()
  await fitbit.getByRole('button', { name: 'Agree, save and connect' }).click()
  const id = fitbit.getByRole('textbox', { name: 'Client ID' })
  await expect(id).toHaveAccessibleDescription('A client id, please')
  await expect(id).toBeFocused()
  await id.fill('my-client')
  const secret = fitbit.getByLabel('Client secret', { exact: true })
  await expect(secret).toHaveAttribute('type', 'password')
  await expect(secret).toHaveAttribute('autocomplete', 'off')
  await id.press('Enter')
  await expect(secret).toHaveAccessibleDescription('The client secret, please')
  await secret.fill('my-secret')
  await secret.press('Enter')
  await expect(fitbit).toContainText('Go on in your browser.')
  expect(await main.asked('connections.saveClient')).toEqual([
    { provider: 'fitbit', clientId: 'my-client', clientSecret: 'my-secret' },
  ])
  const github = cardOf(page, 'GitHub')
  await github.getByText('A server of your own').click()
  await github.getByRole('textbox', { name: 'Client ID' }).fill('Iv23li')
  const server = github.getByRole('textbox', { name: 'Address of GitHub Enterprise' })
  await server.fill('github.example.com')
  await server.press('Enter')
  await expect(server).toHaveAccessibleDescription(/An address such as/)
  await server.fill('https://github.example.com')
  await server.press('Enter')
  await expect(github).toContainText('WDJB-MJHT')
  expect((await main.asked('connections.saveClient')).at(-1)).toEqual({
    provider: 'github',
    clientId: 'Iv23li',
    serverUrl: 'https://github.example.com',
  })
})

test('one’s own client is forgotten, and no word of it sounds like signing out', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  const main = mainOf(page)
  const client = { clientId: 'my-client', hasSecret: true, isOwn: true }
  await main.connection('notion', { client })
  const notion = cardOf(page, 'Notion')
  await notion.getByRole('button', { name: 'Forget your client ID and secret' }).click()
  await expect
    .poll(() => main.asked('connections.saveClient'))
    .toEqual([{ provider: 'notion', clientId: null, clientSecret: null }])
})

test('a connection says how it does, is fetched with progress, paused and resumed', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  const card = cardOf(page, 'GitHub')
  for (const words of [
    'robin-dale',
    '9 events',
    '1 h ago',
    '1 min ago',
    'any moment',
    '4,938 of 5,000',
  ])
    await expect(card).toContainText(words)
  await expect(card.getByRole('meter', { name: 'Requests left' })).toHaveAttribute(
    'aria-valuenow',
    '4938',
  )
  const fetchNow = card.getByRole('button', { name: 'Fetch now' })
  await fetchNow.press('Enter')
  const progress = card.getByRole('progressbar', { name: 'Fetching' })
  await expect(progress).not.toHaveAttribute('aria-valuenow', /./)
  await main.connection('github', { polling: { done: 12, total: 40 } })
  await expect(progress).toHaveAttribute('aria-valuetext', '12 of 40')
  await expect(fetchNow).toHaveAttribute('aria-disabled', 'true')
  await expect(fetchNow, 'a busy button keeps its focus').toBeFocused()
  await fetchNow.press('Enter')
  expect(await main.asked('connections.fetchNow')).toHaveLength(1)
  await main.connection('github', { polling: null })
  await expect(progress).toHaveCount(0)
  await card.getByRole('button', { name: 'Pause' }).press('Enter')
  const resume = card.getByRole('button', { name: 'Resume' })
  await expect(resume).toBeFocused()
  await expect(card).toContainText('paused')
  await expect(card.getByRole('definition').nth(2), 'when it was last read').toHaveText('1 min ago')
  await expect(fetchNow).toHaveCount(0)
  await expect(card, 'what is left matters to nobody then').not.toContainText('Requests left')
  await resume.press('Enter')
  await expect(fetchNow).toBeVisible()
  await expect(card, 'before the first answer').toContainText('Requests leftnot known yet')
  await main.fail('connections.setPaused', REFUSED)
  const pause = card.getByRole('button', { name: 'Pause' })
  // What was pressed before has been answered.
  await expect(pause).not.toHaveAttribute('aria-disabled', 'true')
  await pause.press('Enter')
  await expect(page.locator('.toast')).toContainText(REFUSED.message)
})

test('where the provider wants a pause first, fetching now says when it comes', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  const retryAt = later(45_000)
  await main.connection('github', {
    state: 'trouble',
    nextPollAt: retryAt,
    trouble: {
      code: 'rate-limited',
      message: 'GitHub asked Familiar to wait.',
      remedy: null,
      since: later(0),
      retryAt,
    },
  })
  await cardOf(page, 'GitHub').getByRole('button', { name: 'Fetch now' }).press('Enter')
  await expect(page.locator('.toast')).toContainText(
    'It is too early to ask GitHub again. Familiar does so in 45 seconds.',
  )
})

test('disconnecting keeps what was read, unless erasing it is chosen', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  const card = cardOf(page, 'GitHub')
  await card.getByRole('button', { name: 'Disconnect…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Disconnect GitHub?' })
  await expect(dialog.getByRole('radio', { name: 'Keep it' })).toBeFocused()
  await expect(dialog.getByRole('radio', { name: 'Keep it' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(card.getByRole('button', { name: 'Disconnect…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'Erase it' })).toHaveAccessibleDescription(
    /numbers of your pet and your goals stay/,
  )
  await dialog.getByRole('button', { name: 'Disconnect and erase' }).press('Enter')
  await expect(card.getByRole('button', { name: 'Connect GitHub' })).toBeVisible()
  expect(await main.asked('connections.disconnect')).toEqual([
    { provider: 'github', history: 'erase' },
  ])
  await expect(card.getByRole('heading', { name: 'GitHub' })).toBeFocused()
})

test('each trouble has its sentence, when it is tried again, and its one button', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  const main = mainOf(page)
  const github = cardOf(page, 'GitHub')
  await expect(github).toContainText('sign in again')
  await expect(github.locator('.trouble')).toContainText('GitHub has taken its permission back.')
  await expect(github.locator('.trouble').getByRole('button')).toHaveText('Sign in to GitHub again')
  await github.getByRole('button', { name: 'Sign in to GitHub again' }).press('Enter')
  await expect(github).toContainText('WDJB-MJHT')
  const fitbit = cardOf(page, 'Fitbit')
  await expect(fitbit.locator('.trouble')).toContainText('Nothing is lost')
  await fitbit.locator('.trouble').getByRole('button', { name: 'Try again now' }).click()
  await expect.poll(() => main.asked('connections.fetchNow')).toEqual([{ provider: 'fitbit' }])
  await expect(fitbit).toContainText('Its tokens are kept in memory alone')
  await main.connection('fitbit', {
    polling: null,
    trouble: {
      code: 'rate-limited',
      message: 'Google asked Familiar to wait. Familiar tries again at 12:10.',
      remedy: null,
      since: later(0),
      retryAt: later(600_000),
    },
  })
  await expect(fitbit.locator('.trouble'), 'the time is said once').toHaveText(
    'Google asked Familiar to wait. Familiar tries again at 12:10.',
  )
  await expect(fitbit.locator('.trouble').getByRole('button')).toHaveCount(0)
})

test('developers set and remove the secret of webhooks', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const card = cardOf(page, 'GitHub')
  const secret = card.getByLabel('Secret', { exact: true })
  await expect(secret).toBeHidden()
  await card.getByText('For developers: webhooks').click()
  await expect(card).toContainText('http://127.0.0.1:41877/v1/webhooks/github')
  await secret.fill('short')
  await secret.press('Enter')
  await expect(secret).toHaveAccessibleDescription(/At least 16 characters/)
  await secret.fill('a-secret-of-some-length')
  await secret.press('Enter')
  await expect(card).toContainText('A secret is set.')
  await expect(secret).toHaveValue('')
  await card.getByRole('button', { name: 'Remove the secret' }).click()
  await expect(card).toContainText('No secret is set.')
})

test('where tokens have no safe place, the page says so and the user decides', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  const allow = page.getByRole('checkbox', { name: 'Keep them all the same' })
  await expect(page.getByRole('region', { name: 'GitHub' })).toBeVisible()
  await expect(allow).toHaveCount(0)
  const connections = await page.evaluate(() => window.fake!.world.connections)
  const vault = { protection: 'none', problem: 'There is no keyring.', weakAllowed: false } as const
  await page.evaluate((next) => (window.fake!.world.connections = next), { ...connections, vault })
  await main.push({ type: 'connections.changed', connections: { ...connections, vault } })
  await expect(page.getByText('There is no keyring.')).toBeVisible()
  await expect(allow).not.toBeChecked()
  await allow.press('Space')
  await expect(allow).toBeChecked()
  expect(await main.asked('connections.allowWeakVault')).toEqual([{ allowed: true }])
})

test('no sign-in leaves a timer behind', async ({ open, page }) => {
  await page.addInitScript(() => {
    const running = new Set<number>()
    const set = window.setTimeout.bind(window)
    const clear = window.clearTimeout.bind(window)
    Object.assign(window, {
      running,
      setTimeout: (job: () => void, ms?: number) => {
        const id = set(() => {
          running.delete(id)
          job()
        }, ms)
        running.add(id)
        return id
      },
      clearTimeout: (id: number) => {
        running.delete(id)
        clear(id)
      },
    })
  })
  await open({ window: 'settings', world: 'empty' })
  const card = cardOf(page, 'GitHub')
  const count = (): Promise<number> =>
    page.evaluate(() => (window as Window & { running?: Set<number> }).running?.size ?? -1)
  await expect(card.getByRole('button', { name: 'Connect GitHub' })).toBeVisible()
  await expect.poll(count).toBeLessThanOrEqual(1)
  const before = await count()
  await card.getByRole('button', { name: 'Connect GitHub' }).click()
  await expect(card).toContainText('Valid for 15 minutes')
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card.getByRole('button', { name: 'Connect GitHub' })).toBeVisible()
  await expect.poll(count).toBe(before)
})
