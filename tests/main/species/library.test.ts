import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { silentLog } from '../../../src/main/log'
import { exportCodex } from '../../../src/main/species/library/export-codex'
import { type Library, openLibrary } from '../../../src/main/species/library/library'
import { freeId } from '../../../src/main/species/library/species-id'
import { gif } from '../../fixtures/pets/pictures'
import { animation, cellOf, species } from '../../fixtures/pets/reading'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const DOG = new Map([
  ['default/red_idle_8fps.gif', gif(12, 3)],
  ['default/red_walk_8fps.gif', gif(12, 4)],
  ['default/LICENSE', Buffer.from('MIT License')],
])

let folder: TempFolder
let library: Library
const builtIn = (): string => join(folder.path, 'built-in')
beforeEach(async () => {
  folder = await tempFolder()
  await mkdir(join(builtIn(), 'default'), { recursive: true })
  await writeFile(
    join(builtIn(), 'default', 'pet.json'),
    JSON.stringify({
      displayName: 'Wick',
      familiar: { sheet: 'familiar.webp', defaultColor: 'amber', animations: {} },
    }),
  )
  library = openLibrary(builtIn(), join(folder.path, 'data'), silentLog)
})
afterEach(() => folder.remove())

test('a pet is kept whole, under an id that no species of Familiar’s has, with its licence', async () => {
  const dog = await species(DOG)
  expect(await library.install(dog)).toBe('default-2')
  expect(await library.install(dog)).toBe('default-3')
  expect(await readdir(library.folder)).toEqual(['default-2', 'default-3'])
  expect(await readdir(join(library.folder, 'default-2'))).toEqual(['familiar.png', 'pet.json'])
  expect((await library.list()).map(({ id, isBuiltIn }) => [id, isBuiltIn])).toEqual([
    ['default', true],
    ['default-2', false],
    ['default-3', false],
  ])
  const { manifest } = await library.read('default-2')
  expect(manifest.familiar.credits).toMatchObject({ licence: 'MIT License' })
})

test('what is removed can be brought back until the next start, and its id stays its own', async () => {
  const dog = await species(DOG)
  await library.install(dog)
  await library.remove('default-2')
  expect((await library.list()).map(({ id }) => id)).toEqual(['default'])
  expect(await library.install(dog)).toBe('default-3')
  await library.restore('default-2')
  expect((await library.list()).map(({ id }) => id)).toContain('default-2')
  await library.remove('default-2')
  await library.sweep()
  await expect(library.restore('default-2')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await readdir(library.folder)).toEqual(['default-3'])
})

test('Familiar’s own species stay, and a damaged one does not hide the others', async () => {
  await expect(library.remove('default')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(library.read('../default')).rejects.toThrow()
  await mkdir(join(library.folder, 'broken'), { recursive: true })
  await writeFile(join(library.folder, 'broken', 'pet.json'), '{')
  expect((await library.list()).map(({ id }) => id)).toEqual(['default'])
})

test('a damaged one is said to be damaged, and can be removed', async () => {
  const damaged = join(library.folder, 'damaged')
  await mkdir(damaged, { recursive: true })
  await writeFile(join(damaged, 'pet.json'), '{"id":"damaged"}')
  await expect(library.read('damaged')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: `This species cannot be read: ${join(damaged, 'pet.json')} is damaged.`,
  })
  await library.remove('damaged')
  await expect(library.read('damaged')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('any species goes out as a Codex pet that comes in again, with its author and licence', async () => {
  const id = await library.install(await species(DOG))
  const files = unzipSync(await exportCodex(await library.read(id)))
  expect(Object.keys(files).sort()).toEqual([
    'default-2/LICENSE',
    'default-2/familiar.png',
    'default-2/pet.json',
    'default-2/spritesheet.png',
  ])
  const back = await species(new Map(Object.entries(files)))
  expect(back).toMatchObject({
    format: 'codex',
    name: 'default',
    credits: { licence: 'MIT License' },
    notes: [],
  })
  // What a reader makes of it that knows the standard alone.
  const fields = z.looseObject({}).parse(JSON.parse(strFromU8(files['default-2/pet.json']!)))
  const plain = await species(
    new Map([
      ['pet.json', strToU8(JSON.stringify({ ...fields, familiar: undefined }))],
      ['spritesheet.png', files['default-2/spritesheet.png']!],
    ]),
  )
  expect(plain).toMatchObject({ codexVersion: 1, notes: [] })
  expect(animation(plain, 'running-left').isFallback).toBe(false)
  const dog = await species(DOG)
  const walk = animation(dog, 'running-right')
  expect(cellOf(plain, 0, 1).pixels.equals(cellOf(dog, 0, walk.row).pixels)).toBe(true)
})

test('the first species goes out as well: its sheet is of the standard', async () => {
  const own = openLibrary(
    new URL('../../../resources/species', import.meta.url).pathname,
    join(folder.path, 'data'),
    silentLog,
  )
  const files = unzipSync(await exportCodex(await own.read('default')))
  const sheet = await readFile(
    new URL('../../../resources/species/default/spritesheet.webp', import.meta.url),
  )
  expect(Buffer.from(files['default/spritesheet.webp']!).equals(sheet)).toBe(true)
})

describe('freeId()', () => {
  test.each([
    ['Dewey the Drop', 'dewey-the-drop'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Crème Brûlée', 'creme-brulee'],
    ['もち', 'pet'],
    ['CON', 'pet-con'],
    ['-'.repeat(80), 'pet'],
    ['x'.repeat(80), 'x'.repeat(44)],
  ])('of %s is %s', (name, id) => {
    expect(freeId(name, () => false)).toBe(id)
  })

  test('is another where it is taken', () => {
    expect(freeId('Dewey', (id) => ['dewey', 'dewey-2'].includes(id))).toBe('dewey-3')
  })
})
