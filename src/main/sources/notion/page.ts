import { z } from 'zod'
import type { DoneRule } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'

export const TITLE_LIMIT = 300

/** Notion tells all times to the minute. */
export const MINUTE = 60_000

/** A page of a data source, as far as it matters here. */
export interface Page {
  readonly id: string
  /** To the minute, as is `edited`. */
  readonly created: EpochMs
  readonly edited: EpochMs
  readonly inTrash: boolean
  /** The data source it is in; null where Notion does not say. */
  readonly dataSourceId: string | null
  readonly title: string
  readonly done: boolean
  /** The value of the property that says what is done: the option's id, or `true` of a ticked box. */
  readonly valueIds: readonly string[]
}

export type PageReading =
  | { readonly kind: 'page'; readonly page: Page }
  /** It lacks the property that says what is done, or the property is of another kind. */
  | { readonly kind: 'without-property'; readonly page: Omit<Page, 'done' | 'valueIds'> }
  /** Not a page: a data source within a wiki. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly id: string | null }

/** A list of pages or data sources, as every list of Notion's comes. */
export const listSchema = z.object({
  results: z.array(z.unknown()),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
  request_status: z.object({ type: z.string() }).optional(),
})
export type List = z.infer<typeof listSchema>

const minuteSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => Math.floor(Date.parse(text) / MINUTE) * MINUTE)
  .pipe(z.number().min(0))
const propertySchema = z.looseObject({ id: z.string(), type: z.string() })
export const richTextSchema = z.array(z.looseObject({ plain_text: z.string() }))
const titleSchema = z.looseObject({ type: z.literal('title'), title: richTextSchema })
const statusSchema = z.looseObject({
  type: z.literal('status'),
  status: z.looseObject({ id: z.string().min(1).max(200) }).nullable(),
})
const checkboxSchema = z.looseObject({ type: z.literal('checkbox'), checkbox: z.boolean() })

const pageSchema = z.looseObject({
  id: z.string().min(1).max(100),
  created_time: minuteSchema,
  last_edited_time: minuteSchema,
  in_trash: z.boolean().default(false),
  parent: z.looseObject({ data_source_id: z.string().optional() }).optional(),
  properties: z.record(z.string(), propertySchema),
})
const kindSchema = z.looseObject({ object: z.string() })
export const idSchema = z.looseObject({ id: z.string().min(1).max(100) })

/** Reads one result of a query by what “done” means there. Never throws; properties are found by id. */
export function readPage(value: unknown, rule: DoneRule): PageReading {
  const kind = kindSchema.safeParse(value)
  if (kind.success && kind.data.object !== 'page') return { kind: 'other' }
  const read = pageSchema.safeParse(value)
  if (!read.success) return unreadable(value, read.error)
  const { id, created_time, last_edited_time, in_trash, parent, properties } = read.data
  const all = Object.values(properties)
  const page = {
    id,
    created: created_time,
    edited: last_edited_time,
    inTrash: in_trash,
    dataSourceId: parent?.data_source_id ?? null,
    title: titleOf(all),
  }
  const property = all.find((candidate) => isSameProperty(candidate.id, rule.propertyId))
  if (property?.type !== rule.kind) return { kind: 'without-property', page }
  const done = readDone(property, rule)
  if (!done.success) return unreadable(value, done.error)
  return { kind: 'page', page: { ...page, ...done.data } }
}

/** Notion writes one and the same property id with and without percent-encoding. */
export function isSameProperty(one: string, other: string): boolean {
  return one === other || decoded(one) === decoded(other)
}

/** Notion writes one and the same id with and without dashes. */
export function isSameId(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

/** Is the page no longer in the data source that it was asked of? */
export function isElsewhere(page: Pick<Page, 'dataSourceId'>, dataSourceId: string): boolean {
  return page.dataSourceId !== null && !isSameId(page.dataSourceId, dataSourceId)
}

/** The text of a title without its formatting, no longer than `limit` and not ending within a character. */
export function plainText(parts: z.infer<typeof richTextSchema>, limit: number): string {
  const text = parts.map(({ plain_text }) => plain_text).join('')
  return text
    .trim()
    .slice(0, limit)
    .replace(/[\uD800-\uDBFF]$/, '')
}

type DoneReading =
  | { readonly success: true; readonly data: Pick<Page, 'done' | 'valueIds'> }
  | { readonly success: false; readonly error: z.ZodError }

function readDone(property: unknown, rule: DoneRule): DoneReading {
  if (rule.kind === 'checkbox') {
    const read = checkboxSchema.safeParse(property)
    if (!read.success) return read
    const { checkbox } = read.data
    return { success: true, data: { done: checkbox, valueIds: [String(checkbox)] } }
  }
  const read = statusSchema.safeParse(property)
  if (!read.success) return read
  const { status } = read.data
  const done = status !== null && rule.optionIds.includes(status.id)
  return { success: true, data: { done, valueIds: status === null ? [] : [status.id] } }
}

function titleOf(properties: readonly unknown[]): string {
  for (const property of properties) {
    const title = titleSchema.safeParse(property)
    if (title.success) return plainText(title.data.title, TITLE_LIMIT)
  }
  return ''
}

function unreadable(value: unknown, error: z.ZodError): PageReading {
  const reason = z.prettifyError(error).slice(0, 500)
  return { kind: 'unreadable', reason, id: idSchema.safeParse(value).data?.id ?? null }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function bare(id: string): string {
  return id.replaceAll('-', '').toLowerCase()
}
