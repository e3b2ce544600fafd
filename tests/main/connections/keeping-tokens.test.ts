import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { SecretStore } from '../../../src/main/host/secret-store'
import { secondaryLimit } from '../../fakes/providers/github/errors'
import { notJson, serverError } from '../../fakes/providers/troubles'
import type { ConnectedHousehold } from '../../fixtures/connected-household'
import { MINUTE } from '../../fixtures/connected-household'
import { test } from '../../fixtures/connected-test'
import { rowsOf } from '../../fixtures/database'
import { deedsAt, expectExact } from '../../fixtures/deeds'

const PROVIDERS = ['github', 'fitbit', 'notion'] as const

/** A computer without a keyring: what it wraps could be unwrapped by anyone. */
function noKeyring(): SecretStore {
  return {
    protection: () => Promise.resolve('none'),
    wrap: (plain) => Promise.resolve(Buffer.from(plain.toString('hex'))),
    unwrap: (wrapped) =>
      Promise.resolve({ plain: Buffer.from(wrapped.toString(), 'hex'), rewrap: false }),
  }
}

/** Everything in the data folder, the log among it, as one text. */
async function folderText(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  return texts.join('\n')
}

/** Every row of every table, as text: bytes in hexadecimal, and as the characters they would be. */
async function tableText({ database }: ConnectedHousehold): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    database,
    sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await rowsOf<{ text: string }>(
      database,
      sql.raw(`select t::text as text from ${name} t`),
    )
    for (const { text } of rows) {
      texts.push(text)
      for (const [hex] of text.matchAll(/\\\\?x[0-9a-f]{8,}/g))
        texts.push(Buffer.from(hex.replace(/^\\+x/, ''), 'hex').toString('latin1'))
    }
  }
  expect(tables.length).toBeGreaterThan(10)
  return texts.join('\n')
}

test('no token, code or secret is anywhere in the clear: data folder, log, tables, or what windows and users are told', async ({
  open,
}) => {
  const household = await open()
  const { fake, time, service } = household
  fake.google.oauth.rotates = true
  const ownSecret = 'secret_my-own-client-secret-0123456789'
  const webhookSecret = 'webhook-secret-0123456789abcdef'
  fake.notion.oauth.moreClients.set('own', ownSecret)
  await service.saveClient({ provider: 'notion', clientId: 'own', clientSecret: ownSecret })
  const all = PROVIDERS.map((provider) => deedsAt(provider, household))
  for (const provider of PROVIDERS) await household.connect(provider)
  await service.setWebhookSecret('github', webhookSecret)
  const told: unknown[] = [await service.list(), household.told]
  for (const deeds of all) {
    const { provider, path } = deeds
    deeds.happen()
    time.pass(2 * MINUTE)
    // What goes wrong is logged, with its cause.
    fake.fault({ provider, path }, serverError(500))
    await household.fetchNow(provider)
    fake.fault({ provider, path }, notJson())
    told.push(await household.poll(provider))
    fake.fault({ provider, path }, secondaryLimit(60))
    told.push(await household.poll(provider))
    fake.expireTokens(provider)
    told.push(await household.poll(provider))
    // Tokens that are refused as soon as they are made would be taken for a permission that was taken back.
    time.pass(2 * MINUTE)
    await household.until(provider, 'rest', ({ polling }) => polling === null)
    fake.expireTokens(provider)
    await household.refuseTokens(true)
    told.push(await household.fetchNow(provider))
    await household.refuseTokens(false)
    told.push(await household.poll(provider))
  }
  await expectExact(household, ...all)
  await service
    .pasteToken('notion', 'ntn_wrongButStillSecret0123456789')
    .catch((error: unknown) => {
      told.push(error instanceof Error ? `${error.message} ${error.stack}` : error)
    })
  await household.restart()
  for (const { provider } of all) await household.poll(provider)

  const secrets = [
    ...fake.secrets(),
    ownSecret,
    webhookSecret,
    'ntn_wrongButStillSecret0123456789',
  ].filter((secret) => secret.length >= 8)
  expect(secrets.length).toBeGreaterThan(20)
  const places = {
    folder: await folderText(household.folder.path),
    tables: await tableText(household),
    told: JSON.stringify(told),
    opened: household.opened.join('\n'),
  }
  expect(places.folder).toContain('a poll came to nothing')
  for (const [where, text] of Object.entries(places)) {
    const found = secrets.filter((secret) => text.includes(secret))
    expect({ where, found }).toEqual({ where, found: [] })
  }
  // The tokens are there, though: sealed, and open to who has the key.
  const [sealed] = await rowsOf<{ rows: number }>(
    household.database,
    sql`select count(*)::int as rows from integrations where access_token_encrypted is not null`,
  )
  expect(sealed?.rows).toBe(3)
})

test('without a keyring tokens are kept in memory, which is said, and after a restart one is asked to sign in again', async ({
  open,
}) => {
  const household = await open({ secrets: noKeyring() })
  const deeds = deedsAt('github', household)
  const before = await household.service.list()
  expect(before.vault).toMatchObject({
    protection: 'none',
    weakAllowed: false,
    problem: expect.stringMatching(/memory only/) as unknown,
  })
  expect(await household.connect('github')).toMatchObject({
    state: 'connected',
    tokensKept: 'memory',
  })
  deeds.happen()
  await household.poll('github')
  await household.restart()
  deeds.happen()
  household.fake.forgetRequests()
  const view = await household.poll('github')
  expect(household.fake.requests('github')).toEqual([])
  expect(view).toMatchObject({
    state: 'trouble',
    trouble: {
      code: 'locked',
      remedy: 'reconnect',
      message: expect.stringMatching(/Sign in again/) as unknown,
    },
  })
  expect(await household.connect('github')).toMatchObject({ state: 'connected', trouble: null })
  await expectExact(household, deeds)
})

test('the weaker protection, once allowed, keeps the sign-in over a restart; disallowed again, it does not', async ({
  open,
}) => {
  const household = await open({ secrets: noKeyring() })
  const deeds = deedsAt('github', household)
  await household.connect('github')
  const allowed = await household.service.allowWeakVault(true)
  expect(allowed.vault).toMatchObject({ weakAllowed: true, problem: expect.any(String) as unknown })
  deeds.happen()
  await household.restart()
  expect(await household.poll('github')).toMatchObject({
    state: 'connected',
    trouble: null,
    tokensKept: 'encrypted',
  })
  expect((await household.service.list()).vault.weakAllowed).toBe(true)
  await household.service.allowWeakVault(false)
  expect(await household.poll('github')).toMatchObject({ state: 'connected', tokensKept: 'memory' })
  await household.restart()
  expect((await household.poll('github')).trouble).toMatchObject({ code: 'locked' })
  await expectExact(household, deeds)
})
