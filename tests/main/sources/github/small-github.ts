import { createHash } from 'node:crypto'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import { ME } from './bodies'

interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface Asked {
  /** `/path?query`, decoded. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** As much of GitHub as the source asks for, on loopback. What is not put there is answered with 404. */
export interface SmallGithub {
  readonly url: string
  readonly asked: Asked[]
  user: { id: number; login: string }
  /** The feed of the user, newest first; shown in pages, with an ETag. */
  events: unknown[]
  /** `X-Poll-Interval`, seconds. */
  pollInterval: number
  /** Answers below a path, by the path without its query. */
  readonly bodies: Map<string, unknown>
  /** A comparison; commits oldest first. */
  compare(repo: string, range: string, commits: readonly unknown[], status?: string): void
  /** Answers the next `times` requests whose path matches in another way. */
  instead(path: RegExp, reply: Reply, times?: number): void
  /** The paths asked for since the last call. */
  paths(): string[]
  close(): Promise<void>
}

export async function smallGithub(): Promise<SmallGithub> {
  const asked: Asked[] = []
  const bodies = new Map<string, unknown>()
  const comparisons = new Map<string, { status: string; commits: readonly unknown[] }>()
  const instead: { path: RegExp; reply: Reply; left: number }[] = []
  let reported = 0

  const feed = (url: URL, headers: IncomingHttpHeaders): Reply => {
    const page = Number(url.searchParams.get('page') ?? 1)
    const common = { 'x-poll-interval': String(github.pollInterval) }
    const etag = `W/"${createHash('sha1').update(JSON.stringify(github.events)).digest('hex')}"`
    if (page === 1 && headers['if-none-match'] === etag) return { status: 304, headers: common }
    if (page > 3) return { status: 422, body: { message: 'pagination is limited' } }
    const end = page * 100
    const rel = end < github.events.length ? 'next' : 'first'
    const link = `<${github.url}${url.pathname}?per_page=100&page=${page + 1}>; rel="${rel}"`
    const isPaged = github.events.length > 100
    return {
      headers: { ...common, etag, ...(isPaged && { link }) },
      body: github.events.slice(end - 100, end),
    }
  }
  const comparison = (url: URL): Reply => {
    const found = comparisons.get(decodeURIComponent(url.pathname))
    if (!found) return { status: 404, body: { message: 'Not Found' } }
    const page = Number(url.searchParams.get('page') ?? 1)
    const size = Number(url.searchParams.get('per_page') ?? 250)
    const { status, commits } = found
    const shown = commits.slice((page - 1) * size, page * size)
    return { body: { status, total_commits: commits.length, commits: shown } }
  }
  const reply = (url: URL, headers: IncomingHttpHeaders): Reply => {
    const other = instead.find(({ path, left }) => left > 0 && path.test(url.pathname))
    if (other) {
      other.left -= 1
      return other.reply
    }
    if (url.pathname === '/user') return { body: github.user }
    if (url.pathname === `/users/${github.user.login}/events`) return feed(url, headers)
    if (url.pathname.includes('/compare/')) return comparison(url)
    const body = bodies.get(url.pathname)
    return body === undefined ? { status: 404, body: { message: 'Not Found' } } : { body }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    asked.push({
      path: decodeURIComponent(`${url.pathname}${url.search}`),
      headers: request.headers,
    })
    const { status = 200, headers = {}, body } = reply(url, request.headers)
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const github: SmallGithub = {
    url: `http://127.0.0.1:${port}`,
    asked,
    user: { id: Number(ME.id), login: ME.login },
    events: [],
    pollInterval: 60,
    bodies,
    compare: (repo, range, commits, status = 'ahead') =>
      void comparisons.set(`/repos/${repo}/compare/${range}`, { status, commits }),
    instead: (path, other, times = 1) => void instead.push({ path, reply: other, left: times }),
    paths: () => {
      const paths = asked.slice(reported).map(({ path }) => path)
      reported = asked.length
      return paths
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return github
}
