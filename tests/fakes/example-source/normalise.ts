import type { Normaliser } from '@shared/domain/normalised-event'
import { entrySchema } from './payload'

/** An evening with a book is worth its pages, thirty to the unit. */
export const pagebookNormaliser: Normaliser = {
  version: 1,
  normalise: (payload) => {
    const { id, book, pages, readAt } = entrySchema.parse(payload)
    if (pages === 0) return []
    return [
      {
        type: 'custom.reading',
        value: pages / 30,
        occurredAt: Date.parse(readAt),
        meta: { source: 'pagebook', title: book.slice(0, 300), ref: String(id) },
        keys: [`pagebook:${id}`],
      },
    ]
  },
}
