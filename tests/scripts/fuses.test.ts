import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SENTINEL, fuseProblem, packedProblem } from '../../scripts/package/fuse-wire.mjs'
import { FUSES, builderFuses } from '../../scripts/package/fuses.mjs'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

/** Bytes of a program with a fuse wire in them, after what a program begins with and before what it goes on with. */
function program(wires: readonly string[], version = 1): Buffer {
  const parts = wires.map((wire) =>
    Buffer.concat([
      Buffer.alloc(5_000, 0x90),
      Buffer.from(SENTINEL),
      Buffer.from([version, wire.length]),
      Buffer.from(wire, 'latin1'),
    ]),
  )
  return Buffer.concat([Buffer.from('\x7fELF'), ...parts, Buffer.alloc(100, 0x31)])
}

/** As Electron itself comes (43.2): what a packed program has whose fuses were forgotten. */
const UNTOUCHED = '101100011'
const LINUX = '010001001'
const MAC = '010011001'

describe('fuseProblem()', () => {
  test.each([
    ['linux', LINUX],
    ['darwin', MAC],
    ['win32', MAC],
  ])('is content with what is declared for %s', (platform, wire) => {
    expect(fuseProblem(program([wire]), platform)).toBeNull()
  })

  test('notices that the fuses were never set', () => {
    expect(fuseProblem(program([UNTOUCHED]), 'linux')).toBe(
      'the fuse runAsNode is on and should be off',
    )
  })

  test.each(FUSES.map(({ name }, index) => [name, index] as const))(
    'notices that %s is the other way round, or gone',
    (name, index) => {
      const wrong = (state: string): string =>
        LINUX.slice(0, index) + state + LINUX.slice(index + 1)
      const other = LINUX[index] === '1' ? '0' : '1'
      expect(fuseProblem(program([wrong(other)]), 'linux')).toContain(`the fuse ${name} is o`)
      expect(fuseProblem(program([wrong('r')]), 'linux')).toContain(`the fuse ${name} is removed`)
      expect(fuseProblem(program([LINUX.slice(0, index)]), 'linux')).toContain(
        `the fuse ${name} is missing`,
      )
    },
  )

  test('reads both halves of a program for two kinds of processor', () => {
    expect(fuseProblem(program([MAC, MAC]), 'darwin')).toBeNull()
    expect(fuseProblem(program([MAC, UNTOUCHED]), 'darwin')).toContain('runAsNode')
  })

  test('does not take a program without fuses, or with fuses of another kind, for a good one', () => {
    expect(fuseProblem(Buffer.from('\x7fELF'), 'linux')).toBe(
      'it has no fuses, so it is no Electron program',
    )
    expect(fuseProblem(program([LINUX], 2), 'linux')).toContain('version 2')
  })
})

test('the packager is told the same table, without the fuse it has no word for', () => {
  expect(builderFuses('linux')).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: false,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(builderFuses('darwin')).toMatchObject({ enableEmbeddedAsarIntegrityValidation: true })
})

describe('packedProblem()', () => {
  let folder: TempFolder
  beforeEach(async () => {
    folder = await tempFolder('packages')
    // Beside an app there are always these, and a package is no program.
    await mkdir(join(folder.path, '.icon-set'))
    await writeFile(join(folder.path, 'familiar-0.1.0.deb'), program([UNTOUCHED]))
  })
  afterEach(() => folder.remove())

  const FRAMEWORK = 'Contents/Frameworks/Electron Framework.framework/Electron Framework'

  test.each([
    ['linux-unpacked/familiar', 'linux', LINUX],
    ['linux-arm64-unpacked/familiar', 'linux', LINUX],
    ['win-unpacked/Familiar.exe', 'win32', MAC],
    [`mac-arm64/Familiar.app/${FRAMEWORK}`, 'darwin', MAC],
    [`mac/Familiar.app/${FRAMEWORK}`, 'darwin', MAC],
  ])('reads %s, where the fuses of that system are', async (path, platform, wire) => {
    const file = join(folder.path, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, program([wire]))
    expect(packedProblem(folder.path, platform)).toBeNull()
    await writeFile(file, program([UNTOUCHED]))
    expect(packedProblem(folder.path, platform)).toBe(
      `the fuse runAsNode is on and should be off (${join(path)})`,
    )
  })

  test('is not content because there was nothing to read', () => {
    expect(packedProblem(folder.path, 'linux')).toBe('there is no packed app to read the fuses of')
  })
})
