import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIMITS, type Limits } from '../../../src/main/species/limits'
import { readFolder } from '../../../src/main/species/package/folder'
import { outcomeOf } from '../../../src/main/species/problem'
import { createUploads } from '../../../src/main/species/uploads'
import { codexPet } from '../../fixtures/pets/codex-pet'
import { json, refusal, text } from '../../fixtures/pets/reading'
import { type ZipEntry, zipFile } from '../../fixtures/pets/zip-file'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const SMALL: Limits = { ...LIMITS, files: 3, fileBytes: 64 * 1024, totalBytes: 96 * 1024 }
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes)
const zipped = (...entries: ZipEntry[]): Map<string, Buffer> =>
  new Map([['pet.zip', zipFile(entries)]])
const empty = (name: string | Buffer, more: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  bytes: text('x'),
  ...more,
})

describe('a zip is refused', () => {
  test.each<[string, Map<string, Buffer>, string, string | null, string, Limits?]>([
    [
      'with a path out of it',
      zipped(empty('../pet.json')),
      'path',
      '../pet.json',
      '“../pet.json” leads out of the package.',
    ],
    [
      'with one hidden in the middle',
      zipped(empty('a/../../b.png')),
      'path',
      'a/../../b.png',
      '“a/../../b.png” leads out of the package.',
    ],
    [
      'with one in backslashes',
      zipped(empty('..\\..\\evil.dll')),
      'path',
      '..\\..\\evil.dll',
      '“..\\..\\evil.dll” leads out of the package.',
    ],
    [
      'with a full path',
      zipped(empty('/etc/passwd')),
      'path',
      '/etc/passwd',
      '“/etc/passwd” is a full path; a package only has paths inside itself.',
    ],
    [
      'with a drive',
      zipped(empty('C:\\pet.json')),
      'path',
      'C:\\pet.json',
      '“C:\\pet.json” is a full path; a package only has paths inside itself.',
    ],
    [
      'with NUL in a name',
      zipped(empty('pet.json\0.png')),
      'path',
      'pet.json�.png',
      'A file’s name has characters no name has.',
    ],
    [
      'with an endless name',
      zipped(empty('n'.repeat(300))),
      'path',
      `${'n'.repeat(119)}…`,
      `“${'n'.repeat(119)}…” is longer or deeper than a pet’s files need to be.`,
    ],
    [
      'with too many folders in each other',
      zipped(empty(`${'d/'.repeat(14)}pet.json`)),
      'path',
      `${'d/'.repeat(14)}pet.json`,
      `“${'d/'.repeat(14)}pet.json” is longer or deeper than a pet’s files need to be.`,
    ],
    [
      'with a symbolic link',
      zipped(empty('pet.json', { mode: 0o120777 })),
      'link',
      'pet.json',
      '“pet.json” is a link; only files can be brought in.',
    ],
    [
      'with a device',
      zipped(empty('tty', { mode: 0o020666 })),
      'link',
      'tty',
      '“tty” is neither a file nor a folder.',
    ],
    [
      'with a name twice',
      zipped(empty('pet.json'), empty('pet.json')),
      'duplicate-name',
      'pet.json',
      '“pet.json” is in the package twice.',
    ],
    [
      'with names that differ in case only',
      zipped(empty('pet.json'), empty('Pet.JSON')),
      'duplicate-name',
      'Pet.JSON',
      '“Pet.JSON” and “pet.json” are the same name on many computers.',
    ],
    [
      'with too many files',
      zipped(...['a', 'b', 'c', 'd'].map((name) => empty(name))),
      'file-count',
      null,
      'There are more than 3 files in it.',
      SMALL,
    ],
    [
      'with a file that is too large',
      zipped({ name: 'big.png', bytes: zeros(65 * 1024) }),
      'file-size',
      'big.png',
      '“big.png” is larger than 64 KiB.',
      SMALL,
    ],
    [
      'with too much in it',
      zipped({ name: 'a', bytes: zeros(60 * 1024) }, { name: 'b', bytes: zeros(60 * 1024) }),
      'total-size',
      null,
      'Its files are larger than 96 KiB together.',
      SMALL,
    ],
    [
      'with a bomb that says it is small',
      zipped({ name: 'bomb.png', bytes: zeros(300 * 1024 * 1024), saidSize: 2048 }),
      'inflated-size',
      'bomb.png',
      '“bomb.png” unpacks to more than the 2 KiB its package speaks of.',
    ],
    [
      'with a bomb that says what it is',
      zipped({ name: 'bomb.png', bytes: zeros(150 * 1024 * 1024) }),
      'file-size',
      'bomb.png',
      '“bomb.png” is larger than 100 MiB.',
    ],
    [
      'with a password',
      zipped(empty('pet.json', { flags: 0x801 })),
      'zip-encrypted',
      'pet.json',
      '“pet.json” is locked with a password.',
    ],
    [
      'packed in an unknown way',
      zipped(empty('pet.json', { method: 99 })),
      'zip-damaged',
      'pet.json',
      '“pet.json” is packed in a way Familiar cannot read.',
    ],
    [
      'that ends in the middle',
      new Map([['pet.zip', zipFile([empty('pet.json')]).subarray(0, 40)]]),
      'zip-damaged',
      null,
      'This is not a zip, or a damaged one. Try to download it again.',
    ],
    [
      'with damage inside of a file',
      new Map([['pet.zip', damaged()]]),
      'zip-damaged',
      'pet.json',
      '“pet.json” is damaged in its zip. Try to download it again.',
    ],
    ['with nothing in it', zipped(), 'unknown-format', null, 'There are no files in this zip.'],
    [
      'with nothing of a pet in it',
      zipped(empty('readme.txt')),
      'unknown-format',
      null,
      'No pet that Familiar knows is in it: no pet.json, no shime1.png, no GIFs named <colour>_<state>_8fps.gif, no WindowPet JSON, and not one single sheet.',
    ],
    [
      'with several Codex pets',
      zipped({ name: 'a/pet.json', bytes: json({}) }, { name: 'b/pet.json', bytes: json({}) }),
      'one-pet',
      null,
      'There are 2 pets in it, such as a/pet.json and b/pet.json. Choose the folder of one.',
    ],
  ])('%s', async (_what, files, rule, file, message, limits) => {
    expect(await refusal(files, undefined, limits)).toEqual([
      { rule, file, row: null, line: null, message },
    ])
  })

  test('but not for what file managers leave behind', async () => {
    const junk = ['__MACOSX/._pet.json', '.DS_Store', 'img/Thumbs.db'].map((name) => empty(name))
    const pet = [...codexPet()].map(([name, bytes]) => ({ name: `./dewey/${name}`, bytes }))
    await expect(refusal(zipped(...junk, ...pet))).rejects.toThrow('It was taken.')
  })
})

