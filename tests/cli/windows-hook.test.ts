import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
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

const GIT = join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Git', 'bin', 'bash.exe')

/** The shells each agent runs its hooks in, by its version and by what is installed. */
const SHELLS = {
  cmd: ['cmd.exe', '/C'],
  PowerShell: ['powershell.exe', '-NoProfile', '-Command'],
  'Git’s shell': [GIT, '-c'],
} as const
type Shell = keyof typeof SHELLS

/** What a path may hold on Windows: what cmd replaces, what ends a word, and what belongs to PowerShell. */
const FOLDERS = ['data', 'data of Familiar', '100%TEMP% & (more) $x ^ it’s']

function start(shell: Shell, command: string, cwd: string): ChildProcess {
  const [program, ...words] = SHELLS[shell]
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

const CODEX = ['codex', '.codex/hooks.json', 'Codex'] as const
const GEMINI = ['gemini', '.gemini/settings.json', 'Gemini CLI'] as const
const CLAUDE = ['claude-code', '.claude/settings.json', 'Claude Code'] as const
const CASES = (
  [
    ['cmd', ...CODEX],
    ['PowerShell', ...CODEX],
    ['PowerShell', ...GEMINI],
    ['PowerShell', ...CLAUDE],
    ['Git’s shell', ...CLAUDE],
  ] as const
).flatMap((one) => FOLDERS.map((folder) => [...one, folder] as const))

/** Its events in the order thinking, waiting, done. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  codex: ['UserPromptSubmit', 'PermissionRequest', 'Stop'],
  gemini: ['BeforeAgent', 'Notification', 'AfterAgent'],
  'claude-code': ['UserPromptSubmit', 'Notification', 'Stop'],
}

describe.runIf(isWindows)('on Windows', () => {
  afterEach(async () => {
    await endpoint.close()
    await line.remove()
  })
  const moveIn = async (folder: string): Promise<void> => {
    line = await commandLine(undefined, folder)
    endpoint = await listenAt(line.dataFolder)
  }

  test.each(CASES)(
    'in %s %s (%s, %s) is heard thinking, waiting and done from %s, and gets rid of all it has to say',
    async (shell, agent, file, name, folder) => {
      await moveIn(folder)
      expect(await line.familiar('hook', 'install', agent, '--yes')).toMatchObject({ code: 0 })
      const commands = await commandsIn(file)
      const project = join(line.home, '100 % projéct & (more)')
      await mkdir(project)
      for (const event of EVENTS[agent]!)
        expect(await outcome(start(shell, commands[event]!, project))).toEqual({
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
  test.each(CASES)(
    'in %s %s (%s, %s) has its answer before whoever listens has given one, from %s',
    async (shell, agent, file, _name, folder) => {
      await moveIn(folder)
      await line.familiar('hook', 'install', agent, '--yes')
      const held = await holdAt(line.dataFolder)
      const commands = await commandsIn(file)
      const done = commands[EVENTS[agent]!.at(-1)!]!
      expect(await outcome(start(shell, done, line.home))).toEqual({ code: 0, said: '' })
      expect(held.gaveUp()).toBe(false)
      await held.asked
      held.close()
    },
  )

  test('the scripts for agents, and PowerShell, are there', async () => {
    await moveIn('data')
    const { out } = await line.familiar('hook', 'list')
    expect(out).not.toContain('powershell.exe')
  })
})
