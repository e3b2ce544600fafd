import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DoneRule, NotionChoice } from '../../../../src/shared/contract/connections'

export const MINUTE = 60_000
const floor = (time: number): number => Math.floor(time / MINUTE) * MINUTE
const iso = (time: number): string => new Date(floor(time)).toISOString()

export interface SmallPage {
  readonly id: string
  dataSourceId: string
  title: string
  done: boolean
  created: number
  edited: number
  inTrash: boolean
}

export interface SmallDataSource {
  readonly id: string
  name: string
  kind: 'status' | 'checkbox'
  propertyName: string
  isShared: boolean
  /** Its property of `kind` has been deleted. */
  propertyIsGone: boolean
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly body: QueryBody
  readonly filterProperties: readonly string[]
}

interface QueryBody {
  readonly filter?: Condition | { readonly and: readonly Condition[] }
  readonly sorts?: readonly [{ timestamp: Time; direction: 'ascending' | 'descending' }]
  readonly start_cursor?: string
  readonly page_size?: number
}
type Time = 'created_time' | 'last_edited_time'
interface Bounds {
  readonly on_or_after?: string
  readonly before?: string
}
type Condition = { readonly timestamp: Time } & Readonly<Partial<Record<Time, Bounds>>>

const PROPERTY = 'wX%5Eq'
const DONE_OPTION = 'option-done'
const OPEN_OPTION = 'option-open'

/** A workspace of Notion with its own clock, that answers as the API of 2026-03-11 does. */
export class SmallNotion {
  now: number
  /** Rows after which a query ends and calls itself incomplete. */
  cap = 10_000
  readonly pages: SmallPage[] = []
  readonly dataSources: SmallDataSource[] = []
  readonly asked: Asked[] = []
  /** Answers in the place of Notion; null leaves it to Notion. */
  intercept: (asked: Asked) => Response | null = () => null
  /** What becomes of the results of a query on the way. */
  results: (results: unknown[]) => unknown[] = (results) => results

  constructor(now: number) {
    this.now = now
  }

  addDataSource(name: string, kind: 'status' | 'checkbox' = 'status'): SmallDataSource {
    const dataSource: SmallDataSource = {
      id: `ds-${this.dataSources.length}`,
      name,
      kind,
      propertyName: 'Status',
      isShared: true,
      propertyIsGone: false,
    }
    this.dataSources.push(dataSource)
    return dataSource
  }

  addPage({ id }: SmallDataSource, title: string, done = false): SmallPage {
    const page: SmallPage = {
      id: `page-${this.pages.length}`,
      dataSourceId: id,
      title,
      done,
      created: this.now,
      edited: this.now,
      inTrash: false,
    }
    this.pages.push(page)
    return page
  }

  edit(page: SmallPage, change: Partial<SmallPage>): void {
    Object.assign(page, change, { edited: this.now })
  }

  choose({ id, name, kind }: SmallDataSource): NotionChoice {
    const done: DoneRule =
      kind === 'status'
        ? { kind, propertyId: PROPERTY, optionIds: [DONE_OPTION] }
        : { kind, propertyId: PROPERTY }
    return { dataSourceId: id, name, done }
  }

  get queries(): readonly Asked[] {
    return this.asked.filter(({ path }) => path.endsWith('/query'))
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const text = await request.text()
    const asked: Asked = {
      method: request.method,
      path: url.pathname,
      headers: request.headers,
      body: text === '' ? {} : (JSON.parse(text) as QueryBody),
      filterProperties: url.searchParams.getAll('filter_properties'),
    }
    this.asked.push(asked)
    return this.intercept(asked) ?? this.#answer(asked)
  }

  pageObject(page: SmallPage): Record<string, unknown> {
    const dataSource = this.#dataSource(page.dataSourceId)
    return {
      object: 'page',
      id: page.id,
      created_time: iso(page.created),
      last_edited_time: iso(page.edited),
      in_trash: page.inTrash,
      is_archived: false,
      is_locked: false,
      parent: { type: 'data_source_id', data_source_id: page.dataSourceId, database_id: 'db' },
      properties: {
        Name: { id: 'title', type: 'title', title: [{ plain_text: page.title }] },
        ...(dataSource?.propertyIsGone !== true && {
          [dataSource?.propertyName ?? 'Status']: valueOf(page, dataSource?.kind ?? 'status'),
        }),
      },
    }
  }

