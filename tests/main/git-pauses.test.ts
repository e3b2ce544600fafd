import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IntegrationId } from '../../src/shared/domain/ids'
import { integrationOf, mergeMetadata } from '../../src/main/accounts/integration'
import { silentLog } from '../../src/main/log'
import { deferred } from '../../src/main/doors'
import type { GitSource } from '../../src/main/sources/git/git-source'
import type { Silences } from '../../src/main/sources/polling/silences'
import { openGit } from '../../src/main/wire-git'
import { openSilences } from '../../src/main/wire-silences'
import { type TestDatabase, freshDatabase, rowsOf } from '../fixtures/database'
import { type ManualTime, manualTime } from '../fixtures/manual-time'
import { type TestProfile, makePipeline, makeProfile } from '../fixtures/profile'

const START = Date.parse('2026-05-04T12:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const HERE = 'this-desktop'

let made: TestDatabase
let profile: TestProfile
let time: ManualTime
/** Whatever ends a test ends them. */
let open: GitSource[]
let changes: number

beforeEach(async () => {
  made = await freshDatabase()
  time = manualTime(START)
  profile = await makeProfile(made.database, START)
  open = []
  changes = 0
})
afterEach(async () => {
  for (const git of open) await git.stop()
  await made.drop()
})

const realSilences = (): Silences => openSilences(made.database, () => (changes += 1))

/** The repositories of a device, as a start has them. */
async function begin(silences: Silences = realSilences(), device = HERE): Promise<GitSource> {
  const git = await openGit({
    database: made.database,
    userId: profile.userId,
    device,
    flagFolders: [],
    pipeline: makePipeline(made.database, time.clock).pipeline,
    silences,
    clock: time.clock,
    after: time.after,
    log: silentLog,
    onChange: () => undefined,
    onSilence: () => (changes += 1),
    onAway: () => undefined,
  })
  open.push(git)
  await git.start()
  return git
}

/** Another device of the user's has read repositories, and has paused them if it is said since when. */
async function deviceElsewhere(pausedAt: number | null): Promise<IntegrationId> {
  const { database } = made
  const id = await integrationOf(database, profile.userId, 'git', 'the-old-laptop')
  await mergeMetadata(database, id, { pausedAt })
  await database.execute(sql`insert into source_state (integration_id, scope) values (${id}, 'r')`)
  if (pausedAt !== null) await realSilences().begin(profile.userId, id, pausedAt)
  return id
}

/** It is in a drawer, or has been given away. */
const neverAgain = (id: IntegrationId): Promise<unknown> =>
  made.database.execute(
    sql`update integrations set updated_at = now() - interval '15 days' where id = ${id}`,
  )

interface Row extends Record<string, unknown> {
  readonly share: number
  readonly from: number
  readonly to: number | null
}

async function silencesOf(id: IntegrationId): Promise<Row[]> {
  return rowsOf<Row>(
    made.database,
    sql`select share, extract(epoch from began_at)::float8 * 1000 as from,
        extract(epoch from ended_at)::float8 * 1000 as to
      from source_silences where integration_id = ${id} order by began_at`,
  )
}
const here = (): Promise<IntegrationId> => integrationOf(made.database, profile.userId, 'git', HERE)

describe('the share of a pause', () => {
  test('counts the connections that are signed in, also before this start has opened them', async () => {
    const { database } = made
    for (const [provider, metadata] of [
      ['github', { connectedAt: START }],
      // Signed in, and nothing chosen: it brings nothing.
      ['notion', { connectedAt: START }],
      ['fitbit', { connectedAt: null }],
    ] as const)
      await mergeMetadata(
        database,
        await integrationOf(database, profile.userId, provider),
        metadata,
      )
    const id = await here()
    await mergeMetadata(database, id, { pausedAt: START - HOUR })
    await begin()
    await expect.poll(() => silencesOf(id)).toEqual([{ share: 0.5, from: START - HOUR, to: null }])
  })

  test('counts the repositories of another device, until nothing was heard of it for two weeks', async () => {
    const other = await deviceElsewhere(null)
    const git = await begin()
    await git.setPaused(true)
    const id = await here()
    await expect.poll(() => silencesOf(id)).toMatchObject([{ share: 0.5 }])
    await git.setPaused(false)
    await neverAgain(other)
    time.pass(MINUTE)
    await git.setPaused(true)
    await expect.poll(() => silencesOf(id)).toMatchObject([{ share: 0.5 }, { share: 1, to: null }])
  })
})

describe('the end of a pause', () => {
  /** The database takes no end for so many attempts. */
  function failing(times: number): Silences {
    const real = realSilences()
    return {
      ...real,
      end: async (...end) => {
        times -= 1
        if (times >= 0) throw new Error('the connection was lost')
        await real.end(...end)
      },
    }
  }

  test('that could not be noted is tried again in the same run, as of when it was asked for', async () => {
    const id = await here()
    await mergeMetadata(made.database, id, { pausedAt: START - HOUR })
    const git = await begin(failing(2))
    await expect.poll(() => silencesOf(id)).toHaveLength(1)
    await git.setPaused(false)
    await expect
      .poll(async () => {
        time.pass(1_000)
        return (await silencesOf(id))[0]?.to
      })
      .toBe(START)
  })

  test('is noted before Familiar ends', async () => {
    const id = await here()
    await mergeMetadata(made.database, id, { pausedAt: START - HOUR })
    const real = realSilences()
    const [begun, held] = [deferred<undefined>(), deferred<undefined>()]
    const git = await begin({
      ...real,
      end: async (...end) => {
        begun.resolve(undefined)
        await held.promise
        await real.end(...end)
      },
    })
    await expect.poll(() => silencesOf(id)).toHaveLength(1)
    await git.setPaused(false)
    await begun.promise
    const stopped = git.stop().then(() => silencesOf(id))
    // A round of everything that is ready to run: an end that waits for nothing would have come.
    await new Promise((resolve) => setImmediate(resolve))
    held.resolve(undefined)
    expect(await stopped).toMatchObject([{ to: START }])
  })
})

describe('a device that is no more', () => {
  test('does not keep the pet from growing hungry; one that is only off does', async () => {
    const other = await deviceElsewhere(START - 20 * DAY)
    const git = await begin()
    await git.setPaused(true)
    await expect.poll(async () => (await silencesOf(await here())).length).toBe(1)
    expect(await silencesOf(other)).toMatchObject([{ to: null }])
    await neverAgain(other)
    const before = changes
    // From one day to the next, and not only at a start.
    time.pass(DAY)
    await expect.poll(() => silencesOf(other)).toMatchObject([{ to: START + DAY }])
    expect(changes).toBeGreaterThan(before)
    expect(await silencesOf(await here()), 'one’s own is not ended').toMatchObject([{ to: null }])
  })

  test('and comes back after all says that it has paused, without a gap', async () => {
    const id = await here()
    const git = await begin()
    await git.setPaused(true)
    await expect.poll(() => silencesOf(id)).toHaveLength(1)
    await realSilences().end(id, START + HOUR)
    time.pass(DAY)
    await expect
      .poll(() => silencesOf(id))
      .toMatchObject([{ to: START + HOUR }, { from: START + HOUR, to: null }])
  })
})
