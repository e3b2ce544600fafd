import type {
  Connections,
  NotionChoice,
  NotionSource,
  OAuthClientDraft,
  connectionsRoutes,
} from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { HandlersOf } from '../handlers'

/** Changes answer with the connections after them. */
export interface ConnectionPorts {
  list(): Promise<Connections>
  connect(provider: ConnectableProvider): Promise<Connections>
  pasteToken(provider: ConnectableProvider, token: string): Promise<Connections>
  cancel(provider: ConnectableProvider): Promise<Connections>
  openAgain(provider: ConnectableProvider): Promise<Connections>
  setPaused(provider: ConnectableProvider, paused: boolean): Promise<Connections>
  fetchNow(provider: ConnectableProvider): Promise<Connections>
  disconnect(provider: ConnectableProvider, history: 'keep' | 'erase'): Promise<Connections>
  saveClient(draft: OAuthClientDraft): Promise<Connections>
  setWebhookSecret(provider: ConnectableProvider, secret: string | null): Promise<Connections>
  allowWeakVault(allowed: boolean): Promise<Connections>
  notionSources(): Promise<NotionSource[]>
  chooseNotionSources(choices: readonly NotionChoice[]): Promise<Connections>
}

export function connectionHandlers(
  ports: ConnectionPorts,
): HandlersOf<keyof typeof connectionsRoutes> {
  return {
    'connections.list': () => ports.list(),
    'connections.connect': ({ provider }) => ports.connect(provider),
    'connections.pasteToken': ({ provider, token }) => ports.pasteToken(provider, token),
    'connections.cancel': ({ provider }) => ports.cancel(provider),
    'connections.openAgain': ({ provider }) => ports.openAgain(provider),
    'connections.setPaused': ({ provider, paused }) => ports.setPaused(provider, paused),
    'connections.fetchNow': ({ provider }) => ports.fetchNow(provider),
    'connections.disconnect': ({ provider, history }) => ports.disconnect(provider, history),
    'connections.saveClient': (draft) => ports.saveClient(draft),
    'connections.setWebhookSecret': ({ provider, secret }) =>
      ports.setWebhookSecret(provider, secret),
    'connections.allowWeakVault': ({ allowed }) => ports.allowWeakVault(allowed),
    'connections.notionSources': () => ports.notionSources(),
    'connections.chooseNotionSources': ({ choices }) => ports.chooseNotionSources(choices),
  }
}
