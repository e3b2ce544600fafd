import type { Client } from '@notionhq/client'
import { z } from 'zod'
import type { NotionChoice } from '@shared/contract/connections'
import { Trouble } from '../../trouble'
import { ask, hasStatus } from './client'
import { isSameProperty, plainText, richTextSchema } from './page'
import { notionWords } from './words'

const NAME_LIMIT = 200

const optionSchema = z.looseObject({ id: z.string(), name: z.string() })
const groupSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  color: z.string().catch('default'),
  option_ids: z.array(z.string()),
})
export type StatusGroup = z.infer<typeof groupSchema>

/** A property of a data source, as far as it can say what is done. */
const propertySchema = z.union([
  z.looseObject({
    id: z.string(),
    name: z.string(),
    type: z.literal('status'),
    status: z.looseObject({ options: z.array(optionSchema), groups: z.array(groupSchema) }),
  }),
  z.looseObject({ id: z.string(), name: z.string(), type: z.literal('checkbox') }),
  z
    .looseObject({ id: z.string(), type: z.string() })
    .transform(({ id }) => ({ id, type: 'other' as const })),
])
export type Property = z.infer<typeof propertySchema>

/** A data source with its schema, in the order Notion tells it. */
export const dataSourceSchema = z
  .looseObject({
    object: z.literal('data_source'),
    id: z.string().min(1).max(100),
    title: richTextSchema.default([]),
    in_trash: z.boolean().default(false),
    properties: z.record(z.string(), propertySchema),
  })
  .transform(({ id, title, in_trash, properties }) => ({
    id,
    name: plainText(title, NAME_LIMIT) || notionWords.untitled,
    inTrash: in_trash,
    properties: Object.values(properties),
  }))
export type DataSource = z.infer<typeof dataSourceSchema>

/** Reads a data source with its schema; null when it is not (or no longer) shared. Throws a `Trouble`. */
export async function fetchDataSource(
  client: Client,
  dataSourceId: string,
  about: string,
): Promise<DataSource | null> {
  try {
    return await ask(
      () => client.dataSources.retrieve({ data_source_id: dataSourceId }),
      dataSourceSchema,
      about,
    )
  } catch (error) {
    if (hasStatus(error, 404)) return null
    throw error
  }
}

/**
 * Throws a `Trouble` 'misconfigured' when the property that says what is done is no longer there or has become one of
 * another kind, or when the data source itself is no longer shared.
 */
export async function checkRule(client: Client, { dataSourceId, name, done }: NotionChoice) {
  const dataSource = await fetchDataSource(client, dataSourceId, notionWords.quoted(name))
  if (dataSource === null) throw new Trouble('misconfigured', notionWords.notShared(name))
  const property = dataSource.properties.find(({ id }) => isSameProperty(id, done.propertyId))
  if (!property) throw new Trouble('misconfigured', notionWords.propertyGone(name))
  if (property.type !== done.kind)
    throw new Trouble('misconfigured', notionWords.propertyChanged(name))
}
