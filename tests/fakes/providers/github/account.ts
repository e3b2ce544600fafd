import type { JsonObject } from '../exchange'
import { publishedBody } from '../fixtures'

export interface GithubAccount {
  readonly login: string
  readonly id: number
  readonly name: string
}

export const OCTOCAT: GithubAccount = { login: 'octocat', id: 583_231, name: 'Monalisa Octocat' }

const USER = publishedBody('github/user')

/** `GET /user` of an account. */
export function userBody(account: GithubAccount, avatarUrl: string): JsonObject {
  return { ...renamed(USER, account.login), ...account, avatar_url: avatarUrl }
}

const AUTHOR = shortForm(USER)

/** The short form of a user that other bodies carry; of a bot when its login ends in `[bot]`. */
export function simpleUser(login: string, id = userId(login)): JsonObject {
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  return { ...renamed(AUTHOR, login), login, id, type, avatar_url: avatarAddress(id) }
}

/** The same number for the same name, like the ids of things that have a name here. */
export function userId(login: string): number {
  return login === OCTOCAT.login ? OCTOCAT.id : numberOf(login)
}

export function avatarAddress(id: number): string {
  return `https://avatars.githubusercontent.com/u/${id}?v=4`
}

/** A stable number of a name, as an id. */
export function numberOf(name: string): number {
  let hash = 7
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007
  return hash
}

/** The addresses in a body, for another login than the published one. */
function renamed(body: JsonObject, login: string): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' && value.includes('/octocat')
        ? value.replace('/octocat', `/${login}`)
        : value,
    ]),
  )
}

/** What `simple-user` has of a whole user. */
function shortForm(user: JsonObject): JsonObject {
  const last = Object.keys(user).indexOf('site_admin')
  return Object.fromEntries(Object.entries(user).slice(0, last + 1))
}
