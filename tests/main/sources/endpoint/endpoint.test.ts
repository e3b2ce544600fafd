import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackServer, openLoopbackServer } from '../../../../src/main/host/loopback-server'
import { Failure } from '../../../../src/main/failure'
import { silentLog } from '../../../../src/main/log'
import { ENDPOINT_PREFIX, endpointHandler } from '../../../../src/main/sources/endpoint/handler'
import type { AgentNews } from '../../../../src/main/sources/endpoint/posted-agent-state'
import type { PostedEvent } from '../../../../src/main/sources/endpoint/posted-event'

const TOKEN = 'a'.repeat(43)
const JSON_TYPE = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }

let server: LoopbackServer
let accepted: PostedEvent[]
let accept: (event: PostedEvent) => Promise<boolean>
let now = 0
let told: AgentNews[]

beforeEach(async () => {
  accepted = []
  told = []
  now = 0
  accept = (event) => {
    accepted.push(event)
    return Promise.resolve(true)
  }
  server = await openLoopbackServer({ port: 0, log: silentLog })
  server.mount(
    ENDPOINT_PREFIX,
    endpointHandler({
      token: () => TOKEN,
      accept: (event) => accept(event),
      tellAgent: (news) => told.push(news),
      pet: () => Promise.resolve({ name: 'Ember' }),
      status: () => Promise.resolve({ quarantined: 0 }),
      exportAll: (toFetch) => Promise.resolve({ rows: toFetch ? 5 : 3 }),
      importAll: (path) =>
        path === '/there'
          ? Promise.resolve({ rows: 4 })
          : Promise.reject(new Failure('CONFLICT', 'Other profiles live here as well.')),
      clock: () => now,
      log: silentLog,
    }),
  )
})
afterEach(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Speaks HTTP by hand: `fetch` would not let us forge a Host or an Origin. */
function send(options: {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
}): Promise<Answer> {
  const { method = 'POST', path = '/v1/events', headers = JSON_TYPE, body } = options
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: server.port, method, path, headers },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}

const post = (event: unknown): Promise<Answer> => send({ body: JSON.stringify(event) })

describe('POST /v1/events', () => {
  test('takes an event, with its defaults', async () => {
    expect(await post({ type: 'commit.push' })).toMatchObject({ status: 202 })
    expect(accepted).toEqual([{ type: 'commit.push', value: 1, meta: {} }])
  })

  test('says of an event it knows already that it is a duplicate', async () => {
    accept = () => Promise.resolve(false)
    const answer = await post({ type: 'commit.push', id: 'build-7' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ accepted: true, duplicate: true })
  })

  test.each([
    [{}, 'type'],
    [{ type: 'nonsense' }, 'type'],
    [{ type: 'custom.Nope' }, 'type'],
    [{ type: 'custom.' }, 'type'],
    [{ type: 'commit.push', value: 0 }, 'value'],
    [{ type: 'commit.push', value: -3 }, 'value'],
    [{ type: 'commit.push', value: '3' }, 'value'],
    [{ type: 'commit.push', value: 1e300 }, 'value'],
    [{ type: 'commit.push', meta: [] }, 'meta'],
    [{ type: 'commit.push', valeu: 3 }, 'valeu'],
    [{ type: 'commit.push', id: '' }, 'id'],
    [[], ''],
    ['text', ''],
    [null, ''],
  ])('refuses %j and names what is wrong', async (event, field) => {
    const answer = await post(event)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'BAD_INPUT' } })
    expect(answer.body).toContain(field)
    expect(accepted).toEqual([])
  })

  test.each(['', '{', 'type=commit.push', Buffer.from([0x22, 0xff, 0xfe, 0x22])])(
    'refuses what is not JSON: %j',
    async (body) => {
      expect(await send({ body })).toMatchObject({ status: 400 })
    },
  )

  test('refuses a body of nothing but brackets without losing its balance', async () => {
    const body = `{"type":"commit.push","meta":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`
    expect(await send({ body })).toMatchObject({ status: 400 })
  })

  test('refuses what trips the validator itself, instead of failing at it', async () => {
    const length = { toString: null, valueOf: null }
    expect(await post({ type: 'commit.push', id: { length } })).toMatchObject({ status: 400 })
    expect(await post({ type: { length } })).toMatchObject({ status: 400 })
    expect(accepted).toEqual([])
  })

  test('takes eight levels of meta and no ninth', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { deeper: nested(levels - 1) })
    expect(await post({ type: 'commit.push', meta: nested(8) })).toMatchObject({ status: 202 })
    expect(await post({ type: 'commit.push', meta: nested(9) })).toMatchObject({ status: 400 })
  })

  test('refuses more than 64 KiB, announced or not', async () => {
    const body = JSON.stringify({ type: 'commit.push', meta: { title: 'x'.repeat(64 * 1024) } })
    expect(
      await send({ body, headers: { ...JSON_TYPE, 'Content-Length': String(body.length) } }),
    ).toMatchObject({ status: 413 })
    expect(
      await send({ body, headers: { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' } }),
    ).toMatchObject({ status: 413 })
    expect(accepted).toEqual([])
  })

  test('refuses a form, which any web page could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await send({
        headers: { ...JSON_TYPE, 'Content-Type': type },
        body: '{"type":"commit.push"}',
      })
      expect(answer.status).toBe(415)
    }
  })

  test('asks to send again what could not be kept, instead of losing it', async () => {
    accept = () => Promise.reject(new Error('the database is away'))
    const answer = await post({ type: 'commit.push' })
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
    expect(answer.body).not.toContain('the database is away')
  })

  test('slows down a program gone wild, and lets it go on later', async () => {
    const flood = await Promise.all(Array.from({ length: 700 }, () => post({ type: 'agent.turn' })))
    expect(flood.filter(({ status }) => status === 202)).toHaveLength(600)
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(100)
    now += 1_000
    expect(await post({ type: 'agent.turn' })).toMatchObject({ status: 202 })
  })
})

