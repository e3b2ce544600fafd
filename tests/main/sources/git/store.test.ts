import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { eventRaw, events, pets, sourceState, users } from '@db/schema'
import { type IntegrationId, type UserId, petIdSchema, userIdSchema } from '@shared/domain/ids'
import {
  integrationOf,
  mergeMetadata,
  readMetadata,
} from '../../../../src/main/accounts/integration'
import { systemClock } from '../../../../src/main/clock'
import { type OpenedDatabase, openFamiliarDatabase } from '../../../../src/main/database/open'
import { inTransaction } from '../../../../src/main/database/transaction'
import { newUuid } from '../../../../src/main/ids'
import { silentLog } from '../../../../src/main/log'
import { storeBatch } from '../../../../src/main/pipeline/ingest'
import { normaliseBatch } from '../../../../src/main/pipeline/normalise'
import { externalEventId } from '../../../../src/main/raw-event'
import { createGitSource } from '../../../../src/main/sources/git/git-source'
import { gitNormaliser } from '../../../../src/main/sources/git/normalise'
import type { CommitPayload } from '../../../../src/main/sources/git/payload'
import { gitStore } from '../../../../src/main/sources/git/store'
import { realSurroundings } from '../../../../src/main/sources/git/surroundings'
import type { GitHome } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'

const MIGRATIONS = fileURLToPath(new URL('../../../../db/migrations', import.meta.url))

let folder: string
let opened: OpenedDatabase
let userId: UserId
let integrationId: IntegrationId

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'familiar-store-'))
  // The database's account must be able to walk there.
  await chmod(folder, 0o755)
  opened = await openFamiliarDatabase({
    dataFolder: folder,
    migrationsFolder: MIGRATIONS,
    url: null,
    clock: systemClock,
    log: silentLog,
  })
}, 60_000)

afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  userId = userIdSchema.parse(newUuid())
  const email = `${userId}@example.org`
  await opened.database.insert(users).values({ id: userId, email, hashedPassword: '-' })
  await opened.database
    .insert(pets)
    .values({ id: petIdSchema.parse(newUuid()), userId, name: 'Pet' })
  integrationId = await inTransaction(opened.database, (tx) =>
    integrationOf(tx, userId, 'git', 'here'),
  )
})

function commit(more: Partial<CommitPayload>): CommitPayload {
  return {
    repository: 'project',
    repositoryKey: 'key',
    sha: '1'.repeat(40),
    parents: [],
    authorName: 'Me',
    authorEmail: 'me@example.org',
    authoredAt: 1_700_000_000,
    committedAt: 1_700_000_000,
    subject: 'work',
    branch: null,
    patchId: null,
    rewriteOf: null,
    ...more,
  }
}

async function hand(
  payloads: readonly CommitPayload[],
  integration = integrationId,
): Promise<void> {
  await inTransaction(opened.database, (tx) =>
    storeBatch(tx, {
      integrationId: integration,
      events: payloads.map((payload) => ({
        externalId: externalEventId('git', userId, payload.sha),
        payload,
      })),
      receivedAt: Date.now(),
    }),
  )
}

const sha = (digit: number): string => String(digit).repeat(40)

