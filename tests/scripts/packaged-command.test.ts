import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RESOURCES = join(ROOT, 'scripts', 'package', 'resources')

/** As after a deb was installed: the app, the command, and what it is called by in a shell. */
let installed: TempFolder
let command: string

const program = (path: string, content: string): string => {
  const file = join(installed.path, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  chmodSync(file, 0o755)
  return file
}

beforeEach(async () => {
  installed = await tempFolder()
  program('opt/Familiar/familiar', '#!/bin/sh\necho "app $*"\n')
  program('opt/Familiar/resources/cli/familiar.mjs', '')
  copyFileSync(
    join(ROOT, 'out', 'cli', 'familiar.js'),
    join(installed.path, 'opt/Familiar/resources/cli/familiar.mjs'),
  )
  command = program(
    'opt/Familiar/resources/bin/familiar',
    readFileSync(join(RESOURCES, 'familiar'), 'utf8'),
  )
})
afterEach(() => installed.remove())

const run = (
  args: readonly string[],
  { called = command, path = process.env['PATH'] ?? '' } = {},
): { status: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(called, [...args], {
    encoding: 'utf8',
    env: { PATH: path, HOME: installed.path },
  })
  return { status, stdout, stderr }
}

describe.skipIf(process.platform === 'win32')('the command of a package', () => {
  test('is the `familiar` command, with its exit codes and without a word of Node’s', () => {
    const { status, stdout, stderr } = run(['status', '--data-dir', installed.path, '--json'])
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { exit: 3 } })
    expect(run(['--help']).stdout).toContain('familiar <command>')
    expect(run(['statsu'])).toMatchObject({ status: 2 })
  })

  test('finds the rest of itself through any link to it', () => {
    const links = join(installed.path, 'usr', 'bin')
    mkdirSync(links, { recursive: true })
    symlinkSync(command, join(links, 'first'))
    symlinkSync('first', join(links, 'familiar'))
    expect(run(['help'], { called: join(links, 'familiar') })).toMatchObject({ status: 0 })
  })

  test('without a command it starts the app, with what is for the app', () => {
    expect(run([]).stdout).toBe('app \n')
    expect(run(['--smoke', '--data-dir', '/a b']).stdout).toBe('app --smoke --data-dir /a b\n')
  })

  test.each([
    ['none', null, 'needs Node.js 20.19 or newer on the PATH; Familiar itself does not.'],
    ['an old one', 'v18.20.4', 'needs Node.js 20.19 or newer; the one on the PATH is 18.20.4.'],
    ['one that is a little too old', 'v20.18.1', 'the one on the PATH is 20.18.1.'],
  ])('with %s on the PATH it says in one sentence what it needs', (_which, version, sentence) => {
    const tools = join(installed.path, 'tools')
    mkdirSync(tools)
    for (const name of ['dirname', 'readlink']) symlinkSync(`/usr/bin/${name}`, join(tools, name))
    if (version !== null) program('tools/node', `#!/bin/sh\necho ${version}\n`)
    const { status, stderr } = run(['status'], { path: tools })
    expect(status).toBe(1)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toContain(sentence)
  })

  test('of Windows is its own file, with the line ends that cmd wants', () => {
    const batch = readFileSync(join(RESOURCES, 'familiar.cmd'), 'utf8')
    expect(batch.split('\n').filter((line) => line !== '' && !line.endsWith('\r'))).toEqual([])
    expect(batch).toContain('"%~dp0..\\cli\\familiar.mjs" %*')
  })
})

describe.skipIf(process.platform === 'win32')('installing a deb', () => {
  const scriptsFor = async (): Promise<{ afterInstall: string; afterRemove: string }> => {
    const templates = join(installed.path, 'templates')
    mkdirSync(templates)
    // The packager's own, as far as it matters here: it has the name lead to the app.
    writeFileSync(
      join(templates, 'after-install.tpl'),
      "#!/bin/bash\nupdate-alternatives --install '/usr/bin/${executable}' '${executable}' '/opt/${sanitizedProductName}/${executable}' 100",
    )
    writeFileSync(join(templates, 'after-remove.tpl'), '#!/bin/bash\n')
    const { debScripts } = z
      .object({
        debScripts: z.custom<
          (folders: { templates: string; into: string }) => {
            afterInstall: string
            afterRemove: string
          }
        >((value) => typeof value === 'function'),
      })
      .parse(
        await import(
          /* @vite-ignore */ pathToFileURL(join(ROOT, 'scripts/package/deb-scripts.mjs')).href
        ),
      )
    return debScripts({ templates, into: join(installed.path, 'deb') })
  }
  /** As the packager fills it in, run with a system that notes what it is told. */
  const runScript = (file: string): string[] => {
    const text = readFileSync(file, 'utf8')
      .replaceAll('${executable}', 'familiar')
      .replaceAll('${sanitizedProductName}', 'Familiar')
    expect(text).not.toContain('${')
    program('tools/update-alternatives', '#!/bin/sh\necho "$*"\n')
    const { status, stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', text], {
      encoding: 'utf8',
      env: { PATH: join(installed.path, 'tools') },
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return stdout.trim().split('\n')
  }

  test('puts the command before the app under the name `familiar`, and takes it away again', async () => {
    const { afterInstall, afterRemove } = await scriptsFor()
    expect(runScript(afterInstall)).toEqual([
      '--install /usr/bin/familiar familiar /opt/Familiar/familiar 100',
      '--install /usr/bin/familiar familiar /opt/Familiar/resources/bin/familiar 200',
    ])
    expect(runScript(afterRemove)).toEqual([
      '--remove familiar /opt/Familiar/resources/bin/familiar',
    ])
  })
})
