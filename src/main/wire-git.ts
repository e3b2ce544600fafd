import { homedir } from 'node:os'
import { z } from 'zod'
import type { GitOverview } from '@shared/contract/git'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import { integrationOf, mergeMetadata, readMetadata } from './accounts/integration'
import { type AuditEntry, record } from './audit/record'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { inTransaction } from './database/transaction'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { type GitSource, createGitSource } from './sources/git/git-source'
import type { GitMetadata } from './sources/git/ports'
import { gitStore } from './sources/git/store'
import type { Silences } from './sources/polling/silences'

export interface GitParts {
  readonly database: Database
  readonly userId: UserId
  /** This installation: its folders mean nothing on another computer with the same database. */
  readonly device: string
  /** Folders named with `--watch`. */
  readonly flagFolders: readonly string[]
  readonly pipeline: Pipeline
  readonly silences: Silences
  readonly clock: Clock
  readonly log: Log
  onChange(overview: GitOverview): void
  /** The database did not answer. */
  onAway(): void
}

/** The git source, over this device's integration. */
export async function openGit(parts: GitParts): Promise<GitSource> {
  const { database, userId, pipeline, silences, clock, log } = parts
  const integrationId = await integrationOf(database, userId, 'git', parts.device)
  let noted = Promise.resolve()
  return createGitSource({
    ports: { ingest: (batch) => pipeline.ingest(batch), clock, log: log.for('git') },
    integrationId,
    userId,
    store: gitStore(database, integrationId, userId),
    metadata: auditedMetadata(database, userId, integrationId),
    flagFolders: parts.flagFolders,
    homeFolder: homedir(),
    onChange: (overview) => parts.onChange(overview),
    // Whom the user has pause is silent, as a connection is: its share of the pet's decay pauses with it.
    onPaused: (since) => {
      const at = clock()
      // In the order they were asked for: else a silence could begin after its end.
      noted = noted
        .then(() =>
          // From when it was asked for: a crash before this is noted costs the pet nothing, the next start notes it.
          since === null
            ? silences.end(integrationId, at)
            : silences.begin(userId, integrationId, since),
        )
        .catch((error: unknown) => log.for('git').warn('a pause could not be noted', error))
    },
    onAway: () => parts.onAway(),
  })
}

const watchedSchema = z.object({
  watchedFolders: z.array(z.string()).catch([]).default([]),
  pausedAt: z.number().nullable().catch(null).default(null),
})

/** The integration's settings; that a folder came or went, or reading was paused, is written to the audit log with the change itself. */
function auditedMetadata(
  database: Database,
  userId: UserId,
  integrationId: IntegrationId,
): GitMetadata {
  return {
    read: () => readMetadata(database, integrationId),
    merge: (patch) =>
      inTransaction(database, async (tx) => {
        const was = watchedSchema.parse(await readMetadata(tx, integrationId))
        const is = watchedSchema.parse(patch)
        const [before, after] = [was.watchedFolders, is.watchedFolders]
        await mergeMetadata(tx, integrationId, patch)
        const entry = (action: AuditEntry['action'], folder?: string): AuditEntry => ({
          userId,
          action,
          targetType: 'integration',
          targetId: integrationId,
          ...(folder !== undefined && { metadata: { folder } }),
        })
        await record(
          tx,
          ...after.filter((f) => !before.includes(f)).map((f) => entry('git.folder_added', f)),
          ...before.filter((f) => !after.includes(f)).map((f) => entry('git.folder_removed', f)),
          ...(is.pausedAt === was.pausedAt
            ? []
            : [entry(is.pausedAt === null ? 'connection.resumed' : 'connection.paused')]),
        )
      }),
  }
}
