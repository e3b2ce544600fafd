import { z } from 'zod'
import { silentLog } from '../../log'
import { Trouble } from '../../trouble'
import { API_VERSIONS, openClient } from './client'
import { readPicture } from './picture'
import { githubWords } from './words'

/** Who is signed in, as GitHub tells. */
export interface GithubProfile {
  /** GitHub's number of the account; the account of all external ids. */
  readonly id: string
  readonly login: string
  /** The name they show; the login where they show none. */
  readonly name: string
  /** The picture itself as a data URL, up to 100 KB; null when there is none that can be shown. */
  readonly avatar: string | null
}

export interface AccountOptions {
  /** For the picture, which lies on another host and must not be sent the token. */
  readonly plainFetch: typeof globalThis.fetch
  readonly signal?: AbortSignal
}

const userSchema = z.object({
  id: z.int().min(0),
  login: z.string().min(1).max(100),
  name: z.string().max(300).nullish(),
  avatar_url: z.string().max(2_000).nullish(),
})

/**
 * Asks who the permission is for; to be asked anew after each sign-in, as GitHub advises. `fetch` carries the token (as
 * `PollTurn.fetch` does). Throws a `Trouble`; a picture that cannot be had is none.
 */
export async function readGithubAccount(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
  options: AccountOptions,
): Promise<GithubProfile> {
  const signal = options.signal ?? new AbortController().signal
  const client = await openClient({
    apiUrl,
    fetch,
    apiVersion: API_VERSIONS[0],
    signal,
    log: silentLog,
  })
  const answer = await client.ask('GET /user')
  if (answer.kind !== 'ok') throw new Trouble('misconfigured', githubWords.notGithub)
  const user = userSchema.safeParse(answer.data)
  if (!user.success)
    throw new Trouble('misconfigured', githubWords.notGithub, { cause: user.error })
  const { id, login, name, avatar_url: address } = user.data
  const picture = pictureAddress(address ?? '', apiUrl)
  return {
    id: String(id),
    login,
    name: name?.trim() ? name.trim() : login,
    avatar: picture === null ? null : await readPicture(picture, options.plainFetch, signal),
  }
}

const PICTURE_SIZE = '128'

/** Only https, or the server itself: an address GitHub tells must not lead into the user's network. */
function pictureAddress(address: string, apiUrl: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.origin !== new URL(apiUrl).origin) return null
  url.searchParams.set('s', PICTURE_SIZE)
  return url
}
