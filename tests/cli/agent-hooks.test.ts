import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'jsonc-parser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Change, make } from '../../src/cli/hooks/change'
import { type CommandLine, commandLine } from '../fixtures/command-line'

let line: CommandLine

beforeEach(async () => {
  line = await commandLine()
  // Claude Code is asked for its version; the tests' own machine may have any.
  const bin = join(line.home, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'claude'), '#!/bin/sh\necho "2.1.112 (Claude Code)"\n', { mode: 0o755 })
  line.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`
})
afterEach(() => line.remove())

const FILES = {
  'claude-code': '.claude/settings.json',
  codex: '.codex/hooks.json',
  gemini: '.gemini/settings.json',
} as const
type Agent = keyof typeof FILES

async function put(agent: Agent, text: string | Buffer): Promise<string> {
  const file = join(line.home, FILES[agent])
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return file
}

const agents = Object.keys(FILES) as Agent[]

const LIVED_IN: Readonly<Record<string, string>> = {
  'an empty file': '',
  'an empty object': '{}',
  'tabs, comments and a trailing comma':
    '// mine\n{\n\t"theme": "dark", // at night\n\t/* kept */\n\t"hooks": {\n\t\t"Stop": [\n\t\t\t{ "hooks": [{ "type": "command", "command": "say done" }] }, // and this\n\t\t],\n\t},\n}\n',
  'Windows line ends': '{\r\n    "theme": "dark",\r\n    "hooks": {}\r\n}\r\n',
  'a byte order mark': '\uFEFF{\r\n  "theme": "dark"\r\n}\r\n',
  'all in one line, without an end': '{"theme":"dark","hooks":{"AfterAgent":[{"hooks":[]}]}}',
}

describe.each(agents)('%s', (agent) => {
  test.each(Object.entries(LIVED_IN))(
    'install and remove leave %s byte for byte as it was',
    async (_, text) => {
      const file = await put(agent, text)
      expect(await line.familiar('hook', 'install', agent, '--yes')).toMatchObject({ code: 0 })
      const installed = await readFile(file, 'utf8')
      expect(installed).toContain('familiar-hook.sh')
      for (const comment of ['// mine', '// at night', '/* kept */', '// and this'])
        expect(installed.includes(comment)).toBe(text.includes(comment))
      expect(/(?<!\r)\n/.test(installed)).toBe(!text.includes('\r\n'))
      expect(await readFile(`${file}.familiar-backup`, 'utf8')).toBe(text)
      expect(await line.familiar('hook', 'remove', agent, '--yes')).toMatchObject({ code: 0 })
      expect(await readFile(file, 'utf8')).toBe(text)
      expect(existsSync(`${file}.familiar-backup`)).toBe(false)
    },
  )

  test('a file that was not there is gone again', async () => {
    await line.familiar('hook', 'install', agent, '--yes')
    expect(existsSync(join(line.home, FILES[agent]))).toBe(true)
    await line.familiar('hook', 'remove', agent, '--yes')
    expect(existsSync(join(line.home, FILES[agent]))).toBe(false)
  })

  test('installed twice, it is there once', async () => {
    const file = await put(agent, LIVED_IN['tabs, comments and a trailing comma']!)
    await line.familiar('hook', 'install', agent, '--yes')
    const once = await readFile(file, 'utf8')
    const again = await line.familiar('hook', 'install', agent)
    expect(again).toMatchObject({ code: 0 })
    expect(again.out).toContain('already')
    expect(await readFile(file, 'utf8')).toBe(once)
  })

  test('what the user has edited meanwhile stays, and only the hook goes', async () => {
    const file = await put(agent, LIVED_IN['tabs, comments and a trailing comma']!)
    await line.familiar('hook', 'install', agent, '--yes')
    const edited = (await readFile(file, 'utf8'))
      .replace('"dark"', '"light"')
      .replace('// mine', '// ours')
    await writeFile(file, edited)
    expect(await line.familiar('hook', 'remove', agent, '--yes')).toMatchObject({ code: 0 })
    const left = await readFile(file, 'utf8')
    expect(left).not.toContain('familiar')
    expect(left).toContain('// ours')
    expect(left).toContain('/* kept */')
    expect(parse(left, [], { allowTrailingComma: true })).toEqual({
      theme: 'light',
      hooks: { Stop: [{ hooks: [{ type: 'command', command: 'say done' }] }] },
    })
  })

  test.each([
    ['no JSON', '{ "theme": '],
    ['hooks that are none', '{ "hooks": ["Stop"] }'],
    ['null for hooks', '{ "hooks": { "Stop": null, "AfterAgent": null } }'],
    ['no text', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('a file with %s is left alone, and named', async (_, content) => {
    const file = await put(agent, content)
    const before = await readFile(file)
    for (const what of ['install', 'remove']) {
      const { code, err } = await line.familiar('hook', what, agent, '--yes')
      expect(code).toBe(6)
      expect(err).toContain(file)
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(await readFile(file)).toEqual(before)
    }
    expect(existsSync(`${file}.familiar-backup`)).toBe(false)
  })

  test('nothing is changed where nobody is there to agree, or nobody does; the change is shown', async () => {
    const file = await put(agent, '{\n  "theme": "dark"\n}\n')
    for (const confirm of [null, () => Promise.resolve(false)]) {
      const { code, out } = await line.familiarAs({ confirm }, 'hook', 'install', agent)
      expect(code).toBe(5)
      expect(out).toContain(`+++ ${file}`)
      expect(out).toMatch(/^\+.*familiar-hook\.sh/m)
      expect(out).toContain('   "theme": "dark"'.slice(1))
    }
    expect(await readFile(file, 'utf8')).toBe('{\n  "theme": "dark"\n}\n')
    expect(existsSync(line.dataFolder)).toBe(false)
    const yes = () => Promise.resolve(true)
    expect(await line.familiarAs({ confirm: yes }, 'hook', 'install', agent)).toMatchObject({
      code: 0,
    })
    expect(await readFile(file, 'utf8')).toContain('familiar-hook.sh')
  })
})

test('a file changed while its change was being looked at is not overwritten: the change it would be now is shown, and asked for again', async () => {
  const file = await put('codex', '{}\n')
  const asked: string[] = []
  const confirm = async (question: string): Promise<boolean> => {
    if (asked.push(question) > 1) return false
    await writeFile(file, '{ "theme": "dark" }\n')
    return true
  }
  const { code, out, err } = await line.familiarAs({ confirm }, 'hook', 'install', 'codex')
  expect(code).toBe(5)
  expect(err).toContain(`${file} has changed meanwhile, and nothing was changed.`)
  expect(out.split(`+++ ${file}`), 'both changes are shown').toHaveLength(3)
  expect(out.split(`+++ ${file}`)[2]).toContain('dark')
  expect(asked).toHaveLength(2)
  expect(await readFile(file, 'utf8')).toBe('{ "theme": "dark" }\n')
  expect(existsSync(line.dataFolder)).toBe(false)
  expect(await readdir(dirname(file))).toEqual(['hooks.json'])

  const again = async (): Promise<boolean> => {
    if (asked.push('again') === 3) await writeFile(file, '{ "theme": "light" }\n')
    return true
  }
  expect((await line.familiarAs({ confirm: again }, 'hook', 'install', 'codex')).code).toBe(0)
  expect(await readFile(file, 'utf8')).toContain('familiar-hook.sh')
  expect(await readFile(`${file}.familiar-backup`, 'utf8')).toBe('{ "theme": "light" }\n')
})

test('a file changed while those before it are written is not overwritten, and those are as they were', async () => {
  const [first, second] = [join(line.home, 'first'), join(line.home, 'second')]
  await writeFile(first, 'as it was')
  const change = { file: first, before: Buffer.from('as it was'), mode: 0o600 }
  const changes: Change[] = [
    { ...change, file: second, before: null, after: Buffer.from('new'), whose: 'own' },
    { ...change, after: Buffer.from('one'), whose: 'other' },
    // By its turn it holds something else than what was shown.
    { ...change, after: Buffer.from('two'), whose: 'other' },
  ]
  await expect(make(changes)).rejects.toThrow(
    `${first} has changed meanwhile. Nothing was changed; try again.`,
  )
  expect(await readFile(first, 'utf8')).toBe('as it was')
  expect(existsSync(second)).toBe(false)
})

test('with --json the change is shown before it is agreed to, too, and the standard output is JSON alone', async () => {
  const file = await put('codex', '{}\n')
  const shown: string[] = []
  const { code } = await line.familiarAs(
    {
      err: (text) => void shown.push(text),
      out: (text) => void shown.push(`out: ${text}`),
      confirm: (question) => Promise.resolve(shown.push(question) > 0),
    },
    'hook',
    'install',
    'codex',
    '--json',
  )
  expect(code).toBe(0)
  expect(shown[0]).toContain(`+++ ${file}`)
  expect(shown[1]).toContain('Change ')
  expect(shown.slice(2)).toEqual([expect.stringMatching(/^out: \{"ok":true,.*\}\n$/)])
  expect((await line.familiar('hook', 'remove', 'codex', '--yes', '--json')).err).toBe('')
})

test('a file its owner has made read-only is left alone, before anybody is asked and should it become so after', async () => {
  const file = await put('codex', '{}\n')
  await chmod(file, 0o444)
  let asked = 0
  const confirm = async (): Promise<boolean> => {
    asked += 1
    await chmod(file, 0o444)
    return true
  }
  const refused = await line.familiarAs({ confirm }, 'hook', 'install', 'codex')
  expect(refused).toEqual({
    code: 1,
    out: '',
    err: `${file} is not changed, as it is read-only. Nothing was changed; make it writable and try again.\n`,
  })
  expect(asked).toBe(0)
  await chmod(file, 0o644)
  const late = await line.familiarAs({ confirm }, 'hook', 'install', 'codex')
  expect(late).toMatchObject({ code: 1, err: refused.err })
  expect(asked).toBe(1)
  expect(await readFile(file, 'utf8')).toBe('{}\n')
  expect(await readdir(dirname(file))).toEqual(['hooks.json'])
  expect(existsSync(line.dataFolder)).toBe(false)
})

test('a change that fails half-way is taken back: neither scripts nor a copy are left', async () => {
  // A file where the folder of the settings should be.
  await writeFile(join(line.home, '.codex'), 'mine')
  const { code, err } = await line.familiar('hook', 'install', 'codex', '--yes')
  expect(code).toBe(1)
  expect(err).toMatch(/cannot be written: .*\. Nothing was changed\.\n$/)
  expect(await readFile(join(line.home, '.codex'), 'utf8')).toBe('mine')
  expect(existsSync(line.dataFolder)).toBe(false)
  // What was there before is there again.
  await line.familiar('hook', 'install', 'gemini', '--yes')
  const script = join(line.dataFolder, 'hooks', 'familiar-hook.sh')
  await writeFile(script, '#!/bin/sh\n# older\n')
  expect((await line.familiar('hook', 'install', 'codex', '--yes')).code).toBe(1)
  expect(await readFile(script, 'utf8')).toBe('#!/bin/sh\n# older\n')
})

test('settings that are kept elsewhere and linked to stay linked', async () => {
  const kept = join(line.home, 'dotfiles.json')
  await writeFile(kept, '{}\n')
  const file = join(line.home, FILES.gemini)
  await mkdir(dirname(file))
  await symlink(kept, file)
  await line.familiar('hook', 'install', 'gemini', '--yes')
  expect((await lstat(file)).isSymbolicLink()).toBe(true)
  expect(await readFile(kept, 'utf8')).toContain('familiar-hook.sh')
})

test('variables that are set to nothing name no folder', async () => {
  Object.assign(line.env, { CLAUDE_CONFIG_DIR: '', CODEX_HOME: '', XDG_CONFIG_HOME: '' })
  for (const agent of ['claude-code', 'codex', 'opencode'])
    expect(await line.familiar('hook', 'install', agent, '--yes')).toMatchObject({ code: 0 })
  for (const file of [FILES['claude-code'], FILES.codex, '.config/opencode/plugins/familiar.js'])
    expect(existsSync(join(line.home, file))).toBe(true)
})

test('settings with hooks in two places, of which the agent reads one, are left alone', async () => {
  const text = '{ "hooks": {}, "theme": "dark", "hooks": { "Stop": [] } }'
  const file = await put('codex', text)
  const { code, err } = await line.familiar('hook', 'install', 'codex', '--yes')
  expect(code).toBe(6)
  expect(err).toContain('two places')
  expect(await readFile(file, 'utf8')).toBe(text)
})

test('a link to settings that are not there just now is not replaced by a file', async () => {
  const file = join(line.home, FILES.gemini)
  await mkdir(dirname(file))
  await symlink('/not/mounted/settings.json', file)
  const { code, err } = await line.familiar('hook', 'install', 'gemini', '--yes')
  expect(code).toBe(6)
  expect(err).toContain('/not/mounted/settings.json')
  expect((await lstat(file)).isSymbolicLink()).toBe(true)
})

test('the data folder it makes is one that Familiar can live in', async () => {
  await line.familiar('hook', 'install', 'codex', '--yes')
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  expect((await lstat(line.dataFolder)).mode & 0o777).toBe(mode)
})

test('permissions of the file stay as they are', async () => {
  const file = await put('codex', '{}\n')
  await chmod(file, 0o640)
  await line.familiar('hook', 'install', 'codex', '--yes')
  expect((await lstat(file)).mode & 0o777).toBe(0o640)
})

test('an older Claude Code, which skips settings with events new to it, gets none of them', async () => {
  await line.familiar('hook', 'install', 'claude-code', '--yes')
  const file = join(line.home, FILES['claude-code'])
  const eventsIn = async (): Promise<string[]> => {
    const { hooks } = JSON.parse(await readFile(file, 'utf8')) as { hooks: object }
    return Object.keys(hooks)
  }
  expect(await eventsIn()).toEqual(['UserPromptSubmit', 'Notification', 'Stop', 'StopFailure'])
  await writeFile(join(line.home, 'bin', 'claude'), '#!/bin/sh\necho 2.1.77\n')
  await line.familiar('hook', 'install', 'claude-code', '--yes')
  expect(await eventsIn()).toEqual(['UserPromptSubmit', 'Notification', 'Stop'])
  await line.familiar('hook', 'remove', 'claude-code', '--yes')
  expect(existsSync(file)).toBe(false)
})

test('list says where hooks are; --json says the same to a program', async () => {
  await line.familiar('hook', 'install', 'opencode', '--yes')
  const plugin = join(line.home, '.config/opencode/plugins/familiar.js')
  expect((await line.familiar('hook', 'list')).out).toContain(plugin)
  const { out } = await line.familiar('hook', 'list', '--json')
  const { data } = JSON.parse(out) as { data: { hooks: { program: string; files: string[] }[] } }
  expect(data.hooks.filter(({ files }) => files.length > 0)).toEqual([
    { program: 'opencode', title: 'opencode', files: [plugin], problem: null },
  ])
  await line.familiar('hook', 'remove', 'opencode', '--yes')
  expect(existsSync(plugin)).toBe(false)
})
