import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holds, holdsAsync } from '../../fixtures/property'
import { silentLog } from '../../../src/main/log'
import { importSpecies } from '../../../src/main/species/import/import-species'
import { BadExpression, evaluate } from '../../../src/main/species/import/shimeji/expression'
import { LIMITS } from '../../../src/main/species/limits'
import { type Library, openLibrary } from '../../../src/main/species/library/library'
import { gif, pose } from '../../fixtures/pets/pictures'
import { JAPANESE_ACTIONS, STAND, actionsXml } from '../../fixtures/pets/shimeji-set'
import { json, text } from '../../fixtures/pets/reading'
import { type ZipEntry, zipFile } from '../../fixtures/pets/zip-file'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

let folder: TempFolder
let library: Library
const HOSTILE = ['../../outside.png', '/etc/cron.d/x', 'C:\\evil', 'a/../../b', 'pet.json', '..']

beforeAll(async () => {
  folder = await tempFolder()
  library = openLibrary(join(folder.path, 'built-in'), join(folder.path, 'data'), silentLog)
})
afterAll(() => folder.remove())

/** So that a header changed to a large one costs no time. */
const FEW_PIXELS = { ...LIMITS, pixels: 1_000_000 }

/** Reads whatever it is, and installs it when it is a pet. Anything thrown fails the test. */
async function readAndInstall(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<boolean> {
  const outcome = await importSpecies(files, name, FEW_PIXELS)
  if (!outcome.ok) {
    for (const { message } of outcome.problems) expect(message).not.toBe('')
    return false
  }
  if (outcome.value.kind === 'species') await library.install(outcome.value.species)
  return true
}

/** Every file below the folder, from there. */
async function filesIn(path: string): Promise<string[]> {
  return (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
}

async function expectNothingOutside(): Promise<void> {
  for (const file of await filesIn(folder.path))
    expect(file).toMatch(
      /^data[\\/]species[\\/][a-z0-9][a-z0-9_-]*[\\/](?:pet\.json|familiar\.png|spritesheet\.(?:png|webp))$/,
    )
}

const MAGIC = ['PK\x03\x04', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF....WEBPVP8L', '']
const bytes = fc
  .tuple(fc.constantFrom(...MAGIC), fc.uint8Array({ maxLength: 300 }))
  .map(([magic, rest]) => Buffer.concat([Buffer.from(magic, 'latin1'), rest]))
const name = fc.oneof(
  fc.constantFrom(
    ...HOSTILE,
    'shime1.png',
    'x/brown_idle_8fps.gif',
    'conf/actions.xml',
    'slime.json',
    'sheet.webp',
  ),
  fc.string({ minLength: 1, maxLength: 30 }),
)

test('random bytes under random names are read or refused, and never a crash', async () => {
  await holdsAsync(
    fc.asyncProperty(fc.array(fc.tuple(name, bytes), { maxLength: 4 }), async (files) => {
      await readAndInstall('random', new Map(files))
    }),
    300,
  )
  await expectNothingOutside()
})

test('random zips are read or refused, and never write outside of a species’ folder', async () => {
  const entry: fc.Arbitrary<ZipEntry> = fc.record(
    {
      name,
      bytes,
      mode: fc.constantFrom(0o100644, 0o120777, 0o040755, 0o020666, 0),
      saidSize: fc.nat({ max: 1_000 }),
      flags: fc.constantFrom(0, 1, 0x800, 0xffff),
      method: fc.constantFrom(0, 8, 9),
    },
    { requiredKeys: ['name', 'bytes'] },
  )
  await holdsAsync(
    fc.asyncProperty(fc.array(entry, { maxLength: 5 }), fc.nat(), async (entries, cut) => {
      const zip = zipFile(entries)
      await readAndInstall('zip', new Map([['a.zip', zip]]))
      await readAndInstall('zip', new Map([['a.zip', zip.subarray(0, cut % (zip.length + 1))]]))
    }),
    200,
  )
  await expectNothingOutside()
})

const PETS: readonly (readonly [string, ReadonlyMap<string, Buffer>])[] = [
  [
    'Shimeji',
    new Map([
      ['shime1.png', pose(16)],
      ['shime2.png', pose(16)],
      ['shime21.png', pose(16)],
      ['conf/actions.xml', text(JAPANESE_ACTIONS)],
    ]),
  ],
  [
    'Walker',
    new Map([
      ['shime1.png', pose(16)],
      ['actions.xml', text(actionsXml(STAND))],
    ]),
  ],
  [
    'Dog',
    new Map([
      ['dog/red_idle_8fps.gif', gif(6, 2)],
      ['dog/red_walk_8fps.gif', gif(6, 2)],
    ]),
  ],
  [
    '../../Slime',
    new Map([
      [
        's.json',
        json({
          name: '../../../Slime',
          imageSrc: 's.png',
          frameSize: 16,
          states: { stand: { start: 1, end: 1 } },
        }),
      ],
      ['s.png', pose(16)],
    ]),
  ],
]

test('good pets with a few bytes changed are read or refused, wherever the bytes are', async () => {
  let taken = 0
  await holdsAsync(
    fc.asyncProperty(
      fc.constantFrom(...PETS),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
      fc.boolean(),
      async ([pet, files], changes, asZip) => {
        const broken = new Map([...files].map(([path, content]) => [path, Buffer.from(content)]))
        const paths = [...broken.keys()]
        for (const [which, at, value] of changes) {
          const file = broken.get(paths[which % paths.length]!)!
          file[at % file.length] = value
        }
        const zip = zipFile([...broken].map(([path, content]) => ({ name: path, bytes: content })))
        if (await readAndInstall(pet, asZip ? new Map([['x.zip', zip]]) : broken)) taken += 1
      },
    ),
    120,
  )
  expect(taken).toBeGreaterThan(0)
  await expectNothingOutside()
  const [first] = await library.list()
  const manifest: unknown = JSON.parse(
    await readFile(join(library.folder, first!.id, 'pet.json'), 'utf8'),
  )
  expect(manifest).toMatchObject({ id: first!.id, familiar: { sheet: 'familiar.png' } })
})

test('an expression comes to a value or is refused, and touches nothing', () => {
  const word = fc.constantFrom(
    'mascot',
    '.',
    'anchor',
    'x',
    'constructor',
    '__proto__',
    'Math',
    'random',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '=',
    '1',
    '+',
    '?',
    ':',
    '!',
    ',',
    'this',
    'process',
    'globalThis',
    '`',
    '=>',
    '{',
    '}',
  )
  const scope = { 'mascot.anchor.x': 3 }
  holds(
    fc.property(fc.array(word, { maxLength: 12 }), fc.string(), (words, noise) => {
      for (const source of [words.join(''), words.join(' '), noise])
        try {
          const value = evaluate(`#{${source}}`, scope)
          expect(['number', 'string', 'boolean']).toContain(
            value === null ? 'number' : typeof value,
          )
        } catch (error) {
          expect(error).toBeInstanceOf(BadExpression)
        }
    }),
    1500,
  )
  expect(scope).toEqual({ 'mascot.anchor.x': 3 })
})
