import { execFile } from 'node:child_process'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shellScript } from '../../src/cli/hooks/hook-script'
import { silentLog } from '../../src/main/log'
import {
  proofOf,
  withdrawCredentials,
  writeCredentials,
} from '../../src/main/sources/endpoint/credentials'
import { type CommandLine, commandLine } from '../fixtures/command-line'
import { type ListeningEndpoint, listenAt } from '../fixtures/endpoint'

const execute = promisify(execFile)

/** A program that listens where Familiar did, and notes all it is sent. */
interface Impostor {
  readonly server: Server
  readonly port: number
  readonly heard: { path: string; authorization: string | undefined; body: string }[]
}

async function impostor(answer: string): Promise<Impostor> {
  const heard: Impostor['heard'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
      response.end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port, heard }
}

let line: CommandLine
let endpoint: ListeningEndpoint
let token: string
const impostors: Impostor[] = []

beforeEach(async () => {
  line = await commandLine()
  endpoint = await listenAt(line.dataFolder)
  const text = await readFile(join(line.dataFolder, 'endpoint.json'), 'utf8')
  token = (JSON.parse(text) as { token: string }).token
  await line.familiar('hook', 'install', 'codex', '--yes')
})
afterEach(async () => {
  impostors.splice(0).forEach(({ server }) => server.close())
  await endpoint.close()
  await line.remove()
})

/** As after a crash: the file names a port that is another program's by now. */
async function takeOver(answer: string): Promise<Impostor> {
  const other = await impostor(answer)
  impostors.push(other)
  await writeCredentials(line.dataFolder, other.port, silentLog)
  return other
}

const runHook = () =>
  execute(shellScript(line.dataFolder), ['codex', 'done'], { env: line.env, cwd: line.home })

/**
 * What the hook began before has had as long as it takes to be heard. On a slow machine it may have read the file only now,
 * and be heard as well.
 */
async function hookIsHeardAgain(): Promise<void> {
  await writeCredentials(line.dataFolder, endpoint.server.port, silentLog)
  await runHook()
  await expect.poll(() => endpoint.events).not.toHaveLength(0)
}

describe('a program that took the port after a crash', () => {
  const OVERHEARD = '0'.repeat(32)
  test.each([
    ['that says nothing of the kind', () => '<html>'],
    ['that says yes to everything', () => '{"ok":true,"proof":""}'],
    [
      'that has overheard what Familiar once answered',
      () => JSON.stringify({ proof: proofOf(token, OVERHEARD) }),
    ],
  ])('%s is sent neither token nor event', async (_what, answer) => {
    const other = await takeOver(answer())
    const { code, err } = await line.familiar('emit', 'custom.secret', '--title', 'my plan')
    expect(code).toBe(3)
    expect(err).toContain('Familiar does not run')
    await runHook()
    await expect.poll(() => other.heard).toHaveLength(2)
    await hookIsHeardAgain()
    expect(other.heard.map(({ path }) => path.replace(/[\da-f]{32}$/, '…'))).toEqual([
      '/v1/hello?nonce=…',
      '/v1/hello?nonce=…',
    ])
    expect(other.heard.every((one) => one.authorization === undefined && one.body === '')).toBe(
      true,
    )
    expect(other.heard[0]?.path).not.toBe(other.heard[1]?.path)
  })
})

describe('after an orderly end', () => {
  test('nobody is asked at all, and the next run has the same token', async () => {
    const other = await takeOver('{}')
    await withdrawCredentials(line.dataFolder, silentLog)
    expect(await readFile(join(line.dataFolder, 'endpoint.json'), 'utf8')).not.toContain('127.0')
    expect(await line.familiar('status')).toMatchObject({ code: 3, out: '' })
    await runHook()
    await hookIsHeardAgain()
    expect(other.heard).toEqual([])
    const next = await writeCredentials(line.dataFolder, endpoint.server.port, silentLog)
    expect(next.token).toBe(token)
  })

  test('a file that is not there, or damaged, keeps nobody from ending', async () => {
    const file = join(line.dataFolder, 'endpoint.json')
    await writeFile(file, '{')
    await withdrawCredentials(line.dataFolder, silentLog)
    await execute('rm', [file])
    await withdrawCredentials(line.dataFolder, silentLog)
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('GET /v1/hello', () => {
  const ask = (query: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${endpoint.server.port}/v1/hello${query}`, init)

  test('shows that it knows the token, without saying it', async () => {
    const nonce = 'ab'.repeat(16)
    const answer = await ask(`?nonce=${nonce}`)
    expect(answer.status).toBe(200)
    const said = await answer.text()
    expect(JSON.parse(said)).toEqual({ proof: proofOf(token, nonce) })
    expect(said).not.toContain(token)
  })

  test.each([
    ['', {}, 400],
    ['?nonce=short', {}, 400],
    [`?nonce=${'z'.repeat(32)}`, {}, 400],
    [`?nonce=${'a'.repeat(32)}`, { method: 'POST' }, 405],
    [`?nonce=${'a'.repeat(32)}`, { headers: { Origin: 'https://example.org' } }, 403],
  ])('refuses %s %j', async (query, init, status) => {
    expect((await ask(query, init)).status).toBe(status)
  })
})