describe('who may speak', () => {
  test.each([
    [{}],
    [{ Authorization: `Bearer ${'b'.repeat(43)}` }],
    [{ Authorization: 'Bearer ' }],
    [{ Authorization: `Basic ${TOKEN}` }],
    [{ Authorization: TOKEN }],
  ])('nobody without the token: %j', async (headers) => {
    const answer = await send({
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"type":"commit.push"}',
    })
    expect(answer.status).toBe(401)
    expect(accepted).toEqual([])
  })

  test('no web page, even with the token', async () => {
    for (const origin of ['https://example.org', `http://127.0.0.1:${server.port}`, 'null']) {
      expect(
        await send({ headers: { ...JSON_TYPE, Origin: origin }, body: '{"type":"commit.push"}' }),
      ).toMatchObject({ status: 403 })
    }
    expect(accepted).toEqual([])
  })

  test('nobody who came by another name (DNS rebinding)', async () => {
    for (const host of ['evil.example', `127.0.0.1.evil.example:${server.port}`]) {
      expect(
        await send({ headers: { ...JSON_TYPE, Host: host }, body: '{"type":"commit.push"}' }),
      ).toMatchObject({ status: 403 })
    }
    expect(
      await send({
        headers: { ...JSON_TYPE, Host: `localhost:${server.port}` },
        body: '{"type":"commit.push"}',
      }),
    ).toMatchObject({ status: 202 })
  })
})

describe('what a coding agent is at', () => {
  test('is shown and not kept', async () => {
    const meta = { agent: '  Codex\u202e\n', place: 'familiar' }
    expect(await post({ type: 'agent.waiting', meta })).toMatchObject({ status: 202 })
    expect(await post({ type: 'agent.failed' })).toMatchObject({ status: 202 })
    expect(told).toEqual([
      { state: 'waiting', agent: 'Codex' },
      { state: 'failed', agent: null },
    ])
    expect(accepted).toEqual([])
  })

  test.each([
    [{ type: 'agent.dreaming' }, 'type'],
    [{ type: 'agent.waiting', value: 3 }, 'value'],
    [{ type: 'agent.waiting', meta: { agent: 'x'.repeat(41) } }, 'meta.agent'],
  ])('is refused where it cannot be read: %j', async (event, field) => {
    const answer = await post(event)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(field)
    expect(told).toEqual([])
  })
})

describe('all of the data', () => {
  const ask = (path: string, body: unknown): Promise<Answer> =>
    send({ path, body: JSON.stringify(body) })

  test('is exported and imported for whoever has the token', async () => {
    expect(await ask('/v1/export', {})).toMatchObject({ status: 200, body: '{"rows":3}\n' })
    expect(await ask('/v1/export', { fetch: true })).toMatchObject({ body: '{"rows":5}\n' })
    expect(await ask('/v1/export', { fetch: 'x' })).toMatchObject({ status: 400 })
    expect(await ask('/v1/import', { path: '/there' })).toMatchObject({ status: 200 })
    expect(
      await send({ path: '/v1/import', headers: { 'Content-Type': 'application/json' } }),
    ).toMatchObject({ status: 401 })
  })

  test('stays as it is where an import is refused, in the words of the refusal', async () => {
    const answer = await ask('/v1/import', { path: '/shared' })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Other profiles live here as well.')
    expect(await ask('/v1/import', {})).toMatchObject({ status: 400 })
  })
})

describe('GET /v1/pet', () => {
  test('tells how the pet is', async () => {
    const answer = await send({ method: 'GET', path: '/v1/pet' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ name: 'Ember' })
  })

  test.each([
    ['GET', '/v1/events', 405],
    ['POST', '/v1/pet', 405],
    ['DELETE', '/v1/pet', 405],
    ['GET', '/v1/export', 405],
    ['GET', '/v1/import', 405],
    ['POST', '/v1/status', 405],
    ['GET', '/v1/', 404],
    ['GET', '/v1/pets', 404],
    ['GET', '/v2/pet', 404],
  ])('%s %s is answered with %i', async (method, path, status) => {
    expect(await send({ method, path })).toMatchObject({ status })
  })
})
