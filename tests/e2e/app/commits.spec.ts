import type { Page } from '@playwright/test'
import { queryApp } from '../../fixtures/running-app'
import { type Familiar, expect, test } from './familiar'

const COMMITS = 10

/** What the pet must be by the ledger: the XP of all effects, and a version for each batch. */
async function ledgerOf({ dataFolder }: Familiar) {
  const [sums] = await queryApp<Record<string, number>>(
    dataFolder,
    `select (select count(*)::int from event_raw r join integrations i on i.id = r.integration_id
              where i.provider = 'git') as raw,
            count(*)::int as events,
            count(*) filter (where meta -> 'effect' is not null)::int as scored,
            coalesce(sum((meta -> 'effect' ->> 'xp')::float8), 0)::float8 as xp,
            1 + count(distinct meta -> 'effect' ->> 'version')::int as version,
            (select (state_json ->> 'xp')::float8 from pets) as pet_xp,
            (select version from pets) as pet_version
     from events`,
  )
  return sums
}

const xpOn = (panel: Page) => panel.getByRole('meter', { name: 'Experience' })

test('ten commits in a watched repository feed the pet, on every screen and in every table', async ({
  home,
  familiar,
}) => {
  const repository = await home.repository('familiar')
  await familiar.start('--watch', home.folder)
  const pet = await familiar.open('pet')
  const panel = await familiar.open('panel')
  await expect(panel.getByText('familiar', { exact: true })).toBeVisible()

  for (let n = 1; n <= COMMITS; n += 1) await repository.commit(`Step ${n}`)
  const lastAt = Date.now()

  await expect(panel.getByText(`${COMMITS} commits in familiar`, { exact: true })).toBeVisible()
  console.log(`on the panel ${Date.now() - lastAt} ms after the tenth commit ended`)
  await expect(panel.getByRole('banner').getByText('Level 2')).toBeVisible()
  await expect(pet.locator('#bubble')).toContainText('familiar')

  const ledger = await ledgerOf(familiar)
  expect(ledger).toMatchObject({ raw: COMMITS, events: COMMITS, scored: COMMITS })
  expect(ledger?.['xp']).toBeGreaterThan(0)
  expect(ledger?.['pet_xp']).toBe(ledger?.['xp'])
  expect(ledger?.['pet_version']).toBe(ledger?.['version'])
})

test('commits made while Familiar was not running are counted when it starts again, once', async ({
  home,
  familiar,
}) => {
  const repository = await home.repository('familiar')
  await repository.commit('Before the first start')
  await familiar.start('--watch', home.folder)
  const before = await familiar.open('panel')
  await expect(before.getByText('Before the first start', { exact: true })).toBeVisible()
  await familiar.app.stop()

  await repository.commit('While it was away')
  await familiar.start('--watch', home.folder)
  const panel = await familiar.open('panel')
  await expect(panel.getByText('2 commits in familiar', { exact: true })).toBeVisible()
  expect(await ledgerOf(familiar)).toMatchObject({ raw: 2, events: 2, scored: 2, pet_version: 3 })
})

test('an amended and a rebased commit feed the pet once', async ({ home, familiar }) => {
  const repository = await home.repository('familiar')
  await repository.commit('Base')
  await repository.git('switch', '-q', '-c', 'topic')
  await familiar.start('--watch', home.folder)
  const panel = await familiar.open('panel')
  await expect(panel.getByText('Base', { exact: true })).toBeVisible()

  await repository.commit('Work')
  await expect(panel.getByText('2 commits in familiar', { exact: true })).toBeVisible()
  await repository.git('commit', '-q', '--amend', '-m', 'Work, said better')
  await repository.git('switch', '-q', 'main')
  await repository.commit('Something else')
  await repository.git('rebase', '-q', 'main', 'topic')
  await repository.commit('After the rebase')
  await expect(panel.getByText('4 commits in familiar', { exact: true })).toBeVisible()
  expect(await ledgerOf(familiar)).toMatchObject({ events: 4, scored: 4 })
})

test('a folder chosen in the panel is watched, and still is after a restart', async ({
  home,
  familiar,
}) => {
  const repository = await home.repository('chosen')
  await familiar.start()
  const panel = await familiar.open('panel')
  await panel.getByRole('button', { name: 'Add folder' }).click()
  const dialog = panel.getByRole('dialog')
  // The home folder comes into the field by itself; what is typed in that instant would be typed behind it.
  await expect(dialog.getByRole('combobox')).not.toHaveValue('')
  await dialog.getByRole('combobox').fill(home.folder)
  await dialog.getByRole('button', { name: 'Watch this folder' }).click()
  await expect(dialog).toBeHidden()
  await repository.commit('First')
  await expect(panel.getByText('First', { exact: true })).toBeVisible()
  await familiar.app.stop()

  await familiar.start()
  await repository.commit('Second')
  const again = await familiar.open('panel')
  await expect(again.getByText('2 commits in chosen', { exact: true })).toBeVisible()
  expect(
    await queryApp(familiar.dataFolder, "select action from audit_logs where action like 'git.%'"),
  ).toEqual([{ action: 'git.folder_added' }])
})

test('a goal of commits moves with each of them, and is celebrated', async ({ home, familiar }) => {
  const repository = await home.repository('familiar')
  await familiar.start('--watch', home.folder)
  const panel = await familiar.open('panel')
  await panel.getByRole('button', { name: '1 commit a day' }).click()
  await expect(panel.getByRole('button', { name: /0 of 1 commit today/ })).toBeVisible()
  await repository.commit('Today’s')
  await expect(panel.getByRole('button', { name: /1 of 1 commit today/ })).toBeVisible()
  await expect(panel.getByText('Reached “A little every day”: +50 XP')).toBeVisible()
  await expect(xpOn(panel)).toHaveAttribute('aria-valuenow', '60')
})
