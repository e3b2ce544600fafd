import { homedir } from 'node:os'
import { z } from 'zod'
import type { GitOverview } from '@shared/contract/git'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import { DAY, type EpochMs } from '@shared/domain/local-day'
import { integrationOf, mergeMetadata, readMetadata } from './accounts/integration'
import { notePresence } from './accounts/presence'
import { type AuditEntry, record } from './audit/record'
import type { Clock } from './clock'
import { type Database, isUnreachable } from './database/connection'
import { inTransaction } from './database/transaction'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { type GitSource, createGitSource } from './sources/git/git-source'
import type { GitMetadata, PauseNotes } from './sources/git/ports'
import { gitStore } from './sources/git/store'
import { type After, createAlarm, systemAfter } from './sources/polling/alarm'
import { createInsistence } from './sources/polling/insist'
import type { Silences } from './sources/polling/silences'
import { endPausesOfGone } from './wire-silences'

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
  /** Timers of a test's own. */
  readonly after?: After
  onChange(overview: GitOverview): void
  /** Silences of others have ended: the pet's present is another. */
  onSilence(): void
  /** The database did not answer. */
  onAway(): void
}

/** The git source, over this device's integration. */
export async function openGit(parts: GitParts): Promise<GitSource> {
  const { database, userId, pipeline, clock, log } = parts
  const integrationId = await integrationOf(database, userId, 'git', parts.device)
  return createGitSource({
    ports: { ingest: (batch) => pipeline.ingest(batch), clock, log: log.for('git') },
    integrationId,
    userId,
    store: gitStore(database, integrationId, userId),
    metadata: auditedMetadata(database, userId, integrationId),
    flagFolders: parts.flagFolders,
    homeFolder: homedir(),
    onChange: (overview) => parts.onChange(overview),
    pauses: notePauses(parts, integrationId),
    onAway: () => parts.onAway(),
  })
}

/** An installation says that it is about this often; `isAbout` believes it for two weeks. */
const PRESENCE_MS = DAY

/**
 * Whom the user has pause is silent, as a connection is: its share of the pet's decay pauses with it. That holds as long as
 * this device is about, so it says that it is, and ends the pauses of those that are no more.
 */
function notePauses(parts: GitParts, integrationId: IntegrationId): PauseNotes {
  const { database, userId, silences, clock, after = systemAfter } = parts
  const log = parts.log.for('git')
  let since: EpochMs | null = null
  const notes = createInsistence({
    after,
    onFailed: (error) => {
      if (isUnreachable(error)) parts.onAway()
      log.warn('a pause could not be noted; it is tried again', error)
    },
  })
  /** From when it was asked for: a crash before this is noted costs the pet nothing, the next start notes it. */
  const begin = (from: EpochMs): void =>
    notes.ask(() => silences.begin(userId, integrationId, from))
  const alarm = createAlarm(clock, after, () => beAbout())
  const beAbout = (): void => {
    alarm.set(PRESENCE_MS)
    notes.ask(() => notePresence(database, integrationId))
    // Said anew each time: after two weeks asleep this device was taken for one that is no more.
    if (since !== null) begin(since)
    notes.ask(async () => {
      if (await endPausesOfGone(database, userId, integrationId, clock())) parts.onSilence()
    })
  }
  return {
    note: (next) => {
      const at = clock()
      since = next
      if (next === null) notes.ask(() => silences.end(integrationId, at))
      if (alarm.at === null) beAbout()
      else if (next !== null) begin(next)
    },
    goOn: () => notes.goOn(),
    stop: async () => {
      alarm.clear()
      await notes.stop()
    },
  }
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
