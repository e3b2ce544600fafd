import type { Client, QueryDataSourceParameters } from '@notionhq/client'
import type { NotionChoice } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import { ask } from './client'
import type { Position } from './cursor'
import { type List, MINUTE, type PageReading, listSchema, readPage } from './page'
import { notionWords } from './words'

const PAGE_SIZE = 100
/** The newest may be no page at all: wikis hold data sources among their pages. */
const NEWEST_SIZE = 10

/** What a walk goes along: the times at which pages were made, or last edited. */
export type Axis = 'created_time' | 'last_edited_time'
type Filter = NonNullable<QueryDataSourceParameters['filter']>

/** One answer of a walk, and from where to go on should it be the last for now. */
export interface Step {
  readonly readings: readonly PageReading[]
  readonly position: Position
  /** Nothing comes after it. */
  readonly isLast: boolean
}

/**
 * All pages of a data source from a position on, oldest first along `axis`, an answer at a time. Notion ends a query at
 * 10,000 pages and says so only in `request_status`: the walk then goes on from the last time it has seen. Where more
 * pages than that share one minute, it goes through the minute along the other axis. Throws a `Trouble`.
 */
export async function* walk(
  client: Client,
  choice: NotionChoice,
  axis: Axis,
  start: Position,
): AsyncGenerator<Step> {
  let position = start
  while (true) {
    const along = position.within === null ? axis : otherThan(axis)
    let last: EpochMs | null = null
    let isComplete = false
    for await (const { readings, complete, ended } of windowOf(client, choice, axis, position)) {
      last = latest(last, readings, along)
      isComplete = complete
      const isLast = ended && complete && position.within === null
      yield { readings, position: advanced(position, last), isLast }
    }
    const next = isComplete ? afterMinute(position) : beyondLimit(position, last, choice)
    if (next === null) return
    position = next
  }
}

async function* windowOf(
  client: Client,
  { dataSourceId, done, name }: NotionChoice,
  axis: Axis,
  position: Position,
): AsyncGenerator<{ readings: readonly PageReading[]; complete: boolean; ended: boolean }> {
  const filter = filterOf(axis, position)
  const along = position.within === null ? axis : otherThan(axis)
  let startCursor: string | null = null
  while (true) {
    const answer: List = await queryOnce(client, name, {
      data_source_id: dataSourceId,
      // The title's id is the same everywhere.
      filter_properties: ['title', done.propertyId],
      sorts: [{ timestamp: along, direction: 'ascending' }],
      page_size: PAGE_SIZE,
      ...(filter && { filter }),
      ...(startCursor !== null && { start_cursor: startCursor }),
    })
    const next = answer.has_more ? answer.next_cursor : null
    if (answer.has_more && (next === null || next === startCursor))
      throw new Trouble('unreadable', notionWords.unreadable(notionWords.quoted(name)))
    yield {
      readings: answer.results.map((result) => readPage(result, done)),
      complete: answer.request_status?.type !== 'incomplete',
      ended: next === null,
    }
    if (next === null) return
    startCursor = next
  }
}

/** The newest edit of a data source, by Notion's clock, which ours need not agree with; null when it is empty. */
export async function newestEdit(client: Client, choice: NotionChoice): Promise<EpochMs | null> {
  const answer = await queryOnce(client, choice.name, {
    data_source_id: choice.dataSourceId,
    filter_properties: ['title', choice.done.propertyId],
    sorts: [{ timestamp: 'last_edited_time', direction: 'descending' }],
    page_size: NEWEST_SIZE,
  })
  const readings = answer.results.map((result) => readPage(result, choice.done))
  return latest(null, readings, 'last_edited_time')
}

function queryOnce(
  client: Client,
  name: string,
  parameters: QueryDataSourceParameters,
): Promise<List> {
  return ask(() => client.dataSources.query(parameters), listSchema, notionWords.quoted(name))
}

function otherThan(axis: Axis): Axis {
  return axis === 'created_time' ? 'last_edited_time' : 'created_time'
}

function latest(
  before: EpochMs | null,
  readings: readonly PageReading[],
  axis: Axis,
): EpochMs | null {
  return readings.reduce<EpochMs | null>((last, reading) => {
    if (reading.kind !== 'page' && reading.kind !== 'without-property') return last
    const time = axis === 'created_time' ? reading.page.created : reading.page.edited
    return last === null ? time : Math.max(last, time)
  }, before)
}

/** The position after having seen all up to `last`. Never before where it stood. */
function advanced(position: Position, last: EpochMs | null): Position {
  if (last === null) return position
  return position.within === null
    ? { from: Math.max(position.from ?? 0, last), within: null }
    : { ...position, within: Math.max(position.within, last) }
}

function afterMinute({ from, within }: Position): Position | null {
  return within === null || from === null ? null : { from: from + MINUTE, within: null }
}

function beyondLimit(position: Position, last: EpochMs | null, choice: NotionChoice): Position {
  const next = advanced(position, last)
  if (next.from !== position.from || next.within !== position.within) return next
  if (position.within === null && last !== null) return { from: last, within: 0 }
  throw new Trouble('misconfigured', notionWords.tooManyAtOnce(choice.name))
}

function filterOf(axis: Axis, { from, within }: Position): Filter | null {
  if (from === null) return null
  const since = bound(axis, 'on_or_after', from)
  if (within === null) return since
  return {
    and: [
      since,
      bound(axis, 'before', from + MINUTE),
      bound(otherThan(axis), 'on_or_after', within),
    ],
  }
}

function bound(axis: Axis, side: 'on_or_after' | 'before', time: EpochMs) {
  const iso = new Date(time).toISOString()
  const condition = side === 'before' ? { before: iso } : { on_or_after: iso }
  return axis === 'created_time'
    ? { timestamp: axis, created_time: condition }
    : { timestamp: axis, last_edited_time: condition }
}
