const PUBLIC_API = 'https://api.github.com'
const PUBLIC_WEB = 'https://github.com'

/**
 * Where the REST interface of a GitHub is: `<server>/api/v3` on a server of one's own (GitHub Enterprise Server),
 * `api.<name>.ghe.com` for one that GitHub hosts, api.github.com for GitHub itself or null.
 */
export function githubApiUrl(serverUrl: string | null): string {
  if (serverUrl === null) return PUBLIC_API
  const url = new URL(serverUrl)
  if (isPublic(url.hostname)) return PUBLIC_API
  if (url.hostname.endsWith('.ghe.com')) return `${url.protocol}//api.${bareHost(url)}`
  return `${githubWebUrl(serverUrl)}/api/v3`
}

/** Where people and sign-ins go: the server's address without a path to its interface or a slash at its end. */
export function githubWebUrl(serverUrl: string | null): string {
  if (serverUrl === null) return PUBLIC_WEB
  const url = new URL(serverUrl)
  if (isPublic(url.hostname)) return PUBLIC_WEB
  if (url.hostname.endsWith('.ghe.com')) return `${url.protocol}//${bareHost(url)}`
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v3)?$/, '')
  return `${url.origin}${path}`
}

function isPublic(hostname: string): boolean {
  return ['github.com', 'www.github.com', 'api.github.com'].includes(hostname)
}

function bareHost(url: URL): string {
  return url.host.replace(/^api\./, '')
}
