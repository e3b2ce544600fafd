import type { ConnectionView } from '@shared/contract/connections'
import type { IntegrationId } from '@shared/domain/ids'
import type { EpochMs } from '@shared/domain/local-day'
import {
  type ConnectionMetadata,
  type StoredConnection,
  connectionMetadataSchema,
  readingKey,
} from './accounts/connection'
import { Failure } from './failure'
import type { OAuthClient } from './oauth/profiles'
import type { Tokens } from './oauth/tokens'
import { Trouble } from './trouble'
import { NO_FACTS, type ProviderFacts, factsOf } from './wire-connection-facts'
import type { ConnectionParts, Reading } from './wire-connection-parts'
import { NOT_READ, viewConnection } from './wire-connection-view'
import { type SignInDesk, signInDesk } from './wire-sign-in'

/**
 * The user's connection with one provider: signing in, reading, pausing, signing out. What changes it happens one
 * after the other; a sign-in waits for the user meanwhile, and is called off by whatever comes in between.
 */
export class Connection {
  private stored: StoredConnection | null = null
  private facts: ProviderFacts = NO_FACTS
  private reading: Reading | null = null
  /** What the provider asked of the last reading, and of whose account that was. */
  private asked: { readonly account: string | null; readonly notBefore: EpochMs | null } | null =
    null
  private readonly desk: SignInDesk
  private last: Promise<unknown> = Promise.resolve()
  private stopped = false
  /** Reading has ended, and whether it is to go on has not been found out: the database was away in between. */
  private isUnsettled = false
  private endByHand: string | null = null

  constructor(private readonly parts: ConnectionParts) {
    this.desk = signInDesk(parts.kit.name, parts.log, parts.onChange)
  }

  get metadata(): ConnectionMetadata {
    return this.stored?.metadata ?? connectionMetadataSchema.parse({})
  }

  get isConnected(): boolean {
    return this.metadata.connectedAt !== null
  }

  view(): ConnectionView {
    const { kit, secrets, webhookUrl } = this.parts
    return viewConnection({
      provider: kit.provider,
      metadata: this.metadata,
      step: this.desk.step(),
      reading: this.reading?.state() ?? NOT_READ,
      facts: this.facts,
      needsChoice: this.isConnected && kit.needsChoice(this.metadata.choices),
      tokensKept: secrets.kept(),
      builtIn: {
        clientId: kit.builtIn?.id ?? null,
        hasSecret: kit.builtIn !== null && kit.builtIn.secret !== null,
      },
      webhookUrl,
      endByHand: this.endByHand,
    })
  }

  /** Reads what is stored, and goes on with it. */
  start(): Promise<void> {
    return this.inOrder(() => this.reopen('start'))
  }

  resume(): void {
    this.reading?.resume()
    if (this.isUnsettled) this.lookAgain()
  }

  /** The database answers again. */
  goOn(): void {
    this.reading?.goOn()
    if (this.isUnsettled) this.lookAgain()
  }

  suspend(): void {
    this.reading?.suspend()
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.desk.cancel()
    await this.inOrder(() => this.endReading())
  }

  /** Counts anew what the provider's events come to. */
  async refreshFacts(): Promise<void> {
    const { database, userId, kit, clock, calendar } = this.parts
    if (this.stored === null) return
    const connection = { id: this.stored.id, provider: kit.provider }
    this.facts = await factsOf(database, userId, connection, clock(), await calendar())
  }

  /** Begins to sign in; how it goes on is seen in the view. */
  connect(): void {
    const { kit } = this.parts
    this.endByHand = null
    this.desk.begin(
      (cancel, tell) =>
        // After what changes the client, so that client and server belong together.
        this.inOrder(async () => {
          cancel.throwIfAborted()
          const client = await this.client()
          return kit.signIn({ client, serverUrl: this.metadata.serverUrl, cancel, tell })
        }),
      (tokens, cancel) => this.inOrder(() => this.finish(tokens, false, cancel)),
    )
  }

