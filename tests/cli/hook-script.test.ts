import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename, delimiter, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CommandLine, commandLine } from '../fixtures/command-line'
import { type ListeningEndpoint, listenAt } from '../fixtures/endpoint'
import { holdAt } from '../fixtures/held-endpoint'

const execute = promisify(execFile)

const isWindows = process.platform === 'win32'
if (isWindows) console.log('skipped: Windows has hooks of its own, seen in windows-hook.test.ts')

let line: CommandLine
let endpoint: ListeningEndpoint

beforeEach(async () => {
  line = await commandLine()
  endpoint = await listenAt(line.dataFolder)
})
afterEach(async () => {
  await endpoint.close()
  await line.remove()
})

/** Runs a command as an agent does: in a shell, with something to say on its standard input. */
function asAgent(command: string, at = line.home): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, cwd: at, env: line.env })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    child.stdin.on('error', reject)
    // More than a pipe holds: whoever does not read it breaks the agent's.
    child.stdin.end(JSON.stringify({ prompt: 'x'.repeat(200_000) }))
    child.once('close', (code) => resolve({ code, said }))
  })
}

interface Hooks {
  readonly hooks: Readonly<Record<string, readonly { hooks: readonly { command: string }[] }[]>>
}

async function commandsIn(file: string): Promise<Record<string, string>> {
  const { hooks } = JSON.parse(await readFile(join(line.home, file), 'utf8')) as Hooks
  return Object.fromEntries(
    Object.entries(hooks).map(([event, [group]]) => [event, group!.hooks[0]!.command]),
  )
}

