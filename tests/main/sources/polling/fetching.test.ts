import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemAfter } from '../../../../src/main/sources/polling/alarm'
import {
  type AuthorisedFetchOptions,
  authorisedFetch,
} from '../../../../src/main/sources/polling/authorised-fetch'
import { createReach } from '../../../../src/main/sources/polling/reach'
import { isUnreachable } from '../../../../src/main/database/connection'
import { Trouble } from '../../../../src/main/trouble'
import { type Loopback, json, openLoopback } from '../../../fixtures/loopback'

const SECRET = 'gho_averysecrettoken0123456789'
const NOW = Date.parse('2026-11-19T12:00:00Z')

let api: Loopback
let elsewhere: Loopback
let renewals: string[]
let ending: AbortController
beforeEach(async () => {
  api = await openLoopback(json({ fine: true }))
  elsewhere = await openLoopback(json({ caught: true }))
  renewals = []
  ending = new AbortController()
})
afterEach(async () => {
  await api.close()
  await elsewhere.close()
})

function asConnection(options: Partial<AuthorisedFetchOptions> = {}): typeof fetch {
  return authorisedFetch({
    provider: 'GitHub',
    apiUrl: `${api.url}/api`,
    tokens: {
      access: () => Promise.resolve(SECRET),
      renew: (refused) => {
        renewals.push(refused)
        return Promise.resolve(`${SECRET}-newer`)
      },
    },
    spend: () => undefined,
    heard: () => undefined,
    signal: ending.signal,
    timeoutMs: 5_000,
    reach: createReach(() => NOW),
    fetch,
    clock: () => NOW,
    after: systemAfter,
    ...options,
  })
}

/** What asking comes to; fails when it comes to an answer. It shows and keeps nothing that is secret. */
async function troubleWith(
  options: Partial<AuthorisedFetchOptions> = {},
  path = '/events?secret=hidden-query',
): Promise<Trouble> {
  try {
    await asConnection(options)(`${api.url}${path}`)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    const kept = [error.message, error.stack, describe_(error.cause)].join('\n')
    expect(kept).not.toContain('secret')
    expect(kept).not.toContain('hidden-query')
    expect(isUnreachable(error)).toBe(false)
    return error
  }
  throw new Error('it was answered')
}
const describe_ = (cause: unknown): string =>
  cause instanceof Error ? `${cause.stack ?? ''} ${cause.message} ${describe_(cause.cause)}` : ''

