import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectionView, Remedy, TroubleCode } from '@shared/contract/connections'
import type { FakeProviders } from '../../fakes/providers/fake-providers'
import type { Fault, FaultSpec } from '../../fakes/providers/faults'
import { secondaryLimit } from '../../fakes/providers/github/errors'
import { quotaExceeded } from '../../fakes/providers/google/errors'
import { overloaded, rateLimited } from '../../fakes/providers/notion/errors'
import {
  cut,
  hang,
  hold,
  notJson,
  redirected,
  refuse,
  serverError,
  truncated,
} from '../../fakes/providers/troubles'
import { ConnectedHousehold, MINUTE, SECOND, TIMEOUT_MS } from '../../fixtures/connected-household'
import { type Deeds, deedsAt, expectExact } from '../../fixtures/deeds'

interface Case {
  readonly what: string
  readonly fault: (fake: FakeProviders) => FaultSpec
  readonly code: TroubleCode
  readonly remedy: Remedy
  /** Words of the sentence, beside the provider's name. */
  readonly says: RegExp
  /** It is noticed only when a request has taken too long. */
  readonly stalls?: boolean
  /** The provider said how long to wait, in ms. */
  readonly waits?: number
}

const EVERYWHERE: readonly Case[] = [
  {
    what: 'a burst of 500s',
    fault: () => serverError(500),
    code: 'unreachable',
    remedy: 'retry',
    says: /problem of its own|does not answer/,
  },
  {
    what: '503 with Retry-After',
    fault: () => ({ ...serverError(503), headers: { 'retry-after': '240' } }),
    code: 'unreachable',
    remedy: 'retry',
    says: /problem of its own|does not answer/,
    waits: 4 * MINUTE,
  },
  {
    what: '429 with Retry-After',
    fault: () => ({ status: 429, headers: { 'retry-after': '300' }, body: {} }),
    code: 'rate-limited',
    remedy: null,
    says: /wait/,
    waits: 5 * MINUTE,
  },
  {
    what: 'a socket that is closed on one side',
    fault: hang,
    code: 'unreachable',
    remedy: 'retry',
    says: /too long to answer|does not answer/,
    stalls: true,
  },
  {
    what: 'a stall',
    fault: hold,
    code: 'unreachable',
    remedy: 'retry',
    says: /too long to answer|does not answer/,
    stalls: true,
  },
  {
    what: 'a connection that breaks in the middle of an answer',
    fault: cut,
    code: 'unreachable',
    remedy: 'retry',
    says: /does not answer/,
  },
  {
    what: 'a connection that is refused',
    fault: refuse,
    code: 'unreachable',
    remedy: 'retry',
    says: /does not answer/,
  },
  {
    what: 'truncated JSON',
    fault: truncated,
    code: 'unreadable',
    remedy: 'retry',
    says: /cannot read|cannot be read/,
  },
  {
    what: 'an answer that is no JSON',
    fault: notJson,
    code: 'unreadable',
    remedy: 'retry',
    says: /cannot read|cannot be read/,
  },
  {
    what: 'the sign-in page of a café',
    fault: () => redirected('https://cafe.invalid/welcome'),
    code: 'unreadable',
    remedy: 'retry',
    says: /another address|cannot be read/,
  },
]

const OF_ONE = {
  github: [
    {
      what: 'the secondary limit, 403 with Retry-After',
      fault: () => secondaryLimit(300),
      code: 'rate-limited',
      remedy: null,
      says: /wait/,
      waits: 5 * MINUTE,
    },
    {
      what: 'the primary limit, 403 with X-RateLimit headers',
      fault: ({ clock }) => ({
        status: 403,
        headers: {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(clock.now() / 1000) + 1800),
          'x-ratelimit-resource': 'core',
        },
        body: { message: 'API rate limit exceeded for user ID 1.' },
      }),
      code: 'rate-limited',
      remedy: null,
      says: /wait/,
      waits: 28 * MINUTE,
    },
    {
      what: 'a 403 for good',
      fault: () => ({ status: 403, body: { message: 'Resource not accessible by integration' } }),
      code: 'forbidden',
      remedy: 'reconnect',
      says: /does not let/,
    },
  ],
  fitbit: [
    {
      what: 'the quota of a minute',
      fault: quotaExceeded,
      code: 'rate-limited',
      remedy: null,
      says: /wait/,
      waits: MINUTE,
    },
    {
      what: 'an API that is switched off',
      fault: () => ({ status: 410, body: {} }),
      code: 'retired',
      remedy: 'reconnect',
      says: /Google/,
    },
  ],
  notion: [
    {
      what: 'the rate limit as Notion tells it',
      fault: () => rateLimited(300),
      code: 'rate-limited',
      remedy: null,
      says: /wait/,
      waits: 5 * MINUTE,
    },
    {
      what: '529, overloaded',
      fault: () => overloaded(240),
      code: 'unreachable',
      remedy: 'retry',
      says: /problem of its own|does not answer/,
      waits: 4 * MINUTE,
    },
  ],
} as const satisfies Record<string, readonly Case[]>

