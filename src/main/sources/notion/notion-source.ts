import { z } from 'zod'
import { type NotionChoice, notionChoiceSchema } from '@shared/contract/connections'
import { Trouble } from '../../trouble'
import type { PollResult, PollTurn, PolledSource } from '../source'
import { notionClient } from './client'
import { type Cursor, newStanding, readCursor } from './cursor'
import { type Desk, readDataSource } from './read-data-source'
import { type TheirClock, listenToClock } from './their-clock'
import { EVERY_MS, dueAt } from './turns'
import { notionWords } from './words'

/** More than is used at rest, for a first sync: 100 pages a request. Notion itself allows 180 a minute. */
const REQUESTS_PER_HOUR = 1_200

/**
 * Notion: tasks that become done in the data sources the user has chosen. Each is read by itself: what is wrong with
 * one of them is told with the result, at every poll until it is mended, while the others go on; a poll fails when it is
 * wrong with all of them.
 */
export function notionSource({ apiUrl }: { readonly apiUrl: string }): PolledSource {
  return {
    provider: 'notion',
    rhythm: { everyMs: EVERY_MS, requestsPerHour: REQUESTS_PER_HOUR },
    poll: (turn) => poll(turn, apiUrl),
  }
}

async function poll(turn: PollTurn, apiUrl: string): Promise<PollResult> {
  const choices = readChoices(turn.choices)
  const theirs = listenToClock(turn.fetch)
  const client = notionClient(theirs.fetch, apiUrl)
  const { desk, cursor, note } = openDesk(turn, choices, theirs)
  if (choices.length === 0) {
    await note()
    return {}
  }
  const before = cursor()
  for (const choice of dueAt(turn.startedAt, before.polledAt, choices, before.sources)) {
    try {
      await readDataSource(turn, client, choice, desk)
    } catch (error) {
      if (!(error instanceof Trouble) || !isOfOne(error)) throw error
      turn.log.warn('a data source of Notion could not be read', error)
      const { code, message } = error
      const standing =
        desk.standing(choice.dataSourceId) ?? newStanding(choice.done, turn.startedAt)
      const trouble = { code, message }
      await desk.keep(
        choice.dataSourceId,
        { ...standing, readAt: turn.startedAt, trouble },
        { events: [], items: [] },
      )
    }
  }
  const trouble = troubleOf(choices, cursor())
  return trouble === null ? {} : { trouble }
}

/** Is it a matter of one data source, so that the others can be read all the same? */
function isOfOne({ code }: Trouble): boolean {
  return code === 'misconfigured' || code === 'forbidden' || code === 'unreadable'
}

const choicesSchema = z.object({ sources: z.array(notionChoiceSchema).max(100) })
/** Ids become part of an address. */
const ID = /^[\w-]+$/

function readChoices(stored: unknown): readonly NotionChoice[] {
  const isMade = typeof stored === 'object' && stored !== null && 'sources' in stored
  if (!isMade) return []
  const { data } = choicesSchema.safeParse(stored)
  if (!data?.sources.every(({ dataSourceId }) => ID.test(dataSourceId)))
    throw new Trouble('misconfigured', notionWords.choicesUnreadable)
  return [...new Map(data.sources.map((choice) => [choice.dataSourceId, choice])).values()]
}

function openDesk(turn: PollTurn, choices: readonly NotionChoice[], theirs: TheirClock) {
  let cursor = readCursor(turn.cursor, choices)
  let done = 0
  const desk: Desk = {
    known: cursor.known,
    theirNow: () => theirs.now(),
    standing: (id) => cursor.sources[id],
    keep: async (id, standing, { events, items }) => {
      const sources = { ...cursor.sources, [id]: standing }
      const next: Cursor = { ...cursor, polledAt: turn.startedAt, sources }
      await turn.deliver({ events, items, cursor: next })
      cursor = next
    },
    count: (results) => {
      done += results
      turn.progress(done, null)
    },
  }
  return {
    desk,
    cursor: () => cursor,
    /** Remembers that nothing is chosen any more: what is chosen again begins anew. */
    note: async () => {
      if (turn.cursor !== null) await turn.deliver({ events: [], cursor })
    },
  }
}

/**
 * What is wrong with any of the data sources, also when it was not their turn; null when all is well. Thrown when it is
 * wrong with all of them: then there is nothing to be polled.
 */
function troubleOf(choices: readonly NotionChoice[], { sources }: Cursor): Trouble | null {
  const troubles = choices.flatMap(({ dataSourceId }) => sources[dataSourceId]?.trouble ?? [])
  const [first] = troubles
  if (!first) return null
  const messages = [...new Set(troubles.map(({ message }) => message))]
  const trouble = new Trouble(first.code, messages.slice(0, 3).join(' '))
  if (troubles.length === choices.length) throw trouble
  return trouble
}
