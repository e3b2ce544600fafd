import type { NotionChoice } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import type { Cursor } from './cursor'

/**
 * Between two polls. Data sources take turns, one a poll, so that 48 requests an hour are made at rest however many
 * there are: one is read every 75 seconds, ten are each read every 12.5 minutes.
 */
export const EVERY_MS = 75_000
/** The poller's own polls come a tenth early at most. */
const EARLY_MS = EVERY_MS * 0.85

/**
 * The data sources to be read in a poll: the one whose turn it is, those whose first sync is not finished or whose
 * answer could not be read, and after a sleep those that were not read for two rounds. All of them when the poll comes
 * before its time (`polledAt` is when the last one was), for then the user has asked for it.
 */
export function dueAt(
  now: EpochMs,
  polledAt: EpochMs | null,
  choices: readonly NotionChoice[],
  standings: Cursor['sources'],
): NotionChoice[] {
  if (polledAt !== null && now >= polledAt && now - polledAt < EARLY_MS) return [...choices]
  // When none can be read there are no turns to keep, and the next poll is the one that is to show a change.
  if (choices.every(({ dataSourceId }) => standings[dataSourceId]?.trouble)) return [...choices]
  const readAt = ({ dataSourceId }: NotionChoice): EpochMs => standings[dataSourceId]?.readAt ?? 0
  const [next] = choices.toSorted((one, other) => readAt(one) - readAt(other))
  const round = choices.length * EVERY_MS
  return choices.filter((choice) => {
    const standing = standings[choice.dataSourceId]
    if (choice === next || !standing) return true
    const { phase, trouble } = standing
    if (trouble === null ? phase.name !== 'following' : trouble.code === 'unreadable') return true
    const age = now - readAt(choice)
    return age > 2 * round || age < 0
  })
}
