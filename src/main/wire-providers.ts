import { z } from 'zod'
import {
  type ConnectStep,
  type NotionChoice,
  notionChoiceSchema,
} from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { ConnectionMetadata } from './accounts/connection'
import { githubAddresses } from './github-addresses'
import { signInByDevice } from './oauth/device-flow'
import { signInByBrowser } from './oauth/loopback/sign-in'
import type { Pause } from './oauth/pause'
import { type OAuthClient, type OAuthProfile, profileFor } from './oauth/profiles'
import type { HttpOptions } from './oauth/provider-http'
import type { ProviderConfig } from './provider-config'
import { readFitbitAccount } from './sources/fitbit/account'
import { fitbitSource } from './sources/fitbit/fitbit-source'
import { readGithubAccount } from './sources/github/account'
import { githubSource } from './sources/github/github-source'
import { readNotionAccount } from './sources/notion/account'
import { notionSource } from './sources/notion/notion-source'
import type { PolledSource } from './sources/source'
import type { SignIn } from './wire-sign-in'

/** Whose account a connection reads. */
export type Account = NonNullable<ConnectionMetadata['account']>

export interface SignInOptions {
  readonly client: OAuthClient
  readonly serverUrl: string | null
  readonly cancel: AbortSignal
  readonly tell: (step: ConnectStep) => void
}

/** All that connecting a provider needs, put together from its rooms; a further provider is a further kit. */
export interface ProviderKit {
  readonly provider: ConnectableProvider
  /** What users call it. */
  readonly name: string
  /** The OAuth client this Familiar comes with; null when the user has to bring one. */
  readonly builtIn: OAuthClient | null
  /** Has the user yet to choose what to read? */
  needsChoice(choices: unknown): boolean
  /** Where one signs in; throws a Trouble for a server address that will not do. */
  profile(serverUrl: string | null): OAuthProfile
  signIn(options: SignInOptions): SignIn
  apiUrl(serverUrl: string | null): string
  /** Whose token `fetch` has; throws a Trouble. */
  readAccount(fetch: typeof globalThis.fetch, apiUrl: string, signal: AbortSignal): Promise<Account>
  source(apiUrl: string): PolledSource
}

export interface KitTools extends HttpOptions {
  readonly config: ProviderConfig
  /** How a sign-in waits. */
  readonly pause: Pause
  /** Opens an address in the user's own browser. */
  readonly openExternal: (url: string) => Promise<boolean>
}

/** The providers there are, in the order in which they are shown. */
export function providerKits(tools: KitTools): readonly ProviderKit[] {
  const { github, fitbit, notion } = tools.config
  return [
    {
      ...signsIn('github', tools),
      name: 'GitHub',
      builtIn: clientOf(github.clientId, null),
      apiUrl: (serverUrl) =>
        githubAddresses(serverUrl, { web: github.webUrl, api: github.apiUrl }).api,
      readAccount: (fetch, apiUrl, signal) =>
        readGithubAccount(fetch, apiUrl, { plainFetch: globalThis.fetch, signal }),
      source: (apiUrl) => githubSource({ apiUrl }),
    },
    {
      ...signsIn('fitbit', tools),
      name: 'Fitbit',
      builtIn: clientOf(fitbit.clientId, fitbit.clientSecret),
      apiUrl: () => fitbit.apiUrl,
      readAccount: async (fetch, apiUrl) => ({
        ...(await readFitbitAccount(fetch, apiUrl)),
        login: null,
      }),
      source: (apiUrl) => fitbitSource({ apiUrl }),
    },
    {
      ...signsIn('notion', tools),
      name: 'Notion',
      builtIn: clientOf(notion.clientId, notion.clientSecret),
      apiUrl: () => notion.apiUrl,
      readAccount: async (fetch, apiUrl) => {
        const { id, name, avatar } = await readNotionAccount(fetch, apiUrl)
        return { id, name, avatar, login: null }
      },
      source: (apiUrl) => notionSource({ apiUrl }),
    },
  ]
}

function clientOf(id: string | null, secret: string | null): OAuthClient | null {
  return id === null ? null : { id, secret }
}

const notionChoicesSchema = z.object({ sources: z.array(notionChoiceSchema) })

/** The data sources of Notion that were chosen, as stored; none when they cannot be read. */
export function notionChoicesIn(choices: unknown): readonly NotionChoice[] {
  return notionChoicesSchema.safeParse(choices).data?.sources ?? []
}

/** Has the user yet to choose what to read of a provider? Until then it brings nothing. */
export function needsChoice(provider: ConnectableProvider, choices: unknown): boolean {
  return provider === 'notion' && notionChoicesIn(choices).length === 0
}

/** How one signs in to a provider, by its profile's flow. */
function signsIn(
  provider: ConnectableProvider,
  tools: KitTools,
): Pick<ProviderKit, 'provider' | 'profile' | 'signIn' | 'needsChoice'> {
  const profile = (serverUrl: string | null): OAuthProfile =>
    profileFor(provider, tools.config, serverUrl)
  return {
    provider,
    profile,
    needsChoice: (choices) => needsChoice(provider, choices),
    signIn: ({ client, serverUrl, cancel, tell }) => {
      const shared = {
        ...tools,
        profile: profile(serverUrl),
        client,
        signal: cancel,
      }
      let page: string | null = null
      const open = async (url: string): Promise<void> => {
        page = url
        await tools.openExternal(url)
      }
      const iso = (at: number): string => new Date(at).toISOString()
      const tokens =
        shared.profile.flow === 'device'
          ? signInByDevice({
              ...shared,
              onCode: ({ userCode, verificationUri, expiresAt }) => {
                tell({
                  step: 'device-code',
                  userCode,
                  verificationUri,
                  expiresAt: iso(expiresAt),
                })
                void open(verificationUri)
              },
            })
          : signInByBrowser({
              ...shared,
              onStart: ({ startUrl, expiresAt }) => {
                tell({ step: 'browser', startUrl, expiresAt: iso(expiresAt) })
                void open(startUrl)
              },
              onFinishing: () => tell({ step: 'finishing' }),
            })
      return {
        tokens,
        openAgain: async () => {
          if (page !== null) await open(page)
        },
      }
    },
  }
}
