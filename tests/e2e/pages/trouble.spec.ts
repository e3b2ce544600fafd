import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

test('without main a page says so, refuses in words, and catches up by itself', async ({
  open,
}) => {
  const page = await open()
  const main = mainOf(page)
  await main.setConnected(false)
  const notice = page.getByRole('status').first()
  await expect(notice).toContainText('Familiar is not running. What you see is from just now.')
  await expect(page.getByRole('heading', { level: 1, name: 'Maple' })).toBeVisible()
  await page.getByRole('button', { name: 'Feed', exact: true }).click()
  await expect(page.locator('.toast')).toContainText('so this was not done')
  // It happens while nobody is told.
  await main.emit({ type: 'review.submitted', source: 'github', title: 'Meanwhile' })
  await expect(page.getByText('Reviewed “Meanwhile”')).toHaveCount(0)
  await main.setConnected(true)
  await expect(notice).not.toContainText('Familiar is not running.')
  await expect(page.getByText('Reviewed “Meanwhile”')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Goals' })).toContainText('2 of 6 reviews')
})

for (const window of ['panel', 'settings'] as const)
  test(`the ${window} tells of a database that starts or does not answer`, async ({ open }) => {
    const page = await open({ window })
    const main = mainOf(page)
    const notice = page.getByRole('status').first()
    const tell = (database: Parameters<typeof say>[0]): Promise<void> => say(database)
    const say = (
      database: { state: 'up' } | { state: 'starting' } | { state: 'down'; problem: string },
    ): Promise<void> =>
      main.push({ type: 'app.statusChanged', status: { database, quarantined: 0, troubles: [] } })
    await tell({ state: 'starting' })
    await expect(notice).toContainText('The database is starting.')
    await tell({ state: 'down', problem: 'It is tried again in 5 s.' })
    await expect(notice).toHaveText(
      'The database does not answer. It is tried again in 5 s. Nothing is lost.',
    )
    await tell({ state: 'up' })
    await expect(notice).toBeEmpty()
  })

test('events that could not be read are told of, and are not lost', async ({ open }) => {
  const page = await open({ world: 'troubled' })
  await expect(page.getByRole('status').first()).toContainText(
    '3 events could not be read. They are kept',
  )
})

test('a ledger that could not be had is there by itself once there is news', async ({ open }) => {
  const page = await open({ failing: ['ledger.list'] })
  const problem = page.getByRole('alert').filter({ hasText: 'The latest events' })
  await expect(problem).toBeVisible()
  await mainOf(page).fail('ledger.list', null)
  await mainOf(page).emit({ type: 'review.submitted', title: 'In the dark' })
  await expect(page.getByText('Reviewed “In the dark”')).toBeVisible()
  await expect(problem).toHaveCount(0)
})

test('what a dying database could not give is there by itself once it is back', async ({
  open,
}) => {
  const routes = ['ledger.activity', 'goals.list', 'ledger.list', 'git.overview'] as const
  const page = await open({ failing: routes })
  const problems = page.getByRole('alert').filter({ hasText: 'could not be loaded.' })
  await expect(problems).toHaveCount(routes.length)
  for (const route of routes) await mainOf(page).fail(route, null)
  await mainOf(page).push({
    type: 'app.statusChanged',
    status: { database: { state: 'up' }, quarantined: 0, troubles: [] },
  })
  await expect(problems).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Goals' }).getByRole('listitem')).not.toHaveCount(0)
})

test('a database that does not answer is told once, and once that nothing is lost', async ({
  open,
}) => {
  const page = await open()
  const problem =
    'The database does not answer. Nothing is lost: events wait where they are, and Familiar keeps trying.'
  await mainOf(page).push({
    type: 'app.statusChanged',
    status: { database: { state: 'down', problem }, quarantined: 0, troubles: [] },
  })
  await expect(page.getByRole('status').first()).toHaveText(problem)
})

test('each piece of the panel that cannot be had says so and can be asked for again', async ({
  open,
}) => {
  const pieces = {
    'pet.get': 'Your pet',
    'ledger.activity': 'The activity of this year',
    'goals.list': 'Your goals',
    'ledger.list': 'The latest events',
    'git.overview': 'Your watched repositories',
  } as const
  const routes = [
    'pet.get',
    'ledger.activity',
    'goals.list',
    'ledger.list',
    'git.overview',
  ] as const
  const page = await open({ failing: routes })
  for (const route of routes) {
    const problem = page.getByRole('alert').filter({ hasText: pieces[route] })
    await expect(problem).toContainText(`${pieces[route]} could not be loaded.`)
    await expect(problem).toContainText(`${REFUSED.message} Nothing is lost.`)
    await mainOf(page).fail(route, null)
    await problem.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(problem).toHaveCount(0)
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Maple' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Goals' }).getByRole('listitem')).not.toHaveCount(0)
})

test('each piece of the settings that cannot be had says so and can be asked for again', async ({
  open,
}) => {
  const page = await open({
    window: 'settings',
    failing: ['settings.get', 'git.overview', 'connections.list', 'app.about'],
  })
  for (const [name, route, what, then] of [
    ['Connections', 'git.overview', 'Your watched repositories', '6 repositories in 2 folders'],
    ['Connections', 'connections.list', 'Your connections', 'robin-dale'],
    ['Behaviour', 'settings.get', 'Your settings', 'Speech bubbles'],
    ['About', 'app.about', 'What this Familiar is', 'Node 20.20.2'],
  ] as const) {
    await page.getByRole('link', { name }).click()
    const problem = page.getByRole('alert').filter({ hasText: what })
    await expect(problem).toContainText(`${what} could not be loaded.`)
    await mainOf(page).fail(route, null)
    await problem.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(then)).toBeVisible()
    await expect(problem).toHaveCount(0)
  }
})