describe('the token', () => {
  test('goes with every request, and the answer comes whole, with its address', async () => {
    const body = gzipSync(JSON.stringify({ long: 'x'.repeat(10_000) }))
    api.answer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', etag: 'W/"1"' })
      response.end(body)
    })
    const response = await asConnection()(`${api.url}/a?b=c`)
    expect(api.requests).toEqual([
      { method: 'GET', path: '/a?b=c', authorization: `Bearer ${SECRET}` },
    ])
    expect(response.url).toBe(`${api.url}/a?b=c`)
    expect(response.headers.get('etag')).toBe('W/"1"')
    expect(await response.json()).toEqual({ long: 'x'.repeat(10_000) })
  })

  test('that is refused is renewed once, and the request sent again with its body', async () => {
    const bodies: string[] = []
    api.answer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        bodies.push(body)
        const isNew = request.headers.authorization?.endsWith('-newer') === true
        json({}, { status: isNew ? 200 : 401 })(request, response)
      })
    })
    const { status } = await asConnection()(`${api.url}/query`, { method: 'POST', body: '{"q":1}' })
    expect(status).toBe(200)
    expect(renewals).toEqual([SECRET])
    expect(bodies).toEqual(['{"q":1}', '{"q":1}'])
  })

  test('refused again asks the user to reconnect, and is not tried for ever', async () => {
    api.answer(json({ message: `bad ${SECRET}` }, { status: 401 }))
    expect((await troubleWith()).code).toBe('reconnect')
    expect(api.requests).toHaveLength(2)
  })

  test('that could not stand in a header is not quoted by the error about it', async () => {
    const tokens = {
      access: () => Promise.resolve(`${SECRET}\n`),
      renew: () => Promise.resolve(''),
    }
    expect((await troubleWith({ tokens })).code).toBe('reconnect')
    expect(api.requests).toEqual([])
  })

  test('never follows a redirect to another place', async () => {
    api.answer((_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/caught?secret=x` }).end()
    })
    expect((await troubleWith()).code).toBe('unreadable')
    expect(elsewhere.requests).toEqual([])
  })

  test('never goes to an address from somebody’s payload', async () => {
    await expect(asConnection()(`${elsewhere.url}/pull/1`)).rejects.toThrow('another address')
    expect(elsewhere.requests).toEqual([])
  })

  test('follows a redirect within the provider, and not in circles', async () => {
    api.answer((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end()
      else json({ at: request.url })(request, response)
    })
    const response = await asConnection()(`${api.url}/old`)
    expect(await response.json()).toEqual({ at: '/new' })
    api.answer((_, round) => void round.writeHead(302, { location: '/again' }).end())
    expect((await troubleWith()).code).toBe('unreadable')
  })
})

describe('an answer', () => {
  test.each([304, 404, 409, 410, 422])('of %i is the source’s own matter', async (status) => {
    api.answer(json({ says: 'so' }, { status }))
    const response = await asConnection()(api.url)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(status === 304 ? '' : '{"says":"so"}')
  })

  test.each([
    [429, { 'retry-after': '90' }, 90_000],
    [429, {}, 60_000],
    [
      429,
      { 'retry-after': 'Thu, 19 Nov 2026 12:02:00 GMT', date: 'Thu, 19 Nov 2026 12:00:00 GMT' },
      120_000,
    ],
    // Our clock is a day wrong; theirs tells how long it is.
    [
      429,
      { 'retry-after': 'Fri, 20 Nov 2026 12:02:00 GMT', date: 'Fri, 20 Nov 2026 12:00:00 GMT' },
      120_000,
    ],
    [
      403,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(NOW / 1000 + 300),
        date: new Date(NOW).toUTCString(),
      },
      301_000,
    ],
    [403, { 'retry-after': '60' }, 60_000],
    [429, { 'retry-after': '9999999' }, 6 * 3_600_000],
  ])('of %i with %o is a limit, to the time it names', async (status, headers, wait) => {
    api.answer(json({}, { status, headers: { ...headers } }))
    const { code, retryAt } = await troubleWith()
    expect({ code, retryAt }).toEqual({ code: 'rate-limited', retryAt: NOW + wait })
  })

  test.each([
    [403, { message: 'You have exceeded a secondary rate limit.' }, 'rate-limited'],
    [403, { error: { status: 'PERMISSION_DENIED' } }, 'forbidden'],
    [451, {}, 'forbidden'],
    [400, {}, 'unreadable'],
    [500, {}, 'unreachable'],
    [502, {}, 'unreachable'],
    [529, { code: 'service_overload' }, 'unreachable'],
  ])('of %i that says %o means %s', async (status, body, code) => {
    api.answer(json(body, { status }))
    const trouble = await troubleWith()
    expect(trouble.code).toBe(code)
    expect(trouble.message).toContain('GitHub')
  })

  test('that stalls, before or within its body, is given up', async () => {
    api.answer(() => undefined)
    expect((await troubleWith({ timeoutMs: 60 })).code).toBe('unreachable')
    api.answer((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"half":')
    })
    const { code, message } = await troubleWith({ timeoutMs: 60 })
    expect(code).toBe('unreachable')
    expect(message).toContain('too long')
  })

  test('that breaks off, at once or halfway, is no answer', async () => {
    api.answer((request) => void request.socket.destroy())
    expect((await troubleWith()).code).toBe('unreachable')
    api.answer((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"half":')
      setImmediate(() => request.socket.end())
    })
    expect((await troubleWith()).code).toBe('unreachable')
  })

  test('without end is not read to the end', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    let closed = false
    api.answer((_, response) => {
      response.on('close', () => (closed = true))
      const more = (): void => {
        if (!closed) response.write(chunk, () => setImmediate(more))
      }
      more()
    })
    expect((await troubleWith()).code).toBe('unreadable')
    await expect.poll(() => closed).toBe(true)
  })
})

describe('without an answer', () => {
  const refusing =
    (code: string): typeof fetch =>
    () =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: Object.assign(new Error(`get ${api.url}?secret`), { code }),
        }),
      )

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])(
    '%s means that there is no network',
    async (code) => {
      const trouble = await troubleWith({ fetch: refusing(code) })
      expect(trouble.code).toBe('offline')
    },
  )

  test('a name that does not resolve is this provider’s trouble while others answer', async () => {
    const reach = createReach(() => NOW)
    reach.answered('api.notion.com')
    expect((await troubleWith({ reach, fetch: refusing('ENOTFOUND') })).code).toBe('unreachable')
  })

  test('a refused connection is the provider’s trouble, and several are ours', async () => {
    const reach = createReach(() => NOW)
    const refused = refusing('ECONNREFUSED')
    expect((await troubleWith({ reach, fetch: refused })).code).toBe('unreachable')
    reach.failed('api.notion.com', 'no-answer')
    expect((await troubleWith({ reach, fetch: refused })).code).toBe('offline')
  })

  test('the first answer anywhere ends being offline, and is told', async () => {
    let back = 0
    const reach = createReach(() => NOW)
    reach.onBack(() => (back += 1))
    await troubleWith({ reach, fetch: refusing('ENETUNREACH') })
    await asConnection({ reach })(api.url)
    await asConnection({ reach })(api.url)
    expect(back).toBe(1)
  })

  test('a certificate that cannot be trusted is said to be one', async () => {
    const { code, message } = await troubleWith({ fetch: refusing('DEPTH_ZERO_SELF_SIGNED_CERT') })
    expect(code).toBe('unreachable')
    expect(message).toContain('certificate')
  })

  test('ended from outside it is nobody’s trouble', async () => {
    api.answer(() => ending.abort(new Error('the computer sleeps')))
    await expect(asConnection()(api.url)).rejects.toThrow('the computer sleeps')
  })
})