describe.skipIf(isWindows)('an agent', () => {
  test.each([
    ['codex', '.codex/hooks.json', 'Codex', 'UserPromptSubmit', 'PermissionRequest', 'Stop'],
    ['gemini', '.gemini/settings.json', 'Gemini CLI', 'BeforeAgent', 'Notification', 'AfterAgent'],
    [
      'claude-code',
      '.claude/settings.json',
      'Claude Code',
      'UserPromptSubmit',
      'Notification',
      'Stop',
    ],
  ])(
    '%s is heard thinking, waiting and done, by the commands in its settings',
    async (program, file, agent, thinks, waits, stops) => {
      await line.familiar('hook', 'install', program, '--yes')
      const commands = await commandsIn(file)
      const project = join(line.home, 'a "quoted" \\ projéct')
      await mkdir(project)
      for (const event of [thinks, waits, stops])
        expect(await asAgent(commands[event]!, project)).toEqual({ code: 0, said: '' })
      await expect
        .poll(() => [...endpoint.agents].sort((a, b) => a.state.localeCompare(b.state)))
        .toEqual([
          { state: 'thinking', agent },
          { state: 'waiting', agent },
        ])
      await expect
        .poll(() => endpoint.events)
        .toMatchObject([{ type: 'agent.turn', meta: { agent, place: basename(project) } }])
    },
  )

  test('is answered in silence when Familiar does not run, and when it has gone for good', async () => {
    await line.familiar('hook', 'install', 'codex', '--yes')
    const { Stop: command } = await commandsIn('.codex/hooks.json')
    await endpoint.server.close()
    expect(await asAgent(command!)).toEqual({ code: 0, said: '' })
    // Nor does it take one that has nothing to say and no way to say it for a trouble.
    const { stdout, stderr } = await execute('sh', ['-c', `${command!} 0<&-`], { env: line.env })
    expect(stdout + stderr).toBe('')
    await writeFile(join(line.dataFolder, 'endpoint.json'), 'rubbish')
    expect(await asAgent(command!)).toEqual({ code: 0, said: '' })
    await execute('rm', ['-r', line.dataFolder])
    expect(await asAgent(command!)).toEqual({ code: 0, said: '' })
    await execute('sh', ['-c', `${command!} 0<&-`], { env: line.env })
  })

  test('has its answer before whoever listens has given one', async () => {
    await line.familiar('hook', 'install', 'codex', '--yes')
    const held = await holdAt(line.dataFolder)
    const { Stop: command } = await commandsIn('.codex/hooks.json')
    expect(await asAgent(command!)).toEqual({ code: 0, said: '' })
    expect(held.gaveUp()).toBe(false)
    await held.asked
    held.close()
  })

  /** A PATH on which there are these programs and no more. */
  async function only(...programs: readonly string[]): Promise<string> {
    const bin = join(line.home, `bin of ${programs.length}`)
    await mkdir(bin)
    for (const program of programs)
      for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
        const file = join(folder, program)
        if (!existsSync(file)) continue
        await symlink(file, join(bin, program))
        break
      }
    return bin
  }
  const BARE = ['sh', 'cat', 'tr', 'sed'] as const

  test('is heard without curl, and whoever installs the hook is told what that means before agreeing', async () => {
    line.env['PATH'] = await only(...BARE)
    const note = 'There is no curl on the PATH, so hooks send through Node instead'
    const asked: string[] = []
    const { code } = await line.familiarAs(
      {
        out: (text) => void asked.push(text),
        confirm: (question) => Promise.resolve(asked.push(question) > 0),
      },
      'hook',
      'install',
      'codex',
    )
    expect(code).toBe(0)
    expect(asked.findIndex((text) => text.includes(note))).toBe(0)
    expect(asked[0]!.split(note)).toHaveLength(2)
    expect(asked[1]).toContain('Change ')
    expect((await line.familiar('hook', 'install', 'codex')).out).toMatch(
      /^Codex has the hook already\. There is no curl/,
    )
    const commands = await commandsIn('.codex/hooks.json')
    // A debugger of an editor’s, say, is loaded by whatever Node is started in its terminal.
    line.env['NODE_OPTIONS'] = `--require ${JSON.stringify(join(line.home, 'not-there.cjs'))}`
    line.env['http_proxy'] = 'http://127.0.0.1:9'
    line.env['NODE_USE_ENV_PROXY'] = '1'
    expect(await asAgent(commands['PermissionRequest']!)).toEqual({ code: 0, said: '' })
    await expect.poll(() => endpoint.agents).toEqual([{ state: 'waiting', agent: 'Codex' }])

    // The Node that has installed it is gone, and there is another.
    const script = join(line.dataFolder, 'hooks', 'familiar-hook.sh')
    const text = await readFile(script, 'utf8')
    await writeFile(script, text.replace(/^node=.*$/m, "node='/not/there/node'"))
    line.env['PATH'] = await only(...BARE, 'node')
    expect(await asAgent(commands['Stop']!)).toEqual({ code: 0, said: '' })
    await expect.poll(() => endpoint.events).toMatchObject([{ meta: { agent: 'Codex' } }])

    for (const command of [['hook', 'list'], ['doctor']])
      expect((await line.familiar(...command)).out).toContain(note)
    line.env['PATH'] = process.env['PATH']
    for (const command of [['hook', 'list'], ['doctor']])
      expect((await line.familiar(...command)).out).not.toContain('through Node')
  })

  test('without curl is answered in silence, and nobody who has taken the port is sent the token', async () => {
    line.env['PATH'] = await only(...BARE)
    await line.familiar('hook', 'install', 'codex', '--yes')
    const { Stop: command } = await commandsIn('.codex/hooks.json')
    const held = await holdAt(line.dataFolder)
    expect(await asAgent(command!)).toEqual({ code: 0, said: '' })
    expect(held.gaveUp()).toBe(false)
    await held.asked
    held.close()
    const sender = join(line.dataFolder, 'hooks', 'familiar-hook.mjs')
    const heard: string[] = []
    const impostor = createServer((request, response) => {
      heard.push(`${request.method ?? ''} ${request.headers.authorization ?? 'no token'}`)
      response.end(JSON.stringify({ proof: '0'.repeat(64) }))
    }).listen(0, '127.0.0.1')
    await once(impostor, 'listening')
    const { port } = impostor.address() as AddressInfo
    const content = { url: `http://127.0.0.1:${port}`, token: 'x'.repeat(43) }
    await writeFile(join(line.dataFolder, 'endpoint.json'), JSON.stringify(content))
    for (const endpointText of [JSON.stringify(content), 'rubbish', '{}']) {
      await writeFile(join(line.dataFolder, 'endpoint.json'), endpointText)
      const child = spawn(process.execPath, [sender], { stdio: ['pipe', 'pipe', 'pipe'] })
      let said = ''
      child.stdout.on('data', (more: Buffer) => (said += more.toString()))
      child.stderr.on('data', (more: Buffer) => (said += more.toString()))
      child.stdin.end('{"type":"agent.waiting"}')
      expect(await once(child, 'close')).toEqual([0, null])
      expect(said).toBe('')
    }
    impostor.close()
    expect(heard).toEqual(['GET no token'])
  })

  test('keeps the token off every command line, and from a proxy', async () => {
    await line.familiar('hook', 'install', 'codex', '--yes')
    const bin = join(line.home, 'bin')
    await mkdir(bin)
    const noted = join(line.home, 'noted')
    await writeFile(
      join(bin, 'curl'),
      // Who asks whether that is Familiar says no token at all, and is answered.
      `#!/bin/sh\ncase "$*" in */v1/hello*) PATH='${process.env['PATH'] ?? ''}' exec curl "$@" ;; esac\necho "$*" > '${noted.replaceAll("'", `'\\''`)}'\ncat >> '${noted.replaceAll("'", `'\\''`)}.in'\nmv '${noted.replaceAll("'", `'\\''`)}.in' '${noted.replaceAll("'", `'\\''`)}.done'\n`,
      { mode: 0o755 },
    )
    line.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`
    const { Stop: command } = await commandsIn('.codex/hooks.json')
    await asAgent(command!)
    await expect.poll(() => existsSync(`${noted}.done`)).toBe(true)
    const { token } = JSON.parse(
      await readFile(join(line.dataFolder, 'endpoint.json'), 'utf8'),
    ) as { token: string }
    expect(await readFile(noted, 'utf8')).toBe('-q -K -\n')
    const given = await readFile(`${noted}.done`, 'utf8')
    expect(given).toContain(`Bearer ${token}`)
    expect(given).toContain('noproxy = "*"')
  })
})

