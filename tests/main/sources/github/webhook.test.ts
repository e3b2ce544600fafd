import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackServer, openLoopbackServer } from '../../../../src/main/host/loopback-server'
import { silentLog } from '../../../../src/main/log'
import type { RawBatch } from '../../../../src/main/raw-event'
import {
  GITHUB_WEBHOOK_PREFIX,
  type WebhookReceiver,
  githubWebhookHandler,
} from '../../../../src/main/sources/github/webhook'
import { bodyRoom } from '../../../../src/main/sources/http-bodies'
import { integrationIdSchema } from '../../../../src/shared/domain/ids'
import { type GithubExample, githubBody, githubPart } from '../../../fixtures/github-examples'
import { manualTime } from '../../../fixtures/manual-time'
import { type PollingGithub, pollingGithub } from './polling-github'
import { HOUR, commit, feedEvent, pullRequest, sha } from './bodies'

/** The account the published deliveries are of. */
const CODERTOCAT = { id: '21031067', login: 'Codertocat' }
const REPOSITORY = { id: 186_853_002, name: 'Codertocat/Hello-World' }
const SENDER = { id: Number(CODERTOCAT.id), login: CODERTOCAT.login, type: 'User' }
const SOMEBODY = { id: 42, login: 'hubot', type: 'User' }
const SECRET = 'a secret of some length'
const AT = Date.parse('2019-05-15T15:20:00Z')

let server: LoopbackServer
let polling: PollingGithub
let batches: RawBatch[]
let secret: string | null
let receiver: WebhookReceiver | null
let ingest: (batch: RawBatch) => Promise<number>
let allowed: number

beforeEach(async () => {
  batches = []
  secret = SECRET
  allowed = 1_000
  polling = await pollingGithub()
  polling.countFrom = AT - HOUR
  receiver = {
    integrationId: integrationIdSchema.parse('0193aaaa-0000-7000-8000-000000000002'),
    account: CODERTOCAT,
    countFrom: AT - HOUR,
  }
  ingest = (batch) => {
    batches.push(batch)
    return Promise.resolve(polling.take(batch.events))
  }
  server = await openLoopbackServer({ port: 0, log: silentLog })
  // The local endpoint is mounted above it, and must not be asked.
  server.mount('/v1/', (_request, response) => response.writeHead(418).end())
  server.mount(
    GITHUB_WEBHOOK_PREFIX,
    githubWebhookHandler({
      secret: () => Promise.resolve(secret),
      receiver: () => Promise.resolve(receiver),
      ingest: (batch) => ingest(batch),
      limit: { take: () => (allowed -= 1) >= 0 },
      room: bodyRoom(1, 1_000_000),
      after: manualTime(AT).after,
      clock: () => AT,
      log: silentLog,
    }),
  )
})
afterEach(async () => {
  await server.close()
  await polling.close()
})

interface Delivery {
  readonly event?: string
  readonly delivery?: string
  readonly body: string | Buffer
  readonly signature?: string | null
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

function sign(body: string | Buffer, key = SECRET): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
}

