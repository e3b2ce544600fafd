import type { Client, SearchParameters } from '@notionhq/client'
import type { NotionChoice, NotionSource } from '@shared/contract/connections'
import { Trouble } from '../../trouble'
import { ask, notionClient } from './client'
import {
  type DataSource,
  type Property,
  type StatusGroup,
  dataSourceSchema,
  fetchDataSource,
} from './data-source'
import { type List, idSchema, isSameId, listSchema } from './page'
import { notionWords } from './words'

const PAGE_SIZE = 100
/** Answers of a search; more data sources than this nobody chooses among. */
const MAX_ANSWERS = 20

/**
 * The data sources that are shared with the connection, by name, each with what could mean “done” in it, the likeliest
 * first; then those that are chosen and no longer shared, without anything to choose. Throws a `Trouble`.
 */
export async function listNotionSources(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
  chosen: readonly NotionChoice[],
): Promise<NotionSource[]> {
  const client = notionClient(fetch, apiUrl)
  const found = new Map<string, DataSource>()
  for await (const result of searched(client)) {
    const whole = dataSourceSchema.safeParse(result)
    const id = idSchema.safeParse(result).data?.id
    if (whole.success) found.set(whole.data.id, whole.data)
    else if (id !== undefined) {
      const fetched = await fetchDataSource(client, id, notionWords.sources)
      if (fetched) found.set(id, fetched)
    }
  }
  const shared = [...found.values()].filter(({ inTrash }) => !inTrash)
  const isFound = ({ dataSourceId }: NotionChoice): boolean =>
    shared.some(({ id }) => isSameId(id, dataSourceId))
  const missing: NotionSource[] = []
  for (const choice of chosen.filter((one) => !isFound(one))) {
    // A search can lag behind; what the data source says of itself holds.
    const fetched = await fetchDataSource(
      client,
      choice.dataSourceId,
      notionWords.quoted(choice.name),
    )
    if (fetched && !fetched.inTrash) shared.push(fetched)
    else
      missing.push({
        dataSourceId: choice.dataSourceId,
        name: choice.name,
        candidates: [],
        chosen: choice.done,
      })
  }
  return [
    ...shared
      .map((source) => sourceOf(source, chosen))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    ...missing,
  ]
}

async function* searched(client: Client): AsyncGenerator {
  let startCursor: string | null = null
  for (let answers = 0; answers < MAX_ANSWERS; answers += 1) {
    const { results, has_more, next_cursor } = await searchFrom(client, startCursor)
    yield* results
    if (!has_more) return
    if (next_cursor === null || next_cursor === startCursor)
      throw new Trouble('unreadable', notionWords.unreadable(notionWords.sources))
    startCursor = next_cursor
  }
}

function searchFrom(client: Client, startCursor: string | null): Promise<List> {
  const parameters: SearchParameters = {
    filter: { property: 'object', value: 'data_source' },
    page_size: PAGE_SIZE,
    start_cursor: startCursor,
  }
  return ask(() => client.search(parameters), listSchema, notionWords.sources)
}

function sourceOf(source: DataSource, chosen: readonly NotionChoice[]): NotionSource {
  const choice = chosen.find(({ dataSourceId }) => isSameId(dataSourceId, source.id))
  return {
    // Under the id it was chosen by: another spelling would be another data source to the notes on its pages.
    dataSourceId: choice?.dataSourceId ?? source.id,
    name: source.name,
    candidates: source.properties
      .flatMap(candidateOf)
      .toSorted((one, other) => likelihood(other) - likelihood(one)),
    chosen: choice?.done ?? null,
  }
}

type Candidate = NotionSource['candidates'][number]

function candidateOf(property: Property): Candidate[] {
  if (property.type === 'other') return []
  const { id, name } = property
  if (property.type === 'checkbox')
    return [{ kind: 'checkbox', propertyId: id, propertyName: name }]
  const { options, groups } = property.status
  const doneGroup = groupOfDone(groups)
  return [
    {
      kind: 'status',
      propertyId: id,
      propertyName: name,
      groups: groups
        .map((group) => ({
          id: group.id,
          name: group.name,
          options: group.option_ids.flatMap((optionId) =>
            options
              .filter((option) => option.id === optionId)
              .map((option) => ({ id: option.id, name: option.name })),
          ),
          meansDone: group === doneGroup,
        }))
        .toSorted((one, other) => Number(other.meansDone) - Number(one.meansDone)),
    },
  ]
}

/**
 * Notion's own group for what is done. It keeps no mark of it, and its name can be in any language: so it is the one
 * with the name that Notion gives it, else the only green one, as Notion paints it, else the last, for groups stand in
 * the order of the work.
 */
function groupOfDone(groups: readonly StatusGroup[]): StatusGroup | undefined {
  const named = groups.find(({ name }) => name.trim().toLowerCase() === 'complete')
  const [green, ...otherGreens] = groups.filter(({ color }) => color === 'green')
  return named ?? (otherGreens.length === 0 ? green : undefined) ?? groups.at(-1)
}

const DONE_NAME = /\b(done|complete|completed|finished)\b/i

function likelihood({ kind, propertyName }: Candidate): number {
  return (kind === 'status' ? 2 : 0) + (DONE_NAME.test(propertyName) ? 1 : 0)
}
