import { createHash } from 'node:crypto'
import type { NotionChoice } from '@shared/contract/connections'
import { type RawEvent, externalEventId } from '../../raw-event'
import type { PollTurn, SourceItem } from '../source'
import { type Page, type PageReading, isElsewhere } from './page'
import type { NotionPayload } from './payload'
import { type Snapshot, type Transition, type Watch, observe, snapshotSchema } from './snapshot'

/** The scope of the notes on pages that have left for a data source that is not read. */
const ELSEWHERE = 'page:elsewhere'
const scopeOf = (dataSourceId: string): string => `page:${dataSourceId}`

/** What an answer brings: to be stored in one delivery. */
export interface Intake {
  readonly events: readonly RawEvent[]
  readonly items: readonly SourceItem[]
}

/**
 * Compares the pages of an answer with the notes on them. A page that was moved here brings its note along from the
 * data source it was in (`known` are all that were ever read), so that moving counts nothing; a page that has moved
 * away leaves its note for when it comes back.
 */
export async function takeIn(
  turn: PollTurn,
  choice: NotionChoice,
  readings: readonly PageReading[],
  watch: Watch,
  known: readonly string[],
): Promise<Intake> {
  const gone = readings.flatMap((reading) =>
    isPage(reading) && isElsewhere(reading.page, choice.dataSourceId) ? [reading.page] : [],
  )
  const pages = readings.flatMap((reading) =>
    reading.kind === 'page' && !isElsewhere(reading.page, choice.dataSourceId)
      ? [reading.page]
      : [],
  )
  const notes = await notesOn(turn, choice.dataSourceId, { pages, gone }, known)
  const events: RawEvent[] = []
  for (const page of pages) {
    const seen = observe(notes.read(page.id), page, watch)
    if (seen === null) continue
    notes.keep(page.id, seen.snapshot)
    if (seen.transition)
      events.push(transitionEvent(turn.account, choice, page, seen.snapshot, seen.transition))
  }
  for (const { id, edited } of gone) {
    const note = notes.read(id)
    // An older answer may still tell where a page was before it came here.
    if (note !== null && note.edited <= edited) notes.sendAway(id, note)
  }
  const unreadable = readings.flatMap((reading) =>
    reading.kind === 'unreadable' ? [unreadableEvent(turn.account, choice, reading)] : [],
  )
  return { events: [...events, ...unreadable], items: notes.changes() }
}

function isPage(
  reading: PageReading,
): reading is Extract<PageReading, { kind: 'page' | 'without-property' }> {
  return reading.kind === 'page' || reading.kind === 'without-property'
}

interface Notes {
  read(id: string): Snapshot | null
  keep(id: string, snapshot: Snapshot): void
  /** The page is no longer in this data source. */
  sendAway(id: string, snapshot: Snapshot): void
  changes(): SourceItem[]
}

type PageId = Pick<Page, 'id'>

async function notesOn(
  turn: PollTurn,
  dataSourceId: string,
  { pages, gone }: { readonly pages: readonly PageId[]; readonly gone: readonly PageId[] },
  known: readonly string[],
): Promise<Notes> {
  const own = scopeOf(dataSourceId)
  const snapshots = await read(turn, own, [...new Set([...pages, ...gone].map(({ id }) => id))])
  const cameFrom = new Map<string, string>()
  const here = new Set(pages.map(({ id }) => id))
  for (const scope of [ELSEWHERE, ...known.map(scopeOf)]) {
    const missing = [...here].filter((id) => !snapshots.has(id))
    if (missing.length === 0) break
    if (scope === own) continue
    for (const [id, snapshot] of await read(turn, scope, missing)) {
      snapshots.set(id, snapshot)
      cameFrom.set(id, scope)
    }
  }
  const changed = new Map<string, SourceItem>()
  const change = (scope: string, id: string, value: Snapshot | null): void =>
    void changed.set(JSON.stringify([scope, id]), { scope, id, value })
  for (const [id, scope] of cameFrom) {
    change(own, id, snapshots.get(id) ?? null)
    change(scope, id, null)
  }
  return {
    read: (id) => snapshots.get(id) ?? null,
    keep: (id, snapshot) => {
      snapshots.set(id, snapshot)
      change(own, id, snapshot)
    },
    sendAway: (id, snapshot) => {
      snapshots.delete(id)
      change(own, id, null)
      change(ELSEWHERE, id, snapshot)
    },
    changes: () => [...changed.values()],
  }
}

async function read(
  turn: PollTurn,
  scope: string,
  ids: readonly string[],
): Promise<Map<string, Snapshot>> {
  if (ids.length === 0) return new Map()
  const items = [...(await turn.readItems(scope, ids))]
  return new Map(
    items.flatMap(([id, value]): [string, Snapshot][] => {
      const snapshot = snapshotSchema.safeParse(value)
      return snapshot.success ? [[id, snapshot.data]] : []
    }),
  )
}

function transitionEvent(
  account: string,
  { dataSourceId, name, done }: NotionChoice,
  page: Page,
  { sequence }: Snapshot,
  { direction, at }: Transition,
): RawEvent {
  const payload: NotionPayload = {
    kind: 'transition',
    direction,
    sequence,
    at,
    dataSource: { id: dataSourceId, name },
    page: {
      id: page.id,
      title: page.title,
      createdTime: new Date(page.created).toISOString(),
      lastEditedTime: new Date(page.edited).toISOString(),
      inTrash: page.inTrash,
    },
    done: { propertyId: done.propertyId, valueIds: [...page.valueIds] },
  }
  return { externalId: externalEventId('notion', account, `${page.id}:${sequence}`), payload }
}

function unreadableEvent(
  account: string,
  { dataSourceId, name }: NotionChoice,
  { id, reason }: Extract<PageReading, { kind: 'unreadable' }>,
): RawEvent {
  const payload: NotionPayload = {
    kind: 'unreadable',
    reason,
    dataSource: { id: dataSourceId, name },
    page: { id },
  }
  // The same fault of the same page is told once, however often it is read.
  const fault = createHash('sha256').update(reason).digest('hex').slice(0, 16)
  const nativeId = `unreadable:${dataSourceId}:${id ?? 'unknown'}:${fault}`
  return { externalId: externalEventId('notion', account, nativeId), payload }
}
