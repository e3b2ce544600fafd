import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Log } from '../../../src/main/log'
import { type ProviderConfig, providerConfigSchema } from '../../../src/main/provider-config'
import { redact } from '../../../src/main/redact'

/** A request as the provider saw it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  /** The body's members, of a form as of JSON. */
  readonly body: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The line is cut instead. */
  readonly cut?: true
  /** It never answers. */
  readonly silent?: true
}

export interface ProviderServer {
  readonly url: string
  readonly asked: Asked[]
  /** What the next requests to a path are answered with, in order; the last one is said again and again. */
  on(
    path: string,
    ...replies: readonly (Reply | ((asked: Asked) => Reply | Promise<Reply>))[]
  ): void
  /** The configuration that makes this server be all three providers. */
  readonly config: ProviderConfig
}

/** A provider that says what a test has it say. */
export async function startProvider(requestTimeoutMs = 20_000): Promise<ProviderServer> {
  const asked: Asked[] = []
  const scripts = new Map<string, (Reply | ((asked: Asked) => Reply | Promise<Reply>))[]>()
  const server = createServer((request, response) => {
    void handle(request, response)
  })
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = await read(request)
    asked.push(question)
    const script = scripts.get(question.path) ?? []
    const next = script.length > 1 ? script.shift() : script[0]
    const reply = typeof next === 'function' ? await next(question) : next
    if (reply?.silent) return
    if (reply?.cut) {
      request.socket.destroy()
      return
    }
    response.writeHead(reply?.status ?? (reply ? 200 : 404), {
      'Content-Type': 'application/json; charset=utf-8',
      ...reply?.headers,
    })
    response.end(reply?.text ?? (reply?.json === undefined ? '' : JSON.stringify(reply.json)))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it has no address')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    asked,
    on: (path, ...replies) => void scripts.set(path, [...replies]),
    config: providerConfigSchema.parse({
      github: { webUrl: url, apiUrl: `${url}/api` },
      fitbit: {
        authorizeUrl: `${url}/o/oauth2/v2/auth`,
        tokenUrl: `${url}/token`,
        revokeUrl: `${url}/revoke`,
      },
      notion: { apiUrl: url, redirectPort: 0 },
      requestTimeoutMs,
    }),
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const isJson = request.headers['content-type']?.includes('json') ?? false
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body:
      isJson && text !== ''
        ? (JSON.parse(text) as Record<string, string>)
        : Object.fromEntries(new URLSearchParams(text)),
  }
}

export interface WrittenLog extends Log {
  /** Everything that was told, with its details, as it would be written. */
  readonly text: () => string
}

/** A log as it would be written to disk, details and causes included. */
export function writtenLog(): WrittenLog {
  const lines: string[] = []
  const describe = (details: unknown): string =>
    details instanceof Error
      ? `${details.stack ?? ''} ${describe(details.cause)}`
      : JSON.stringify(details)
  const write = (message: string, details?: unknown): void =>
    void lines.push(redact(`${message} ${describe(details)}`))
  const log: WrittenLog = {
    debug: write,
    info: write,
    warn: write,
    error: write,
    for: () => log,
    text: () => lines.join('\n'),
  }
  return log
}
