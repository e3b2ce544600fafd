import { sql } from 'drizzle-orm'
import type { About } from '@shared/contract/app'
import type { OpenedDatabase } from './database/open'
import type { Host } from './host/host'

export interface AboutParts {
  readonly host: Host
  readonly version: string
  readonly dataFolder: string
  readonly opened: OpenedDatabase
  readonly endpoint: About['endpoint']
}

/** What Familiar says of itself. */
export function aboutService({
  host,
  version,
  dataFolder,
  opened,
  endpoint,
}: AboutParts): () => Promise<About> {
  return async () => {
    const { rows } = await opened.database.execute<{ bytes: number }>(
      sql`select pg_database_size(current_database())::float8 as bytes`,
    )
    const [newest] = await opened.backups.list()
    return {
      version,
      host: host.kind,
      runtime: host.runtime,
      platform: `${process.platform} ${process.arch}`,
      dataFolder,
      database: {
        ...opened.description,
        sizeBytes: rows[0]?.bytes ?? 0,
        lastBackupAt: newest?.takenAt.toISOString() ?? null,
        backupsFolder: opened.backups.folder,
      },
      endpoint,
    }
  }
}
