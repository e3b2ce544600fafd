import { z } from 'zod'
import type { RouteResult } from './errors'
import type { Push } from './pushes'

/**
 * The browser host's line between a page and main: one WebSocket at `/socket?ticket=…`. The first ticket is in the
 * served page (`<meta name="familiar-ticket">`), is bound to that page's window, and is used up by connecting; each
 * connection begins with a `welcome` that holds the ticket for the next one.
 */
export { SOCKET_PATH, TICKET_META } from './bridge'

/** What a page may send. The input is parsed again by the route's own schema. */
export const socketRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    id: z.int().min(0),
    route: z.string().max(100),
    input: z.unknown().optional(),
  }),
  z.object({ kind: z.literal('ready') }),
])
export type SocketRequest = z.infer<typeof socketRequestSchema>

/** What main sends; types only, as main is trusted. */
export type SocketReply =
  | { readonly kind: 'welcome'; readonly ticket: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: RouteResult<unknown> }
  | { readonly kind: 'push'; readonly push: Push }
