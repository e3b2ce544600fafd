import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const SCRIPTS = fileURLToPath(new URL('../../scripts/package/', import.meta.url))
const moduleOf = async (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ pathToFileURL(join(SCRIPTS, `${name}.mjs`)).href)

type ReleasesOf = (manifest: unknown, env: Readonly<Record<string, string>>) => string | null
type Merge = (from: string, into: string) => void

const isFunction = <T>() => z.custom<T>((value) => typeof value === 'function')

let folder: TempFolder
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

describe('where a package looks for newer ones', () => {
  test.each([
    [{ repository: { url: 'git+https://github.com/owner/familiar.git' } }, {}, 'owner/familiar'],
    [{ repository: 'github:owner/familiar' }, {}, 'owner/familiar'],
    [{ repository: 'https://github.com/owner/familiar' }, {}, 'owner/familiar'],
    [{ repository: 'https://git.example.org/owner/familiar' }, {}, null],
    [{}, {}, null],
    [{}, { FAMILIAR_RELEASES: '' }, null],
    [{ repository: 'owner/one' }, { FAMILIAR_RELEASES: 'owner/other' }, 'owner/other'],
  ])('%j and %j: %s', async (manifest, env, releases) => {
    const { releasesOf } = z
      .object({ releasesOf: isFunction<ReleasesOf>() })
      .parse(await moduleOf('releases'))
    expect(releasesOf(manifest, env)).toBe(releases)
  })

  test('a name that is none is refused, and not packed', async () => {
    const { releasesOf } = z
      .object({ releasesOf: isFunction<ReleasesOf>() })
      .parse(await moduleOf('releases'))
    for (const named of ['familiar', 'https://github.com/owner/familiar', 'owner/familiar/more'])
      expect(() => releasesOf({}, { FAMILIAR_RELEASES: named })).toThrow('owner/familiar')
  })
})

describe('what several machines have packed', () => {
  const feed = (version: string, file: string): string =>
    `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: c2hh\n    size: 12\npath: ${file}\nsha512: c2hh\nreleaseDate: '2026-11-18T09:30:00.000Z'\n`
  const put = (machine: string, name: string, content: string): void => {
    mkdirSync(join(folder.path, 'machines', machine), { recursive: true })
    writeFileSync(join(folder.path, 'machines', machine, name), content)
  }
  const merge = async (): Promise<string> => {
    const { mergeReleases } = z
      .object({ mergeReleases: isFunction<Merge>() })
      .parse(await moduleOf('merge-feeds'))
    const into = join(folder.path, 'packages')
    mergeReleases(join(folder.path, 'machines'), into)
    return into
  }

  test('has one feed for both kinds of Mac: the second would else take the place of the first', async () => {
    put('mac-arm', 'familiar-0.2.0-mac-arm64.zip', 'arm')
    put('mac-arm', 'latest-mac.yml', feed('0.2.0', 'familiar-0.2.0-mac-arm64.zip'))
    put('mac-intel', 'familiar-0.2.0-mac-x64.zip', 'intel')
    put('mac-intel', 'latest-mac.yml', feed('0.2.0', 'familiar-0.2.0-mac-x64.zip'))
    put('windows', 'latest.yml', feed('0.2.0', 'familiar-0.2.0-win-x64.exe'))
    const into = await merge()
    expect(readFileSync(join(into, 'latest-mac.yml'), 'utf8')).toBe(
      `version: 0.2.0
files:
  - url: familiar-0.2.0-mac-arm64.zip
    sha512: c2hh
    size: 12
  - url: familiar-0.2.0-mac-x64.zip
    sha512: c2hh
    size: 12
path: familiar-0.2.0-mac-arm64.zip
sha512: c2hh
releaseDate: '2026-11-18T09:30:00.000Z'
`,
    )
    expect(readFileSync(join(into, 'latest.yml'), 'utf8')).toContain('win-x64.exe')
    expect(readFileSync(join(into, 'familiar-0.2.0-mac-x64.zip'), 'utf8')).toBe('intel')
  })

  test('of two versions, or twice under one name, is no release', async () => {
    put('one', 'latest-mac.yml', feed('0.2.0', 'a.zip'))
    put('two', 'latest-mac.yml', feed('0.2.1', 'b.zip'))
    await expect(merge()).rejects.toThrow('different versions')
    put('two', 'latest-mac.yml', feed('0.2.0', 'b.zip'))
    put('one', 'familiar.deb', '1')
    put('two', 'familiar.deb', '2')
    await expect(merge()).rejects.toThrow('familiar.deb')
  })
})

describe('the notes of a release', () => {
  const notesOf = (version: string): { status: number | null; stdout: string; stderr: string } => {
    const file = join(folder.path, 'CHANGELOG.md')
    writeFileSync(
      file,
      '# Changelog\n\n## Unreleased\n\n- Not yet.\n\n## [0.2.0] - 2026-11-18\n\n### Added\n\n- A nest.\n\n## 0.1.0\n\n- The first.\n',
    )
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(SCRIPTS, 'release-notes.mjs'), version],
      { encoding: 'utf8', env: { ...process.env, CHANGELOG: file } },
    )
    return { status, stdout, stderr }
  }

  test('are the section of its version, by the name of its tag', () => {
    expect(notesOf('v0.2.0')).toEqual({ status: 0, stdout: '### Added\n\n- A nest.\n', stderr: '' })
    expect(notesOf('v0.1.0').stdout).toBe('- The first.\n')
  })

  test('stop a release that nobody has written about', () => {
    for (const version of ['v0.3.0', '', 'v0.2'])
      expect(notesOf(version)).toMatchObject({ status: 1, stdout: '' })
  })
})
