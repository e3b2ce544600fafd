import type { ConnectionView, Connections, NotionSource } from '@shared/contract/connections'
import { CONNECTABLE_PROVIDERS, type ConnectableProvider } from '@shared/domain/provider'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A small picture, as main hands it on. */
const AVATAR = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#9cc3ae"/><circle cx="4" cy="3.2" r="1.5" fill="#fffdf9"/><path d="M1 8a3 3 0 0 1 6 0z" fill="#fffdf9"/></svg>',
)}`

/** A provider nobody has connected, with the client this Familiar came with. */
export function disconnected(provider: ConnectableProvider): ConnectionView {
  return {
    provider,
    state: 'disconnected',
    connecting: null,
    account: null,
    connectedAt: null,
    trouble: null,
    lastEventAt: null,
    lastPollAt: null,
    lastSuccessAt: null,
    nextPollAt: null,
    eventsToday: 0,
    budget: null,
    polling: null,
    client:
      provider === 'notion'
        ? { clientId: null, hasSecret: false, isOwn: false }
        : { clientId: `${provider}-client`, hasSecret: provider === 'fitbit', isOwn: false },
    serverUrl: null,
    tokensKept: 'encrypted',
    endByHand: null,
    webhook:
      provider === 'github'
        ? { url: 'http://127.0.0.1:41877/v1/webhooks/github', hasSecret: false }
        : null,
  }
}

const at = (instant: number): string => new Date(instant).toISOString()

/** The three of a working life. */
export function connectedViews(now: number): ConnectionView[] {
  const common = { state: 'connected', connectedAt: at(now - 41 * DAY) } as const
  return [
    {
      ...disconnected('github'),
      ...common,
      account: { name: 'robin-dale', avatar: AVATAR },
      eventsToday: 9,
      lastEventAt: at(now - 95 * MINUTE),
      lastPollAt: at(now - MINUTE),
      lastSuccessAt: at(now - MINUTE),
      nextPollAt: at(now + 15_000),
      budget: { left: 4_938, limit: 5_000, resetsAt: at(now + 34 * MINUTE) },
    },
    {
      ...disconnected('fitbit'),
      ...common,
      account: { name: 'Robin Dale', avatar: null },
      eventsToday: 3,
      lastEventAt: at(now - 3 * HOUR),
      lastPollAt: at(now - 11 * MINUTE),
      lastSuccessAt: at(now - 11 * MINUTE),
      nextPollAt: at(now + 23 * MINUTE),
      budget: { left: 114, limit: 120, resetsAt: at(now + 15 * MINUTE) },
    },
    {
      ...disconnected('notion'),
      ...common,
      account: { name: 'Robin’s workspace', avatar: null },
      eventsToday: 1,
      lastEventAt: at(now - 222 * MINUTE),
      lastPollAt: at(now - 2 * MINUTE),
      lastSuccessAt: at(now - 2 * MINUTE),
      nextPollAt: at(now + 30_000),
      budget: { left: 1_176, limit: 1_200, resetsAt: at(now + 30_000) },
    },
  ]
}

/** Connections as main tells them, with the tokens kept well. */
export function connectionsOf(views: ConnectionView[]): Connections {
  return {
    connections: views,
    vault: { protection: 'key-file', problem: null, weakAllowed: false },
  }
}

/** Nobody has connected anything. */
export function noConnections(): Connections {
  return connectionsOf(CONNECTABLE_PROVIDERS.map(disconnected))
}

/** Data sources of a workspace: with a status, with a checkbox besides, and with neither. */
export function notionSources(): NotionSource[] {
  return [
    {
      dataSourceId: 'ds-backlog',
      name: 'Backlog',
      chosen: null,
      candidates: [
        {
          kind: 'status',
          propertyId: 'st',
          propertyName: 'Status',
          groups: [
            {
              id: 'g1',
              name: 'To-do',
              meansDone: false,
              options: [{ id: 'o1', name: 'Not started' }],
            },
            {
              id: 'g2',
              name: 'In progress',
              meansDone: false,
              options: [
                { id: 'o2', name: 'Doing' },
                { id: 'o3', name: 'In review' },
              ],
            },
            {
              id: 'g3',
              name: 'Complete',
              meansDone: true,
              options: [
                { id: 'o4', name: 'Done' },
                { id: 'o5', name: 'Shipped' },
              ],
            },
          ],
        },
        { kind: 'checkbox', propertyId: 'cb', propertyName: 'Archived' },
      ],
    },
    {
      dataSourceId: 'ds-errands',
      name: 'Errands',
      chosen: null,
      candidates: [{ kind: 'checkbox', propertyId: 'ok', propertyName: 'Done' }],
    },
    { dataSourceId: 'ds-books', name: 'Books I love', chosen: null, candidates: [] },
  ]
}
