import { z } from 'zod'
import { type DoneRule, type NotionChoice, troubleCodeSchema } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import { MINUTE } from './page'

/** Where a reading of a data source stands: at a minute, and within it when it holds more than Notion hands out. */
const positionSchema = z.object({
  from: z.number().nullable(),
  within: z.number().nullable(),
})
export type Position = z.infer<typeof positionSchema>

const standingSchema = z.object({
  /** What “done” meant when it was last read: with another meaning the notes say nothing, and are made anew. */
  rule: z.string(),
  /** When watching began, in ms: where the sequences of its pages begin. */
  began: z.number(),
  /** Pages made since this minute are new. */
  bornAfter: z.number(),
  /** When it was last read, or tried to. */
  readAt: z.number().nullable(),
  position: positionSchema,
  trouble: z.object({ code: troubleCodeSchema, message: z.string() }).nullable(),
  phase: z.discriminatedUnion('name', [
    z.object({ name: z.literal('new') }),
    z.object({
      name: z.literal('seeding'),
      /** The newest edit as the first sync began: changes are followed from there. Null for an empty data source. */
      newest: z.number().nullable(),
    }),
    z.object({
      name: z.literal('following'),
      /** The newest edit seen. */
      seen: z.number().nullable(),
      seenAt: z.number(),
      /** Everything of that minute has been seen for certain, and need not be read again. */
      settled: z.boolean(),
    }),
  ]),
})
/** Where one data source stands. */
export type Standing = z.infer<typeof standingSchema>

const cursorSchema = z.object({
  version: z.literal(1),
  polledAt: z.number().nullable(),
  sources: z.record(z.string(), standingSchema),
  /** Every data source that was ever read: a page may come from any of them. */
  known: z.array(z.string()).max(500),
})
export type Cursor = z.infer<typeof cursorSchema>

const MAX_KNOWN = 500

/**
 * The stored cursor, with what is no longer chosen left out: a data source chosen again begins anew, for what happened
 * meanwhile was not watched. One that cannot be read counts as none.
 */
export function readCursor(stored: unknown, choices: readonly NotionChoice[]): Cursor {
  const read = cursorSchema.safeParse(stored)
  const cursor = read.success
    ? read.data
    : { version: 1 as const, polledAt: null, sources: {}, known: [] }
  const chosen = choices.map(({ dataSourceId }) => dataSourceId)
  const known = [...new Set([...chosen, ...cursor.known])].slice(0, MAX_KNOWN)
  const sources = Object.fromEntries(
    choices.flatMap(({ dataSourceId, done }) => {
      const standing = cursor.sources[dataSourceId]
      return standing?.rule === ruleKey(done) ? [[dataSourceId, standing]] : []
    }),
  )
  return { ...cursor, known, sources }
}

/** What a meaning of “done” is compared by. */
export function ruleKey(rule: DoneRule): string {
  return rule.kind === 'checkbox'
    ? JSON.stringify([rule.kind, rule.propertyId])
    : JSON.stringify([rule.kind, rule.propertyId, ...rule.optionIds.toSorted()])
}

/** Where a data source stands that has just been chosen. */
export function newStanding(rule: DoneRule, now: EpochMs): Standing {
  return {
    rule: ruleKey(rule),
    began: now,
    bornAfter: Math.floor(now / MINUTE) * MINUTE,
    readAt: null,
    position: START,
    trouble: null,
    phase: { name: 'new' },
  }
}

/** Edits of this long ago are read again, for Notion tells times to the minute and shows an edit a little late. */
const OVERLAP_MS = 2 * MINUTE
/** After this long without an edit, nothing of the last one's minute is still to come. */
const SETTLED_MS = 10 * MINUTE
const START: Position = { from: null, within: null }

/** Where the next reading begins. */
export function startOf({ position, phase }: Standing): Position {
  if (phase.name !== 'following' || position.within !== null || position.from === null)
    return position
  if (phase.settled && phase.seen !== null) return { from: phase.seen + MINUTE, within: null }
  return { from: Math.max(0, position.from - OVERLAP_MS), within: null }
}

/** The standing after an answer, `edited` being the newest edit in it; goes on from there when it is cut short. */
export function afterStep(
  standing: Standing,
  { position, isLast }: { readonly position: Position; readonly isLast: boolean },
  edited: EpochMs | null,
  now: EpochMs,
): Standing {
  const read = { ...standing, readAt: now, trouble: null }
  const { phase } = standing
  if (phase.name === 'following') {
    const seen = edited === null ? phase.seen : Math.max(phase.seen ?? 0, edited)
    const isNewer = seen !== phase.seen
    const seenAt = isNewer ? now : Math.min(phase.seenAt, now)
    const settled = !isNewer && (phase.settled || (isLast && now - seenAt >= SETTLED_MS))
    return {
      ...read,
      position: isLast ? { from: seen, within: null } : furthest(standing.position, position),
      phase: { ...phase, seen, seenAt, settled },
    }
  }
  if (!isLast || phase.name === 'new') return { ...read, position }
  // What was edited while the first sync went on is read again, as changes.
  const { newest } = phase
  return {
    ...read,
    position: { from: newest, within: null },
    phase: { name: 'following', seen: newest, seenAt: now, settled: false },
  }
}

/** Clocks of one provider differ by a little. */
const TOLERANCE_MS = 10 * MINUTE

/** Would the next reading begin at a time that is still to come, by Notion's own clock? */
export function isAheadOf(standing: Standing, theirNow: EpochMs): boolean {
  const { from } = startOf(standing)
  return standing.phase.name === 'following' && from !== null && from > theirNow + TOLERANCE_MS
}

/** The standing, to go on from an earlier edit. */
export function putBack(standing: Standing, edited: EpochMs, now: EpochMs): Standing {
  if (standing.phase.name !== 'following') return standing
  const from = Math.max(0, Math.floor(edited / MINUTE) * MINUTE)
  return {
    ...standing,
    position: { from, within: null },
    phase: { ...standing.phase, seen: from, seenAt: now, settled: false },
  }
}

/** The overlap is read again each time; a reading cut short within it must not fall back further and further. */
function furthest(before: Position, now: Position): Position {
  if (before.within !== null || now.within !== null) return now
  return { from: Math.max(before.from ?? 0, now.from ?? 0), within: null }
}
