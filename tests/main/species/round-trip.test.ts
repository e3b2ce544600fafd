import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { silentLog } from '../../../src/main/log'
import type { ImportedSpecies } from '../../../src/main/species/import/imported-species'
import { exportCodex } from '../../../src/main/species/library/export-codex'
import { type Library, openLibrary } from '../../../src/main/species/library/library'
import { manifestOf } from '../../../src/main/species/library/manifest'
import { animationFor, sheetsOf } from '../../../src/renderer/pet/species/animation-for'
import { type Species, readSpecies } from '../../../src/renderer/pet/species/species'
import { ACTS, type Act } from '../../../src/renderer/pet/behaviour/act'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { png } from '../../fixtures/pets/pictures'
import { animation, cellOf, json, species } from '../../fixtures/pets/reading'
import { shimejiPictures } from '../../fixtures/pets/shimeji-set'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

const OWN = new URL('../../../resources/species/', import.meta.url).pathname
const ids = (await readdir(OWN)).sort()

/** Animations by their names, as a `pet.json` lists them. */
const listing = z.looseObject({
  familiar: z.looseObject({
    sheet: z.string(),
    animations: z.record(
      z.string(),
      z.object({
        row: z.number(),
        durationsMs: z.array(z.number()),
        loop: z.boolean(),
        stridePx: z.number().optional(),
      }),
    ),
  }),
})
type Animations = z.infer<typeof listing>['familiar']['animations']

/** What a Codex reader that knows nothing of Familiar looks at. */
const plainFields = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  displayName: z.string().min(1).max(80),
  description: z.string().max(500),
  spritesheetPath: z.string().regex(/^spritesheet\.(?:webp|png)$/),
  spriteVersionNumber: z.literal([1, 2]),
  frame: z.undefined().optional(),
  animations: z.undefined().optional(),
})

let folder: TempFolder
let library: Library
beforeAll(async () => {
  folder = await tempFolder()
  library = openLibrary(OWN, folder.path, silentLog)
})
afterAll(() => folder.remove())

const exported = async (id: string): Promise<Map<string, Uint8Array>> =>
  new Map(Object.entries(unzipSync(await exportCodex(await library.read(id)))))
const manifestIn = (files: ReadonlyMap<string, Uint8Array>, id: string): unknown =>
  JSON.parse(Buffer.from(files.get(`${id}/pet.json`)!).toString())
const ownOf = (pet: ImportedSpecies): Animations =>
  Object.fromEntries(
    pet.animations
      .filter(({ isFallback }) => !isFallback)
      .map(({ name, row, durationsMs, loop, stridePx }) => [
        name,
        { row, durationsMs, loop, ...(stridePx !== null && { stridePx }) },
      ]),
  )

describe.each(ids)('%s, exported as a Codex pet and brought in again', (id) => {
  let files: Map<string, Uint8Array>
  let back: ImportedSpecies
  let original: z.infer<typeof listing>['familiar']
  beforeAll(async () => {
    files = await exported(id)
    back = await species(files)
    original = listing.parse(JSON.parse(await readFile(join(OWN, id, 'pet.json'), 'utf8'))).familiar
  })

  test('climbs, falls, lands, is carried and looks as before: no animation is lost or otherwise', async () => {
    const names = Object.keys(original.animations)
    expect(names).toEqual(expect.arrayContaining(['climb', 'fall', 'land', 'carried', 'look']))
    expect(ownOf(back)).toEqual(original.animations)
    expect(back.notes).toEqual([])
    const sheet = await readFile(join(OWN, id, original.sheet))
    expect(Buffer.from(back.sheet.bytes).equals(sheet)).toBe(true)
  })

  test('the pet’s page shows each deed by the animation it had', () => {
    const page = readSpecies('back', manifestOf('back', back), 'any', 1)
    const before = readSpecies('before', { familiar: original }, 'any', 1)
    const shown = (of: Species, act: Act) =>
      animationFor(of, act, 'content')?.frames.map(({ row, column, ms }) => [row, column, ms])
    // What it does by a row of the standard, it has no name for.
    const named = ACTS.filter(
      (act) => animationFor(before, act, 'content')?.frames[0]?.sheet !== 'spritesheet.webp',
    )
    expect(named.length).toBeGreaterThan(25)
    for (const act of named) expect(shown(page, act), act).toEqual(shown(before, act))
    expect(sheetsOf(page)).toEqual(['familiar.webp'])
  })

  test('and once more: what was brought in goes out as it came', async () => {
    const kept = await library.install(back)
    const again = await exported(kept)
    expect(plainFields.parse(manifestIn(again, kept)).spriteVersionNumber).toBe(2)
    expect(ownOf(await species(again))).toMatchObject(original.animations)
    // Its rows of the standard are there for others, all of them.
    expect(await species(withoutOurs(again, kept))).toMatchObject({ codexVersion: 2, notes: [] })
  })

  test('for a reader that knows nothing of Familiar it is a plain Codex pet', async () => {
    plainFields.parse(manifestIn(files, id))
    const plain = await species(withoutOurs(files, id))
    expect(plain).toMatchObject({ format: 'codex', codexVersion: 2, notes: [] })
    expect(
      plain.animations.filter(({ isFallback }) => !isFallback).map(({ name }) => name),
    ).toEqual([
      'idle',
      'running-right',
      'running-left',
      'waving',
      'jumping',
      'failed',
      'waiting',
      'running',
      'review',
      'look',
    ])
  })
})