function send(sent: Delivery): Promise<{ status: number; body: string }> {
  const { event = 'push', delivery = 'd-1', body, path = GITHUB_WEBHOOK_PREFIX } = sent
  const signature = sent.signature === undefined ? sign(body) : sent.signature
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: server.port,
        method: sent.method ?? 'POST',
        path,
        headers: {
          'Content-Type': 'application/json',
          'X-GitHub-Event': event,
          'X-GitHub-Delivery': delivery,
          ...(signature !== null && { 'X-Hub-Signature-256': signature }),
          ...sent.headers,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}

const deliver = (event: string, body: unknown, delivery = 'd-1') =>
  send({ event, delivery, body: JSON.stringify(body) })
const example = (name: GithubExample, changes: Readonly<Record<string, unknown>> = {}) =>
  githubBody(name, changes)
const pushed = (id: string, author: object, message = 'A title\n\nbody') => ({
  id: sha(id),
  message,
  timestamp: '2019-05-15T17:19:25+02:00',
  distinct: true,
  author,
})
const MINE = { name: 'C', email: 'secret@example.org', username: 'Codertocat' }

describe('a delivery', () => {
  test('that is signed is stored, trimmed, and counts', async () => {
    expect((await deliver('push', example('webhook-push'))).status).toBe(202)
    expect(polling.counted).toMatchObject([
      {
        type: 'commit.push',
        occurredAt: Date.parse('2019-05-15T15:19:25Z'),
        meta: { source: 'github', title: 'Initial commit', place: REPOSITORY.name },
        keys: ['commit:6113728f27ae82c7b1a177c8d03f9e96e0adf246'],
      },
    ])
    expect(batches[0]?.events[0]?.externalId).toBe(`github:${CODERTOCAT.id}:webhook:d-1`)
    expect(JSON.stringify(batches)).not.toContain('noreply')
  })

  test('with a missing, wrong or malformed signature is refused, and nothing is stored', async () => {
    const body = JSON.stringify(example('webhook-push'))
    for (const signature of [
      null,
      sign(body, 'another secret'),
      sign(`${body} `),
      sign(body).slice(0, -2),
      sign(body).replace('sha256', 'sha1'),
      'sha256=',
      '',
    ]) {
      expect((await send({ body, signature })).status).toBe(401)
    }
    expect(batches).toEqual([])
  })

  test('is checked byte for byte, not as the JSON it holds', async () => {
    const body = JSON.stringify(example('webhook-push'), null, 1)
    const compact = JSON.stringify(JSON.parse(body))
    expect((await send({ body, signature: sign(compact) })).status).toBe(401)
    expect((await send({ body })).status).toBe(202)
  })

  test('sent again is the same one', async () => {
    await deliver('push', example('webhook-push'))
    const again = await deliver('push', example('webhook-push'))
    expect(again.status).toBe(200)
    expect(JSON.parse(again.body)).toEqual({ accepted: true, duplicate: true })
    expect(polling.raw).toHaveLength(1)
    expect(polling.counted).toHaveLength(1)
  })

  test('as a form is read as well: it is what GitHub suggests at first', async () => {
    const body = new URLSearchParams({
      payload: JSON.stringify(example('webhook-push')),
    }).toString()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await send({ body, headers })).status).toBe(202)
    expect(polling.counted).toHaveLength(1)
  })

  test('of a ping is answered and not stored', async () => {
    expect((await deliver('ping', example('webhook-ping'))).status).toBe(200)
    expect(batches).toEqual([])
  })

  test('that cannot be kept is not said to be', async () => {
    ingest = () => Promise.reject(new Error('the database is away'))
    const answer = await deliver('push', example('webhook-push'))
    expect(answer.status).toBe(503)
    expect(answer.body).not.toContain('the database is away')
  })

  test('that cannot be read is kept without its texts, and says why', async () => {
    const body = example('webhook-push', {
      commits: [{ id: 'no hash', message: 'nobody may read this' }],
    })
    expect((await deliver('push', body)).status).toBe(202)
    expect((await deliver('push', { ...body, sender: SOMEBODY }, 'd-2')).status).toBe(200)
    expect(polling.unreadable).toHaveLength(1)
    expect(JSON.stringify(polling.raw)).not.toContain('nobody may read this')
  })
})

describe('the address', () => {
  const body = JSON.stringify(example('webhook-push'))

  test('is not there without a secret, or without a connection', async () => {
    secret = null
    expect((await send({ body })).status).toBe(404)
    secret = SECRET
    receiver = null
    expect((await send({ body })).status).toBe(404)
    expect(batches).toEqual([])
  })

  test('takes POST only, from no web page, under its own name, not too often', async () => {
    expect((await send({ body, method: 'PUT' })).status).toBe(405)
    expect((await send({ body, headers: { Origin: 'https://evil.example' } })).status).toBe(403)
    expect((await send({ body, path: `${GITHUB_WEBHOOK_PREFIX}/more` })).status).toBe(404)
    expect((await send({ body, path: `${GITHUB_WEBHOOK_PREFIX}s` })).status).toBe(404)
    allowed = 0
    expect((await send({ body })).status).toBe(429)
    expect(batches).toEqual([])
  })

  test('refuses what has no name or is no JSON', async () => {
    expect((await send({ body, event: '' })).status).toBe(400)
    expect((await send({ body: 'not json' })).status).toBe(400)
    expect((await send({ body: Buffer.from([0xff, 0xfe]) })).status).toBe(400)
  })
})

