import type { DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client'
import type { FakeDataSource, FakeRow } from './data-source'
import { propertyBody, richText, valueBody } from './properties'

/** As of version 2026-03-11: without the old name of `in_trash`. */
export type PageBody = Omit<PageObjectResponse, 'archived'>
export type DataSourceBody = Omit<DataSourceObjectResponse, 'archived'>

const SOMEBODY = { object: 'user' as const, id: '5389a034-eb5c-47b5-8a9e-f79c99ef166c' }

/** A page as Notion tells it; `only` names the properties, by id, that were asked for. */
export function notionPage(row: FakeRow, only: readonly string[] = []): PageBody {
  const { source } = row
  // Ids are told percent-encoded; the SDK decodes them before it asks.
  const shown = source.properties.filter(
    ({ id }) => only.length === 0 || only.includes(id) || only.includes(decodeURIComponent(id)),
  )
  return {
    object: 'page',
    id: row.id,
    created_time: minute(row.createdAt),
    last_edited_time: minute(row.editedAt),
    created_by: SOMEBODY,
    last_edited_by: SOMEBODY,
    in_trash: row.inTrash,
    is_archived: row.inTrash,
    is_locked: false,
    url: `https://www.notion.so/${row.id.replaceAll('-', '')}`,
    public_url: null,
    icon: null,
    cover: null,
    parent: { type: 'data_source_id', data_source_id: source.id, database_id: source.databaseId },
    properties: Object.fromEntries(
      shown.map((property) => [property.name, valueBody(property, row.value(property))]),
    ),
  }
}

/** A data source with its schema. */
export function notionDataSource(source: FakeDataSource): DataSourceBody {
  return {
    object: 'data_source',
    id: source.id,
    title: [richText(source.name)],
    description: [],
    parent: { type: 'database_id', database_id: source.databaseId },
    database_parent: { type: 'workspace', workspace: true },
    is_inline: false,
    in_trash: source.inTrash,
    created_time: minute(source.createdAt),
    last_edited_time: minute(source.editedAt),
    created_by: SOMEBODY,
    last_edited_by: SOMEBODY,
    properties: Object.fromEntries(
      source.properties.map((property) => [property.name, propertyBody(property)]),
    ),
    icon: null,
    cover: null,
    url: `https://www.notion.so/${source.databaseId.replaceAll('-', '')}`,
    public_url: null,
  }
}

/** Notion cuts its times to the minute. */
export function minute(at: number): string {
  return new Date(wholeMinute(at)).toISOString()
}

export function wholeMinute(at: number): number {
  return at - (at % 60_000)
}
