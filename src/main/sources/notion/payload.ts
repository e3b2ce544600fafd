import { z } from 'zod'
import { TITLE_LIMIT } from './page'

/** What is stored of a page: no property but its title and the one that says what is done. */
const dataSourceSchema = z.object({
  id: z.string().min(1).max(100),
  name: z.string().max(200),
})
const timeSchema = z.number().min(0).max(8.64e15)

export const notionPayloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('transition'),
    /** Done, or no longer done after it had been counted. */
    direction: z.literal([1, -1]),
    /** Grows with every transition of the page, and never comes twice. */
    sequence: z.int().min(0),
    /** When the completion is counted, in ms: of one that is taken back, when it was counted. */
    at: timeSchema,
    dataSource: dataSourceSchema,
    page: z.object({
      id: z.string().min(1).max(100),
      title: z.string().max(TITLE_LIMIT),
      createdTime: z.iso.datetime(),
      lastEditedTime: z.iso.datetime(),
      inTrash: z.boolean(),
    }),
    done: z.object({
      propertyId: z.string().min(1).max(200),
      valueIds: z.array(z.string().max(200)).max(100),
    }),
  }),
  /** A page that could not be read: kept, so that it is seen. */
  z.object({
    kind: z.literal('unreadable'),
    reason: z.string(),
    dataSource: dataSourceSchema,
    page: z.object({ id: z.string().nullable() }),
  }),
])
export type NotionPayload = z.infer<typeof notionPayloadSchema>
export type TransitionPayload = Extract<NotionPayload, { kind: 'transition' }>
