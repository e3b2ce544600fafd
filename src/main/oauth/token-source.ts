import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi'
import { messageOf } from '../failure'
import { Trouble } from '../trouble'
import { tokensIn } from './grant'
import type { OAuthClient, OAuthProfile } from './profiles'
import { type HttpOptions, requestOptions, requireClient, sidesOf } from './provider-http'
import { isGrantRefused, troubleIn } from './refusal'
import type { Tokens } from './tokens'
import { words } from './words'

/** The stored tokens of one connection while nobody else can change them. */
export interface HeldTokens {
  read(): Promise<Tokens | null>
  store(tokens: Tokens): Promise<void>
}

export interface TokenSourceOptions extends HttpOptions {
  readonly profile: OAuthProfile
  /** Asked each time: the user may change it. */
  readonly client: () => Promise<OAuthClient | null>
  /** Null: not signed in. */
  readonly read: () => Promise<Tokens | null>
  /**
   * Runs work in one transaction that holds the connection's row, so that of two devices only one renews. What is stored
   * is safe when it resolves. It may run the work again after a failure of the database.
   */
  readonly withLock: <T>(work: (held: HeldTokens) => Promise<T>) => Promise<T>
}

/** Gives out the access token of one connection, renewed in time. */
export interface TokenSource {
  /** A token to ask with now. Throws a Trouble when there is none. */
  access(): Promise<string>
  /** Another token in place of one the provider has refused (401). */
  renew(refused: string): Promise<string>
  /** Resolves when no renewal is under way: a new pair must not be lost to the end of the process. */
  settled(): Promise<void>
}

/** A token is renewed when so much of its life is over, so that none runs out in the middle of a reading. */
const RENEW_AT = 0.8
/** While the old token is good, a renewal that failed is left alone for so long. */
const CALM_MS = 60_000
/** A token that is refused so soon after it was made will not be better next time. */
const TOO_SOON_MS = 60_000

export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { profile, read, withLock, clock, log } = options
  const { name } = profile
  let underWay: Promise<Tokens> | null = null
  let calmUntil = 0
  /** Received, and perhaps not stored yet: by the refresh token that was given for it. It must never be lost. */
  const received = new Map<string, Tokens>()
  /** A refresh token that was said to be worth nothing: it is not sent twice. */
  let dead: string | null = null

  const signedIn = (tokens: Tokens | null): Tokens => {
    if (tokens === null) throw new Trouble('reconnect', words.signedOut(name))
    return tokens
  }

  /** Exactly one request for each refresh token, however often the transaction around it has to be run. */
  const exchange = async (refreshToken: string): Promise<Tokens> => {
    const before = received.get(refreshToken)
    if (before !== undefined) return before
    if (refreshToken === dead) throw new Trouble('reconnect', words.reconnect(name))
    try {
      const tokens = await requestRefresh(options, refreshToken)
      received.set(refreshToken, tokens)
      return tokens
    } catch (error) {
      if (isGrantRefused(error)) {
        dead = refreshToken
        throw new Trouble('reconnect', words.reconnect(name))
      }
      throw troubleIn(error, name)
    }
  }

  /** `seen`: the token that is to be replaced. Another device may have done so meanwhile. */
  const renewSeen = async (seen: string): Promise<Tokens> => {
    const tokens = await withLock(async (held) => {
      const stored = signedIn(await held.read())
      if (stored.accessToken !== seen) return stored
      if (stored.refreshToken === null) throw new Trouble('reconnect', words.reconnect(name))
      const fresh = await exchange(stored.refreshToken)
      await held.store(fresh)
      return fresh
    })
    // Stored for good now; before, every further try would have needed it.
    received.clear()
    calmUntil = 0
    return tokens
  }

  const renewOnce = (seen: string): Promise<Tokens> => {
    underWay ??= renewSeen(seen).finally(() => (underWay = null))
    return underWay
  }

  const isOver = ({ expiresAt }: Tokens): boolean => expiresAt !== null && clock() >= expiresAt
  const isDue = ({ expiresAt, obtainedAt }: Tokens): boolean =>
    expiresAt !== null && clock() >= obtainedAt + RENEW_AT * (expiresAt - obtainedAt)

  return {
    access: async () => {
      const tokens = signedIn(await read())
      if (!isDue(tokens)) return tokens.accessToken
      const over = isOver(tokens)
      if (!over && (tokens.refreshToken === null || clock() < calmUntil)) return tokens.accessToken
      try {
        return (await renewOnce(tokens.accessToken)).accessToken
      } catch (error) {
        if (over || !isPassing(error)) throw error
        calmUntil = clock() + CALM_MS
        log.info(`${name} could not renew the sign-in yet`, { problem: messageOf(error) })
        return tokens.accessToken
      }
    },
    renew: async (refused) => {
      const tokens = signedIn(await read())
      if (tokens.accessToken !== refused) return tokens.accessToken
      if (Math.abs(clock() - tokens.obtainedAt) < TOO_SOON_MS)
        throw new Trouble('reconnect', words.reconnect(name))
      return (await renewOnce(refused)).accessToken
    },
    settled: async () => {
      await underWay?.catch(() => undefined)
    },
  }
}

async function requestRefresh(options: TokenSourceOptions, refreshToken: string): Promise<Tokens> {
  const { profile, clock } = options
  const own = requireClient(profile, await options.client())
  const { server, client } = sidesOf(profile, own)
  const askedAt = clock()
  // Deliberately without a signal: a pair that is on its way must be received.
  const response = await refreshTokenGrantRequest(
    server,
    client,
    profile.authenticate(own),
    refreshToken,
    requestOptions(profile, options),
  )
  return tokensIn(
    await processRefreshTokenResponse(server, client, response),
    askedAt,
    refreshToken,
  )
}

function isPassing(error: unknown): boolean {
  return error instanceof Trouble && ['offline', 'unreachable', 'rate-limited'].includes(error.code)
}
