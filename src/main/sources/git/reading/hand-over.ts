import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Clock } from '../../../clock'
import { externalEventId } from '../../../raw-event'
import { type Cursor, cursorScope, storedCursor } from '../cursor'
import type { Ingest } from '../ports'
import type { LoggedCommit } from '../repository/commit-log'
import { type Describing, describeCommits } from './describe-commits'

export interface HandingOver {
  readonly ingest: Ingest
  readonly integrationId: IntegrationId
  readonly userId: UserId
  readonly clock: Clock
  readonly describing: Describing
  /** Called with the cursor of each chunk that is safe. */
  readonly stored: (cursor: Cursor) => void
}

/** Commits handed over at once. */
const CHUNK = 500

/**
 * Hands commits over in chunks, and moves the cursor from `before` to `after` with the last of them. Each earlier chunk
 * carries the cursor of before with what has been counted: a crash in between costs neither commits nor the count.
 * Returns the cursor as it now is.
 */
export async function handOver(
  commits: AsyncIterable<LoggedCommit>,
  before: Cursor,
  after: Cursor,
  handing: HandingOver,
): Promise<Cursor> {
  let { counted, lastCommitAt } = before
  let chunk = new Map<string, LoggedCommit>()
  const store = async (cursor: Cursor): Promise<Cursor> => {
    const read = [...chunk.values()]
    chunk = new Map()
    const described = await describeNew(read, handing.describing)
    counted += described.filter(({ isNewWork }) => isNewWork).length
    for (const { authoredAt } of read) lastCommitAt = Math.max(authoredAt, lastCommitAt ?? 0)
    const moved = { ...cursor, counted, lastCommitAt }
    await handing.ingest({
      integrationId: handing.integrationId,
      events: described.map(({ payload }) => ({
        externalId: externalEventId('git', handing.userId, payload.sha),
        payload,
      })),
      receivedAt: handing.clock(),
      cursor: {
        scope: cursorScope(handing.describing.repository.commonDir),
        value: storedCursor(moved),
      },
    })
    handing.stored(moved)
    return moved
  }
  for await (const commit of commits) {
    if (chunk.size === CHUNK) await store(before)
    chunk.set(commit.sha, commit)
  }
  return store(after)
}

/** Leaves out what has been handed over before: by an earlier reading, another clone, or another device. */
async function describeNew(
  commits: readonly LoggedCommit[],
  describing: Describing,
): ReturnType<typeof describeCommits> {
  if (commits.length === 0) return []
  const known = await describing.store.known(commits.map(({ sha }) => sha))
  return describeCommits(
    commits.filter(({ sha }) => !known.has(sha)),
    describing,
  )
}
