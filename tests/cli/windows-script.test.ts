import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Separator, callsHook, windowsCall } from '../../src/cli/hooks/windows-call'
import { type CommandLine, commandLine } from '../fixtures/command-line'

/**
 * What can be known of the scripts for Windows by reading them, on any system. That they do what they should is shown
 * by `windows-hook.test.ts`, on Windows.
 */
let line: CommandLine
let command: string
let powerShell: string

beforeEach(async () => {
  line = await commandLine()
  await line.familiarAs({ platform: 'win32' }, 'hook', 'install', 'codex', '--yes')
  const read = (ending: string): Promise<string> =>
    readFile(join(line.dataFolder, 'hooks', `familiar-hook.${ending}`), 'utf8')
  ;[command, powerShell] = [await read('cmd'), await read('ps1')]
})
afterEach(() => line.remove())

/** A line of cmd’s: what stands outside quotation marks, which it reads, and what inside, which it does not. */
function parts(text: string): { outside: string; inside: string[] } {
  const pieces = text.split('"')
  expect(pieces.length % 2, `quotation marks in pairs: ${text}`).toBe(1)
  return {
    outside: pieces.filter((_, at) => at % 2 === 0).join(' '),
    inside: pieces.filter((_, at) => at % 2 === 1),
  }
}
const starts = (): string[] => command.split('\r\n').filter((one) => one.startsWith('start '))

/** A file without a byte order mark is in the system’s own encoding to both; a lone line feed confuses cmd’s labels. */
test('both are plain ASCII with Windows’ line ends, whatever the data folder is called', () => {
  for (const text of [command, powerShell]) {
    expect(text).toMatch(/^[\r\n\x20-\x7e]+$/)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  }
})

describe('the .cmd', () => {
  test('has cmd replace nothing but what is meant, and read no special sign where none is', () => {
    const meant = /%(?:SystemRoot|familiar_system)%|%~(?:dp0|1|2)/g
    expect(command.replace(meant, '')).not.toContain('%')
    expect(command).toContain('setlocal DisableDelayedExpansion')
    for (const one of command.split('\r\n')) {
      const { outside } = parts(one)
      expect(outside.replace(/(?:<|2?>)nul\b/g, '')).not.toMatch(/[<>|&^()!]/)
      // What is replaced may hold any sign.
      expect(outside).not.toContain('%')
    }
  })

  test('starts both programs in the background by their full paths, with a title, and none of the agent’s streams to write to', () => {
    expect(starts()).toHaveLength(2)
    for (const one of starts()) {
      const { inside } = parts(one)
      expect(one).toMatch(/^start "" \/b "%familiar_system%\\[^"]+\.exe" /)
      expect(inside[0]).toBe('')
      expect(one).toMatch(/ >nul 2>nul$/)
    }
    expect(command.trimEnd().split('\r\n').at(-1)).toBe('exit /b 0')
  })

  test('reads what the agent says to its end, without PowerShell and not from a keyboard', () => {
    const [reads, ...others] = starts().filter((one) => !one.includes('<nul'))
    expect(others).toEqual([])
    expect(reads).toMatch(/\\timeout\.exe \/t 0 \|\| .*\\find\.exe "x""/)
    expect(starts().find((one) => one.includes('powershell'))).toContain(' <nul ')
  })

  /** With `/b` its window is the agent’s: that would be hidden. */
  test('hides no window', () => {
    expect(command.toLowerCase()).not.toContain('windowstyle')
  })
})

describe('the PowerShell', () => {
  test('gives the token to no program, and to nobody who has not shown to know it', () => {
    const lines = powerShell.split('\r\n')
    const withToken = lines
      .filter((one) => one.includes('$endpoint.token'))
      .map((one) => one.trim())
    expect(withToken).toEqual([
      "$known = [Text.Encoding]::UTF8.GetBytes($nonce + ':' + $endpoint.token)",
      '$headers = @{ Authorization = "Bearer $($endpoint.token)" }',
    ])
    const at = (text: string): number => lines.findIndex((one) => one.includes(text))
    expect(at('-cne $proof) { exit 0 }')).toBeGreaterThan(at('/v1/hello'))
    expect(at('-Headers $headers')).toBeGreaterThan(at('-cne $proof'))
    expect(at('DefaultWebProxy = $null')).toBeLessThan(at('/v1/hello'))
    expect(powerShell).not.toMatch(/Start-Process|Invoke-Expression|curl|\.exe/i)
  })

  test('closes what it opens, and knows every agent and state that the other script knows', async () => {
    const plain = powerShell.replace(/'[^']*'/g, "''").replace(/^\s*#.*$/gm, '')
    for (const [open, close] of [
      ['(', ')'],
      ['{', '}'],
      ['[', ']'],
    ] as const)
      expect(plain.split(open)).toHaveLength(plain.split(close).length)
    const shell = await readFile(join(line.dataFolder, 'hooks', 'familiar-hook.sh'), 'utf8')
    const agents = [...shell.matchAll(/^ {2}(\S+)\) name='?([^';]+?)'? ;;$/gm)]
    expect(agents).toHaveLength(4)
    for (const [, program, name] of agents)
      expect(powerShell).toContain(`'${program!}' = '${name!}'`)
    for (const state of ['done', 'thinking', 'waiting', 'failed'])
      expect(powerShell).toContain(`'${state}' = 'agent.${state === 'done' ? 'turn' : state}'`)
  })
})

