import { randomUUID } from 'node:crypto'
import {
  type Answer,
  type FakeRequest,
  type JsonObject,
  bearerOf,
  isObject,
  json,
  jsonBody,
} from '../exchange'
import { part, publishedBody } from '../fixtures'
import { Routes } from '../routes'
import { notionDataSource, notionPage } from './bodies'
import { notShared, notionError, unauthorized } from './errors'
import type { FakeNotion } from './notion'
import { InvalidQuery, filterOf, sorted } from './query'

const VERSIONS = ['2025-09-03', '2026-03-11']
const BOT = publishedBody('notion/bot-user')

/** Notion's REST API, as far as finding, describing and reading data sources. */
export class NotionApi {
  private readonly open = new Routes()
  private readonly guarded = new Routes()

  constructor(private readonly notion: FakeNotion) {
    notion.oauth.addRoutes(this.open)
    this.guarded
      .on('GET', '/v1/users/me', () => found(this.me()))
      .on('POST', '/v1/search', (request) => this.search(request))
      .on('GET', '/v1/data_sources/:id', (_, { id = '' }) => {
        const source = notion.shared(id)
        return source === null ? notShared('data source', id) : found(notionDataSource(source))
      })
      .on('POST', '/v1/data_sources/:id/query', (request, { id }) => this.query(request, id))
      .on('GET', '/v1/pages/:id', (request, { id = '' }) => {
        const row = notion.row(id)
        return row === null ? notShared('page', id) : found(notionPage(row, asked(request)))
      })
  }

  answer(request: FakeRequest): Answer {
    return this.open.answer(request) ?? this.guardedAnswer(request)
  }

  private guardedAnswer(request: FakeRequest): Answer {
    const version = request.headers['notion-version']
    if (this.notion.oauth.tokens.live(bearerOf(request.headers)) === null) return unauthorized()
    if (version === undefined) {
      return notionError(
        400,
        'missing_version',
        'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.',
      )
    }
    if (typeof version !== 'string' || !VERSIONS.includes(version)) {
      return notionError(400, 'validation_error', 'Notion-Version header failed validation.')
    }
    const answer = this.guarded.answer(request)
    return answer ?? notionError(400, 'invalid_request_url', 'Invalid request URL.')
  }

  private me(): JsonObject {
    const { workspace } = this.notion
    const bot = { ...part(BOT, 'bot'), workspace_id: workspace.id, workspace_name: workspace.name }
    return { ...BOT, id: this.notion.oauth.botId, bot }
  }

  private search(request: FakeRequest): Answer {
    const body = bodyOf(request)
    const filter = body['filter']
    if (isObject(filter) && filter['value'] !== 'data_source') return found(list([], 0, 0))
    const sources = this.notion.sources().filter(({ isShared, inTrash }) => isShared && !inTrash)
    const words = typeof body['query'] === 'string' ? body['query'].toLowerCase() : ''
    const fitting = sources.filter(({ name }) => name.toLowerCase().includes(words))
    const { from, size } = windowOf(body)
    return found(list(fitting.slice(from, from + size).map(notionDataSource), from, fitting.length))
  }

  /** At most `queryCap` rows in all pages together; what is beyond is not told. */
  private query(request: FakeRequest, id = ''): Answer {
    const source = this.notion.shared(id)
    if (source === null) return notShared('data source', id)
    const body = bodyOf(request)
    try {
      const fits = filterOf(source, body['filter'])
      const inTrash = body['in_trash'] === true
      const rows = [...source.rows.values()].filter((row) => row.inTrash === inTrash && fits(row))
      const { queryCap } = this.notion
      const told = sorted(rows, body['sorts']).slice(0, queryCap)
      const { from, size } = windowOf(body)
      const pages = told.slice(from, from + size).map((row) => notionPage(row, asked(request)))
      const answer = list(pages, from, told.length)
      const isCutOff = !answer.has_more && rows.length > told.length
      return found({ ...answer, request_status: isCutOff ? INCOMPLETE : { type: 'complete' } })
    } catch (error) {
      if (error instanceof InvalidQuery) return notionError(400, 'validation_error', error.message)
      throw error
    }
  }
}

const INCOMPLETE = { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }

function found(body: object): Answer {
  return json({ ...body, request_id: randomUUID() })
}

function list(results: readonly unknown[], from: number, total: number) {
  const next = from + results.length
  const hasMore = next < total
  return {
    object: 'list',
    type: 'page_or_data_source',
    page_or_data_source: {},
    results,
    has_more: hasMore,
    next_cursor: hasMore ? `cursor-${next}` : null,
  }
}

function windowOf(body: JsonObject): { readonly from: number; readonly size: number } {
  const { start_cursor: cursor, page_size: size } = body
  return {
    from: typeof cursor === 'string' ? Number(cursor.replace('cursor-', '')) : 0,
    size: Math.min(100, typeof size === 'number' ? size : 100),
  }
}

function bodyOf(request: FakeRequest): JsonObject {
  const body = jsonBody(request)
  return isObject(body) ? body : {}
}

/** Property ids of `filter_properties`, in the forms the documentation and the SDK send them. */
function asked({ query }: FakeRequest): readonly string[] {
  return [...query.getAll('filter_properties'), ...query.getAll('filter_properties[]')]
}
