import { z } from 'zod'

/** One evening with a book, as the example provider tells it and as it is stored raw. */
export const entrySchema = z.object({
  id: z.int(),
  book: z.string(),
  pages: z.int().min(0),
  readAt: z.iso.datetime(),
})

/** A page of its answer. */
export const answerSchema = z.object({ entries: z.array(entrySchema), more: z.boolean() })