const SYSTEM = 'C:\\Windows'
const callOf = (script: string, separator: Separator): string =>
  windowsCall({ script, words: 'codex done', system: SYSTEM }, separator)
/** What PowerShell is told in Base64, which must be all that follows. */
const toldIn = (command: string): string => {
  const [, encoded = ''] =
    /^\S+powershell\.exe(?: -\w+)* -EncodedCommand (\S+)$/.exec(command) ?? []
  return Buffer.from(encoded, 'base64').toString('utf16le')
}

describe('a hook’s command', () => {
  /** An agent’s shell may be cmd, PowerShell or Git’s, and changes with its version. */
  test('is the path by itself where no shell reads a sign of it otherwise', () => {
    const script = 'C:\\Users\\Zoë\\AppData\\Local\\familiar\\hooks\\familiar-hook.cmd'
    expect(callOf(script, '\\')).toBe(`${script} codex done`)
    expect(callOf(script, '/')).toBe(`${script.replaceAll('\\', '/')} codex done`)
  })

  /** cmd would put a variable’s value into the path, and ends it at a space; PowerShell takes a quoted path for a text. */
  test.each([
    'C:\\100%TEMP%\\familiar-hook.cmd',
    'C:\\50% off\\familiar-hook.cmd',
    'C:\\Robin Example\\familiar-hook.cmd',
    'C:\\R&D (old)\\familiar-hook.cmd',
    'C:\\a^b,c;d=e!f\\familiar-hook.cmd',
    'C:\\$HOME`x@y{z}#\\familiar-hook.cmd',
    "C:\\it's Robin’s\\familiar-hook.cmd",
    'C:\\ROBIN~1\\familiar-hook.cmd',
  ])('holds nothing that a shell replaces for %s, and is ours still', (script) => {
    for (const separator of ['\\', '/'] as const) {
      const command = callOf(script, separator)
      expect(command).toMatch(/^[A-Za-z\d\\/:. +=-]+$/)
      const [program = ''] = command.split(' ')
      // By its name alone it would be looked for in the folder cmd stands in first.
      expect(program.replaceAll('/', '\\')).toBe(
        'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      )
      const quoted = `'${script.replaceAll(/['’]/g, '$&$&')}'`
      expect(toldIn(command)).toContain(`try { & ${quoted} codex done } catch { }`)
      expect(callsHook(command)).toBe(true)
    }
  })

  test('takes nobody else’s PowerShell for ours', () => {
    const encoded = Buffer.from('Get-Date', 'utf16le').toString('base64')
    expect(callsHook(`powershell.exe -EncodedCommand ${encoded}`)).toBe(false)
  })
})

/** The folder of this data has spaces and an apostrophe in its path. */
test.each([
  ['codex', '.codex/hooks.json'],
  ['claude-code', '.claude/settings.json'],
  ['gemini', '.gemini/settings.json'],
])('%s’s hooks are there once, are found, and go again', async (agent, file) => {
  const familiar = (...argv: string[]) => line.familiarAs({ platform: 'win32' }, ...argv)
  const settings = join(line.home, file)
  await familiar('hook', 'remove', 'codex', '--yes')
  await familiar('hook', 'install', agent, '--yes')
  const installed = await readFile(settings, 'utf8')
  const { hooks } = JSON.parse(installed) as {
    hooks: Record<string, { hooks: { command: string }[] }[]>
  }
  for (const [group] of Object.values(hooks)) {
    const { command } = group!.hooks[0]!
    const told = agent === 'gemini' ? command : toldIn(command)
    const path = join(line.dataFolder, 'hooks', 'familiar-hook.cmd').replaceAll("'", "''")
    expect(told).toMatch(/(?:thinking|waiting|done|failed)\b/)
    expect(told).toContain(`& '${path}' ${agent} `)
  }
  await familiar('hook', 'install', agent, '--yes')
  expect(await readFile(settings, 'utf8')).toBe(installed)
  expect((await familiar('hook', 'list')).out).toContain(settings)
  await familiar('hook', 'remove', agent, '--yes')
  expect((await familiar('hook', 'list')).out).not.toContain(settings)
})

test('opencode’s plugin opens no window: what is detached has none that could be hidden', async () => {
  await line.familiarAs({ platform: 'win32' }, 'hook', 'install', 'opencode', '--yes')
  const plugin = join(line.home, '.config/opencode/plugins/familiar.js')
  const text = await readFile(plugin, 'utf8')
  expect(text).toContain("{ detached: false, stdio: 'ignore', windowsHide: true, env: {")
  // By its name alone it would be looked for in the folder opencode stands in first.
  expect(text).toContain("spawn(process.env.ComSpec ?? 'cmd.exe', ['/d', '/c', '%FAMILIAR_HOOK%',")
  // In a command of cmd's a `%` or a `&` of the path would be read; what a variable is replaced by is not.
  const script = JSON.stringify(`"${join(line.dataFolder, 'hooks', 'familiar-hook.cmd')}"`)
  expect(text).toContain(`{ ...process.env, FAMILIAR_HOOK: ${script} }`)
})

test('without PowerShell, whoever installs a hook is told', async () => {
  line.env['SystemRoot'] = join(line.home, 'Windows')
  const { out } = await line.familiarAs({ platform: 'win32' }, 'hook', 'list')
  expect(out).toContain('powershell.exe, so the hooks of coding agents tell nothing')
})