describe.each(['github', 'fitbit', 'notion'] as const)('%s', (provider) => {
  const cases: readonly Case[] = [...EVERYWHERE, ...OF_ONE[provider]]
  // One household lives through all of it: the numbers must still add up after the last.
  let household: ConnectedHousehold
  let deeds: Deeds
  beforeAll(async () => {
    household = await ConnectedHousehold.open()
    deeds = deedsAt(provider, household, 4 * cases.length + 4)
    await household.connect(provider)
  })
  afterAll(() => household.close())
  beforeEach(() => household.fake.clearFaults())

  test.for(cases)(
    '$what: told in words, waited out, and what happened meanwhile counts once',
    async (given) => {
      const { fake, time, service } = household
      deeds.happen()
      expect((await household.poll(provider)).state).toBe('connected')

      // What is done before and while it fails is there when it is over.
      deeds.happen(2)
      const fault: Fault = fake.fault(
        { provider, path: deeds.path },
        { ...given.fault(fake), times: Infinity },
      )
      const failing = household.poll(provider)
      if (given.stalls === true) {
        await fault.met
        time.pass(TIMEOUT_MS)
      }
      const view = await failing
      expect(view).toMatchObject({
        state: 'trouble',
        trouble: { code: given.code, remedy: given.remedy },
      })
      expect(view.trouble?.message).toMatch(given.says)
      expect(view.trouble?.message).toContain(deeds.name)
      // Windows and tray are told a moment later.
      await expect.poll(() => household.troubles.map((each) => each.provider)).toEqual([provider])
      const isForUser = given.code === 'forbidden' || given.code === 'retired'
      const wait = Date.parse(view.nextPollAt ?? 'never') - time.clock()
      if (isForUser) expect(view.nextPollAt).toBeNull()
      else expect(wait).toBeGreaterThanOrEqual(given.waits ?? 20 * SECOND)
      if (given.code === 'rate-limited') {
        // Not even a user who is impatient makes it ask earlier.
        const asked = fake.requests(provider).length
        await service.fetchNow(provider)
        time.pass((given.waits ?? 0) - SECOND)
        await household.view(provider)
        expect(fake.requests(provider)).toHaveLength(asked)
      }

      deeds.happen()
      fault.cancel()
      const mended = await (isForUser ? household.connect(provider) : household.poll(provider))
      expect(mended).toMatchObject({ state: 'connected', trouble: null })
      await expectExact(household, deeds)
    },
  )

  test('a database that answers and takes nothing: tried again at once, then ever more seldom, and told as what it is', async () => {
    const { time } = household
    const waitOf = ({ nextPollAt }: ConnectionView): number =>
      Date.parse(nextPollAt ?? 'never') - time.clock()
    const isSoon = (view: ConnectionView): boolean => waitOf(view) < 3 * SECOND
    await household.refuseEvents(true)
    deeds.happen(2)
    await household.poll(provider)
    // It may only have come back; nothing is told yet.
    const first = await household.until(provider, 'another try', isSoon)
    expect(first).toMatchObject({ state: 'connected', trouble: null })

    const waits: number[] = []
    for (let polls = 0; polls < 7; polls += 1) waits.push(waitOf(await household.poll(provider)))
    for (const [index, wait] of waits.entries()) {
      const doubled = Math.min(15 * MINUTE, 30 * SECOND * 2 ** index)
      expect(wait).toBeGreaterThanOrEqual(0.8 * doubled)
      expect(wait).toBeLessThanOrEqual(doubled)
    }
    const { state, trouble } = await household.view(provider)
    expect({ state, trouble }).toMatchObject({
      state: 'trouble',
      trouble: { code: 'database', remedy: 'retry' },
    })
    expect(trouble?.message).toMatch(/^Familiar's own database does not take .* Nothing is lost/)
    expect(trouble?.message).toMatch(/tries again at/)

    await household.refuseEvents(false)
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)

    // After a poll that was stored, the next time begins from the start.
    await household.refuseEvents(true)
    deeds.happen()
    await household.poll(provider)
    await household.until(provider, 'another try', isSoon)
    await household.refuseEvents(false)
    expect(await household.poll(provider)).toMatchObject({ state: 'connected', trouble: null })
    await expectExact(household, deeds)
  })
})
