import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { MINUTE, type Page, TITLE_LIMIT } from './page'

/** What was last seen of a page; the stored note of it. */
export const snapshotSchema = z.object({
  done: z.boolean(),
  edited: z.number(),
  /** Of the page's last counted transition; the next has one more. */
  sequence: z.int().min(0),
  /** When the completion that holds now was counted; null when none is. */
  doneAt: z.number().nullable(),
  title: z.string().max(TITLE_LIMIT),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** How a page is looked at. */
export interface Watch {
  /** What is found at the first sync is noted and not counted. */
  readonly seeding: boolean
  /** Pages made since then that are already done were finished under our eyes. */
  readonly bornAfter: EpochMs
  /** Where the sequence of a page begins that was never seen before. */
  readonly firstSequence: number
  /** Earlier completions are not counted. */
  readonly countFrom: EpochMs
  readonly now: EpochMs
  /** Notion's own clock; null when it has not told it. */
  readonly theirNow: EpochMs | null
}

export interface Transition {
  readonly direction: 1 | -1
  readonly at: EpochMs
}

export interface Observation {
  readonly snapshot: Snapshot
  readonly transition: Transition | null
}

/**
 * What seeing a page means, given what was last seen of it; null when there is nothing new. A completion is a change
 * from not done to done, and is counted at the page's last edit: Notion keeps no better time. One that was counted is
 * taken back when the page is no longer done; one that was not (done before the first sync, erased since) is not.
 */
export function observe(before: Snapshot | null, page: Page, watch: Watch): Observation | null {
  // A page in the trash is as it was: its work has been done, and it may come back.
  if (page.inTrash) return null
  // Answers overlap, and one of them may be older than what is known; unless that was stamped by a wrong clock.
  const isPast = before !== null && before.edited <= (watch.theirNow ?? Infinity) + MINUTE
  if (isPast && page.edited < before.edited) return null
  const noted = { done: page.done, edited: page.edited, title: page.title }
  const sequence = Math.max(before?.sequence ?? 0, watch.firstSequence)
  const wasDone =
    before?.done ?? (watch.seeding || page.created < watch.bornAfter ? page.done : false)
  const quietly = (doneAt: EpochMs | null): Observation => ({
    snapshot: { ...noted, sequence, doneAt },
    transition: null,
  })
  if (wasDone === page.done) {
    const isKnown = before !== null && before.edited === page.edited && before.title === page.title
    return isKnown && before.sequence === sequence ? null : quietly(before?.doneAt ?? null)
  }
  if (watch.seeding) return quietly(null)
  const transition = page.done ? completed(page, watch) : takenBack(before, watch)
  if (transition === null) return quietly(null)
  return {
    snapshot: {
      ...noted,
      sequence: sequence + 1,
      doneAt: transition.direction === 1 ? transition.at : null,
    },
    transition,
  }
}

function completed(page: Page, { countFrom, now }: Watch): Transition | null {
  if (page.edited + MINUTE <= countFrom) return null
  // The edit was at some time within its minute; not before counting began, and not in the future.
  return { direction: 1, at: Math.min(Math.max(page.edited, countFrom), now) }
}

function takenBack(before: Snapshot | null, { countFrom }: Watch): Transition | null {
  const at = before?.doneAt ?? null
  return at === null || at < countFrom ? null : { direction: -1, at }
}
