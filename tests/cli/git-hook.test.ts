import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run'
import { type CommandLine, commandLine } from '../fixtures/command-line'
import { type ListeningEndpoint, listenAt } from '../fixtures/endpoint'
import { type GitHome, type GitRepository, gitHome } from '../fixtures/git-repository'

const execute = promisify(execFile)

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

describe('git', () => {
  let computer: GitHome
  let repository: GitRepository

  beforeEach(async () => {
    computer = await gitHome()
    Object.assign(line.env, computer.environment)
    repository = await computer.repository("it's a repository")
  })
  afterEach(() => computer.remove())

  const install = (...more: readonly string[]) =>
    line.familiar('hook', 'install', 'git', '--yes', ...more)
  const remove = (...more: readonly string[]) =>
    line.familiar('hook', 'remove', 'git', '--yes', ...more)
  const inRepository = (): [string, string] => ['--repo', repository.path]
  const hookFile = (): string => join(repository.path, '.git', 'hooks', 'post-commit')

  test('tells of a commit, and not again of the same one amended, picked or rebased', async () => {
    expect(await install(...inRepository())).toMatchObject({ code: 0, err: '' })
    const sha = await repository.commit('Say "hello" \\ to töols')
    await repository.git('commit', '--amend', '-q', '-m', 'Say hello')
    await repository.git('checkout', '-q', '-b', 'other')
    const second = await repository.commit('Back\\slash and\ttab')
    await repository.git('rebase', '-q', '--force-rebase', 'HEAD~1')
    await repository.git('reset', '-q', '--hard', 'HEAD~1')
    await repository.git('cherry-pick', '--allow-empty', second)
    const last = await repository.commit('Last')
    await expect.poll(() => endpoint.events.map(({ id }) => id)).toContain(`git:${last}`)
    await expect.poll(() => endpoint.events).toHaveLength(3)
    const told = endpoint.events.find(({ id }) => id === `git:${sha}`)
    expect(told).toEqual({
      type: 'commit.push',
      value: 1,
      id: `git:${sha}`,
      meta: { sha, title: 'Say "hello" \\ to töols', place: "it's a repository" },
    })
    expect(endpoint.events.find(({ id }) => id === `git:${second}`)).toMatchObject({
      meta: { title: 'Back\\slash andtab' },
    })
  })

  const HOOKS: Readonly<Record<string, string>> = {
    'a shell script that ends by itself': '#!/usr/bin/env bash\nset -eu\necho ran >> ran\nexit 3\n',
    'one without a first line, nor an end of the last': 'echo ran >> ran',
    'a script of another language':
      "#!/usr/bin/env node\nrequire('node:fs').appendFileSync('ran', 'ran\\n')\n",
  }

  test.each(Object.entries(HOOKS))(
    'a hook that was there still runs, and is as before afterwards: %s',
    async (_, text) => {
      await mkdir(join(hookFile(), '..'), { recursive: true })
      await writeFile(hookFile(), text, { mode: 0o755 })
      expect(await install(...inRepository())).toMatchObject({ code: 0, err: '' })
      expect((await install(...inRepository())).out).toContain('already')
      await repository.commit('First')
      expect(await readFile(join(repository.path, 'ran'), 'utf8')).toBe('ran\n')
      await expect.poll(() => endpoint.events).toHaveLength(1)
      expect(await remove(...inRepository())).toMatchObject({ code: 0, err: '' })
      expect(await readFile(hookFile(), 'utf8')).toBe(text)
      expect(existsSync(`${hookFile()}.familiar-backup`)).toBe(false)
    },
  )

  test('one that has been indented, as into an if, is known: it is not put in twice, and goes whole', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), '#!/bin/sh\necho one\n', { mode: 0o755 })
    await install(...inRepository())
    const [first, ...others] = (await readFile(hookFile(), 'utf8')).trimEnd().split('\n')
    const inner = others.map((one) => `  ${one}`)
    await writeFile(hookFile(), [first, 'if :; then', ...inner, 'fi', ''].join('\n'))
    expect(await install(...inRepository())).toMatchObject({ code: 0 })
    const again = await readFile(hookFile(), 'utf8')
    expect(again.split('>>> familiar')).toHaveLength(2)
    expect(await remove(...inRepository())).toMatchObject({ code: 0, err: '' })
    expect(await readFile(hookFile(), 'utf8')).toBe('#!/bin/sh\nif :; then\n  echo one\nfi\n')
  })

  test('a hook edited meanwhile keeps what was edited', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), '#!/bin/sh\necho one\n', { mode: 0o755 })
    await install(...inRepository())
    await writeFile(hookFile(), `${await readFile(hookFile(), 'utf8')}echo two\n`)
    await remove(...inRepository())
    expect(await readFile(hookFile(), 'utf8')).toBe('#!/bin/sh\necho one\necho two\n')
  })

  const SCRIPT = "#!/usr/bin/env node\nrequire('node:fs').appendFileSync('ran', 'ran\\n')\n"

  test('one around a script of another language, edited meanwhile, keeps what was edited and the script', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), SCRIPT, { mode: 0o755 })
    await install(...inRepository())
    const edited = (await readFile(hookFile(), 'utf8')).replace('exec', 'echo two >> ran\nexec')
    await writeFile(hookFile(), edited)
    expect(await remove(...inRepository())).toMatchObject({ code: 0, err: '' })
    await repository.commit('First')
    expect(await readFile(join(repository.path, 'ran'), 'utf8')).toBe('two\nran\n')
    expect((await remove(...inRepository())).out).toContain('no hook')
    const left = await readFile(hookFile(), 'utf8')
    expect(left).not.toContain('familiar >>>')
    await install(...inRepository())
    await remove(...inRepository())
    expect(await readFile(hookFile(), 'utf8')).toBe(left)
    expect(await readFile(`${hookFile()}.familiar-backup`, 'utf8')).toBe(SCRIPT)
  })

  test('a hook the user has deleted does not come back', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), SCRIPT, { mode: 0o755 })
    await install(...inRepository())
    await rm(hookFile())
    await install(...inRepository())
    await remove(...inRepository())
    expect(existsSync(hookFile())).toBe(false)
  })

  test('a hook that is switched off is not switched on', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), '#!/bin/sh\nexit 1\n', { mode: 0o644 })
    const { code, err } = await install(...inRepository())
    expect(code).toBe(1)
    expect(err).toContain('switched off')
  })

  test('goes where the repository keeps its hooks', async () => {
    await repository.git('config', 'core.hooksPath', 'tools/hooks')
    await install(...inRepository())
    expect(existsSync(join(repository.path, 'tools/hooks/post-commit'))).toBe(true)
    await repository.commit('First')
    await expect.poll(() => endpoint.events).toHaveLength(1)
    await remove(...inRepository())
    expect(existsSync(join(repository.path, 'tools/hooks/post-commit'))).toBe(false)
  })

  test('commits with Familiar gone, and says what is no repository', async () => {
    await install(...inRepository())
    await execute('rm', ['-r', line.dataFolder])
    await repository.commit('First')
    const { code, err } = await install('--repo', line.home)
    expect(code).toBe(1)
    expect(err).toContain('no git repository')
  })

  test('--global reaches repositories made from now on, and leaves git’s settings as they were', async () => {
    const settings = line.env['GIT_CONFIG_GLOBAL']!
    const before = await readFile(settings, 'utf8')
    const { out } = await install('--global')
    expect(out).toContain(`+++ ${settings}`)
    expect((await install('--global')).out).toContain('already')
    const fresh = await computer.repository('fresh')
    await fresh.commit('First')
    await expect.poll(() => endpoint.events).toHaveLength(1)
    expect(await remove('--global')).toMatchObject({ code: 0, err: '' })
    expect(await readFile(settings, 'utf8')).toBe(before)
    await (await computer.repository('later')).commit('Not told')
    expect(existsSync(join(computer.folder, 'later', '.git', 'hooks', 'post-commit'))).toBe(false)
  })

  test('--global uses the template the user has', async () => {
    const template = join(computer.folder, 'template')
    await computer.git(computer.folder, 'config', '--global', 'init.templateDir', template)
    const settings = await readFile(line.env['GIT_CONFIG_GLOBAL']!, 'utf8')
    await install('--global')
    expect(existsSync(join(template, 'hooks', 'post-commit'))).toBe(true)
    expect(await readFile(line.env['GIT_CONFIG_GLOBAL']!, 'utf8')).toBe(settings)
  })

  const settingsFile = (): string => line.env['GIT_CONFIG_GLOBAL']!
  const config = (...words: readonly string[]): Promise<string> =>
    computer.git(computer.folder, 'config', '--global', ...words)

  test('what git has written into the section of ours meanwhile is not lost with it', async () => {
    const before = await readFile(settingsFile(), 'utf8')
    await install('--global')
    await config('init.theirs', 'yes')
    await config('init.templateDir', '/their/template')
    await writeFile(settingsFile(), `${await readFile(settingsFile(), 'utf8')}\tquiet = 1\n`)
    expect(await remove('--global')).toMatchObject({ code: 0, err: '' })
    expect(await readFile(settingsFile(), 'utf8')).toBe(
      `${before}[init]\n\ttemplateDir = /their/template\n\ttheirs = yes\n\tquiet = 1\n`,
    )
    expect(await line.familiar('hook', 'remove', 'git', '--global', '--yes')).toMatchObject({
      code: 0,
      out: expect.stringContaining('no hook') as unknown,
    })
  })

  test.each([
    ['without the end of its last line', (text: string) => text.trimEnd()],
    ['with Windows’ line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['indented', (text: string) => text.replaceAll(/^(?=# (?:>>>|<<<) familiar)/gm, '\t')],
  ])('settings an editor has left %s name our template no more', async (_, edit) => {
    await install('--global')
    await writeFile(settingsFile(), edit(await readFile(settingsFile(), 'utf8')))
    expect(await remove('--global')).toMatchObject({ code: 0, err: '' })
    expect(await readFile(settingsFile(), 'utf8')).not.toContain('familiar >>>')
    expect(await config('user.name')).not.toBe('')
  })

  test.each([
    ['the end', '# <<< familiar <<<'],
    ['the beginning', '# >>> familiar >>>'],
  ])('with %s of its lines gone nobody knows what is ours: all is left alone', async (_, mark) => {
    const without = (text: string): string =>
      text
        .split('\n')
        .filter((one) => !one.startsWith(mark))
        .join('\n')
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), '#!/bin/sh\necho one\n', { mode: 0o755 })
    await install(...inRepository())
    await install('--global')
    const left = without(await readFile(hookFile(), 'utf8'))
    // A second block, such as of a hook somebody has put together: what is between them is not ours.
    const texts = [left, `${left}echo two\n# >>> familiar >>>\n:\n# <<< familiar <<<\necho three\n`]
    for (const text of texts) {
      await writeFile(hookFile(), text)
      for (const what of ['install', 'remove']) {
        const { code, err } = await line.familiar('hook', what, 'git', '--yes', ...inRepository())
        expect(code).toBe(6)
        expect(err).toContain(`${hookFile()} has a line “# `)
        expect(err).toContain('Nothing was changed; mend the file and try again.')
        expect(err.trim().split('\n')).toHaveLength(1)
        expect(await readFile(hookFile(), 'utf8')).toBe(text)
      }
      const at = { workingFolder: repository.path }
      expect((await line.familiarAs(at, 'hook', 'list')).out).toContain(`${hookFile()} has a line`)
    }
    const settings = without(await readFile(settingsFile(), 'utf8'))
    await writeFile(settingsFile(), settings)
    expect(await remove('--global')).toMatchObject({ code: 6 })
    expect(await readFile(settingsFile(), 'utf8')).toBe(settings)
  })

  test('list passes over a hook that is a program, and no text', async () => {
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await writeFile(hookFile(), Buffer.from([0x7f, 0x45, 0xff, 0xfe]), { mode: 0o755 })
    const at = { workingFolder: repository.path }
    expect((await line.familiarAs(at, 'hook', 'list')).out).toMatch(/^git +not installed$/m)
  })

  test('--global uses the template the user names in a file that the settings include', async () => {
    const [template, included] = [join(computer.folder, 'template'), join(computer.folder, 'more')]
    await writeFile(included, `[init]\n\ttemplateDir = ${template}\n`)
    await config('include.path', included)
    const settings = await readFile(settingsFile(), 'utf8')
    await install('--global')
    expect(existsSync(join(template, 'hooks', 'post-commit'))).toBe(true)
    expect(await readFile(settingsFile(), 'utf8')).toBe(settings)
  })

  test('--global replaces no device that git is told to read in place of settings', async () => {
    line.env['GIT_CONFIG_GLOBAL'] = join(computer.folder, 'null')
    await symlink('/dev/null', join(computer.folder, 'null'))
    for (const [file, code] of [
      [line.env['GIT_CONFIG_GLOBAL'], 6],
      ['', 1],
    ] as const) {
      line.env['GIT_CONFIG_GLOBAL'] = file
      expect((await line.familiar('hook', 'install', 'git', '--global')).code).toBe(code)
    }
    expect(existsSync('/dev/null.familiar-backup')).toBe(false)
  })

  test('--global leaves settings that git can read, whatever the data folder is called', async () => {
    const odd = join(line.home, 'a "b"\\c\nd')
    await run(['hook', 'install', 'git', '--global', '--yes', '--data-dir', odd], {
      env: line.env,
      platform: process.platform,
      home: line.home,
      workingFolder: line.home,
      out: () => undefined,
      err: () => undefined,
      confirm: null,
    })
    expect((await config('init.templateDir')).trimEnd()).toBe(join(odd, 'hooks', 'git-template'))
  })

  test('tells of commits in a repository that has a file called HEAD', async () => {
    await install(...inRepository())
    await writeFile(join(repository.path, 'HEAD'), '')
    await repository.commit('First')
    await expect.poll(() => endpoint.events).toHaveLength(1)
  })

  test('a link to a script of another language stays a link', async () => {
    const script = join(computer.folder, 'script.py')
    await writeFile(script, '#!/usr/bin/env python3\n', { mode: 0o755 })
    await mkdir(join(hookFile(), '..'), { recursive: true })
    await symlink(script, hookFile())
    const { code, err } = await install(...inRepository())
    expect(code).toBe(1)
    expect(err).toContain(script)
    expect(await readlink(hookFile())).toBe(script)
  })
})
