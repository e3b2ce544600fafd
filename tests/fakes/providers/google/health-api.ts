import {
  type Answer,
  type FakeRequest,
  type JsonObject,
  bearerOf,
  isObject,
  json,
  jsonBody,
} from '../exchange'
import { Routes } from '../routes'
import { type CivilDate, dayOf, daysLater } from './civil'
import { googleError, gone, invalidArgument, unauthenticated } from './errors'
import type { FakeGoogle } from './google'
import { sleepDataPoint } from './health-bodies'
import { SCOPES } from './oauth'
import { sleepFilter } from './sleep-filter'

const SLEEP_PAGE = 25
const FAMILY = 'users/me/dataSourceFamilies/'
const FAMILIES = ['all-sources', 'google-wearables', 'google-sources', 'self-sources']
const MAX_DAYS = { steps: 90, 'active-minutes': 14 }

/** The Google Health API v4, as far as steps, active minutes and sleep. */
export class HealthApi {
  private readonly routes: Routes

  constructor(private readonly google: FakeGoogle) {
    const guarded =
      (scope: string, answer: (request: FakeRequest) => Answer) => (request: FakeRequest) =>
        this.allowed(request, scope) ?? answer(request)
    const points = '/v4/users/me/dataTypes'
    this.routes = new Routes()
      .on('GET', '/v4/users/me/identity', (request) => this.allowed(request, '') ?? this.identity())
      .on(
        'POST',
        `${points}/steps/dataPoints:dailyRollUp`,
        guarded(SCOPES.activity, (request) => this.dailyRollUp(request, 'steps')),
      )
      .on(
        'POST',
        `${points}/active-minutes/dataPoints:dailyRollUp`,
        guarded(SCOPES.activity, (request) => this.dailyRollUp(request, 'active-minutes')),
      )
      .on(
        'GET',
        `${points}/sleep/dataPoints`,
        guarded(SCOPES.sleep, (request) => this.sleep(request)),
      )
  }

  answer(request: FakeRequest): Answer {
    if (this.google.retired) return gone()
    return this.routes.answer(request) ?? googleError(404, 'NOT_FOUND', 'Method not found.')
  }

  private allowed(request: FakeRequest, scope: string): Answer | null {
    const pair = this.google.oauth.tokens.live(bearerOf(request.headers))
    if (pair === null) return unauthenticated()
    const has = scope === '' || (pair.scope?.split(' ').includes(scope) ?? false)
    return has
      ? null
      : googleError(
          403,
          'PERMISSION_DENIED',
          'Request had insufficient authentication scopes.',
          'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        )
  }

  private identity(): Answer {
    const { healthUserId, legacyUserId } = this.google.identity
    return json({ name: 'users/me/identity', healthUserId, legacyUserId })
  }

  /** Closed-open, whole civil days; days of which nothing is known are left out. */
  private dailyRollUp(request: FakeRequest, type: keyof typeof MAX_DAYS): Answer {
    const body = jsonBody(request)
    const range = isObject(body) ? body['range'] : undefined
    const start = isObject(range) ? dayIn(range['start']) : null
    const end = isObject(range) ? dayIn(range['end']) : null
    if (start === null || end === null || !isObject(body))
      return invalidArgument('range is required.')
    if (end <= start) return invalidArgument('range.end must be after range.start.')
    if ((body['windowSizeDays'] ?? 1) !== 1)
      return invalidArgument('This fake has windows of one day.')
    const days = MAX_DAYS[type]
    const family = familyIn(body)
    if (!FAMILIES.includes(family)) return invalidArgument('Invalid data source family.')
    if (end > daysLater(start, days)) {
      return invalidArgument(`The maximum range for ${type} is ${days} days.`)
    }
    const told: JsonObject[] = []
    for (let day = start; day < end; day = daysLater(day, 1)) {
      const point =
        type === 'steps'
          ? this.google.steps(day, family === 'google-wearables')
          : this.google.minutes(day)
      if (point !== null) told.push(point)
    }
    return json(told.length === 0 ? {} : { rollupDataPoints: told })
  }

  /** The latest first, at most 25 at once. */
  private sleep(request: FakeRequest): Answer {
    const fits = sleepFilter(request.query.get('filter'))
    if (fits === null) return invalidArgument('Invalid filter.')
    const asked = Number(request.query.get('pageSize') ?? SLEEP_PAGE)
    const size = Math.min(SLEEP_PAGE, asked > 0 ? asked : SLEEP_PAGE)
    const from = Number(request.query.get('pageToken')?.replace('page-', '') ?? 0)
    const nights = this.google.nights.filter(fits).sort((one, other) => other.start - one.start)
    const dataPoints = nights.slice(from, from + size).map(sleepDataPoint)
    const next = from + size < nights.length ? { nextPageToken: `page-${from + size}` } : {}
    return json(dataPoints.length === 0 ? {} : { dataPoints, ...next })
  }
}

function familyIn(body: JsonObject): string {
  const { dataSourceFamily: family = `${FAMILY}all-sources` } = body
  return typeof family === 'string' ? family.replace(FAMILY, '') : ''
}

function dayIn(value: unknown): string | null {
  const date = isObject(value) ? value['date'] : undefined
  return isCivilDate(date) ? dayOf(date) : null
}

function isCivilDate(value: unknown): value is CivilDate & JsonObject {
  return isObject(value) && ['year', 'month', 'day'].every((key) => Number.isInteger(value[key]))
}
