import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { integrationOf } from '../../../../src/main/accounts/integration'
import { gitNormaliser } from '../../../../src/main/sources/git/normalise'
import { githubNormaliser } from '../../../../src/main/sources/github/normalise'
import type { IntegrationId } from '../../../../src/shared/domain/ids'
import { type TestDatabase, freshDatabase, rowsOf } from '../../../fixtures/database'
import { test } from '../../../fixtures/git-test'
import { type TestProfile, makePipeline, makeProfile } from '../../../fixtures/profile'
import { DAY, REPO, commit, feedEvent, iso, pushEvent, sha } from './bodies'
import { type PollingGithub, pollingGithub } from './polling-github'

let db: TestDatabase
let profile: TestProfile
let github: IntegrationId
let git: IntegrationId
let polling: PollingGithub

beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

beforeEach(async () => {
  profile = await makeProfile(db.database, Date.now())
  github = await integrationOf(db.database, profile.userId, 'github')
  git = await integrationOf(db.database, profile.userId, 'git')
  polling = await pollingGithub()
  polling.now = Date.now()
  polling.countFrom = polling.now - 7 * DAY
  return () => polling.close()
})

const pipelineOf = (normaliser = githubNormaliser) =>
  makePipeline(db.database, Date.now, { normalisers: { git: gitNormaliser, github: normaliser } })

type Pipeline = ReturnType<typeof pipelineOf>['pipeline']

/** Polls GitHub into the pipeline, as the poller does. */
async function pollInto(pipeline: Pipeline): Promise<void> {
  await polling.poll({
    deliver: ({ events, cursor }) => {
      polling.cursor = cursor
      const receivedAt = polling.now
      return pipeline.ingest({
        integrationId: github,
        events,
        receivedAt,
        cursor: { scope: '', value: cursor },
      })
    },
  })
  await pipeline.drain()
}

const counted = () =>
  rowsOf<{ type: string; title: string; source: string; scored: boolean }>(
    db.database,
    sql`select type, meta ->> 'title' as title, meta ->> 'source' as source, scored
        from events where user_id = ${profile.userId} order by created_at, id`,
  )

describe('a commit made on this computer and pushed', () => {
  for (const order of ['git first', 'GitHub first'] as const) {
    test(`counts once, seen by ${order}`, async ({ home, watch }) => {
      const repository = await home.repository('Hello-World')
      const head = await repository.commit('Ears')
      const watcher = await watch()
      polling.github.events = [pushEvent(sha('before'), head, { at: polling.now })]
      polling.github.compare(REPO.name, `${sha('before')}...${head}`, [
        { ...commit('elsewhere', { at: polling.now }) },
        { ...commit('Ears', { at: polling.now }), sha: head },
      ])
      const { pipeline } = pipelineOf()
      const takeGit = async (): Promise<void> => {
        for (const { events, receivedAt } of watcher.pipeline.batches)
          await pipeline.ingest({ integrationId: git, events, receivedAt })
        await pipeline.drain()
      }
      const takeGithub = (): Promise<void> => pollInto(pipeline)
      const [first, second] = order === 'git first' ? [takeGit, takeGithub] : [takeGithub, takeGit]
      await first()
      await second()
      const events = await counted()
      expect(events.map(({ title }) => title).sort()).toEqual(['Ears', 'elsewhere'])
      expect(events.every(({ scored }) => scored)).toBe(true)
      expect(events.find(({ title }) => title === 'Ears')?.source).toBe(
        order === 'git first' ? 'git' : 'github',
      )
    })
  }
})

describe('through the pipeline', () => {
  test('a whole feed becomes scored events, and reading it again adds nothing', async () => {
    const at = polling.now
    polling.github.events = [
      pushEvent(sha('before'), sha('head'), { at }),
      feedEvent(
        'IssuesEvent',
        { action: 'closed', issue: { number: 1, title: 'A bug', closed_at: iso(at) } },
        { at },
      ),
    ]
    polling.github.compare(REPO.name, `${sha('before')}...${sha('head')}`, [
      commit('with a \0 and half a \ud83d', { at }),
    ])
    const { pipeline } = pipelineOf()
    await pollInto(pipeline)
    const once = await counted()
    expect(once.map(({ type }) => type).sort()).toEqual(['commit.push', 'issue.closed'])
    expect(once.every(({ scored }) => scored)).toBe(true)
    polling.cursor = null
    await pollInto(pipeline)
    expect(await counted()).toEqual(once)
  })

  test('what could not be read counts once a newer normaliser reads it', async () => {
    const { pipeline } = pipelineOf({
      version: githubNormaliser.version - 1,
      normalise: () => {
        throw new Error('not yet known')
      },
    })
    polling.github.events = [
      feedEvent(
        'IssuesEvent',
        { action: 'closed', issue: { number: 1, title: 'A bug' } },
        { at: polling.now },
      ),
    ]
    await pollInto(pipeline)
    expect(await counted()).toEqual([])
    await pipeline.stop()
    const newer = pipelineOf()
    await newer.pipeline.start()
    expect(await counted()).toMatchObject([{ type: 'issue.closed', scored: true }])
    await newer.pipeline.stop()
  })
})
