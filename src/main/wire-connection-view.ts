import type { ConnectStep, ConnectionView } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { ConnectionMetadata } from './accounts/connection'
import type { ProviderFacts } from './wire-connection-facts'

/** How reading a connection goes, as its poller tells it. */
export type ReadingState = Pick<
  ConnectionView,
  'lastPollAt' | 'lastSuccessAt' | 'nextPollAt' | 'trouble' | 'budget' | 'polling'
> & {
  /** What there was when it was connected has not been read to its end yet. */
  readonly isFirstReading: boolean
}

/** A connection that is not read. */
export const NOT_READ: ReadingState = {
  lastPollAt: null,
  lastSuccessAt: null,
  nextPollAt: null,
  trouble: null,
  budget: null,
  polling: null,
  isFirstReading: false,
}

export interface ViewParts {
  readonly provider: ConnectableProvider
  readonly metadata: ConnectionMetadata
  readonly step: ConnectStep | null
  readonly reading: ReadingState
  readonly facts: ProviderFacts
  readonly needsChoice: boolean
  readonly tokensKept: 'encrypted' | 'memory'
  /** The client this Familiar came with. */
  readonly builtIn: { readonly clientId: string | null; readonly hasSecret: boolean }
  readonly webhookUrl: string | null
  readonly endByHand: string | null
}

/** A connection as the settings show it. */
export function viewConnection(parts: ViewParts): ConnectionView {
  const { provider, metadata, step, reading, facts, builtIn } = parts
  const own = metadata.client
  const isConnected = metadata.connectedAt !== null
  return {
    provider,
    state: stateOf(parts),
    connecting: step,
    account:
      isConnected && metadata.account
        ? { name: metadata.account.name, avatar: metadata.account.avatar }
        : null,
    connectedAt: iso(metadata.connectedAt),
    trouble: isConnected && !metadata.paused ? troubleOf(provider, reading.trouble) : null,
    lastEventAt: iso(facts.lastEventAt),
    // While paused nothing is read, and how it was read before still holds.
    lastPollAt: reading.lastPollAt ?? (isConnected ? iso(facts.lastPollAt) : null),
    lastSuccessAt: reading.lastSuccessAt ?? (isConnected ? iso(facts.lastSuccessAt) : null),
    nextPollAt: reading.nextPollAt,
    eventsToday: facts.eventsToday,
    budget: isConnected ? reading.budget : null,
    polling: reading.polling,
    client: {
      clientId: own?.clientId ?? builtIn.clientId,
      hasSecret: own ? own.sealedSecret !== null : builtIn.hasSecret,
      isOwn: own !== null,
    },
    serverUrl: metadata.serverUrl,
    tokensKept: parts.tokensKept,
    endByHand: parts.endByHand,
    webhook:
      parts.webhookUrl === null
        ? null
        : { url: parts.webhookUrl, hasSecret: metadata.sealedWebhookSecret !== null },
  }
}

function stateOf({ metadata, step, reading, needsChoice }: ViewParts): ConnectionView['state'] {
  // A sign-in that failed has left things as they were; it is told beside them.
  if (step !== null && step.step !== 'failed') return 'connecting'
  if (metadata.connectedAt === null) return 'disconnected'
  if (metadata.paused) return 'paused'
  if (reading.trouble !== null) return 'trouble'
  if (needsChoice) return 'needs-choice'
  return reading.isFirstReading ? 'first-reading' : 'connected'
}

/** Only of Notion there is something to choose: elsewhere it is the client that has to be corrected. */
function troubleOf(
  provider: ConnectableProvider,
  trouble: ReadingState['trouble'],
): ReadingState['trouble'] {
  const isClient = trouble?.remedy === 'choose' && provider !== 'notion'
  return isClient ? { ...trouble, remedy: 'edit-client' } : trouble
}

function iso(at: EpochMs | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
