import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf, messageOf } from '../main/failure'
import { EXIT, Problem } from './outcome'

/** Without an address Familiar has ended, and left the token for its next run. */
const credentialsSchema = z.object({ url: z.url().optional(), token: z.string().min(32) })

interface Credentials {
  readonly url: string
  readonly token: string
}

const helloSchema = z.object({ proof: z.string() })

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** A running Familiar answers at once; an export or import takes as long as it takes. */
const PATIENCE_MS = 10_000
const HELLO_MS = 5_000

/** The running Familiar of a data folder. */
export interface Endpoint {
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>
  /** `patient`: waits for the answer without end. */
  post<T>(path: string, body: unknown, answer: z.ZodType<T>, patient?: 'patient'): Promise<T>
}

/** The line to the Familiar of a data folder. Requests reject with a Problem that says why there is no answer. */
export function endpointOf(dataFolder: string): Endpoint {
  const ask = async <T>(asked: Asked, answer: z.ZodType<T>): Promise<T> => {
    const { url, token } = await credentialsIn(dataFolder)
    // One connection for both, as long as it lasts: who has shown to be Familiar is who is sent the token.
    const line = { url, agent: new Agent({ keepAlive: true, maxSockets: 1 }), dataFolder }
    const { status, body } = await makeSure(line, token)
      .then(() => send(line, { ...asked, token }))
      .finally(() => line.agent.destroy())
    const json = parseJson(body)
    if (status >= 400) {
      const refusal = refusalSchema.safeParse(json)
      throw new Problem(
        EXIT.refused,
        refusal.success ? refusal.data.error.message : `Familiar answered with status ${status}.`,
      )
    }
    const read = answer.safeParse(json)
    if (read.success) return read.data
    throw new Problem(EXIT.failed, 'Familiar answered something this command does not understand.')
  }
  return {
    get: (path, answer) => ask({ method: 'GET', path, patienceMs: PATIENCE_MS }, answer),
    post: (path, body, answer, patient) =>
      ask({ method: 'POST', path, body, patienceMs: patient ? null : PATIENCE_MS }, answer),
  }
}

interface Line {
  readonly url: string
  readonly agent: Agent
  readonly dataFolder: string
}

interface Asked {
  readonly token?: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly patienceMs: number | null
}

/**
 * After a crash the file is an earlier run's, and the port may be another program's by now: before the token is sent,
 * whoever listens there has to show that it knows it. Rejects with a Problem when it does not.
 */
async function makeSure(line: Line, token: string): Promise<void> {
  const nonce = randomBytes(16).toString('hex')
  const asked = { method: 'GET', path: `/v1/hello?nonce=${nonce}`, patienceMs: HELLO_MS } as const
  const { body } = await send(line, asked)
  const said = helloSchema.safeParse(parseJson(body))
  const proof = createHash('sha256').update(`${nonce}:${token}`).digest('hex')
  if (!said.success || said.data.proof !== proof) throw notRunning(line.dataFolder)
}

async function credentialsIn(dataFolder: string): Promise<Credentials> {
  const file = join(dataFolder, 'endpoint.json')
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') throw notRunning(dataFolder)
    throw new Problem(EXIT.failed, `${file} cannot be read: ${messageOf(cause)}.`, { cause })
  })
  const read = credentialsSchema.safeParse(parseJson(text))
  if (read.success) {
    const { url, token } = read.data
    if (url === undefined) throw notRunning(dataFolder)
    if (new URL(url).hostname === '127.0.0.1') return { url, token }
  }
  throw new Problem(
    EXIT.failed,
    `${file} is damaged. Start Familiar again to have it written anew.`,
  )
}

function send(
  { url, agent, dataFolder }: Line,
  { token, method, path, body, patienceMs }: Asked,
): Promise<{ status: number; body: string }> {
  const text = body === undefined ? null : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), {
      agent,
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(text !== null && {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
        }),
      },
    })
    call.once('response', (response) => {
      textOf(response).then(
        (said) => resolve({ status: response.statusCode ?? 0, body: said }),
        fail,
      )
    })
    const fail = (cause: Error): void => {
      // Nobody listens there any more: the file is an earlier run's.
      const gone = codeOf(cause) === 'ECONNREFUSED'
      const problem = `Familiar broke off the answer: ${messageOf(cause)}.`
      reject(gone ? notRunning(dataFolder) : new Problem(EXIT.failed, problem, { cause }))
    }
    call.once('error', fail)
    if (patienceMs !== null)
      call.setTimeout(patienceMs, () =>
        call.destroy(new Error(`no answer within ${patienceMs / 1000} seconds`)),
      )
    call.end(text ?? undefined)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function notRunning(dataFolder: string): Problem {
  return new Problem(
    EXIT.notRunning,
    `Familiar does not run with the data folder ${dataFolder}. Start it, or name another folder with --data-dir.`,
  )
}