test('a Shimeji that went out as a Codex pet still climbs and is carried when it comes in again', async () => {
  const mochi = await species(shimejiPictures())
  const id = await library.install(mochi)
  const back = await species(await exported(id))
  for (const name of ['climb', 'carried', 'fall', 'land']) {
    const [was, is] = [animation(mochi, name), animation(back, name)]
    expect(is).toMatchObject({ row: was.row, durationsMs: was.durationsMs, isFallback: false })
    expect(cellOf(back, 0, is.row).pixels.equals(cellOf(mochi, 0, was.row).pixels)).toBe(true)
  }
})

describe('named animations that do not hold are left out, and the pet comes in by its rows', () => {
  const cell = { width: 120, height: 150, x: 30, y: 50 }
  const sheet = png(1536, 208, [cell])
  const named = (otherwise: object, files: [string, Buffer][] = [['familiar.png', sheet]]) =>
    new Map([
      ...codexPet({
        familiar: {
          sheet: 'familiar.png',
          animations: { idle: { row: 0, durationsMs: [100] } },
          ...otherwise,
        },
      }),
      ...files,
    ])

  test('what holds is taken', async () => {
    const pet = await species(named({}))
    expect(pet).toMatchObject({
      codexVersion: null,
      sheet: { fileName: 'familiar.png' },
      notes: [],
    })
  })

  test.each([
    ['another field of that name', { familiar: 'yes' }, [], 'json-field', 'pet.json: “familiar”'],
    ['no such sheet', {}, [], 'image-missing', 'The sheet familiar.png is not in the package.'],
    [
      'a sheet outside of the package',
      { sheet: '../x.png' },
      undefined,
      'json-field',
      '“familiar.sheet”: stays inside',
    ],
    [
      'a sheet of another width',
      {},
      [['familiar.png', png(192, 208, [cell])]],
      'sheet-size',
      '1536 wide',
    ],
    [
      'a sheet of half a row',
      {},
      [['familiar.png', png(1536, 300, [cell])]],
      'sheet-size',
      'rows of 208',
    ],
    [
      'no transparency',
      {},
      [['familiar.png', png(1536, 208, [cell], { alpha: false })]],
      'image-alpha',
      'would stand in a box',
    ],
    [
      'a row it does not have',
      { animations: { idle: { row: 1, durationsMs: [100] } } },
      undefined,
      'animation',
      '“idle” ends in row 1',
    ],
    [
      'an empty frame',
      { animations: { idle: { row: 0, durationsMs: [100, 100] } } },
      undefined,
      'frame-missing',
      'Frame 1 of “idle” is empty.',
    ],
    [
      'no idle',
      { animations: { wave: { row: 0, durationsMs: [100] } } },
      undefined,
      'json-field',
      'has “idle” among them',
    ],
    [
      'a frame of no time',
      { animations: { idle: { row: 0, durationsMs: [0] } } },
      undefined,
      'json-field',
      'is at least 10',
    ],
    [
      'a name that is a path',
      { animations: { '../x': { row: 0, durationsMs: [100] } } },
      undefined,
      'json-field',
      'familiar.animations',
    ],
  ] as const)('%s', async (_what, otherwise, files, rule, says) => {
    const pack = named(otherwise, files as [string, Buffer][] | undefined)
    if ('familiar' in otherwise)
      pack.set('pet.json', json({ spritesheetPath: 'spritesheet.png', ...otherwise }))
    const pet = await species(pack)
    expect(pet).toMatchObject({ codexVersion: 1, sheet: { fileName: 'spritesheet.png' } })
    expect(Buffer.from(pet.sheet.bytes).equals(codexSheet())).toBe(true)
    expect(pet.notes).toHaveLength(1)
    expect(pet.notes[0]).toMatchObject({ rule })
    expect(pet.notes[0]!.message).toContain(says)
    expect(pet.notes[0]!.message).toContain('are left out')
  })
})

/** The same package as another reader sees it: our field is not looked at, nor is its sheet. */
function withoutOurs(files: ReadonlyMap<string, Uint8Array>, id: string): Map<string, Uint8Array> {
  const fields = z.looseObject({}).parse(manifestIn(files, id))
  const plain = new Map([...files].filter(([path]) => !path.startsWith(`${id}/familiar.`)))
  return plain.set(`${id}/pet.json`, json({ ...fields, familiar: undefined }))
}
