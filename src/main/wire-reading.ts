import type { UserId } from '@shared/domain/ids'
import type { Calendar } from '@shared/domain/local-day'
import { type StoredConnection, findConnection, readingKey } from './accounts/connection'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Log } from './log'
import type { OAuthClient } from './oauth/profiles'
import { type TokenSource, createTokenSource } from './oauth/token-source'
import { storedTokens } from './oauth/vault/stored-tokens'
import type { TokenVault } from './oauth/vault/token-vault'
import { authorisedFetch } from './sources/polling/authorised-fetch'
import { createPoller } from './sources/polling/poller'
import type { PollingPorts, TokenPort } from './sources/polling/ports'
import { Trouble } from './trouble'
import type { Reading, ReadingOptions } from './wire-connection-reading'
import type { ProviderKit } from './wire-providers'

export interface ReaderParts {
  readonly database: Database
  readonly userId: UserId
  readonly kit: ProviderKit
  readonly vault: TokenVault
  readonly ports: PollingPorts
  readonly calendar: () => Promise<Calendar>
  readonly clock: Clock
  readonly log: Log
  readonly onChange: () => void
}

/** How one provider's connections are read. */
export interface ConnectionReader {
  read(stored: StoredConnection, options: ReadingOptions): Reading
  /** `fetch` with a token that nobody can renew, such as one that was just given. */
  fetchWith(token: string, apiUrl: string, signal: AbortSignal): typeof globalThis.fetch
  /** `fetch` as a stored connection, for what the settings ask of the provider. */
  fetchAs(
    stored: StoredConnection,
    client: () => Promise<OAuthClient>,
    signal: AbortSignal,
  ): typeof globalThis.fetch
}

export function connectionReader(parts: ReaderParts): ConnectionReader {
  const { database, userId, kit, vault, ports, clock, log } = parts

  const tokensOf = (
    { id, metadata }: StoredConnection,
    client: () => Promise<OAuthClient>,
  ): TokenSource =>
    createTokenSource({
      profile: kit.profile(metadata.serverUrl),
      client,
      ...storedTokens(database, vault, id),
      timeoutMs: ports.requestTimeoutMs,
      clock,
      log,
    })

  const fetchBy = (tokens: TokenPort, apiUrl: string, signal: AbortSignal) =>
    authorisedFetch({
      ...ports,
      provider: kit.name,
      apiUrl,
      tokens,
      // What the user asks for by hand is a handful, and not counted.
      spend: () => undefined,
      heard: () => undefined,
      signal,
      timeoutMs: ports.requestTimeoutMs,
    })

  return {
    read: (stored, { client, onOther, notBefore }) => {
      const apiUrl = kit.apiUrl(stored.metadata.serverUrl)
      const tokens = tokensOf(stored, client)
      const poller = createPoller({
        source: kit.source(apiUrl),
        connection: {
          integrationId: stored.id,
          userId,
          name: kit.name,
          apiUrl,
          tokens,
          facts: async () => {
            // Asked each time: under another account's id, what its token reads would be counted a second time.
            const now = await findConnection(database, userId, kit.provider)
            if (readingKey(now) !== readingKey(stored)) onOther()
            const { account, choices, countFrom } = (now ?? stored).metadata
            return {
              account: account?.id ?? stored.id,
              choices,
              countFrom: countFrom ?? clock(),
              calendar: await parts.calendar(),
            }
          },
        },
        ports,
        paused: stored.metadata.paused,
        ...(notBefore !== undefined && { notBefore }),
        onChange: () => parts.onChange(),
      })
      return {
        state: () => poller.state(),
        notBefore: () => poller.notBefore,
        start: () => poller.start(),
        resume: () => poller.resume(),
        goOn: () => poller.goOn(),
        suspend: () => poller.suspend?.(),
        fetchNow: () => poller.fetchNow(),
        reconfigured: () => poller.reconfigured(),
        // A pair of tokens on its way must be stored before the process ends.
        stop: () => poller.stop().then(() => tokens.settled()),
        disconnect: () => poller.disconnect().then(() => tokens.settled()),
      }
    },
    fetchWith: (token, apiUrl, signal) =>
      fetchBy(
        {
          access: () => Promise.resolve(token),
          renew: () =>
            Promise.reject(
              new Trouble(
                'reconnect',
                `${kit.name} does not accept this token. Check it, or make another.`,
              ),
            ),
        },
        apiUrl,
        signal,
      ),
    fetchAs: (stored, client, signal) =>
      fetchBy(tokensOf(stored, client), kit.apiUrl(stored.metadata.serverUrl), signal),
  }
}
