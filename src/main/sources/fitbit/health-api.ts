import { z } from 'zod'
import { type LocalDate, addDays } from '@shared/domain/local-day'
import { messageOf } from '../../failure'
import { Trouble } from '../../trouble'
import type { PollTurn } from '../source'
import { googleDate } from './civil-date'
import type { DayType } from './day-reading'
import type { DayRange } from './reading-window'
import { brokenOff, retired, unreadable } from './words'

/** Trackers and watches only: what is typed in by hand would be too easy a meal for the pet. */
const WEARABLES = 'users/me/dataSourceFamilies/google-wearables'
const SLEEPS_A_PAGE = 25
/** Two and a half thousand sleeps in a few weeks: then it is not the user who makes the pages. */
const MOST_PAGES = 100

const rollUpSchema = z.object({
  rollupDataPoints: z.array(z.unknown()).nullish(),
  nextPageToken: z.string().nullish(),
})
const listSchema = z.object({
  dataPoints: z.array(z.unknown()).nullish(),
  nextPageToken: z.string().nullish(),
})
const oldErrorSchema = z.object({
  errors: z.array(z.object({ errorType: z.string() })).optional(),
  error: z.unknown().optional(),
})

interface Page {
  readonly points: readonly unknown[]
  readonly next: string | null
}

/** The points of `dailyRollUp` of a range of at most 14 days, all pages of them. */
export function rollUpDays(
  turn: PollTurn,
  apiUrl: string,
  type: DayType,
  { first, last }: DayRange,
): Promise<unknown[]> {
  const url = urlOf(apiUrl, `users/me/dataTypes/${type}/dataPoints:dailyRollUp`)
  return allPages(async (pageToken) => {
    const body = {
      // Closed-open: the last day is in when the range ends with the day after it.
      range: {
        start: { date: googleDate(first) },
        end: { date: googleDate(addDays(last, 1)) },
      },
      windowSizeDays: 1,
      dataSourceFamily: WEARABLES,
      ...(pageToken !== null && { pageToken }),
    }
    const answer = await ask(turn, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    const { rollupDataPoints, nextPageToken } = shaped(rollUpSchema, answer)
    return { points: rollupDataPoints ?? [], next: nextPageToken ?? null }
  })
}

/** The sleeps that ended on a civil day or later, all pages of them; sleep can only be asked for by its end. */
export function listSleep(turn: PollTurn, apiUrl: string, since: LocalDate): Promise<unknown[]> {
  return allPages(async (pageToken) => {
    const url = urlOf(apiUrl, 'users/me/dataTypes/sleep/dataPoints')
    url.searchParams.set('filter', `sleep.interval.civil_end_time >= "${since}"`)
    url.searchParams.set('pageSize', String(SLEEPS_A_PAGE))
    if (pageToken !== null) url.searchParams.set('pageToken', pageToken)
    const answer = await ask(turn, url, { headers: { accept: 'application/json' } })
    const { dataPoints, nextPageToken } = shaped(listSchema, answer)
    return { points: dataPoints ?? [], next: nextPageToken ?? null }
  })
}

async function allPages(read: (pageToken: string | null) => Promise<Page>): Promise<unknown[]> {
  const points: unknown[] = []
  const seen = new Set<string>()
  let token: string | null = null
  do {
    const page: Page = await read(token)
    points.push(...page.points)
    token = page.next === '' ? null : page.next
    if (token !== null && (seen.has(token) || seen.size >= MOST_PAGES))
      throw unreadable('its list has no end')
    if (token !== null) seen.add(token)
  } while (token !== null)
  return points
}

async function ask(turn: PollTurn, url: URL, init: RequestInit): Promise<unknown> {
  const response = await turn.fetch(url, { ...init, signal: turn.signal })
  const text = await textOf(response, turn)
  if (response.status === 410 || isOfRetiredApi(text)) throw retired()
  if (!response.ok) throw unreadable(`it answered ${response.status}`)
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('its answer is cut off or is no JSON')
  }
}

async function textOf(response: Response, turn: PollTurn): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    if (turn.signal.aborted || error instanceof Trouble) throw error
    turn.log.warn('an answer of Google Health ended early', messageOf(error))
    throw brokenOff()
  }
}

/** The old Fitbit API spoke of clients it no longer serves in `errors[].errorType`, OAuth does in `error`. */
function isOfRetiredApi(text: string): boolean {
  if (!text.includes('unauthorized_client')) return false
  try {
    const { error, errors = [] } = oldErrorSchema.parse(JSON.parse(text))
    return [error, ...errors.map(({ errorType }) => errorType)].includes('unauthorized_client')
  } catch {
    return false
  }
}

function shaped<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw unreadable('its answer has another shape than Google describes')
  return parsed.data
}

function urlOf(apiUrl: string, path: string): URL {
  return new URL(`${apiUrl.replace(/\/+$/, '')}/v4/${path}`)
}
