import type { Locator, Page } from '@playwright/test'
import { type FakeProviders, startFakeProviders } from '../../fakes/providers/fake-providers'
import { queryApp } from '../../fixtures/running-app'
import { test as base } from './familiar'

/** A Familiar whose providers are all on this computer. */
export const test = base.extend<{ readonly providers: FakeProviders }>({
  providers: async ({ familiar }, use) => {
    const providers = await startFakeProviders()
    Object.assign(familiar.environment, providers.environment())
    await use(providers)
    await providers.stop()
  },
})

/** A provider's card on the connections page. */
export function cardOf(settings: Page, name: 'GitHub' | 'Fitbit' | 'Notion'): Locator {
  return settings.getByRole('region', { name, exact: true })
}

/** Makes the panel's first goal, as a user does. Returns its line. */
export async function makeGoal(
  panel: Page,
  goal: {
    readonly name: string
    readonly target: number
    readonly of: 'Commits' | 'Steps walked' | 'Tasks finished'
  },
): Promise<Locator> {
  const goals = panel.getByRole('region', { name: 'Goals' })
  await goals.getByRole('button', { name: 'Something of your own…' }).click()
  const dialog = panel.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(goal.name)
  await dialog.getByLabel('How many', { exact: true }).fill(String(goal.target))
  await dialog.getByLabel('Of what', { exact: true }).selectOption(goal.of)
  await dialog.getByRole('button', { name: 'Create goal' }).click()
  return goals.getByRole('listitem').filter({ hasText: goal.name })
}

/** What a provider has left in the tables, and whether the pet is the sum of its ledger. */
export async function tablesOf(dataFolder: string, provider: string) {
  const [row] = await queryApp<{
    raw: number
    events: number
    tokens: number
    xp: number
    pet_xp: number
    unscored: number
    quarantined: number
  }>(
    dataFolder,
    `select (select count(*)::int from event_raw r join integrations i on i.id = r.integration_id
              where i.provider = '${provider}') as raw,
            (select count(*)::int from events where meta ->> 'source' = '${provider}') as events,
            (select count(*)::int from integrations
              where access_token_encrypted is not null or refresh_token_encrypted is not null) as tokens,
            (select coalesce(sum((meta -> 'effect' ->> 'xp')::float8), 0) from events) as xp,
            (select (state_json ->> 'xp')::float8 from pets) as pet_xp,
            (select count(*)::int from events where not scored) as unscored,
            (select count(*)::int from quarantine) as quarantined`,
  )
  if (!row) throw new Error('The database said nothing.')
  return row
}
