import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConnectableProvider } from '../../../src/shared/domain/provider'
import type { FakeClock } from './clock'
import { type Answer, type FakeRequest, bytesOf, json } from './exchange'
import type { Faults, ScheduledFault } from './faults'
import type { Recorder, RecordedRequest } from './recorder'

/** One address of one provider. */
export interface Mount {
  readonly provider: ConnectableProvider
  readonly prefix: string
  /** Null: there is nothing at that path. */
  answer(request: FakeRequest): Answer | null
}

/** The listener: it reads a request, lets a fault meet it, and sends what the provider answers. */
export class FakeServer {
  private server: Server | null = null
  private port = 0

  constructor(
    private readonly mounts: readonly Mount[],
    private readonly clock: FakeClock,
    private readonly faults: Faults,
    private readonly recorder: Recorder,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Listens, again on the port it had. */
  async up(): Promise<void> {
    if (this.server !== null) return
    const server = createServer((incoming, outgoing) => {
      this.serve(incoming, outgoing).catch((error: unknown) => outgoing.destroy(asError(error)))
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.port, '127.0.0.1', resolve)
    })
    this.port = portOf(server.address())
    this.server = server
  }

  /** Stops listening and closes every connection: from now on they are refused. */
  async down(): Promise<void> {
    const { server } = this
    if (server === null) return
    this.server = null
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    // The provider's own time, by which it also means its limits.
    outgoing.setHeader('date', new Date(this.clock.now()).toUTCString())
    const url = new URL(incoming.url ?? '/', this.origin)
    outgoing.setHeader('date', new Date(this.clock.now()).toUTCString())
    const mount = this.mounts.find(({ prefix }) => url.pathname.startsWith(`${prefix}/`))
    if (mount === undefined) {
      send(outgoing, json({ message: 'Not Found' }, 404))
      return
    }
    const recorded = this.recorder.record({
      provider: mount.provider,
      method: incoming.method ?? 'GET',
      path: url.pathname.slice(mount.prefix.length),
      query: url.searchParams,
      headers: incoming.headers,
      text: await textOf(incoming),
      base: this.origin + mount.prefix,
      at: this.clock.now(),
    })
    const answer = () => mount.answer(recorded) ?? json({ message: 'Not Found' }, 404)
    const fault = this.faults.take(recorded)
    const sent = fault === null ? answer() : await meet(fault, outgoing, recorded, answer)
    recorded.status = sent?.status ?? 0
    if (sent !== null) send(outgoing, sent)
  }
}

/** What is sent after a fault has had its way; null when there is nothing more to send. */
async function meet(
  { spec, released }: ScheduledFault,
  outgoing: ServerResponse,
  recorded: RecordedRequest,
  answer: () => Answer,
): Promise<Answer | null> {
  switch (spec.kind) {
    case undefined:
    case 'answer':
      return { headers: {}, body: undefined, ...spec }
    case 'stall':
      await pause(spec.ms, outgoing)
      return answer()
    case 'hold':
      await released
      return answer()
    case 'alter':
      return spec.alter(answer(), recorded)
    case 'hang':
      await sendHalf(outgoing, answer())
      return null
    case 'cut':
      await sendHalf(outgoing, answer())
      break
    case 'lose':
      answer()
      break
    case 'refuse':
  }
  outgoing.destroy()
  return null
}

function send(outgoing: ServerResponse, answer: Answer): void {
  if (outgoing.destroyed) return
  const bytes = bytesOf(answer)
  const length =
    answer.status === 204 || answer.status === 304 ? {} : { 'content-length': bytes.length }
  outgoing.writeHead(answer.status, { ...answer.headers, ...length }).end(bytes)
}

function sendHalf(outgoing: ServerResponse, answer: Answer): Promise<void> {
  const bytes = bytesOf(answer)
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length })
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  return new Promise((resolve) => outgoing.write(half, () => resolve()))
}

/** Ends early when the other side has gone away. */
function pause(ms: number, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    outgoing.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.')
  return address.port
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