  /** Signs in with a token the user has made; rejects with a sentence when it does not work. */
  async pasteToken(accessToken: string): Promise<void> {
    this.desk.cancel()
    const obtainedAt = this.parts.clock()
    const tokens: Tokens = { accessToken, refreshToken: null, expiresAt: null, obtainedAt }
    try {
      await this.inOrder(() => this.finish(tokens, true, new AbortController().signal))
    } catch (error) {
      throw error instanceof Trouble ? new Failure('CONNECTION_FAILED', error.message) : error
    }
  }

  /** Calls a sign-in off, and takes away what is told of the last. */
  cancel(): void {
    this.endByHand = null
    this.desk.cancel()
  }

  openAgain(): Promise<void> {
    return this.desk.openAgain()
  }

  setPaused(paused: boolean): Promise<void> {
    return this.inOrder(async () => {
      const { id } = this.connected()
      const action = paused ? 'connection.paused' : 'connection.resumed'
      await this.parts.store.change(id, { paused }, action)
      await this.reopen()
    })
  }

  fetchNow(): void {
    this.connected()
    this.reading?.fetchNow()
  }

  /** Takes the permission back, forgets the tokens, and the history if the user wishes. */
  disconnect(history: 'keep' | 'erase'): Promise<void> {
    const { store, settle, clock } = this.parts
    this.desk.cancel()
    return this.inOrder(async () => {
      const { id } = this.connected()
      await this.endReading()
      const byHand = await this.revokeAt(id)
      if (history === 'erase') await settle()
      await store.signedOut(id, { history, revoked: byHand === null, now: clock() })
      this.endByHand = byHand
      await this.reopen()
    })
  }

  /** Sets the OAuth client and the server; while somebody is signed in, only a new secret of the same client. */
  saveClient(draft: {
    readonly clientId: string | null
    readonly clientSecret?: string | null | undefined
    readonly serverUrl?: string | null | undefined
  }): Promise<void> {
    const { store, secrets, kit } = this.parts
    return this.inOrder(async () => {
      const before = this.metadata
      const serverUrl = draft.serverUrl === undefined ? before.serverUrl : draft.serverUrl
      // Refused here, before anything is sent to it: a token that is pasted goes there without signing in.
      kit.profile(serverUrl)
      const isSame =
        draft.clientId === (before.client?.clientId ?? null) && serverUrl === before.serverUrl
      if (this.isConnected && !isSame) {
        throw new Failure(
          'CONFLICT',
          'Disconnect first: what you are signed in with belongs to the present client.',
        )
      }
      const id = await store.ensure()
      const { clientId, clientSecret } = draft
      const kept = isSame ? (before.client?.sealedSecret ?? null) : null
      const sealedSecret =
        clientSecret === undefined || clientSecret === null
          ? clientSecret === null
            ? null
            : kept
          : await secrets.seal(id, 'client_secret', clientSecret)
      const client = clientId === null ? null : { clientId, sealedSecret }
      // A sign-in under way is one to the server of before: what comes of it must not be sent to another.
      if (!isSame || this.desk.step()?.step === 'failed') this.desk.cancel()
      await store.change(id, { client, serverUrl }, 'connection.client_saved')
      await this.reopen()
    })
  }

  setWebhookSecret(secret: string | null): Promise<void> {
    const { store, secrets } = this.parts
    return this.inOrder(async () => {
      const { id } = this.connected()
      const sealedWebhookSecret =
        secret === null ? null : await secrets.seal(id, 'webhook_secret', secret)
      await store.change(id, { sealedWebhookSecret }, 'connection.webhook_secret_saved')
      await this.load()
    })
  }

  /** The secret deliveries are signed with; null where there is none, or nobody is signed in. */
  async webhookSecret(): Promise<string | null> {
    const { sealedWebhookSecret } = this.metadata
    if (this.stored === null || !this.isConnected || sealedWebhookSecret === null) return null
    return this.parts.secrets.open(this.stored.id, 'webhook_secret', sealedWebhookSecret)
  }