describe.skipIf(isWindows)('opencode', () => {
  interface Plugin {
    readonly server: () => Promise<{ event: (told: { event: unknown }) => Promise<void> }>
    readonly setup: (context: unknown) => Promise<() => void>
  }
  const load = async (): Promise<Plugin> => {
    await line.familiar('hook', 'install', 'opencode', '--yes')
    const file = join(line.home, '.config/opencode/plugins/familiar.js')
    // Loaded as a module, as opencode does.
    await writeFile(join(line.home, 'package.json'), '{"type":"module"}')
    const url = `${pathToFileURL(file).href}?${line.home}`
    return ((await import(/* @vite-ignore */ url)) as { default: Plugin }).default
  }

  test('1 is heard once for each thing it is at, and not for the sessions of its subagents', async () => {
    const { event } = await (await load()).server()
    const tell = (type: string, properties: object): Promise<void> =>
      event({ event: { type, properties } })
    const busy = { sessionID: 'main', status: { type: 'busy' } }
    await tell('session.created', { info: { id: 'sub', parentID: 'main' } })
    await tell('session.status', busy)
    await tell('session.status', busy)
    await expect.poll(() => endpoint.agents).toHaveLength(1)
    await tell('session.idle', { sessionID: 'sub' })
    await tell('session.idle', { sessionID: 'main' })
    await expect.poll(() => endpoint.events).toHaveLength(1)
    await tell('session.error', { sessionID: 'main' })
    await tell('session.idle', { sessionID: 'main' })
    await expect
      .poll(() => endpoint.agents)
      .toEqual([
        { state: 'thinking', agent: 'opencode' },
        { state: 'failed', agent: 'opencode' },
      ])
    expect(endpoint.events).toMatchObject([{ type: 'agent.turn', meta: { agent: 'opencode' } }])
  })

  test('2 is heard by its events', async () => {
    const { setup } = await load()
    const told = ['started', 'succeeded'].map((what) => ({
      type: `session.execution.${what}`,
      data: { sessionID: 'main' },
    }))
    await setup({
      event: {
        subscribe: async function* () {
          yield* told
          await new Promise<void>((resolve) => setImmediate(resolve))
        },
      },
    })
    await expect.poll(() => endpoint.events).toMatchObject([{ type: 'agent.turn' }])
    await expect.poll(() => endpoint.agents).toMatchObject([{ state: 'thinking' }])
  })
})
