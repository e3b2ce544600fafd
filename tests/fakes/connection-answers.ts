import type { ConnectionView, Connections, connectionsRoutes } from '@shared/contract/connections'
import type { Push } from '@shared/contract/pushes'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { FakeHandlers } from './fake-handlers'
import { FakeFailure } from './fake-failure'
import { disconnected } from './worlds/connection'
import type { World } from './worlds/world'

const MINUTE = 60_000
const START_URL = 'http://127.0.0.1:47610/start/fake'

type ConnectionRoute = keyof typeof connectionsRoutes

/** The connections of a world with changes to one of them, told to everybody. */
export function changeConnection(
  world: World,
  push: (push: Push) => void,
  provider: ConnectableProvider,
  change: Partial<ConnectionView>,
): Connections {
  world.connections = {
    ...world.connections,
    connections: world.connections.connections.map((view) =>
      view.provider === provider ? { ...view, ...change } : view,
    ),
  }
  push({ type: 'connections.changed', connections: world.connections })
  return world.connections
}

/** Answers the routes of connections. What takes time in the real main waits for the test to go on. */
export function connectionAnswers(
  world: World,
  push: (push: Push) => void,
): Pick<FakeHandlers, ConnectionRoute> {
  const viewOf = (provider: ConnectableProvider): ConnectionView => {
    const view = world.connections.connections.find((one) => one.provider === provider)
    if (!view) throw new FakeFailure({ code: 'NOT_FOUND', message: 'There is no such provider.' })
    return view
  }
  const change = (provider: ConnectableProvider, to: Partial<ConnectionView>): Connections =>
    changeConnection(world, push, provider, to)
  const soon = (): string => new Date(Date.now() + 15 * MINUTE).toISOString()

  return {
    'connections.list': () => world.connections,
    'connections.connect': ({ provider }) => {
      if (viewOf(provider).client.clientId === null)
        throw new FakeFailure({ code: 'BAD_INPUT', message: 'Enter a client id first.' })
      return change(provider, {
        state: 'connecting',
        trouble: null,
        connecting:
          provider === 'github'
            ? {
                step: 'device-code',
                userCode: 'WDJB-MJHT',
                verificationUri: 'https://github.com/login/device',
                expiresAt: soon(),
              }
            : { step: 'browser', startUrl: START_URL, expiresAt: soon() },
      })
    },
    'connections.pasteToken': ({ provider, token }) => {
      if (!/^(ntn|secret)_/.test(token))
        throw new FakeFailure({
          code: 'BAD_INPUT',
          message: 'Notion does not know this token. Copy it once more, all of it.',
        })
      return change(provider, {
        state: 'needs-choice',
        account: { name: 'Maple at home', avatar: null },
        connectedAt: new Date().toISOString(),
        connecting: null,
        trouble: null,
      })
    },
    'connections.cancel': ({ provider }) =>
      change(provider, {
        connecting: null,
        state: viewOf(provider).account === null ? 'disconnected' : 'trouble',
      }),
    'connections.openAgain': () => world.connections,
    'connections.setPaused': ({ provider, paused }) =>
      change(
        provider,
        paused
          ? { state: 'paused', nextPollAt: null, budget: null, polling: null, trouble: null }
          : { state: 'connected', nextPollAt: new Date().toISOString() },
      ),
    'connections.fetchNow': ({ provider }) =>
      viewOf(provider).trouble?.code === 'rate-limited'
        ? world.connections
        : change(provider, { polling: { done: 0, total: null } }),
    'connections.disconnect': ({ provider }) => {
      const { client, serverUrl, webhook } = viewOf(provider)
      return change(provider, { ...disconnected(provider), client, serverUrl, webhook })
    },
    'connections.saveClient': ({ provider, clientId, clientSecret, serverUrl }) => {
      const { client, serverUrl: kept } = viewOf(provider)
      return change(provider, {
        client: {
          clientId,
          hasSecret: clientSecret === undefined ? client.hasSecret : clientSecret !== null,
          isOwn: clientId !== null,
        },
        serverUrl: serverUrl === undefined ? kept : serverUrl,
      })
    },
    'connections.setWebhookSecret': ({ provider, secret }) => {
      const { webhook } = viewOf(provider)
      return change(provider, {
        webhook: webhook && { ...webhook, hasSecret: secret !== null },
      })
    },
    'connections.allowWeakVault': ({ allowed }) => {
      const { vault } = world.connections
      world.connections = { ...world.connections, vault: { ...vault, weakAllowed: allowed } }
      push({ type: 'connections.changed', connections: world.connections })
      return world.connections
    },
    'connections.notionSources': () => world.notionSources,
    'connections.chooseNotionSources': ({ choices }) => {
      world.notionSources = world.notionSources.map((source) => ({
        ...source,
        chosen:
          choices.find(({ dataSourceId }) => dataSourceId === source.dataSourceId)?.done ?? null,
      }))
      return change('notion', { state: 'connected' })
    },
  }
}
