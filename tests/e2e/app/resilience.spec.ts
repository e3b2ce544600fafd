import { embeddedServer, queryApp } from '../../fixtures/running-app'
import { expect, test } from './familiar'

test('every window sees what was done in another', async ({ familiar }) => {
  await familiar.start()
  const pet = await familiar.open('pet')
  const [panel, settings] = [await familiar.open('panel'), await familiar.open('settings')]
  await panel.getByRole('button', { name: 'Rename' }).click()
  await panel.getByRole('textbox').fill('Mokka')
  await panel.getByRole('textbox').press('Enter')
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Mokka')
  await expect(pet).toHaveTitle(/Mokka/)
  await settings.getByRole('button', { name: 'Open the panel' }).click()
  await panel.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(panel.getByText('You fed Mokka', { exact: true })).toBeVisible()
  await expect(pet.locator('#bubble')).toContainText('Yum')
})

test('the database killed under an open panel comes back, and what happened meanwhile is counted', async ({
  home,
  familiar,
}) => {
  const repository = await home.repository('familiar')
  await familiar.start('--watch', home.folder)
  const panel = await familiar.open('panel')
  await expect(panel.getByText('familiar', { exact: true })).toBeVisible()
  const server = await embeddedServer(familiar.dataFolder)
  process.kill(server!.pid, 'SIGKILL')
  await repository.commit('In the dark')
  await expect(panel.getByText('In the dark', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(await queryApp(familiar.dataFolder, 'select count(*)::int as events from events')).toEqual(
    [{ events: 1 }],
  )
})

test('a page says that Familiar has gone, and how to come back once it runs again', async ({
  familiar,
}) => {
  await familiar.start()
  const panel = await familiar.open('panel')
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Ember')
  const { port } = new URL(panel.url())
  await familiar.app.stop()
  // In the line above everything; a piece that was still being read says so too.
  const notice = panel.getByText('Familiar is not running.', { exact: true })
  await expect(notice).toBeVisible()
  const link = await familiar.launch('--port', port)
  // It answers the page, and does not know it before its link has been opened: the page waits for that too.
  await panel.waitForResponse((response) => response.status() === 401, { timeout: 60_000 })
  await expect(notice).toBeVisible()
  await familiar.follow(link)
  // The line is tried again after up to eight seconds.
  await expect(notice).toBeHidden({ timeout: 30_000 })
  await panel.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(panel.getByText('You fed Ember', { exact: true })).toBeVisible()
})

test('the printed link opens the pet once; without it there is nothing to see', async ({
  browser,
  familiar,
}) => {
  await familiar.start()
  const link = await familiar.app.ready
  const stranger = await (await browser.newContext()).newPage()
  const used = await stranger.goto(link)
  expect(used?.status()).toBe(401)
  await expect(stranger.getByText('Open Familiar with the link it printed')).toBeVisible()
  expect((await stranger.goto(new URL('/panel', link).href))?.status()).toBe(401)
  await stranger.context().close()
})
