import type { ConnectableProvider } from '@shared/domain/provider'
import { calendarFor } from '@shared/domain/local-day'
import { integrationOf } from '../../src/main/accounts/integration'
import type { Database } from '../../src/main/database/connection'
import { silentLog } from '../../src/main/log'
import { profileFor } from '../../src/main/oauth/profiles'
import { type TokenSource, createTokenSource } from '../../src/main/oauth/token-source'
import type { Tokens } from '../../src/main/oauth/tokens'
import { storeBatch } from '../../src/main/pipeline/ingest'
import { fitbitNormaliser } from '../../src/main/sources/fitbit/normalise'
import { fitbitSource } from '../../src/main/sources/fitbit/fitbit-source'
import { githubNormaliser } from '../../src/main/sources/github/normalise'
import { githubSource } from '../../src/main/sources/github/github-source'
import { notionNormaliser } from '../../src/main/sources/notion/normalise'
import { notionSource } from '../../src/main/sources/notion/notion-source'
import { createPoller } from '../../src/main/sources/polling/poller'
import { createReach } from '../../src/main/sources/polling/reach'
import { openSilences } from '../../src/main/wire-silences'
import type { PolledSource } from '../../src/main/sources/source'
import type { FakeProviders } from '../fakes/providers/fake-providers'
import { type ManualTime, manualTime } from '../fixtures/manual-time'
import { makePipeline, makeProfile } from '../fixtures/profile'
import { seededRandom } from '../fixtures/seeded-random'

/** When a bench begins, by the manual time. */
export const START = Date.parse('2026-11-19T12:00:00Z')
const DAY = 24 * 3_600_000
const NAMES = { github: 'GitHub', fitbit: 'Fitbit', notion: 'Notion' } as const
/** A poll that takes longer than this, on the wall, is stuck. */
const STUCK_MS = 120_000

/** A connection that is polled for real, in a time that passes only from poll to poll. */
export interface PolledForBench {
  readonly time: ManualTime
  /** When each request was sent, by the manual time; those for tokens are not among them. */
  readonly requests: readonly number[]
  /** Real ms that went by until the fake began to answer. */
  readonly waited: () => number
  /** Raw events that were new. */
  readonly stored: () => number
  /** Times the access token was renewed. */
  readonly renewals: () => number
  /** Lets the next poll fall due and waits until it has been worked off. */
  poll(): Promise<void>
  /** Waits until everything stored is scored. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Connects a newborn pet's user with a provider of the fake; nothing is polled yet. */
export async function connectForBench(
  database: Database,
  fake: FakeProviders,
  provider: ConnectableProvider,
  choices: unknown = null,
): Promise<PolledForBench> {
  const time = manualTime(START)
  fake.clock.follow(time.clock)
  const { userId } = await makeProfile(database, START)
  const integrationId = await integrationOf(database, userId, provider)
  const { pipeline, batches } = makePipeline(database, time.clock, {
    normalisers: { github: githubNormaliser, fitbit: fitbitNormaliser, notion: notionNormaliser },
  })
  const requests: number[] = []
  let [calls, stored, waited, renewals] = [0, 0, 0, 0]
  let look = (): void => undefined
  const source = sourceOf(provider, fake)
  const poller = createPoller({
    source: {
      ...source,
      poll: (turn) => {
        calls += 1
        return source.poll(turn)
      },
    },
    connection: {
      integrationId,
      userId,
      name: NAMES[provider],
      apiUrl: fake.config()[provider].apiUrl,
      tokens: tokensOf(provider, fake, time, () => (renewals += 1)),
      facts: () =>
        Promise.resolve({
          account: accountOf(provider, fake),
          choices,
          countFrom: START - 7 * DAY,
          calendar: calendarFor('Europe/Amsterdam'),
        }),
    },
    ports: {
      database,
      storeBatch: async (tx, batch) => {
        const fresh = await storeBatch(tx, batch)
        stored += fresh
        return fresh
      },
      wake: () => pipeline.wake(),
      databaseAway: () => {
        throw new Error('the database is away')
      },
      reach: createReach(time.clock),
      silences: openSilences(database, () => undefined),
      requestTimeoutMs: 20_000,
      fetch: async (input, init) => {
        requests.push(time.clock())
        const began = performance.now()
        const response = await fetch(input, init)
        waited += performance.now() - began
        return response
      },
      clock: time.clock,
      after: time.after,
      isSparing: () => false,
      random: seededRandom(1),
      log: silentLog,
    },
    onChange: () => look(),
  })
  const settled = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const stuck = setTimeout(
        () => reject(new Error(`stuck: ${JSON.stringify(poller.state())}`)),
        STUCK_MS,
      )
      const end = (tell: () => void): void => {
        clearTimeout(stuck)
        look = () => undefined
        tell()
      }
      look = () => {
        const { polling, trouble } = poller.state()
        if (polling === null && trouble !== null && trouble.code !== 'rate-limited')
          end(() => reject(new Error(`the bench is in trouble: ${trouble.message}`)))
        else if (isSo()) end(resolve)
      }
      look()
    })
  const isPlanned = (): boolean => {
    const { polling, nextPollAt } = poller.state()
    return polling === null && nextPollAt !== null
  }
  await poller.start()
  await settled(isPlanned)
  return {
    time,
    requests,
    waited: () => waited,
    stored: () => stored,
    renewals: () => renewals,
    poll: async () => {
      const before = calls
      time.pass(Math.max(0, Date.parse(poller.state().nextPollAt ?? '') - time.clock()))
      await settled(() => calls > before && isPlanned())
    },
    drain: async () => {
      await pipeline.drain()
      // The fixture remembers what was scored; the app does not.
      batches.length = 0
    },
    stop: async () => {
      await poller.stop()
      await pipeline.stop()
    },
  }
}

function sourceOf(provider: ConnectableProvider, fake: FakeProviders): PolledSource {
  const { apiUrl } = fake.config()[provider]
  if (provider === 'github') return githubSource({ apiUrl })
  return provider === 'fitbit' ? fitbitSource({ apiUrl }) : notionSource({ apiUrl })
}

function accountOf(provider: ConnectableProvider, { github, google, notion }: FakeProviders) {
  if (provider === 'github') return String(github.account.id)
  return provider === 'fitbit' ? google.identity.healthUserId : notion.workspace.id
}

/** The real token source, with its tokens in memory in place of the vault. */
function tokensOf(
  provider: ConnectableProvider,
  fake: FakeProviders,
  { clock }: ManualTime,
  onRenewal: () => void,
): TokenSource {
  const oauth = { github: fake.github, fitbit: fake.google, notion: fake.notion }[provider].oauth
  const { access, refresh, accessUntil } = oauth.grant()
  let tokens: Tokens = {
    accessToken: access,
    refreshToken: refresh,
    expiresAt: Number.isFinite(accessUntil) ? accessUntil : null,
    obtainedAt: clock(),
  }
  const { clientId, clientSecret } = { clientSecret: null, ...fake.config()[provider] }
  const held = {
    read: () => Promise.resolve(tokens),
    store: (fresh: Tokens) => {
      tokens = fresh
      onRenewal()
      return Promise.resolve()
    },
  }
  return createTokenSource({
    profile: profileFor(provider, fake.config(), null),
    client: () =>
      Promise.resolve(clientId === null ? null : { id: clientId, secret: clientSecret }),
    read: held.read,
    withLock: (work) => work(held),
    timeoutMs: 20_000,
    clock,
    log: silentLog,
  })
}
