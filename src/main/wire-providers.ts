import type { ConnectStep } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { TokenSet } from './oauth/token-set'
import type { PolledSource } from './sources/source'
import type { SignIn } from './wire-sign-in'

/** Whose account a connection reads. */
export interface Account {
  /** The provider's own id; part of every external id. */
  readonly id: string
  readonly name: string
  /** A picture as a data URL. */
  readonly avatar: string | null
}

export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string | null
}

/** All that connecting a provider needs, put together from its rooms; a further provider is a further kit. */
export interface ProviderKit {
  readonly provider: ConnectableProvider
  readonly words: {
    readonly name: string
    /** Said when the permission could not be taken back for the user. */
    readonly notRevoked: string
  }
  /** The OAuth client this Familiar comes with; null when the user has to bring one. */
  readonly builtIn: OAuthClient | null
  /** Has the user yet to choose what to read? */
  needsChoice(choices: unknown): boolean
  signIn(options: SignInOptions): SignIn
  readAccount(options: {
    readonly token: string
    readonly serverUrl: string | null
    readonly cancel: AbortSignal
  }): Promise<Account>
  /** Null: the provider offers no way. */
  revoke(options: {
    readonly client: OAuthClient
    readonly serverUrl: string | null
    readonly tokens: TokenSet
  }): Promise<boolean | null>
  source(serverUrl: string | null): PolledSource
}

export interface SignInOptions {
  readonly client: OAuthClient
  readonly serverUrl: string | null
  readonly cancel: AbortSignal
  readonly tell: (step: ConnectStep) => void
}
