import type { Pose } from '../body/pose'
import type { BodyMessage, Sight } from './body'
import type { RouteResult } from './errors'
import type { Push } from './pushes'
import type { WindowKind } from './windows'

/**
 * All a page has of the app: what the preload exposes under Electron and the socket gives in the browser host. It
 * forwards, and knows no route; `renderer/ui` puts the contract's types over it.
 */
export interface Bridge {
  readonly window: WindowKind
  request(route: string, input: unknown): Promise<RouteResult<unknown>>
  /** Hears every push from now on; call `ready` after subscribing. Returns its own unsubscribe. */
  subscribe(listener: (push: Push) => void): () => void
  /** Releases the pushes queued for this window. */
  ready(): void
  /** Hears whether main can be reached. Returns its own unsubscribe. */
  onConnection(listener: (connected: boolean) => void): () => void
  /** Where main moves the pet's window. Null where the page is the pet's whole world, and moves it itself. */
  readonly body: BodyLine | null
}

/** The line between the pet's page and what main moves its window by. */
export interface BodyLine {
  tell(message: BodyMessage): void
  /** Hears how the pet holds itself, and where on the page. Returns its own unsubscribe. */
  onPose(listener: (pose: Pose) => void): () => void
  /** Hears what main sees of the window: is it shown, and does it feel the pointer? Returns its own unsubscribe. */
  onSight(listener: (sight: Sight) => void): () => void
}

/** Channel names of the Electron host; the contract's routes travel inside `request`. */
export const CHANNELS = {
  request: 'familiar:request',
  push: 'familiar:push',
  ready: 'familiar:ready',
  body: 'familiar:body',
  pose: 'familiar:pose',
  sight: 'familiar:sight',
} as const

/**
 * Names of the browser host's line, of which `socket.ts` tells the rest. They live here, beside types only, so that the
 * pet's page need not load the validator to open it.
 */
export const TICKET_META = 'familiar-ticket'
export const SOCKET_PATH = '/socket'
