import type { Bridge } from '@shared/contract/bridge'
import type { RouteResult } from '@shared/contract/errors'
import type { Push } from '@shared/contract/pushes'
import type { SocketReply, SocketRequest } from '@shared/contract/socket'
import type { WindowKind } from '@shared/contract/windows'
import { openSocketLine } from './socket-line'

const ANSWER_WITHIN_MS = 15_000

interface Waiting {
  readonly message: SocketRequest
  readonly settle: (result: RouteResult<unknown>) => void
}

/**
 * The bridge of the browser host. Requests made before the first connection wait for it; once main is known to be gone
 * they fail at once, because a command that runs when its user has long turned away surprises more than it helps.
 */
export function socketBridge(window: WindowKind): Bridge {
  const pushListeners = new Set<(push: Push) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isReady = false
  let connected: boolean | null = null

  const connection = (now: boolean): void => {
    if (connected === now) return
    connected = now
    for (const listener of connectionListeners) listener(now)
  }

  const line = openSocketLine({
    onReply: (reply: SocketReply) => {
      if (reply.kind === 'push') for (const listener of pushListeners) listener(reply.push)
      if (reply.kind === 'result') waiting.get(reply.id)?.settle(reply.result)
    },
    onOpen: () => {
      if (isReady) line.send({ kind: 'ready' })
      for (const { message } of waiting.values()) line.send(message)
      connection(true)
    },
    onClose: () => {
      for (const { settle } of waiting.values())
        settle(unreachable('Familiar is not running, so this was not done.'))
      connection(false)
    },
  })

  return {
    window,
    request: (route, input) => {
      if (connected === false)
        return Promise.resolve(unreachable('Familiar is not running, so this was not done.'))
      const id = ++lastId
      return new Promise((resolve) => {
        const settle = (result: RouteResult<unknown>): void => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(result)
        }
        const timer = setTimeout(
          () => settle(unreachable('Familiar took too long to answer. Try again in a moment.')),
          ANSWER_WITHIN_MS,
        )
        const message: SocketRequest = { kind: 'request', id, route, input }
        waiting.set(id, { message, settle })
        if (connected) line.send(message)
      })
    },
    subscribe: (listener) => {
      pushListeners.add(listener)
      return () => void pushListeners.delete(listener)
    },
    ready: () => {
      isReady = true
      if (connected) line.send({ kind: 'ready' })
    },
    onConnection: (listener) => {
      connectionListeners.add(listener)
      if (connected !== null) listener(connected)
      return () => void connectionListeners.delete(listener)
    },
    // A page in a browser cannot move its window: the pet moves inside of it.
    body: null,
  }
}

function unreachable(message: string): RouteResult<unknown> {
  return { ok: false, error: { code: 'UNREACHABLE', message } }
}
