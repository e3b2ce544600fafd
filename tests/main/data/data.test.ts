import { mkdir, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { DataOverview } from '../../../src/shared/contract/data'
import type { UserId } from '../../../src/shared/domain/ids'
import { integrationOf } from '../../../src/main/accounts/integration'
import { readDevice } from '../../../src/main/accounts/device'
import { rollingBackups } from '../../../src/main/database/backup/rolling'
import type { DataPorts } from '../../../src/main/ipc/handlers/data'
import { silentLog } from '../../../src/main/log'
import { externalEventId } from '../../../src/main/raw-event'
import { dataService } from '../../../src/main/wire-data'
import { openSilences } from '../../../src/main/wire-silences'
import { type TestDatabase, freshDatabase, rowsOf } from '../../fixtures/database'
import {
  type TestPipeline,
  type TestProfile,
  makePipeline,
  makeProfile,
} from '../../fixtures/profile'
import { quietPets } from '../../fixtures/quiet-pets'
import { keepWrappedKeys, readWrappedKeys } from '../../../src/main/settings/wrapped-keys'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const NOW = Date.parse('2026-05-04T12:00Z')
const SEALED = 'sealed.AQIDBAUGBwgJCgsMDQ4PEBESExQ='
/** As `wrapWithPassword` makes it. */
const WRAPPING = JSON.stringify({ version: 1, salt: 'c2FsdCBvZiBrZXlz', sealed: 'dGhlIGtleXM=' })

/** One home: a database with a life in it, and its data folder. */
interface HomeHere {
  readonly place: TestDatabase
  readonly folder: TempFolder
  readonly profile: TestProfile
  readonly told: DataOverview[]
  readonly data: DataPorts
  /** As a household of that profile has it. */
  readonly dataOf: (userId: UserId) => DataPorts
  readonly pipeline: TestPipeline['pipeline']
  /** A normaliser was mended. */
  mend(): void
  close(): Promise<void>
}

async function homeHere(events: number): Promise<HomeHere> {
  const place = await freshDatabase()
  const folder = await tempFolder()
  await mkdir(folder.path, { recursive: true })
  const profile = await makeProfile(place.database, NOW)
  const { userId, integrationId } = profile
  const told: DataOverview[] = []
  let mended = false
  const { pipeline } = makePipeline(place.database, () => NOW, {
    normalisers: {
      endpoint: {
        version: 1,
        normalise: (payload) => {
          const { n } = z.object({ n: z.number() }).parse(payload)
          if (n < 0 && !mended) throw new Error(`n: ${n} is less than nothing`)
          return [
            {
              type: 'custom.deploy',
              value: 1,
              occurredAt: NOW,
              meta: { source: 'endpoint', title: `number ${n}` },
              keys: [],
            },
          ]
        },
      },
    },
  })
  const numbers = [...Array.from({ length: events }, (_, n) => n), -1, -2]
  await pipeline.ingest({
    integrationId,
    receivedAt: NOW,
    events: numbers.map((n) => ({
      externalId: externalEventId('endpoint', userId, `${userId}:${n}`),
      payload: { n },
    })),
  })
  await pipeline.drain()
  const dataOf = (lives: UserId): DataPorts =>
    dataService({
      opened: {
        database: place.database,
        backups: rollingBackups(join(folder.path, 'backups'), () => NOW, silentLog),
        description: { kind: 'embedded', location: folder.path, version: '18' },
        migration: 7,
        revive: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      dataFolder: folder.path,
      userId: lives,
      pipeline,
      clock: () => NOW,
      whileAtRest: (work) => work(),
      recountQuarantine: () => Promise.resolve(),
      onChange: (overview) => void told.push(overview),
    })
  return {
    place,
    folder,
    profile,
    told,
    data: dataOf(userId),
    dataOf,
    pipeline,
    mend: () => {
      mended = true
    },
    close: async () => {
      await pipeline.stop()
      await place.drop()
      await folder.remove()
    },
  }
}

const countOf = async ({ place }: HomeHere, table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(
    place.database,
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  )
  return row?.n ?? 0
}
const namesOf = async ({ place }: HomeHere): Promise<string[]> =>
  (await rowsOf<{ name: string }>(place.database, sql`select name from pets order by name`)).map(
    ({ name }) => name,
  )

let here: HomeHere
let there: HomeHere
beforeAll(async () => {
  here = await homeHere(40)
  there = await homeHere(3)
  await here.place.database.execute(sql`update pets set name = 'Maple'`)
  await here.place.database.execute(sql`update users set display_name = 'Robin'`)
  await here.place.database.execute(sql`
    update integrations set access_token_encrypted = 'the sealed token', refresh_token_encrypted = 'another',
      metadata = ${JSON.stringify({ webhookSecret: SEALED, login: 'sealed off' })}::jsonb`)
  await keepWrappedKeys(here.place.database, here.profile.userId, WRAPPING)
})
afterAll(async () => {
  await here.close()
  await there.close()
})

describe('an export of one’s own', () => {
  test('holds everything but secrets and what is others’, and says how much it is', async () => {
    const stranger = await makeProfile(here.place.database, NOW)
    const { file, rows } = await here.data.exportAll()
    const text = gunzipSync(await readFile(file)).toString()
    expect(file).toMatch(/exports\/familiar-2026-05-04T120000Z\.jsonl\.gz$/)
    expect(text.trim().split('\n')).toHaveLength(rows + 2)
    expect(text).toContain('number 39')
    expect(text).not.toContain(stranger.userId)
    expect(text).not.toContain(SEALED)
    expect(text).not.toMatch(/vaultKeys|dGhlIGtleXM|c2FsdCBvZiBrZXlz/)
    expect(await readWrappedKeys(here.place.database, here.profile.userId)).toBe(WRAPPING)
    expect(text).not.toContain(Buffer.from('the sealed token').toString('hex'))
    expect(text).toMatch(/"webhookSecret": ?null/)
    expect(text).toContain('sealed off')
    expect(here.told[0]?.work?.kind).toBe('export')
    expect(here.told.at(-1)?.work).toBeNull()
    await here.place.database.execute(sql`delete from settings where user_id = ${stranger.userId}`)
    await here.place.database.execute(
      sql`delete from metrics_cache where key like ${`${stranger.userId}%`}`,
    )
    await here.place.database.execute(
      sql`delete from integrations where user_id = ${stranger.userId}`,
    )
    await here.place.database.execute(sql`delete from pets where user_id = ${stranger.userId}`)
    await here.place.database.execute(sql`delete from users where id = ${stranger.userId}`)
  })

  test('that is fetched lies apart from those the user is told of, and takes the place of one left behind', async () => {
    const left = await here.data.exportToFetch()
    expect(left.file).toMatch(/exports-to-fetch\/familiar-/)
    const longAgo = new Date(NOW - 3_700_000)
    await utimes(left.file, longAgo, longAgo)
    const { file } = await here.data.exportToFetch()
    expect(await readdir(dirname(file))).toEqual([basename(file)])
    expect(await readdir((await here.data.read()).exportsFolder)).toHaveLength(1)
    await rm(file)
  })

  test('tells what is in it before anything is done, and one made in the same second keeps its own name', async () => {
    const { file } = await here.data.exportAll()
    expect(file).toContain('T120001Z')
    const preview = await there.data.inspectImport(`"${file}"`)
    expect(preview).toMatchObject({
      path: file,
      version: 1,
      profiles: [{ name: 'Robin' }],
      pets: [{ name: 'Maple' }],
    })
    expect(preview.tables.find(({ name }) => name === 'events')?.rows).toBe(40)
    expect(await countOf(there, 'events')).toBe(3)
  })

  test('replaces another life, whose profile then lives here; the way back brings the old one again', async () => {
    const { file } = await here.data.exportAll()
    const before = await namesOf(there)
    const { backup } = await there.data.importAll(file)
    expect(await namesOf(there)).toEqual(['Maple'])
    expect(await countOf(there, 'events')).toBe(40)
    expect((await readDevice(there.folder.path)).profiles['embedded']).toBe(here.profile.userId)
    expect(there.told.some(({ work }) => work?.kind === 'import')).toBe(true)
    await there.dataOf(here.profile.userId).importAll(backup)
    expect(await namesOf(there)).toEqual(before)
    expect(await countOf(there, 'events')).toBe(3)
    expect((await readDevice(there.folder.path)).profiles['embedded']).toBe(there.profile.userId)
  })

  /** Nobody could have gone on with it there: decay stood still for ever. */
  test('that was made while repositories were paused does not keep them silent where it is brought in', async () => {
    const [away, home] = [await homeHere(1), await homeHere(1)]
    const { database } = away.place
    const { userId } = away.profile
    await database.execute(sql`
      insert into integrations (id, user_id, provider) values (gen_random_uuid(), ${userId}, 'git')`)
    await database.execute(sql`
      insert into source_silences (id, user_id, integration_id, share, began_at)
      select gen_random_uuid(), user_id, id, 1, ${new Date(NOW - 3_600_000).toISOString()}::timestamptz
      from integrations where provider = 'git'`)
    await database.execute(sql`
      insert into source_state (integration_id, scope) select id, 'r' from integrations where provider = 'git'`)
    const { file } = await away.data.exportAll()
    await home.data.importAll(file)
    const silences = await rowsOf<{ hours: number | null }>(
      home.place.database,
      sql`select extract(epoch from ended_at - began_at)::float8 / 3600 as hours from source_silences`,
    )
    expect(silences).toEqual([{ hours: 1 }])

    // Nor do its repositories count as another source beside those that are here.
    const { database: there } = home.place
    const own = await integrationOf(there, userId, 'git', 'here')
    await openSilences(there, () => undefined).begin(userId, own, NOW)
    const shares = await rowsOf<{ share: number }>(
      there,
      sql`select share from source_silences where ended_at is null`,
    )
    expect(shares).toEqual([{ share: 1 }])
    await away.close()
    await home.close()
  })

  test('is not brought in where it would replace other people’s pets', async () => {
    const { file } = await here.data.exportAll()
    const crowded = await homeHere(1)
    await makeProfile(crowded.place.database, NOW)
    await expect(crowded.data.importAll(file)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await namesOf(crowded)).toHaveLength(2)
    await crowded.close()
  })

  test.each([
    [
      'cut short',
      (whole: Buffer) => whole.subarray(0, Math.floor(whole.length * 0.7)),
      'BAD_INPUT',
    ],
    ['no gzip', () => Buffer.from('this is no export'), 'BAD_INPUT'],
    ['empty', () => Buffer.alloc(0), 'BAD_INPUT'],
  ])('that is %s is refused in words, and changes nothing', async (what, spoil, code) => {
    const { file } = await here.data.exportAll()
    const spoilt = join(there.folder.path, `${what}.jsonl.gz`)
    await writeFile(spoilt, spoil(await readFile(file)))
    const before = await namesOf(there)
    for (const step of ['inspectImport', 'importAll'] as const)
      await expect(there.data[step](spoilt)).rejects.toMatchObject({
        code,
        message: expect.stringContaining('Nothing was changed') as unknown,
      })
    expect(await namesOf(there)).toEqual(before)
  })

  test.each([
    ['/nowhere/at/all.gz', 'NOT_FOUND'],
    ['export.gz', 'BAD_INPUT'],
    ['/tmp', 'BAD_INPUT'],
  ])('that is not there is told from one that cannot be read: %s', async (path, code) => {
    await expect(there.data.inspectImport(path)).rejects.toMatchObject({ code })
  })
})

test('a backup that is asked for is listed with time and size, and the oldest is kept while it is being restored', async () => {
  for (let n = 0; n < 8; n += 1) await there.data.backUpNow()
  const { backups } = await there.data.read()
  expect(backups).toHaveLength(7)
  expect(backups.every(({ sizeBytes }) => sizeBytes > 100)).toBe(true)
  await there.data.importAll(backups.at(-1)?.file ?? '')
  expect(await countOf(there, 'events')).toBe(3)
})

test('one thing at a time: who comes meanwhile is told so', async () => {
  const [first, second] = await Promise.allSettled([here.data.exportAll(), here.data.backUpNow()])
  expect(first.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT' } })
})

test('what could not be read is listed with its reason, and read once the normaliser is mended', async () => {
  const { total, events } = await here.data.quarantine()
  expect(total).toBe(2)
  expect(events[0]?.reason).toContain('is less than nothing')
  expect(await here.data.retryQuarantine()).toMatchObject({ tried: 2, read: 0 })
  here.mend()
  expect(await here.data.retryQuarantine()).toMatchObject({
    tried: 2,
    read: 2,
    quarantine: { total: 0, events: [] },
  })
  expect(await countOf(here, 'events')).toBe(42)
})

test('another coat is the next version of the pet, told in the audit log; the same one changes nothing', async () => {
  const { database } = here.place
  const pets = quietPets(database, here.profile.userId, () => NOW)
  const before = await pets.read()
  const after = await pets.setColor('plum')
  expect(after.version).toBe(before.version + 1)
  expect(after.state).toEqual({
    ...before.state,
    traits: { ...before.state.traits, color: 'plum' },
  })
  expect((await pets.setColor('plum')).version).toBe(after.version)
  const audit = await rowsOf<{ metadata: unknown }>(
    database,
    sql`select metadata from audit_logs where action = 'pet.recoloured'`,
  )
  expect(audit).toEqual([{ metadata: { from: before.state.traits.color, to: 'plum' } }])
  expect((await pets.story()).streak.days).toBe(1)
})