describe('gitStore()', () => {
  test('finds what was handed over, by hash, change and time, from any device', async () => {
    const there = await inTransaction(opened.database, (tx) =>
      integrationOf(tx, userId, 'git', 'there'),
    )
    await hand([commit({ sha: sha(1), patchId: sha(8) }), commit({ sha: sha(2), authoredAt: 5 })])
    await hand([commit({ sha: sha(3), patchId: sha(8), subject: 'on the other' })], there)
    const store = gitStore(opened.database, integrationId, userId)
    expect(await store.known([sha(1), sha(3), sha(4)])).toEqual(new Set([sha(1), sha(3)]))
    const same = await store.withPatchIds([sha(8), sha(9)])
    expect(same.map((prior) => prior.sha)).toEqual([sha(3), sha(1)])
    expect(await store.authoredAt([5, 6])).toMatchObject([{ sha: sha(2), patchId: null }])
    expect(await store.known([])).toEqual(new Set())
    expect(await store.withPatchIds([])).toEqual([])
  })

  test("does not see other people's", async () => {
    const [mine, other] = [userId, userIdSchema.parse(newUuid())]
    await hand([commit({ sha: sha(5), patchId: sha(8) })])
    await opened.database
      .insert(users)
      .values({ id: other, email: `${other}@example.org`, hashedPassword: '-' })
    const theirs = await inTransaction(opened.database, (tx) => integrationOf(tx, other, 'git'))
    const store = gitStore(opened.database, theirs, other)
    expect(mine).not.toBe(other)
    expect(await store.withPatchIds([sha(8)])).toEqual([])
    expect(await store.known([sha(5)])).toEqual(new Set())
  })

  test('compares with the newest of very many', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      commit({ sha: index.toString(16).padStart(40, '0'), patchId: sha(7) }),
    )
    for (const one of many) await hand([one])
    const store = gitStore(opened.database, integrationId, userId)
    const found = await store.withPatchIds([sha(7)])
    expect(found.map((prior) => prior.sha)).toEqual(
      many
        .slice(-20)
        .map((one) => one.sha)
        .reverse(),
    )
  })

  test('uses the indexes made for it', async () => {
    await hand([commit({ sha: sha(6), patchId: sha(8) })])
    const plan = async (field: string): Promise<string> =>
      opened.database.transaction(async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`)
        const { rows } = await tx.execute(sql`
          explain select payload from event_raw r
          where r.integration_id = ${integrationId} and r.payload ? 'patchId'
            and (r.payload ->> ${sql.raw(`'${field}'`)}) = 'x'`)
        return JSON.stringify(rows)
      })
    expect(await plan('patchId')).toContain('event_raw_patch_id_idx')
    expect(await plan('authoredAt')).toContain('event_raw_authored_at_idx')
  })

  test('notes a problem without moving the cursor, and forgets', async () => {
    const store = gitStore(opened.database, integrationId, userId)
    await inTransaction(opened.database, (tx) =>
      storeBatch(tx, {
        integrationId,
        events: [],
        receivedAt: Date.now(),
        cursor: { scope: '/a', value: { at: 1 } },
      }),
    )
    await store.noteProblem('/a', { state: 'missing', message: 'gone' })
    await store.noteProblem('/b', { state: 'denied', message: 'closed' })
    expect(await store.readCursors()).toEqual(
      new Map([
        ['/a', { at: 1 }],
        ['/b', null],
      ]),
    )
    const rows = await opened.database
      .select()
      .from(sourceState)
      .where(eq(sourceState.integrationId, integrationId))
    expect(rows.map(({ lastError }) => lastError)).toContainEqual({
      state: 'missing',
      message: 'gone',
    })
    await store.forget(['/a', '/b'])
    expect(await store.readCursors()).toEqual(new Map())
  })
})

describe('the git source on the real database', () => {
  test('counts a commit, its rebase and its amend once, over two runs', async ({ home }) => {
    const repository = await home.repository('project')
    const hourAgo = Math.floor(Date.now() / 1000) - 3_600
    await repository.commit('base', { at: hourAgo })
    await repository.git('checkout', '-q', '-b', 'side')
    await repository.commit('side', { at: hourAgo + 1 })
    const first = await run(home)
    await first.counted(2)
    await first.stop()
    await repository.git('checkout', '-q', 'main')
    await repository.commit('main', { at: hourAgo + 2 })
    await repository.git('rebase', '-q', 'main', 'side')
    await repository.commit('side, better', { files: { a: '1' }, args: ['--amend'] })
    const second = await run(home)
    await second.counted(3)
    await repository.commit('noticed')
    await second.counted(4)
    await second.stop()
    const titles = await opened.database
      .select({ title: sql<string>`${events.meta} ->> 'title'` })
      .from(events)
      .where(eq(events.userId, userId))
      .orderBy(events.id)
    expect(titles.map(({ title }) => title)).toEqual(['base', 'side', 'main', 'noticed'])
  })
})

interface Run {
  /** Resolves when this many commits have been counted. */
  counted(count: number): Promise<void>
  stop(): Promise<void>
}

async function run(home: GitHome): Promise<Run> {
  const { database } = opened
  const checks = new Set<() => void>()
  const source = createGitSource({
    ports: {
      clock: systemClock,
      log: silentLog,
      ingest: async (batch) => {
        const stored = await inTransaction(database, (tx) => storeBatch(tx, batch))
        await inTransaction(database, (tx) =>
          normaliseBatch(tx, { git: gitNormaliser }, () => Promise.resolve(), 1_000),
        )
        checks.forEach((check) => check())
        return stored
      },
    },
    integrationId,
    userId,
    store: gitStore(database, integrationId, userId),
    metadata: {
      read: () => readMetadata(database, integrationId),
      merge: (patch) => mergeMetadata(database, integrationId, patch),
    },
    flagFolders: [home.folder],
    homeFolder: home.folder,
    onAway: () => undefined,
    onChange: () => undefined,
    pauses: { note: () => undefined, goOn: () => undefined, stop: () => Promise.resolve() },
    surroundings: { ...realSurroundings, environment: home.environment },
  })
  await source.start()
  const countNow = async (): Promise<number> => {
    const raw = await database
      .select({ id: events.id })
      .from(events)
      .innerJoin(eventRaw, eq(eventRaw.id, events.eventRawId))
      .where(eq(eventRaw.integrationId, integrationId))
    return raw.length
  }
  return {
    stop: () => source.stop(),
    counted: async (count) => {
      for (;;) {
        const ingested = new Promise<void>((resolve) => {
          const check = (): void => {
            checks.delete(check)
            resolve()
          }
          checks.add(check)
        })
        if ((await countNow()) >= count) break
        await ingested
      }
      expect(await countNow()).toBe(count)
    },
  }
}
