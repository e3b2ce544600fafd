import { z } from 'zod'
import { Trouble } from '../../trouble'
import { identityRefused, retired, unreadable, unreachable } from './words'

/** Who has signed in. */
export interface FitbitAccount {
  /** Google's own id of the user's health data. */
  readonly id: string
  /** For people. Google gives neither name nor picture with the permissions Familiar asks for. */
  readonly name: string
  readonly avatar: null
}

const identitySchema = z.object({
  healthUserId: z.string().regex(/^[A-Za-z0-9-]{1,63}$/),
  legacyUserId: z.string().max(63).nullish(),
})
/** Enough for its owner to know it by, and no more. */
const SHOWN_OF_ID = 4

/**
 * Reads who has signed in: `GET /v4/users/me/identity`. `fetch` brings the token with it. Throws a `Trouble`, or what
 * `fetch` throws of its own.
 */
export async function readFitbitAccount(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
): Promise<FitbitAccount> {
  const url = `${apiUrl.replace(/\/+$/, '')}/v4/users/me/identity`
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  if (response.status === 410) throw retired()
  if (response.status === 401 || response.status === 403) throw identityRefused()
  if (response.status === 429 || response.status >= 500) throw unreachable()
  if (!response.ok) throw unreadable(`it answered ${response.status}`)
  const identity = identitySchema.safeParse(await jsonOf(response))
  if (!identity.success) throw unreadable('it does not say whose data this is')
  const { healthUserId, legacyUserId } = identity.data
  return { id: healthUserId, name: nameFor(legacyUserId ?? ''), avatar: null }
}

function nameFor(legacyId: string): string {
  const shown = legacyId.replace(/[^A-Za-z0-9-]/g, '').slice(0, SHOWN_OF_ID)
  return shown === '' ? 'Google Health' : `Google Health (Fitbit ${shown}…)`
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw unreadable('its answer is cut off or is no JSON')
  }
}
