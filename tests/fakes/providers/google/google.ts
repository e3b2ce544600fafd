import type { FakeClock } from '../clock'
import { type JsonObject, empty } from '../exchange'
import type { SecretBook } from '../secrets'
import type { Mount } from '../server'
import { gone } from './errors'
import { HealthApi } from './health-api'
import {
  type ActiveMinutes,
  type SleepOptions,
  activeMinutesRollup,
  stepsRollup,
} from './health-bodies'
import { GoogleOAuth } from './oauth'

export interface FakeDay {
  readonly steps?: number
  /** Typed in by the person: not told to those who ask only for what was worn. */
  readonly typedSteps?: number
  readonly activeMinutes?: ActiveMinutes
}

/** Google: sign-in, and the Health API behind the provider that users know as Fitbit. */
export class FakeGoogle {
  readonly oauth: GoogleOAuth
  readonly identity = { healthUserId: '111256657264', legacyUserId: 'A1B2C3' }
  /** The API has been switched off: everything answers 410. */
  retired = false
  private readonly days = new Map<string, FakeDay>()
  private readonly sleeps = new Map<string, SleepOptions>()
  private readonly api: HealthApi

  constructor(clock: FakeClock, secrets: SecretBook, issuer: () => string) {
    this.oauth = new GoogleOAuth(clock, secrets, issuer)
    this.api = new HealthApi(this)
  }

  /** What the wrist has counted on a day (`2026-11-20`) so far; what is not named stays. */
  setDay(day: string, counted: FakeDay): void {
    this.days.set(day, { ...this.days.get(day), ...counted })
  }

  /** A night; the same id again changes it. */
  setSleep(id: string, night: Omit<SleepOptions, 'id'>): void {
    this.sleeps.set(id, { ...night, id })
  }

  removeSleep(id: string): void {
    this.sleeps.delete(id)
  }

  get nights(): readonly SleepOptions[] {
    return [...this.sleeps.values()]
  }

  /** The roll-up of a day; null when nothing is known of it. */
  steps(day: string, wornOnly: boolean): JsonObject | null {
    const { steps, typedSteps } = this.days.get(day) ?? {}
    const typed = wornOnly ? undefined : typedSteps
    const isKnown = steps !== undefined || typed !== undefined
    return isKnown ? stepsRollup(day, (steps ?? 0) + (typed ?? 0)) : null
  }

  minutes(day: string): JsonObject | null {
    const minutes = this.days.get(day)?.activeMinutes
    return minutes === undefined ? null : activeMinutesRollup(day, minutes)
  }

  mounts(): readonly Mount[] {
    const authorize = this.oauth.authorizeRoutes()
    const token = this.oauth.tokenRoutes()
    const provider = 'fitbit' as const
    return [
      { provider, prefix: '/google/accounts', answer: (request) => authorize.answer(request) },
      { provider, prefix: '/google/oauth2', answer: (request) => token.answer(request) },
      { provider, prefix: '/google/health', answer: (request) => this.api.answer(request) },
      // The Web API of Fitbit, switched off on 2026-11-02.
      { provider, prefix: '/fitbit', answer: gone },
      { provider, prefix: '/google', answer: () => empty(404) },
    ]
  }
}
