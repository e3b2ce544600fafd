import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CommandLine, commandLine } from '../fixtures/command-line'
import { type ListeningEndpoint, listenAt } from '../fixtures/endpoint'
import { holdAt } from '../fixtures/held-endpoint'

const isWindows = process.platform === 'win32'
if (!isWindows) console.log('skipped: what cmd and PowerShell make of the hooks is seen on Windows')

let line: CommandLine
let endpoint: ListeningEndpoint

interface Hooks {
  readonly hooks: Readonly<Record<string, readonly { hooks: readonly { command: string }[] }[]>>
}

/** More than a pipe holds: whoever does not read it breaks the agent's. */
const SAID = JSON.stringify({ prompt: 'x'.repeat(200_000) })

/** How each agent runs the commands of its hooks on Windows; quotation marks reach cmd with a backslash before each. */
const SHELLS: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  codex: ['cmd.exe', '/C'],
  gemini: ['powershell.exe', '-NoProfile', '-Command'],
  'claude-code': [
    join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Git', 'bin', 'bash.exe'),
    '-c',
  ],
}

function start(agent: string, command: string, cwd: string): ChildProcess {
  const [program, ...words] = SHELLS[agent]!
  return spawn(program, [...words, command], {
    cwd,
    env: { ...process.env, ...line.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

/** Waits for a hook as an agent does: until it has ended, and nobody holds its streams. */
function outcome(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (said += text.toString()))
    child.once('error', reject)
    child.stdin?.once('error', reject)
    child.stdin?.end(SAID)
    child.once('close', (code) => resolve({ code, said }))
  })
}

async function commandsIn(file: string): Promise<Record<string, string>> {
  const { hooks } = JSON.parse(await readFile(join(line.home, file), 'utf8')) as Hooks
  return Object.fromEntries(
    Object.entries(hooks).map(([event, [group]]) => [event, group!.hooks[0]!.command]),
  )
}

describe.runIf(isWindows)('on Windows', () => {
  beforeEach(async () => {
    line = await commandLine()
    endpoint = await listenAt(line.dataFolder)
  })
  afterEach(async () => {
    await endpoint.close()
    await line.remove()
  })

  test.each([
    ['codex', '.codex/hooks.json', 'Codex', ['UserPromptSubmit', 'PermissionRequest', 'Stop']],
    [
      'gemini',
      '.gemini/settings.json',
      'Gemini CLI',
      ['BeforeAgent', 'Notification', 'AfterAgent'],
    ],
    [
      'claude-code',
      '.claude/settings.json',
      'Claude Code',
      ['UserPromptSubmit', 'Notification', 'Stop'],
    ],
  ])(
    '%s is heard thinking, waiting and done, and gets rid of all it has to say',
    async (agent, file, name, events) => {
      expect(await line.familiar('hook', 'install', agent, '--yes')).toMatchObject({ code: 0 })
      const commands = await commandsIn(file)
      const project = join(line.home, '100 % projéct & (more)')
      await mkdir(project)
      for (const event of events)
        expect(await outcome(start(agent, commands[event]!, project))).toEqual({
          code: 0,
          said: '',
        })
      await expect
        .poll(() => [...endpoint.agents].sort((a, b) => a.state.localeCompare(b.state)))
        .toEqual([
          { state: 'thinking', agent: name },
          { state: 'waiting', agent: name },
        ])
      await expect
        .poll(() => endpoint.events)
        .toMatchObject([{ type: 'agent.turn', meta: { agent: name, place: basename(project) } }])
    },
  )

  /** What runs in the background must not hold the agent's streams, or the agent waits for PowerShell each time. */
  test.each([
    ['codex', '.codex/hooks.json', 'Stop'],
    ['gemini', '.gemini/settings.json', 'AfterAgent'],
    ['claude-code', '.claude/settings.json', 'Stop'],
  ])('%s has its answer before whoever listens has given one', async (agent, file, event) => {
    await line.familiar('hook', 'install', agent, '--yes')
    const held = await holdAt(line.dataFolder)
    const commands = await commandsIn(file)
    expect(await outcome(start(agent, commands[event]!, line.home))).toEqual({ code: 0, said: '' })
    expect(held.gaveUp()).toBe(false)
    await held.asked
    held.close()
  })

  test('the scripts for agents, and PowerShell, are there', async () => {
    const { out } = await line.familiar('hook', 'list')
    expect(out).not.toContain('powershell.exe')
  })
})
