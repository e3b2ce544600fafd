/** Where a GitHub is, without a slash at the end. */
export interface GithubAddresses {
  /** Where people sign in; OAuth lives here. */
  readonly web: string
  /** The base of its REST interface. */
  readonly api: string
}

const PUBLIC_HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'www.github.com',
  'api.github.com',
])
/** One that GitHub hosts for a company: a name of its own below ghe.com, with its interface beside it. */
const HOSTED = /^(?:api\.)?([^.]+\.ghe\.com)$/

/**
 * The addresses of the GitHub a user has typed, whichever of its two it was: `<server>/api/v3` on a server of one's own
 * (GitHub Enterprise Server), `api.<name>.ghe.com` for one that GitHub hosts, `github` for GitHub itself or null.
 */
export function githubAddresses(typed: string | null, github: GithubAddresses): GithubAddresses {
  if (typed === null) return withoutSlashes(github)
  const { hostname, origin, pathname } = new URL(typed)
  if (PUBLIC_HOSTS.has(hostname)) return withoutSlashes(github)
  const [, hosted] = HOSTED.exec(hostname) ?? []
  if (hosted !== undefined) return { web: `https://${hosted}`, api: `https://api.${hosted}` }
  const path = withoutSlash(pathname).replace(/\/api(\/v3|\/graphql)?$/, '')
  const web = withoutSlash(`${origin}${path}`)
  return { web, api: `${web}/api/v3` }
}

function withoutSlashes({ web, api }: GithubAddresses): GithubAddresses {
  return { web: withoutSlash(web), api: withoutSlash(api) }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