describe('only what the user did counts', () => {
  test("other people's pushes, deliveries of no interest and machines' are not even stored", async () => {
    const theirs = { sender: SOMEBODY, commits: [pushed('x', { ...MINE, username: 'hubot' })] }
    const answers = [
      await deliver('push', example('webhook-push', theirs)),
      await deliver('push', example('webhook-push', { sender: { ...SENDER, type: 'Bot' } })),
      await deliver('issues', example('webhook-issues-reopened', { sender: SOMEBODY })),
      await deliver('issues', example('webhook-issues-reopened')),
      await deliver('star', { sender: SENDER }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(batches).toEqual([])
  })

  test("of a push the user's own commits count, without merges and what is older than the first week", async () => {
    const commits = [
      pushed('mine', MINE),
      pushed('noreply', {
        name: 'C',
        email: `${CODERTOCAT.id}+Codertocat@users.noreply.github.com`,
      }),
      pushed('theirs', { ...MINE, username: 'hubot' }),
      pushed('merge', MINE, "Merge branch 'main' into topic"),
      pushed('bot', { name: 'dependabot[bot]', username: 'dependabot[bot]' }),
      { ...pushed('old', MINE), timestamp: '2019-04-01T00:00:00Z' },
    ]
    await deliver('push', example('webhook-push', { commits }))
    expect(polling.counted.map(({ meta }) => meta['sha'])).toEqual([sha('mine'), sha('noreply')])
    expect(batches[0]?.events[0]?.payload).toMatchObject({
      omitted: { others: 1, merges: 1, bots: 1, older: 1 },
    })
    expect(JSON.stringify(batches)).not.toContain('secret@example.org')
  })

  test('a forced push is left to the feed, which tells what was rewritten', async () => {
    const body = example('webhook-push', { forced: true })
    expect((await deliver('push', body)).status).toBe(200)
    expect(batches).toEqual([])
  })

  test('a pull request, a review, an issue and a release', async () => {
    const closed = example('webhook-pull-request-closed')
    const merged = githubPart(closed, 'pull_request', {
      merged: true,
      merged_at: '2019-05-15T15:20:33Z',
    })
    await deliver('pull_request', example('webhook-pull-request-opened'), 'a')
    await deliver('pull_request', { ...closed, sender: SOMEBODY, pull_request: merged }, 'b')
    await deliver('pull_request_review', example('webhook-review-submitted'), 'c')
    const review = example('webhook-review-submitted')
    const ofAnothers = githubPart(review, 'pull_request', { user: SOMEBODY })
    await deliver('pull_request_review', { ...review, pull_request: ofAnothers }, 'd')
    const issues = example('webhook-issues-reopened')
    const issue = githubPart(issues, 'issue', { closed_at: '2019-05-15T15:21:00Z' })
    await deliver('issues', { ...issues, action: 'closed', issue }, 'e')
    await deliver('release', example('webhook-release-published'), 'f')
    expect(polling.told()).toEqual([
      'pull_request.opened Update the README with new information.',
      'pull_request.merged Update the README with new information.',
      'review.submitted Update the README with new information.',
      'issue.closed Spelling error in the README file',
      'release.published 0.0.1',
    ])
    expect(polling.unreadable).toEqual([])
  })

  test('a pull request closed without merging does not', async () => {
    await deliver('pull_request', example('webhook-pull-request-closed'))
    expect(polling.counted).toEqual([])
  })

  test('what was done before the first week, or erased, does not', async () => {
    receiver = receiver && { ...receiver, countFrom: AT + 24 * HOUR }
    await deliver('push', example('webhook-push'), 'a')
    await deliver('pull_request', example('webhook-pull-request-opened'), 'b')
    await deliver('release', example('webhook-release-published'), 'c')
    expect(batches).toEqual([])
  })
})

describe('what is delivered and polled', () => {
  const actor = { id: SENDER.id, login: SENDER.login }

  test('counts once, whichever comes first', async () => {
    const at = AT
    polling.now = AT + HOUR
    polling.github.user = actor
    const [before, head] = [sha('before'), '6113728f27ae82c7b1a177c8d03f9e96e0adf246']
    const events = [
      feedEvent(
        'PushEvent',
        { ref: 'refs/heads/master', before, head },
        { at, actor, repo: REPOSITORY },
      ),
      feedEvent(
        'PullRequestEvent',
        { action: 'closed', number: 2, pull_request: {} },
        { at, actor, repo: REPOSITORY },
      ),
    ]
    const author = SENDER
    polling.github.compare(REPOSITORY.name, `${before}...${head}`, [
      { ...commit('Initial commit', { at, author }), sha: head },
    ])
    polling.github.bodies.set(
      `/repos/${REPOSITORY.name}/pulls/2`,
      pullRequest(2, { title: 'README', mergedAt: at, user: author }),
    )
    const closed = example('webhook-pull-request-closed')
    const merged = githubPart(closed, 'pull_request', {
      merged: true,
      merged_at: '2019-05-15T15:20:00Z',
    })

    await deliver('push', example('webhook-push'), 'a')
    polling.github.events = events
    await polling.poll({ account: CODERTOCAT.id })
    await deliver('pull_request', { ...closed, pull_request: merged }, 'b')
    expect(polling.told()).toEqual(['commit.push Initial commit', 'pull_request.merged README'])
    expect(polling.raw).toHaveLength(4)
  })
})
