import type { ProviderConfig } from '../../../src/main/provider-config'
import type { ConnectableProvider } from '../../../src/shared/domain/provider'
import { FakeClock } from './clock'
import { type Fault, type FaultSpec, Faults, type Matcher, matches } from './faults'
import { FakeGithub } from './github/github'
import { FakeGoogle } from './google/google'
import { FakeNotion } from './notion/notion'
import { type RecordedRequest, Recorder } from './recorder'
import { SecretBook } from './secrets'
import { FakeServer } from './server'
import type { TokenBook } from './tokens'

/** GitHub, Google Health (the provider `fitbit`) and Notion, on one port of this computer. */
export class FakeProviders {
  readonly clock = new FakeClock()
  readonly github: FakeGithub
  readonly google: FakeGoogle
  readonly notion: FakeNotion
  private readonly secretBook = new SecretBook()
  private readonly faults = new Faults()
  private readonly recorder = new Recorder()
  private readonly server: FakeServer

  constructor() {
    this.github = new FakeGithub(this.clock, this.secretBook)
    this.google = new FakeGoogle(this.clock, this.secretBook, () => this.issuer)
    this.notion = new FakeNotion(this.clock, this.secretBook)
    const mounts = [
      ...this.google.mounts(),
      ...this.notion.mounts(),
      // Last: one of its addresses is the root.
      ...this.github.mounts(),
    ]
    this.server = new FakeServer(mounts, this.clock, this.faults, this.recorder)
  }

  get origin(): string {
    return this.server.origin
  }

  /** Base address of a GitHub Enterprise server, with its API below `/api/v3`. */
  get enterpriseUrl(): string {
    return this.origin
  }

  private get issuer(): string {
    return `${this.origin}/google/accounts`
  }

  /** The configuration that leads the production code here. */
  config(): ProviderConfig {
    const { github, google, notion, origin } = this
    return {
      github: {
        webUrl: `${origin}/github/web`,
        apiUrl: `${origin}/github/api`,
        clientId: github.oauth.clientId,
      },
      fitbit: {
        authorizeUrl: `${origin}/google/accounts/o/oauth2/v2/auth`,
        tokenUrl: `${origin}/google/oauth2/token`,
        revokeUrl: `${origin}/google/oauth2/revoke`,
        issuer: this.issuer,
        apiUrl: `${origin}/google/health`,
        clientId: google.oauth.clientId,
        clientSecret: google.oauth.clientSecret,
      },
      notion: {
        apiUrl: `${origin}/notion`,
        clientId: notion.oauth.clientId,
        clientSecret: notion.oauth.clientSecret,
        redirectPort: 0,
      },
      requestTimeoutMs: 20_000,
    }
  }

  /** The same as the value of FAMILIAR_PROVIDERS. */
  environment(change: Partial<ProviderConfig> = {}): { readonly FAMILIAR_PROVIDERS: string } {
    return { FAMILIAR_PROVIDERS: JSON.stringify({ ...this.config(), ...change }) }
  }

  /** Lets something go wrong with the next requests that fit. Faults are met in the order they were asked for. */
  fault(matcher: Matcher, spec: FaultSpec): Fault {
    return this.faults.add(matcher, spec)
  }

  /** Ends every fault, also those under way. */
  clearFaults(): void {
    this.faults.clear()
  }

  /** From now on connections are refused. */
  down(): Promise<void> {
    return this.server.down()
  }

  /** Listens again, on the same port. */
  up(): Promise<void> {
    return this.server.up()
  }

  /** The person takes the permission back at the provider: no token opens or renews anything any more. */
  revoke(provider: ConnectableProvider): void {
    this.tokens(provider).revokeAll()
  }

  /** Access tokens run out now; they can be renewed. */
  expireTokens(provider: ConnectableProvider): void {
    this.tokens(provider).expireAll()
  }

  /** What came so far, in order. */
  requests(provider?: ConnectableProvider): readonly RecordedRequest[] {
    return this.recorder.of(provider)
  }

  /** Requests in each hour of the fake's clock, from the first on. */
  requestsPerHour(provider: ConnectableProvider): readonly number[] {
    return this.recorder.perHour(provider)
  }

  /** The next request that fits, when it comes. */
  nextRequest(matcher: Matcher): Promise<RecordedRequest> {
    return this.recorder.next(matches(matcher))
  }

  forgetRequests(): void {
    this.recorder.clear()
  }

  /** Every token, code, verifier and secret that was handed out or shown here. */
  secrets(): readonly string[] {
    return this.secretBook.all()
  }

  async stop(): Promise<void> {
    this.clearFaults()
    await this.server.down()
  }

  private tokens(provider: ConnectableProvider): TokenBook {
    const books = { github: this.github, fitbit: this.google, notion: this.notion }
    return books[provider].oauth.tokens
  }
}

/** Starts the three providers on a free port. */
export async function startFakeProviders(): Promise<FakeProviders> {
  const providers = new FakeProviders()
  await providers.up()
  return providers
}
