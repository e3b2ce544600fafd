import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { StoredConnection } from './accounts/connection'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Log } from './log'
import type { OAuthClient } from './oauth/profiles'
import type { Tokens } from './oauth/tokens'
import type { ConnectionStore } from './wire-connection-store'
import type { ReadingState } from './wire-connection-view'
import type { Account, ProviderKit } from './wire-providers'

/** A connection being read. */
export interface Reading {
  state(): ReadingState
  /** Before this the provider does not want to be asked; null when it may be. */
  notBefore(): EpochMs | null
  start(): Promise<void>
  resume(): void
  goOn(): void
  suspend(): void
  fetchNow(): void
  /** The user has changed something: what waited for them goes on. */
  reconfigured(): void
  /** Ends for now: the next start goes on. */
  stop(): Promise<void>
  /** Ends because the user wants it to: nothing is missed by not being read. */
  disconnect(): Promise<void>
}

export interface ReadingOptions {
  readonly client: () => Promise<OAuthClient>
  /** Another device has changed the connection, and what is read here is no longer what was begun. */
  readonly onOther: () => void
  /** Until when the provider asked the reading before to wait; undefined where there was none in this process. */
  readonly notBefore: EpochMs | null | undefined
}

/** What the vault keeps for a connection. */
export interface ConnectionSecrets {
  tokens(id: IntegrationId): Promise<Tokens | null>
  seal(id: IntegrationId, kind: SecretKind, text: string): Promise<string>
  open(id: IntegrationId, kind: SecretKind, sealed: string): Promise<string>
  kept(): 'encrypted' | 'memory'
}

export type SecretKind = 'client_secret' | 'webhook_secret'

export interface ConnectionParts {
  readonly database: Database
  readonly userId: UserId
  readonly kit: ProviderKit
  readonly store: ConnectionStore
  readonly secrets: ConnectionSecrets
  readonly clock: Clock
  readonly log: Log
  /** Where GitHub's deliveries go; null for providers without. */
  readonly webhookUrl: string | null
  readonly calendar: () => Promise<Calendar>
  /** Scores everything that waits: what is to be erased is counted first. */
  readonly settle: () => Promise<void>
  /** Reads a connection that is signed in. */
  readonly read: (stored: StoredConnection, options: ReadingOptions) => Reading
  /** Whose account a token is for. */
  readonly readAccount: (
    token: string,
    serverUrl: string | null,
    cancel: AbortSignal,
  ) => Promise<Account>
  /** Takes a permission back at the provider; says where it can be done by hand when that did not work. */
  readonly revoke: (
    client: OAuthClient | null,
    serverUrl: string | null,
    tokens: Tokens,
  ) => Promise<{ readonly confirmed: boolean; readonly byHand: string | null }>
  /** Something the settings show has changed. */
  readonly onChange: () => void
}
