import type { RequestBudget } from '@shared/contract/connections'
import type { PollTurn, PolledSource } from '../source'
import { authorisedFetch } from './authorised-fetch'
import type { Budget } from './budget'
import { Interrupted } from './interrupted'
import type { PolledConnection, PollingPorts } from './ports'
import { type TurnState, type TurnStore, TurnOvertaken } from './turn-store'

export interface TurnParts {
  readonly source: PolledSource
  readonly connection: PolledConnection
  readonly ports: PollingPorts
  readonly store: TurnStore
  readonly budget: Budget
  readonly signal: AbortSignal
  readonly isForUser: boolean
  /** The provider answered, and told of its own limits; null where it did not. */
  onBudget(budget: RequestBudget | null): void
  onDelivered(): void
  onProgress(done: number, total: number | null): void
}

/** A turn under way, and how it can end. */
export interface OpenTurn {
  readonly turn: PollTurn
  /** Another device was there first: whatever the source made of it, it begins anew. */
  isOvertaken(): boolean
  /** Nothing is taken from it any more. */
  close(): void
}

/** Opens a turn from where the connection stands. Rejects when the connection cannot be asked. */
export async function openTurn(parts: TurnParts, state: TurnState): Promise<OpenTurn> {
  const { source, connection, ports, store, budget, signal } = parts
  const { account, choices, countFrom, calendar } = await connection.facts()
  let { revision } = state
  let overtaken = false
  let closed = false
  const turn: PollTurn = {
    integrationId: connection.integrationId,
    userId: connection.userId,
    account,
    choices,
    cursor: state.cursor,
    countFrom,
    calendar,
    startedAt: ports.clock(),
    clock: ports.clock,
    signal,
    log: ports.log.for(source.provider),
    fetch: authorisedFetch({
      provider: connection.name,
      apiUrl: connection.apiUrl,
      tokens: connection.tokens,
      spend: () => budget.spend(parts.isForUser),
      heard: (headers) => parts.onBudget(source.readBudget?.(headers) ?? null),
      signal,
      timeoutMs: ports.requestTimeoutMs,
      reach: ports.reach,
      fetch: ports.fetch,
      clock: ports.clock,
      after: ports.after,
    }),
    readItems: (scope, ids) => store.readItems(scope, ids),
    deliver: async (delivery) => {
      // Begun before the end it is stored whole; after it, nothing is.
      if (closed || signal.aborted) throw new Interrupted()
      try {
        const delivered = await store.deliver(revision, delivery)
        revision = delivered.revision
        if (delivered.stored > 0) ports.wake()
        parts.onDelivered()
        return delivered.stored
      } catch (error) {
        if (error instanceof TurnOvertaken) overtaken = true
        throw error
      }
    },
    progress: (done, total) => {
      if (!closed) parts.onProgress(done, total)
    },
  }
  return {
    turn,
    isOvertaken: () => overtaken,
    close: () => {
      closed = true
    },
  }
}