  #dataSource(id: string): SmallDataSource | undefined {
    return this.dataSources.find((dataSource) => dataSource.id === id)
  }

  #answer(asked: Asked): Response {
    if (asked.path === '/v1/search')
      return json({ ...listOf(this.dataSources.filter(isShared).map(schemaOf)) })
    const [, id = '', isQuery] = /^\/v1\/data_sources\/([^/]+)(\/query)?$/.exec(asked.path) ?? []
    const dataSource = this.#dataSource(id)
    if (!dataSource?.isShared) return failure(404, 'object_not_found')
    if (isQuery === undefined) return json(schemaOf(dataSource))
    if (dataSource.propertyIsGone && asked.filterProperties.includes(decodeURIComponent(PROPERTY)))
      return failure(400, 'validation_error')
    return json(this.#query(id, asked.body))
  }

  #query(dataSourceId: string, body: QueryBody): unknown {
    const [sort] = body.sorts ?? [{ timestamp: 'created_time', direction: 'ascending' } as const]
    const sign = sort.direction === 'ascending' ? 1 : -1
    const keyOf = (page: SmallPage): number =>
      timeOf(page, sort.timestamp) * sign + this.pages.indexOf(page) * sign * 1e-3
    const conditions =
      body.filter === undefined ? [] : 'and' in body.filter ? body.filter.and : [body.filter]
    const [after, served] = (body.start_cursor ?? '').split('/').map(Number)
    const rows = this.pages
      .filter((page) => page.dataSourceId === dataSourceId && !page.inTrash)
      .filter((page) => conditions.every((condition) => holds(page, condition)))
      .filter((page) => body.start_cursor === undefined || keyOf(page) > (after ?? 0))
      .toSorted((one, other) => keyOf(one) - keyOf(other))
    const before = body.start_cursor === undefined ? 0 : (served ?? 0)
    const taken = rows.slice(0, Math.min(body.page_size ?? 100, this.cap - before))
    const total = before + taken.length
    const last = taken.at(-1)
    const hasMore = taken.length < rows.length && total < this.cap
    return {
      ...listOf(this.results(taken.map((page) => this.pageObject(page)))),
      has_more: hasMore,
      next_cursor: hasMore && last ? `${keyOf(last)}/${total}` : null,
      request_status:
        taken.length < rows.length && !hasMore
          ? { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }
          : { type: 'complete' },
    }
  }
}

/** The workspace over real HTTP on this computer. */
export async function serve(
  notion: SmallNotion,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value)
      const body = Buffer.concat(chunks).toString()
      const answer = await notion.fetch(`http://127.0.0.1${request.url ?? '/'}`, {
        method: request.method ?? 'GET',
        headers,
        ...(body !== '' && { body }),
      })
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })
}

/** An error as Notion writes it. */
export function failure(status: number, code: string, additional_data?: unknown): Response {
  return json(
    { object: 'error', status, code, message: 'Notion’s own words', additional_data },
    status,
  )
}

function valueOf(page: SmallPage, kind: 'status' | 'checkbox'): unknown {
  if (kind === 'checkbox') return { id: PROPERTY, type: kind, checkbox: page.done }
  const id = page.done ? DONE_OPTION : OPEN_OPTION
  return { id: PROPERTY, type: kind, status: { id, name: id, color: 'default' } }
}

function schemaOf({ id, name, kind, propertyName, propertyIsGone }: SmallDataSource) {
  const options = [
    { id: OPEN_OPTION, name: 'Open', color: 'default' },
    { id: DONE_OPTION, name: 'Shipped', color: 'green' },
  ]
  const groups = [
    { id: 'g1', name: 'To-do', color: 'gray', option_ids: [OPEN_OPTION] },
    { id: 'g2', name: 'In progress', color: 'blue', option_ids: [] },
    { id: 'g3', name: 'Complete', color: 'green', option_ids: [DONE_OPTION] },
  ]
  const value = kind === 'status' ? { status: { options, groups } } : { checkbox: {} }
  return {
    object: 'data_source',
    id,
    title: name === '' ? [] : [{ plain_text: name }],
    in_trash: false,
    properties: {
      Name: { id: 'title', name: 'Name', type: 'title', title: {} },
      ...(!propertyIsGone && {
        [propertyName]: { id: PROPERTY, name: propertyName, type: kind, ...value },
      }),
    },
  }
}

function listOf(results: unknown[]) {
  return { object: 'list', results, has_more: false, next_cursor: null }
}

function isShared(dataSource: SmallDataSource): boolean {
  return dataSource.isShared
}

function timeOf(page: SmallPage, time: Time): number {
  return floor(time === 'created_time' ? page.created : page.edited)
}

function holds(page: SmallPage, condition: Condition): boolean {
  const { on_or_after, before } = condition[condition.timestamp] ?? {}
  const time = timeOf(page, condition.timestamp)
  return (
    (on_or_after === undefined || time >= Date.parse(on_or_after)) &&
    (before === undefined || time < Date.parse(before))
  )
}
