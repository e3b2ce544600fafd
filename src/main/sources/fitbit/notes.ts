import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LocalDate } from '@shared/domain/local-day'
import type { PollTurn, SourceItem } from '../source'
import { localDateSchema } from './civil-date'

/** What the source remembers of each day and sleep: `source_items`, one scope for each kind. */
export const NOTE_SCOPES = ['steps', 'minutes', 'sleep'] as const
export type NoteScope = (typeof NOTE_SCOPES)[number]

const noteSchema = z.object({
  value: z.int().min(0),
  /** How many changes have been handed over. */
  sequence: z.int().min(0),
  date: localDateSchema,
  /** Days only: what does not count of the day. */
  base: z.int().min(0).default(0),
  /** Sleeps only: where the value was counted. */
  occurredAt: z.int().min(0).nullable().default(null),
})
export type Note = z.infer<typeof noteSchema>

/** An account's notes of a scope, by the plain id of the thing. */
export type Notes = ReadonlyMap<string, Note>

const MOST_ID = 100

/** Reads the notes of a scope: those of some things, or all. Another account's are left alone. */
export async function readNotes(
  turn: PollTurn,
  scope: NoteScope,
  things?: readonly string[],
): Promise<Notes> {
  const prefix = prefixOf(turn.account)
  const ids = things?.map((thing) => itemId(turn.account, thing))
  const items = await turn.readItems(scope, ids)
  return new Map(
    [...items]
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, value]) => [id.slice(prefix.length), noteSchema.parse(value)]),
  )
}

/** A note as it is stored; null forgets it. */
export function noteItem(
  account: string,
  scope: NoteScope,
  thing: string,
  value: Note | null,
): SourceItem {
  return { scope, id: itemId(account, thing), value }
}

/** A thing's id as short as a note's may be. */
export function shortId(id: string): string {
  return id.length <= MOST_ID ? id : createHash('sha256').update(id).digest('hex')
}

/** Notes of days so long past that they are asked for no more. */
export async function outdatedNotes(turn: PollTurn, before: LocalDate): Promise<SourceItem[]> {
  const found: SourceItem[] = []
  for (const scope of NOTE_SCOPES)
    for (const [thing, { date }] of await readNotes(turn, scope))
      if (date < before) found.push(noteItem(turn.account, scope, thing, null))
  return found
}

/** The last day of which anything is noted; null when nothing is. */
export async function newestNoted(turn: PollTurn): Promise<LocalDate | null> {
  let newest: LocalDate | null = null
  for (const scope of NOTE_SCOPES)
    for (const { date } of (await readNotes(turn, scope)).values())
      if (newest === null || date > newest) newest = date
  return newest
}

function itemId(account: string, thing: string): string {
  return `${prefixOf(account)}${shortId(thing)}`
}

function prefixOf(account: string): string {
  return `${shortId(account).slice(0, 64)}:`
}
