import type { FakeClock } from '../clock'
import type { SecretBook } from '../secrets'
import type { Mount } from '../server'
import { NotionApi } from './api'
import { FakeDataSource, type FakeRow } from './data-source'
import { NotionOAuth } from './oauth'
import type { FakeProperty } from './properties'

/** Notion: sign-in, and one workspace with its data sources. */
export class FakeNotion {
  readonly workspace = { id: 'c1b9a3f2-6d0e-4d43-9f0a-1f2f3c4d5e6f', name: 'Ada’s workspace' }
  readonly oauth: NotionOAuth
  /** The most rows one query tells of. */
  queryCap = 10_000
  private readonly dataSources = new Map<string, FakeDataSource>()
  private readonly api: NotionApi

  constructor(
    private readonly clock: FakeClock,
    secrets: SecretBook,
  ) {
    this.oauth = new NotionOAuth(clock, secrets, this.workspace)
    this.api = new NotionApi(this)
  }

  /** A new data source, shared with the connection; with a title, a status and a checkbox unless told. */
  addDataSource(name = 'Tasks', properties?: readonly FakeProperty[]): FakeDataSource {
    const source = new FakeDataSource(name, this.clock, properties)
    this.dataSources.set(source.id, source)
    return source
  }

  sources(): readonly FakeDataSource[] {
    return [...this.dataSources.values()]
  }

  /** A data source as the connection sees it; null when it is not shared. Ids come with and without dashes. */
  shared(id: string): FakeDataSource | null {
    const wanted = id.replaceAll('-', '')
    const source = this.sources().find((each) => each.id.replaceAll('-', '') === wanted)
    return source?.isShared === true ? source : null
  }

  /** A page as the connection sees it, in the bin too; null when it is not shared. */
  row(id: string): FakeRow | null {
    for (const source of this.sources()) {
      const row = source.isShared ? source.rows.get(id) : undefined
      if (row !== undefined) return row
    }
    return null
  }

  mounts(): readonly Mount[] {
    const provider = 'notion' as const
    return [{ provider, prefix: '/notion', answer: (request) => this.api.answer(request) }]
  }
}
