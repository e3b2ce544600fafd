import type { FakeClock } from '../clock'
import { type Answer, type FakeRequest, fieldsOf, html, json } from '../exchange'
import { withQuery } from '../consent-page'
import { type SecretBook, randomLetters } from '../secrets'

/** Two timers of one computer never agree to the millisecond. */
const TOLERANCE_MS = 100

export interface DeviceCode {
  readonly deviceCode: string
  readonly userCode: string
  readonly clientId: string
  readonly scope: string
  readonly expiresAt: number
  /** Seconds; five more with each `slow_down`. */
  interval: number
  lastPoll: number | null
  state: 'pending' | 'approved' | 'denied'
}

export type DevicePoll =
  | { readonly error: string; readonly interval?: number }
  | { readonly error: null; readonly code: DeviceCode }

/** GitHub's device flow: codes that a person enters on a page of GitHub. */
export class DeviceFlow {
  /** Off: the app's settings do not allow it. */
  enabled = true
  /** What the person does with the next code: nothing yet, or at once. */
  person: 'waits' | 'approves' | 'denies' = 'waits'
  /** Of the next code, in seconds. */
  interval = 5
  /** Of the next code, in seconds. */
  lifetime = 900
  private readonly codes: DeviceCode[] = []

  constructor(
    private readonly clock: FakeClock,
    private readonly secrets: SecretBook,
  ) {}

  /** The code asked for last. */
  get latest(): DeviceCode {
    const code = this.codes.at(-1)
    if (code === undefined) throw new Error('Nobody has asked for a device code.')
    return code
  }

  /** The person enters the last code, or this one, and agrees. */
  approve(userCode = this.latest.userCode): void {
    this.decide(userCode, 'approved')
  }

  deny(userCode = this.latest.userCode): void {
    this.decide(userCode, 'denied')
  }

  start(request: FakeRequest, knowsClient: (id: string) => boolean): Answer {
    const fields = fieldsOf(request)
    const clientId = fields.get('client_id') ?? ''
    if (!knowsClient(clientId)) return json({ error: 'Not Found' }, 404)
    if (!this.enabled) return json(errorBody('device_flow_disabled'))
    const letters = randomLetters(8).toUpperCase()
    const state = { waits: 'pending', approves: 'approved', denies: 'denied' } as const
    const code: DeviceCode = {
      deviceCode: this.secrets.mint('', 40),
      userCode: `${letters.slice(0, 4)}-${letters.slice(4)}`,
      clientId,
      scope: fields.get('scope') ?? '',
      expiresAt: this.clock.now() + this.lifetime * 1000,
      interval: this.interval,
      lastPoll: null,
      state: state[this.person],
    }
    this.codes.push(code)
    return json({
      device_code: code.deviceCode,
      user_code: code.userCode,
      verification_uri: `${request.base}/login/device`,
      expires_in: this.lifetime,
      interval: code.interval,
    })
  }

  poll(deviceCode: string, clientId: string): DevicePoll {
    const code = this.codes.find((each) => each.deviceCode === deviceCode)
    if (code?.clientId !== clientId) return { error: 'incorrect_device_code' }
    const now = this.clock.now()
    if (now >= code.expiresAt) return { error: 'expired_token' }
    const since = now - (code.lastPoll ?? -Infinity)
    code.lastPoll = now
    if (since < code.interval * 1000 - TOLERANCE_MS) {
      code.interval += 5
      return { error: 'slow_down', interval: code.interval }
    }
    if (code.state === 'pending') return { error: 'authorization_pending' }
    this.codes.splice(this.codes.indexOf(code), 1)
    return code.state === 'denied' ? { error: 'access_denied' } : { error: null, code }
  }

  /** The page where a person enters the code. */
  page(request: FakeRequest): Answer {
    const userCode = request.query.get('user_code')?.trim().toUpperCase() ?? ''
    const choice = request.query.get('choice')
    if (choice === null) return html(this.form(userCode))
    if (!this.codes.some((code) => code.userCode === userCode)) {
      return html('<title>Device activation</title><p>That code is not known.</p>', 422)
    }
    this.decide(userCode, choice === 'allow' ? 'approved' : 'denied')
    return html('<title>Device activation</title><p>You may return to your device.</p>')
  }

  private decide(userCode: string, state: 'approved' | 'denied'): void {
    const code = this.codes.find((each) => each.userCode === userCode)
    if (code === undefined) throw new Error('That user code is not known.')
    code.state = state
  }

  private form(userCode: string): string {
    return `<!doctype html><meta charset="utf-8"><title>Device activation</title>
<form><label>Code <input name="user_code" value="${userCode.replace(/[^A-Z0-9-]/g, '')}"></label>
<button name="choice" value="allow" id="allow">Authorize</button>
<button name="choice" value="deny" id="deny">Cancel</button></form>`
  }
}

/** GitHub tells errors of OAuth with status 200. */
export function errorBody(error: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    error,
    error_description: DESCRIPTIONS[error] ?? 'The request could not be handled.',
    error_uri: withQuery('https://docs.github.com/apps/oauth', { error }),
    ...more,
  }
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  authorization_pending: 'The authorization request is still pending.',
  slow_down: 'Too many requests have been made in the same timeframe.',
  expired_token: 'The device code has expired.',
  access_denied: 'The authorization request was denied.',
  device_flow_disabled: 'Device Flow must be explicitly enabled for this App',
  incorrect_device_code: 'The device_code provided is not valid.',
  incorrect_client_credentials: 'The client_id and/or client_secret passed are incorrect.',
  bad_verification_code: 'The code passed is incorrect or expired.',
  bad_refresh_token: 'The refresh token passed is incorrect or expired.',
  redirect_uri_mismatch:
    'The redirect_uri MUST match the registered callback URL for this application.',
  unsupported_grant_type: 'The grant type is not supported.',
}