function damaged(): Buffer {
  const zip = zipFile([{ name: 'pet.json', bytes: Buffer.alloc(4000, 'some words of a pet') }])
  zip.fill(0xff, 38, 42)
  return zip
}

describe('a folder of this computer', () => {
  let folder: TempFolder
  beforeAll(async () => {
    folder = await tempFolder()
    await writeFile(join(folder.path, 'secret.txt'), 'secret')
    for (const name of ['linked', 'deep/inside', 'large'])
      await mkdir(join(folder.path, name), { recursive: true })
    await symlink(join(folder.path, 'secret.txt'), join(folder.path, 'linked', 'pet.json'))
    await symlink(folder.path, join(folder.path, 'deep', 'inside', 'loop'))
    await writeFile(join(folder.path, 'large', 'sheet.png'), zeros(65 * 1024))
  })
  afterAll(() => folder.remove())

  test.each([
    ['a link to a file', 'linked', 'link', '“pet.json” is a link; only files can be brought in.'],
    [
      'a link to a folder',
      'deep',
      'link',
      '“inside/loop” is a link; only files can be brought in.',
    ],
    [
      'that is a link itself',
      'linked/pet.json',
      'link',
      'This is a link; only files and folders can be brought in.',
    ],
    ['a file that is too large', 'large', 'file-size', '“sheet.png” is larger than 64 KiB.'],
  ])('is refused with %s', async (_what, name, rule, message) => {
    const outcome = await outcomeOf(() => readFolder(join(folder.path, name), SMALL))
    expect(outcome).toMatchObject({ ok: false, problems: [{ rule, message }] })
  })

  test('that is not there is a failure in words', async () => {
    await expect(readFolder(join(folder.path, 'gone'), SMALL)).rejects.toThrow(
      'There is nothing at',
    )
  })
})

describe('an upload', () => {
  const send = (parts: readonly (readonly [string, number, number])[]): (() => unknown) => {
    const uploads = createUploads(SMALL)
    const upload = uploads.begin()
    for (const [path, offset, bytes] of parts)
      uploads.sendPart({ upload, path, offset, bytes: zeros(bytes) })
    return () => uploads.files(upload)
  }

  test('puts the parts of files together', () => {
    const files = send([
      ['a/b.png', 0, 40],
      ['a/b.png', 40, 2],
      ['c', 0, 0],
    ])()
    expect(files).toEqual(
      new Map([
        ['a/b.png', zeros(42)],
        ['c', zeros(0)],
      ]),
    )
  })

  test.each([
    ['a path out of it', [['../x', 0, 1]], '“../x” leads out of the package.'],
    [
      'a file that is too large',
      [
        ['x', 0, 60_000],
        ['x', 60_000, 60_000],
      ],
      '“x” is larger than 64 KiB.',
    ],
    [
      'too many files',
      [
        ['a', 0, 1],
        ['b', 0, 1],
        ['c', 0, 1],
        ['d', 0, 1],
      ],
      'There are more than 3 files in it.',
    ],
    [
      'too much together',
      [
        ['a', 0, 60_000],
        ['b', 0, 60_000],
      ],
      'Its files are larger than 96 KiB together.',
    ],
    [
      'a name twice',
      [
        ['a', 0, 1],
        ['A', 0, 1],
      ],
      '“A” and “a” are the same name on many computers.',
    ],
  ] as const)('is refused with %s', (_what, parts, message) => {
    expect(send(parts)).toThrow(message)
  })

  test('with a part missing is a failure', () => {
    expect(() =>
      send([
        ['a', 0, 10],
        ['a', 20, 10],
      ]),
    ).toThrow('A part of a file is missing.')
  })
})
