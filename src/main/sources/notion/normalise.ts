import type { Normaliser } from '@shared/domain/normalised-event'
import { notionPayloadSchema } from './payload'

const SHORT_ID = 8

/**
 * Reads a transition as one `task.completed`: value 1, or −1 for a completion taken back, which happened when the
 * completion was counted, so that the same day and goal period lose it. Throws for a page that could not be read.
 */
export const notionNormaliser: Normaliser = {
  version: 1,
  normalise(payload, receivedAt) {
    const read = notionPayloadSchema.parse(payload)
    if (read.kind === 'unreadable')
      throw new Error(
        `A page of “${read.dataSource.name}” in Notion cannot be read: ${read.reason}`,
      )
    const { direction, sequence, at, dataSource, page } = read
    return [
      {
        type: 'task.completed',
        value: direction,
        occurredAt: Math.min(at, receivedAt),
        meta: {
          source: 'notion',
          ...(page.title !== '' && { title: page.title }),
          ...(dataSource.name !== '' && { place: dataSource.name }),
          ref: page.id.replaceAll('-', '').slice(0, SHORT_ID),
          page: page.id,
        },
        keys: [`notion:${page.id}:${sequence}`],
      },
    ]
  },
}
