import { z } from 'zod'
import { externalEventId } from '../../../src/main/raw-event'
import type { PolledSource } from '../../../src/main/sources/source'
import { answerSchema } from './payload'

const cursorSchema = z.object({ after: z.int() }).catch({ after: 0 })

/** Reads a pagebook: what a fourth provider has to fill in, and no more. */
export function createPagebookSource(apiUrl: string): PolledSource {
  return {
    provider: 'pagebook',
    rhythm: { everyMs: 10 * 60_000, requestsPerHour: 60 },
    poll: async (turn) => {
      const { after } = cursorSchema.parse(turn.cursor)
      const response = await turn.fetch(`${apiUrl}/v1/entries?after=${after}`, {
        signal: turn.signal,
      })
      const { entries, more } = answerSchema.parse(await response.json())
      const counted = entries.filter(({ readAt }) => Date.parse(readAt) >= turn.countFrom)
      await turn.deliver({
        events: counted.map((entry) => ({
          externalId: externalEventId('pagebook', turn.account, String(entry.id)),
          payload: entry,
        })),
        cursor: { after: Math.max(after, ...entries.map(({ id }) => id)) },
      })
      return { more }
    },
    readBudget: (headers) => {
      const [left, limit] = [headers.get('x-left'), headers.get('x-limit')]
      if (left === null || limit === null) return null
      return { left: Number(left), limit: Number(limit), resetsAt: null }
    },
  }
}
