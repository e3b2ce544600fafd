import type { ResultOf } from '@shared/contract/contract'
import type { Connections, NotionChoice, OAuthClientDraft } from '@shared/contract/connections'
import type { RouteResult } from '@shared/contract/errors'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { Api } from '../../ui/api'
import type { Feed } from '../../ui/store/feed'

type Answer = Promise<RouteResult<Connections>>

/** What can be done about connections. Each answers with the connections after it. */
export interface ConnectionCommands {
  readonly connect: (provider: ConnectableProvider) => Answer
  readonly pasteToken: (provider: ConnectableProvider, token: string) => Answer
  readonly cancel: (provider: ConnectableProvider) => Answer
  readonly openAgain: (provider: ConnectableProvider) => Answer
  readonly setPaused: (provider: ConnectableProvider, paused: boolean) => Answer
  readonly fetchNow: (provider: ConnectableProvider) => Answer
  readonly disconnect: (provider: ConnectableProvider, history: 'keep' | 'erase') => Answer
  readonly saveClient: (draft: OAuthClientDraft) => Answer
  readonly setWebhookSecret: (provider: ConnectableProvider, secret: string | null) => Answer
  readonly allowWeakVault: (allowed: boolean) => Answer
  readonly notionSources: () => Promise<ResultOf<'connections.notionSources'>>
  readonly chooseNotionSources: (choices: NotionChoice[]) => Answer
}

/** Makes the commands; what main answers is shown at once, without waiting for its push. */
export function createConnectionCommands(
  api: Api<'settings'>,
  feed: Feed<Connections>,
): ConnectionCommands {
  const change = (ask: () => Answer): Answer => feed.command(ask, (connections) => connections)
  return {
    connect: (provider) => change(() => api.request('connections.connect', { provider })),
    pasteToken: (provider, token) =>
      change(() => api.request('connections.pasteToken', { provider, token })),
    cancel: (provider) => change(() => api.request('connections.cancel', { provider })),
    openAgain: (provider) => change(() => api.request('connections.openAgain', { provider })),
    setPaused: (provider, paused) =>
      change(() => api.request('connections.setPaused', { provider, paused })),
    fetchNow: (provider) => change(() => api.request('connections.fetchNow', { provider })),
    disconnect: (provider, history) =>
      change(() => api.request('connections.disconnect', { provider, history })),
    saveClient: (draft) => change(() => api.request('connections.saveClient', draft)),
    setWebhookSecret: (provider, secret) =>
      change(() => api.request('connections.setWebhookSecret', { provider, secret })),
    allowWeakVault: (allowed) =>
      change(() => api.request('connections.allowWeakVault', { allowed })),
    notionSources: () => api.request('connections.notionSources', undefined),
    chooseNotionSources: (choices) =>
      change(() => api.request('connections.chooseNotionSources', { choices })),
  }
}
