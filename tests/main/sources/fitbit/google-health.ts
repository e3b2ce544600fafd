import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { addDays, type LocalDate } from '../../../../src/shared/domain/local-day'

/** Minutes of a day by level of activity. */
export interface Minutes {
  readonly light?: number
  readonly moderate?: number
  readonly vigorous?: number
}

export interface Sleep {
  readonly id: string
  /** RFC 3339, with the offset of the wrist. */
  readonly end: string
  /** The civil day of waking. */
  readonly date: LocalDate
  readonly minutes?: number
  readonly processed?: boolean
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Something that goes wrong with a request: an answer of one's own. */
export type Mishap = (request: SeenRequest, response: ServerResponse) => boolean

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

/** The Google Health API as documented, on loopback, with what a wrist has recorded. */
export interface GoogleHealth {
  readonly url: string
  readonly steps: Map<LocalDate, number>
  readonly minutes: Map<LocalDate, Minutes>
  readonly sleeps: Map<string, Sleep>
  readonly requests: SeenRequest[]
  /** Points besides those of the maps, as they are. */
  readonly odd: { rollup: unknown[]; sleep: unknown[] }
  /** Asked first; answers instead when it returns true. */
  mishap: Mishap | null
  /** Points on one page of a rollup. */
  pageSize: number
  /** In which order the points of a rollup come. */
  order: (points: unknown[]) => unknown[]
  close(): Promise<void>
}

const dateSchema = z.object({ date: z.object({ year: z.int(), month: z.int(), day: z.int() }) })
const rollUpSchema = z.object({
  range: z.object({ start: dateSchema, end: dateSchema }),
  windowSizeDays: z.literal(1),
  dataSourceFamily: z.literal('users/me/dataSourceFamilies/google-wearables'),
  pageToken: z.string().optional(),
})

export async function googleHealth(): Promise<GoogleHealth> {
  const server = createServer((request, response) => void serve(request, response))
  const health: Omit<GoogleHealth, 'url' | 'close'> = {
    steps: new Map(),
    minutes: new Map(),
    sleeps: new Map(),
    requests: [],
    odd: { rollup: [], sleep: [] },
    mishap: null,
    pageSize: 1_440,
    order: (points) => points,
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const text = await bodyOf(request)
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      body: text === '' ? null : JSON.parse(text),
    }
    health.requests.push(seen)
    if (state.mishap?.(seen, response) === true) return
    const rollup = /^\/v4\/users\/me\/dataTypes\/(steps|active-minutes)\/dataPoints:dailyRollUp$/
    const type = rollup.exec(seen.path)?.[1]
    if (seen.method === 'POST' && type !== undefined) answerRollup(type, seen, response)
    else if (seen.path === '/v4/users/me/dataTypes/sleep/dataPoints') answerSleep(seen, response)
    else answer(response, 404, { error: { code: 404, status: 'NOT_FOUND' } })
  }

  function answerRollup(type: string, { body }: SeenRequest, response: ServerResponse): void {
    const asked = rollUpSchema.safeParse(body)
    if (!asked.success) {
      answer(response, 400, { error: { code: 400, message: 'bad range' } })
      return
    }
    const start = dateOf(asked.data.range.start)
    const end = dateOf(asked.data.range.end)
    if (type === 'active-minutes' && addDays(start, 14) < end) {
      answer(response, 400, { error: { code: 400, message: 'range too long' } })
      return
    }
    const values =
      type === 'steps'
        ? [...state.steps].map(([date, count]) => stepsPoint(date, String(count)))
        : [...state.minutes].map(([date, minutes]) => minutesPoint(date, minutes))
    const points = values
      .filter(({ date }) => date >= start && date < end)
      .map(({ point }) => point)
    page(response, 'rollupDataPoints', state.order([...points, ...state.odd.rollup]), {
      size: state.pageSize,
      token: asked.data.pageToken ?? null,
    })
  }

  function answerSleep({ query }: SeenRequest, response: ServerResponse): void {
    const since = /^sleep\.interval\.civil_end_time >= "(\d{4}-\d{2}-\d{2})"$/.exec(
      query.get('filter') ?? '',
    )?.[1]
    const size = Number(query.get('pageSize'))
    if (since === undefined || !(size >= 1 && size <= 25)) {
      answer(response, 400, { error: { code: 400, message: 'bad filter' } })
      return
    }
    const points = [...state.sleeps.values()].filter(({ date }) => date >= since).map(sleepPoint)
    page(response, 'dataPoints', [...points, ...state.odd.sleep], {
      size,
      token: query.get('pageToken'),
    })
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const state: GoogleHealth = Object.assign(health, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  })
  return state
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body))
}

/** A rollup point of steps; `count` as Google writes it. */
export function stepsPoint(date: LocalDate, count: unknown) {
  return { date, point: { ...civilDay(date), steps: { countSum: count } } }
}

/** A rollup point of active minutes. */
export function minutesPoint(date: LocalDate, { light, moderate, vigorous }: Minutes) {
  const levels = [
    { activityLevel: 'LIGHT', activeMinutesSum: light },
    { activityLevel: 'MODERATE', activeMinutesSum: moderate },
    { activityLevel: 'VIGOROUS', activeMinutesSum: vigorous },
  ].flatMap(({ activityLevel, activeMinutesSum }) =>
    activeMinutesSum === undefined
      ? []
      : [{ activityLevel, activeMinutesSum: String(activeMinutesSum) }],
  )
  return {
    date,
    point: {
      ...civilDay(date),
      activeMinutes: { activeMinutesRollupByActivityLevel: levels },
    },
  }
}

/** A data point of sleep. */
export function sleepPoint({ id, end, date, minutes = 0, processed = true, extra = {} }: Sleep) {
  const endedAt = Date.parse(end)
  return {
    name: `users/118/dataTypes/sleep/dataPoints/${id}`,
    dataSource: {
      platform: 'FITBIT',
      recordingMethod: 'DERIVED',
      device: { displayName: 'Charge 6', formFactor: 'FITNESS_BAND' },
    },
    sleep: {
      interval: {
        startTime: new Date(endedAt - (minutes + 30) * 60_000).toISOString(),
        endTime: new Date(endedAt).toISOString(),
        civilEndTime: { date: googleDate(date), time: { hours: 7 } },
      },
      type: 'STAGES',
      stages: [{ type: 'DEEP', startTime: end, endTime: end }],
      metadata: { ...(processed && { processed }), nap: false, stagesStatus: 'SUCCEEDED' },
      summary: { minutesAsleep: String(minutes), minutesAwake: '31' },
      updateTime: end,
    },
    ...extra,
  }
}

function civilDay(date: LocalDate) {
  return {
    civilStartTime: { date: googleDate(date), time: {} },
    civilEndTime: { date: googleDate(addDays(date, 1)), time: {} },
  }
}

function googleDate(date: LocalDate) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function dateOf({ date }: z.infer<typeof dateSchema>): LocalDate {
  const at = Date.UTC(date.year, date.month - 1, date.day)
  return addDays('1970-01-01', Math.round(at / 86_400_000))
}

function page(
  response: ServerResponse,
  name: string,
  points: unknown[],
  { size, token }: { size: number; token: string | null },
): void {
  const from = token === null ? 0 : Number(token)
  const next = from + size < points.length ? String(from + size) : null
  const shown = points.slice(from, from + size)
  // Google leaves out what is empty.
  answer(response, 200, {
    ...(shown.length > 0 && { [name]: shown }),
    ...(next !== null && { nextPageToken: next }),
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(request, 'end')
  return Buffer.concat(chunks).toString('utf8')
}
