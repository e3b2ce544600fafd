import type { Client } from '@notionhq/client'
import type { NotionChoice } from '@shared/contract/connections'
import type { EpochMs } from '@shared/domain/local-day'
import { Trouble } from '../../trouble'
import type { PollTurn } from '../source'
import { hasStatus } from './client'
import { type Standing, afterStep, isAheadOf, newStanding, putBack, startOf } from './cursor'
import { checkRule } from './data-source'
import { type PageReading, isElsewhere } from './page'
import type { Watch } from './snapshot'
import { type Intake, takeIn } from './take-in'
import { newestEdit, walk } from './walk'
import { notionWords } from './words'

/** Where a reading keeps how far it has come. */
export interface Desk {
  standing(dataSourceId: string): Standing | undefined
  /** Stores what an answer brought together with the new standing. */
  keep(dataSourceId: string, standing: Standing, intake: Intake): Promise<void>
  /** Every data source that was ever read. */
  readonly known: readonly string[]
  /** Notion's own clock at its last answer; null when it has not told it. */
  theirNow(): EpochMs | null
  /** So many more results have been read. */
  count(results: number): void
}

/**
 * Reads what is new in one data source, an answer at a time, each stored before the next is asked for. The first sync
 * goes through all its pages in the order they were made, however many; later readings follow the edits. Throws a
 * `Trouble` in words about this data source.
 */
export async function readDataSource(
  turn: PollTurn,
  client: Client,
  choice: NotionChoice,
  desk: Desk,
): Promise<void> {
  try {
    await readChanges(turn, client, choice, desk)
  } catch (error) {
    if (hasStatus(error, 404))
      throw new Trouble('misconfigured', notionWords.notShared(choice.name), { cause: error })
    // Asking for a property that is gone is refused, and the refusal does not say so in words to rely on.
    if (isRefused(error)) await explain(client, choice)
    throw error
  }
}

async function readChanges(
  turn: PollTurn,
  client: Client,
  choice: NotionChoice,
  desk: Desk,
): Promise<void> {
  const begin = await begun(turn, client, choice, desk)
  const end = await readOn(turn, client, choice, desk, begin)
  const theirNow = desk.theirNow()
  if (theirNow === null || !isAheadOf(end, theirNow)) return
  // Notion's clock was put back: what is edited now is edited before what was read last.
  const since = Math.abs(turn.startedAt - (begin.readAt ?? turn.startedAt))
  await readOn(turn, client, choice, desk, putBack(end, theirNow - since, turn.startedAt))
}

/** Reads from where a standing is to the end; returns where it is then. */
async function readOn(
  turn: PollTurn,
  client: Client,
  choice: NotionChoice,
  desk: Desk,
  begin: Standing,
): Promise<Standing> {
  const { dataSourceId } = choice
  const seeding = begin.phase.name === 'seeding'
  const axis = seeding ? 'created_time' : 'last_edited_time'
  // A clock that ran ahead when watching began has since been put right.
  const bornAfter = Math.min(begin.bornAfter, turn.startedAt)
  let standing: Standing = { ...begin, bornAfter }
  const checked = { isDone: false }
  for await (const step of walk(client, choice, axis, startOf(standing))) {
    const readings = await withoutGaps(client, choice, step.readings, checked)
    const watch: Watch = {
      seeding,
      bornAfter,
      firstSequence: standing.began,
      countFrom: turn.countFrom,
      now: turn.clock(),
      theirNow: desk.theirNow(),
    }
    const intake = await takeIn(turn, choice, readings, watch, desk.known)
    const newest = newestOf(readings, desk.theirNow())
    standing = afterStep(standing, step, newest, turn.startedAt)
    await desk.keep(dataSourceId, standing, intake)
    desk.count(readings.length)
  }
  return standing
}

async function begun(
  turn: PollTurn,
  client: Client,
  choice: NotionChoice,
  desk: Desk,
): Promise<Standing> {
  const before = desk.standing(choice.dataSourceId)
  if (before && before.phase.name !== 'new') return before
  const newest = await newestEdit(client, choice)
  const standing: Standing = {
    ...newStanding(choice.done, turn.startedAt),
    phase: { name: 'seeding', newest },
  }
  // Kept before anything else: a first sync that is cut short goes on as the same one.
  await desk.keep(choice.dataSourceId, standing, { events: [], items: [] })
  return standing
}

/**
 * Pages without the property that says what is done: throws when the data source no longer has it, and counts them as
 * unreadable when it does.
 */
async function withoutGaps(
  client: Client,
  choice: NotionChoice,
  readings: readonly PageReading[],
  checked: { isDone: boolean },
): Promise<PageReading[]> {
  const isGap = (reading: PageReading): boolean =>
    reading.kind === 'without-property' &&
    !reading.page.inTrash &&
    !isElsewhere(reading.page, choice.dataSourceId)
  const hasGap = readings.some(isGap)
  if (hasGap && !checked.isDone) {
    await checkRule(client, choice)
    checked.isDone = true
  }
  return readings.map((reading) =>
    reading.kind === 'without-property' && isGap(reading)
      ? { kind: 'unreadable', reason: notionWords.withoutProperty, id: reading.page.id }
      : reading,
  )
}

/** The newest edit; one that is still to come by Notion's own clock was stamped by a wrong one, and counts as of now. */
function newestOf(readings: readonly PageReading[], theirNow: EpochMs | null): EpochMs | null {
  return readings.reduce<EpochMs | null>(
    (newest, reading) =>
      reading.kind === 'page'
        ? Math.max(newest ?? 0, Math.min(reading.page.edited, theirNow ?? Infinity))
        : newest,
    null,
  )
}

function isRefused(error: unknown): boolean {
  if (hasStatus(error, 400)) return true
  return error instanceof Trouble && (error.code === 'unreadable' || error.code === 'internal')
}

/** Throws the reason for a refusal where the data source tells it; that it does not is no reason of its own. */
async function explain(client: Client, choice: NotionChoice): Promise<void> {
  try {
    await checkRule(client, choice)
  } catch (error) {
    if (error instanceof Trouble && error.code === 'misconfigured') throw error
  }
}
