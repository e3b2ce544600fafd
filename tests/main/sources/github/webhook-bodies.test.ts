import { createHmac } from 'node:crypto'
import { type ClientRequest, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackServer, openLoopbackServer } from '../../../../src/main/host/loopback-server'
import { silentLog } from '../../../../src/main/log'
import {
  GITHUB_WEBHOOK_PREFIX,
  githubWebhookHandler,
} from '../../../../src/main/sources/github/webhook'
import { MAX_BODY_BYTES } from '../../../../src/main/sources/github/webhook-body'
import { type BodyRoom, bodyRoom } from '../../../../src/main/sources/http-bodies'
import { githubBody } from '../../../fixtures/github-examples'
import { type ManualTime, manualTime } from '../../../fixtures/manual-time'

const SECRET = 'a secret of some length'

let server: LoopbackServer
let time: ManualTime
let room: BodyRoom
/** Deliveries whose body is being waited for. */
let waiting: number

beforeEach(async () => {
  time = manualTime(0)
  room = bodyRoom(16, 2 * MAX_BODY_BYTES)
  waiting = 0
  server = await openLoopbackServer({ port: 0, log: silentLog })
  server.mount(
    GITHUB_WEBHOOK_PREFIX,
    githubWebhookHandler({
      secret: () => Promise.resolve(SECRET),
      receiver: () => Promise.resolve(null),
      ingest: () => Promise.resolve(0),
      limit: { take: () => true },
      room: { enter: (bytes) => room.enter(bytes) },
      after: (ms, run) => {
        waiting += 1
        return time.after(ms, run)
      },
      clock: time.clock,
      log: silentLog,
    }),
  )
})
afterEach(() => server.close())

function sign(body: string): string {
  return `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`
}

/** Begins a delivery that says how large its body is, and sends no more than `sent` of it. */
function begin(bytes: number, sent = '', signature = sign(sent)) {
  let call: ClientRequest | undefined
  const answer = new Promise<{ status: number; retryAfter: string | undefined }>(
    (resolve, reject) => {
      call = request(
        {
          host: '127.0.0.1',
          port: server.port,
          method: 'POST',
          path: GITHUB_WEBHOOK_PREFIX,
          headers: {
            'Content-Length': String(bytes),
            'X-GitHub-Event': 'ping',
            'X-GitHub-Delivery': 'd-1',
            'X-Hub-Signature-256': signature,
          },
        },
        (response) => {
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
          })
          call?.destroy()
        },
      )
      call.once('error', reject)
      call.flushHeaders()
      if (sent !== '') call.write(sent)
    },
  )
  // One that is given up has no answer.
  answer.catch(() => undefined)
  return { answer, giveUp: () => call?.destroy() }
}

/** Delivers a ping. Returns the status it is answered with. */
async function deliver(body: string): Promise<number> {
  const { status } = await begin(Buffer.byteLength(body), body).answer
  return status
}

describe('bodies, which are read before it is known who sent them,', () => {
  const ping = JSON.stringify(githubBody('webhook-ping'))

  test('are not waited for when the signature could not be one', async () => {
    expect(await begin(MAX_BODY_BYTES, '', 'sha256=short').answer).toMatchObject({ status: 401 })
    expect(waiting).toBe(0)
  })

  test('are refused before they are read when they say that they are too large', async () => {
    expect(await begin(MAX_BODY_BYTES + 1).answer).toMatchObject({ status: 413 })
    expect(waiting).toBe(0)
  })

  test('may be as large as GitHub sends them', async () => {
    const body = `${ping}${' '.repeat(MAX_BODY_BYTES - Buffer.byteLength(ping))}`
    expect(await deliver(body)).toBe(200)
  })

  test('that would take more memory together than there is for them are put off', async () => {
    const large = [begin(MAX_BODY_BYTES), begin(MAX_BODY_BYTES)]
    await expect.poll(() => waiting).toBe(2)
    const { status, retryAfter } = await begin(Buffer.byteLength(ping)).answer
    expect(status).toBe(503)
    expect(Number(retryAfter)).toBeGreaterThan(0)
    large[0]?.giveUp()
    await expect.poll(async () => await deliver(ping)).toBe(200)
    large[1]?.giveUp()
  })

  test('are so many at once and no more', async () => {
    room = bodyRoom(3, MAX_BODY_BYTES)
    const few = [begin(100), begin(100), begin(100)]
    await expect.poll(() => waiting).toBe(3)
    expect(await deliver(ping)).toBe(503)
    for (const { giveUp } of few) giveUp()
  })

  test('that trickle in are given up after ten seconds, and make room', async () => {
    room = bodyRoom(1, MAX_BODY_BYTES)
    const slow = begin(100, '{"half":')
    await expect.poll(() => waiting).toBe(1)
    time.pass(9_000)
    expect(await deliver(ping)).toBe(503)
    time.pass(1_000)
    expect((await slow.answer).status).toBe(408)
    expect(await deliver(ping)).toBe(200)
  })
})
