import { z } from 'zod'
import { API_VERSIONS } from './client'
import { feedEventSchema } from './payload'
import { accountSchema } from './person'

/** An event that waits for what GitHub has yet to tell about it. */
const pendingSchema = z.object({
  event: feedEventSchema,
  /** How often it was asked for in vain, and when the next try is due. */
  tries: z.int().min(0),
  notBefore: z.number(),
})
export type Pending = z.infer<typeof pendingSchema>

/** How far GitHub has been read; the value of `source_state.cursor`. */
const cursorSchema = z.object({
  /** Whose feed this is about, and on which server: of another one it says nothing. */
  apiUrl: z.string(),
  account: accountSchema,
  /** When the login of the account was last asked for. */
  loginCheckedAt: z.number(),
  apiVersion: z.enum(API_VERSIONS),
  etag: z.string().nullable(),
  /** Ids of the latest events that were seen. What falls out is still known by its external id. */
  recent: z.array(z.string()),
  pending: z.array(pendingSchema),
  /** Set while one reading goes on over several polls: the feed itself is not asked before. */
  feedNotBefore: z.number().nullable(),
  mergedAskedAt: z.number().nullable(),
  /** Merged pull requests that were found before, as `owner/name#number`. */
  mergedSeen: z.array(z.string()),
})
export type Cursor = z.infer<typeof cursorSchema>

/** Twice what GitHub's window holds. */
const MAX_RECENT = 600
const MAX_MERGED_SEEN = 200

/** The cursor as stored; null when there is none for this account on this server, or none that can be read. */
export function readCursor(stored: unknown, apiUrl: string, accountId: string): Cursor | null {
  const read = cursorSchema.safeParse(stored)
  if (!read.success) return null
  const isSame = read.data.apiUrl === apiUrl && read.data.account.id === accountId
  return isSame ? read.data : null
}

/** The ids of events that were seen, complete or waiting. */
export function knownIds({ recent, pending }: Cursor): Set<string> {
  return new Set([...recent, ...pending.map(({ event }) => event.id)])
}

/** The cursor bounded, as it is kept. */
export function storedCursor(cursor: Cursor): Cursor {
  return {
    ...cursor,
    recent: cursor.recent.slice(-MAX_RECENT),
    mergedSeen: cursor.mergedSeen.slice(-MAX_MERGED_SEEN),
  }
}