  choose(choices: unknown): Promise<void> {
    return this.inOrder(async () => {
      const { id } = this.connected()
      await this.parts.store.change(id, { choices }, 'connection.choices_saved')
      await this.reopen()
    })
  }

  /** The connection as it is signed in; throws a Failure when it is not. */
  connected(): StoredConnection {
    if (this.stored === null || !this.isConnected)
      throw new Failure('CONFLICT', `${this.parts.kit.name} is not connected.`)
    return this.stored
  }

  /** The OAuth client of the user's own, else the one this Familiar came with. */
  async client(): Promise<OAuthClient> {
    const { kit, secrets } = this.parts
    const own = this.metadata.client
    if (own !== null && this.stored !== null) {
      const { clientId, sealedSecret } = own
      const secret =
        sealedSecret === null
          ? null
          : await secrets.open(this.stored.id, 'client_secret', sealedSecret)
      return { id: clientId, secret }
    }
    if (kit.builtIn !== null) return kit.builtIn
    throw new Trouble(
      'misconfigured',
      `Enter the client id of an app of your own for ${kit.name} first.`,
    )
  }

  /** The user has agreed: whose account it is, and from now on it is read. */
  private async finish(tokens: Tokens, pasted: boolean, cancel: AbortSignal): Promise<void> {
    const { store, clock, readAccount } = this.parts
    cancel.throwIfAborted()
    const account = await readAccount(tokens.accessToken, this.metadata.serverUrl, cancel)
    cancel.throwIfAborted()
    await this.endReading()
    await store.signedIn(account, tokens, pasted, clock())
    await this.reopen()
  }

  /** Where the user can end the permission by hand; null when it has ended. */
  private async revokeAt(id: IntegrationId): Promise<string | null> {
    const { kit, secrets, log, revoke } = this.parts
    const { serverUrl, pasted } = this.metadata
    const { permissionsUrl } = kit.profile(serverUrl)
    if (pasted) return permissionsUrl
    try {
      const tokens = await secrets.tokens(id)
      if (tokens === null) return permissionsUrl
      const client = await this.client().catch(() => null)
      return (await revoke(client, serverUrl, tokens)).byHand
    } catch (error) {
      // Tokens that cannot be opened here can be forgotten all the same.
      log.warn(`the tokens of ${kit.name} could not be taken back`, error)
      return permissionsUrl
    }
  }

  /** Takes in what is stored and reads, or does not, accordingly. */
  private async reopen(because: 'start' | 'change' = 'change'): Promise<void> {
    await this.endReading()
    await this.load()
    const { stored } = this
    this.isUnsettled = false
    if (this.stopped || stored === null || !this.isConnected) return
    if (this.parts.kit.needsChoice(stored.metadata.choices)) return
    const { asked } = this
    const account = stored.metadata.account?.id ?? null
    this.reading = this.parts.read(stored, {
      client: () => this.client(),
      onOther: () => this.lookAgain(),
      notBefore: asked?.account === account ? asked.notBefore : undefined,
    })
    await this.reading.start()
    if (because === 'change') this.reading.reconfigured()
    this.parts.onChange()
  }

  /** Opens anew where that was interrupted, or where another device has changed something. */
  private lookAgain(): void {
    const { store, kit, log } = this.parts
    this.inOrder(async () => {
      if (this.stopped) return
      if (this.isUnsettled || readingKey(await store.find()) !== readingKey(this.stored))
        await this.reopen()
    }).catch((error: unknown) => log.warn(`${kit.name} could not be gone on with yet`, error))
  }

  private async load(): Promise<void> {
    this.stored = await this.parts.store.find()
    await this.refreshFacts()
    this.parts.onChange()
  }

  private async endReading(): Promise<void> {
    const { reading } = this
    this.isUnsettled = true
    this.reading = null
    if (reading !== null) {
      const account = this.metadata.account?.id ?? null
      this.asked = { account, notBefore: reading.notBefore() }
    }
    await (this.stopped ? reading?.stop() : reading?.disconnect())
  }

  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work)
    this.last = next.catch(() => undefined)
    return next
  }
}
