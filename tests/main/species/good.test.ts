import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { importSpecies } from '../../../src/main/species/import/import-species'
import { LIMITS } from '../../../src/main/species/limits'
import { FALLBACKS } from '../../../src/main/species/import/fallbacks'
import type { SheetForm } from '../../../src/shared/contract/species'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { gif, png, pose } from '../../fixtures/pets/pictures'
import { animation, cellOf, json, species, text } from '../../fixtures/pets/reading'
import {
  BEHAVIORS,
  JAPANESE_ACTIONS,
  STAND,
  actionsXml,
  shimejiPictures,
} from '../../fixtures/pets/shimeji-set'
import { zipFile } from '../../fixtures/pets/zip-file'

const zipOf = (files: ReadonlyMap<string, Buffer>, folder = ''): Map<string, Buffer> =>
  new Map([
    ['dewey.zip', zipFile([...files].map(([name, bytes]) => ({ name: folder + name, bytes })))],
  ])

describe('a Codex pet', () => {
  test('of version 1 keeps its sheet byte for byte, its timing, its author and licence', async () => {
    const files = codexPet()
    const pet = await species(zipOf(files, 'pets/dewey/'))
    expect(pet).toMatchObject({
      format: 'codex',
      name: 'Dewey',
      codexVersion: 1,
      credits: { author: 'Ada Example', licence: 'CC BY-NC 4.0' },
      notes: [],
    })
    expect(Buffer.from(pet.sheet.bytes).equals(files.get('spritesheet.png')!)).toBe(true)
    expect(animation(pet, 'idle').durationsMs).toEqual([280, 110, 110, 140, 140, 320])
    expect(animation(pet, 'failed')).toMatchObject({ row: 5, isFallback: false })
    expect(pet.color).toBe('#2878c8')
  })

  test('of version 2 looks in sixteen directions; a neutral pose is no mistake', async () => {
    const sheet = codexSheet(2, { 0: [0, 1, 2, 3, 4, 5, 6] })
    const pet = await species(codexPet({ spriteVersionNumber: 2 }, sheet))
    expect(animation(pet, 'look')).toMatchObject({ row: 9, isFallback: false })
    expect(animation(pet, 'look').durationsMs).toHaveLength(16)
    expect(pet.notes).toEqual([])
  })

  test('in WebP is decoded as well: Familiar’s own first species is one', async () => {
    const folder = new URL('../../../resources/species/default/', import.meta.url)
    const pet = await species(
      new Map([
        ['pet.json', json({ displayName: 'Wick', spriteVersionNumber: 2 })],
        ['spritesheet.webp', await readFile(new URL('spritesheet.webp', folder))],
      ]),
    )
    expect(pet).toMatchObject({ name: 'Wick', codexVersion: 2 })
  })

  test('has another animation stand in where a row is empty, and says so', async () => {
    const pet = await species(codexPet({}, codexSheet(1, { 3: [] })))
    expect(animation(pet, 'waving')).toMatchObject({ shows: 'jumping', isFallback: true })
    expect(pet.notes).toMatchObject([{ rule: 'frame-missing', row: 3 }])
  })

  test('with a grid of its own is drawn into standard cells', async () => {
    const sheet = png(64, 32, [
      { x: 8, y: 8, width: 16, height: 24 },
      { x: 40, y: 8, width: 16, height: 24 },
    ])
    const pet = await species(
      codexPet(
        {
          frame: { width: 32, height: 32, columns: 2, rows: 1 },
          animations: { idle: { frames: [0, 1, 0], fps: 4 }, waving: { frames: [1], loop: false } },
        },
        sheet,
      ),
    )
    expect(pet).toMatchObject({ codexVersion: null, sheet: { width: 1536, height: 416 } })
    expect(animation(pet, 'idle').durationsMs).toEqual([250, 250, 250])
    expect(['idle', 'waving', 'wave'].map((name) => animation(pet, name).loop)).toEqual([
      true,
      false,
      false,
    ])
    expect(cellOf(pet, 2, 0).isDrawn).toBe(true)
    expect(cellOf(pet, 3, 0).isDrawn).toBe(false)
  })

  test('takes the old manifest name, and its folder’s name for want of one', async () => {
    const files = new Map([
      ['avatars/blob/avatar.json', json({ spritesheetPath: 'spritesheet.png' })],
      ['avatars/blob/spritesheet.png', codexSheet()],
    ])
    expect((await species(files)).name).toBe('blob')
  })

  test('is one pet where its folder has the old manifest beside the new one', async () => {
    const files = new Map([
      ['blob/avatar.json', json({ displayName: 'Old' })],
      ...[...codexPet()].map(([name, bytes]) => [`blob/${name}`, bytes] as const),
    ])
    expect((await species(files)).name).toBe('Dewey')
  })
})

const FORM: SheetForm = {
  name: 'Blip',
  author: 'Grace',
  licence: 'CC0',
  cell: { width: 16, height: 16 },
  rows: [
    { animation: 'idle', row: 0, frames: 2 },
    { animation: 'walk', row: 1, frames: 2 },
  ],
  msPerFrame: 100,
  facing: 'left',
}
const SHEET = png(32, 32, [
  { x: 4, y: 4, width: 6, height: 12 },
  { x: 20, y: 6, width: 6, height: 10 },
  { x: 0, y: 18, width: 4, height: 14 },
  { x: 18, y: 18, width: 4, height: 14 },
])

describe('a plain sheet', () => {
  test('is cut as its form says; walking is seen in a mirror for the other way', async () => {
    const pet = await species(new Map([['blip.png', SHEET]]), FORM)
    expect(pet).toMatchObject({ name: 'Blip', credits: { author: 'Grace', licence: 'CC0' } })
    const left = animation(pet, 'walk-left')
    const right = animation(pet, 'walk-right')
    expect(left.durationsMs).toEqual([100, 100])
    const [a, b] = [cellOf(pet, 0, left.row), cellOf(pet, 0, right.row)]
    expect(a.isDrawn && b.isDrawn).toBe(true)
    expect(a.pixels.equals(b.pixels)).toBe(false)
    // Read backwards, pixel by pixel, a row of one is a row of the other.
    const last = 207 * 192 * 4 - 20 * 192 * 4
    const row = (pixels: Buffer): number[] =>
      Array.from({ length: 192 }, (_, x) => pixels.readUInt32LE(last + x * 4))
    expect(row(b.pixels)).toEqual(row(a.pixels).reverse())
  })
})

test('a plain sheet without a form asks for one, with a guess of its cells and frames', async () => {
  const sheet = png(96, 64, [
    { x: 4, y: 4, width: 20, height: 28 },
    { x: 36, y: 4, width: 20, height: 28 },
    { x: 4, y: 36, width: 20, height: 28 },
  ])
  const outcome = await importSpecies(new Map([['my pet.png', sheet]]), 'my pet', LIMITS)
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      kind: 'form',
      width: 96,
      height: 64,
      suggestion: {
        name: 'my pet',
        cell: { width: 32, height: 32 },
        rows: [
          { animation: 'idle', row: 0, frames: 2 },
          { animation: 'walk', row: 1, frames: 1 },
        ],
      },
    },
  })
})

describe('a vscode-pets set', () => {
  const set = (states: readonly string[], color = 'brown'): Map<string, Buffer> =>
    new Map(states.map((state) => [`dog/${color}_${state}_8fps.gif`, gif(12, 3)]))
  const CORE = ['idle', 'walk', 'walk_fast', 'run', 'swipe', 'with_ball']

  test('plays at eight frames a second, and faces both ways', async () => {
    const pet = await species(
      new Map([...set([...CORE, 'lie']), ['dog/LICENSE', text('MIT License\nCopyright (c) Ada')]]),
    )
    expect(pet).toMatchObject({
      format: 'vscode-pets',
      name: 'dog',
      notes: [],
      credits: { licence: 'MIT License' },
    })
    expect(animation(pet, 'idle').durationsMs).toEqual([125, 125, 125])
    expect(animation(pet, 'play').shows).toBe('with_ball')
    expect(animation(pet, 'sleep').shows).toBe('lie')
    const [right, left] = [animation(pet, 'walk-right'), animation(pet, 'walk-left')]
    expect(cellOf(pet, 0, right.row).pixels.equals(cellOf(pet, 0, left.row).pixels)).toBe(false)
    expect(cellOf(pet, 2, right.row).isDrawn).toBe(true)
  })

  test('takes one colour of several, one with underscores too, and says so', async () => {
    const pet = await species(new Map([...set(CORE, 'light_brown'), ...set(CORE, 'red')]))
    expect(pet.notes).toMatchObject([{ rule: 'one-pet' }])
    expect(pet.notes[0]!.message).toContain('this is light_brown')
  })
})

describe('a WindowPet', () => {
  const sheet = png(64, 64, [
    { x: 4, y: 4, width: 10, height: 28 },
    { x: 36, y: 4, width: 10, height: 28 },
    { x: 4, y: 36, width: 24, height: 28 },
    { x: 36, y: 36, width: 24, height: 28 },
  ])
  const pet = (states: unknown, more: object = {}): Map<string, Buffer> =>
    new Map([
      [
        'slime.json',
        json({ name: 'Slime', imageSrc: '/media/slime.png', frameSize: 32, states, ...more }),
      ],
      ['slime.png', sheet],
    ])

  test('counts its lines and frames from one', async () => {
    const found = await species(
      pet(
        { stand: { spriteLine: 1, frameMax: 2 }, walk: { start: 3, end: 4 } },
        { credit: { link: 'https://example.org/slime', socialMedia: 'Ada' } },
      ),
    )
    expect(found).toMatchObject({
      format: 'window-pet',
      name: 'Slime',
      credits: { author: 'Ada', source: 'https://example.org/slime' },
    })
    expect(animation(found, 'idle').durationsMs).toHaveLength(2)
    expect(animation(found, 'walk-right').durationsMs).toHaveLength(2)
    expect(animation(found, 'walk-right').row).not.toBe(animation(found, 'idle').row)
  })

  test('may give its frames by lines and columns instead of a size', async () => {
    const found = await species(
      pet(
        { stand: { spriteLine: 2, frameMax: 1 } },
        {
          frameSize: undefined,
          highestFrameMax: 2,
          totalSpriteLine: 2,
        },
      ),
    )
    expect(animation(found, 'idle').durationsMs).toHaveLength(1)
  })
})

describe('a Shimeji image set', () => {
  test('without a configuration goes by the numbers of its pictures', async () => {
    const pet = await species(shimejiPictures())
    expect(pet).toMatchObject({ format: 'shimeji', name: 'Mochi', notes: [] })
    expect(animation(pet, 'walk-left').durationsMs).toEqual([240, 240, 240, 240])
    expect(animation(pet, 'climb')).toMatchObject({ shows: 'climb', isFallback: false })
    expect(animation(pet, 'sleep').shows).toBe('sprawl')
  })

  test('that is small has other animations stand in, and says which', async () => {
    const pet = await species(shimejiPictures([1, 2, 3]))
    expect(animation(pet, 'sit')).toMatchObject({ shows: 'stand', isFallback: true })
    expect(pet.notes.map(({ rule }) => rule)).toContain('frame-missing')
  })

  test('takes poses, durations and feet from its configuration', async () => {
    const actions = actionsXml(`${STAND}
<Action Name="Walk" Type="Move" BorderType="Floor">
<Animation Condition="#{mascot.environment.floor.isOn &amp;&amp; mascot.totalCount &lt; 50}">
<Pose Image="/shime2.png" ImageAnchor="16,32" Velocity="-2,0" Duration="\${5 + Math.max(1, 2)}" /></Animation>
<Animation><Pose Image="/shime3.png" ImageAnchor="16,32" Velocity="-2,0" Duration="99" /></Animation>
</Action>
<Action Name="Chase" Type="Sequence"><ActionReference Name="Walk" /></Action>`)
    const pet = await species(
      new Map([
        ...shimejiPictures([1, 2, 3]),
        ['img/Mochi/conf/actions.xml', text(actions)],
        ['img/Mochi/conf/behaviors.xml', text(BEHAVIORS)],
        [
          'img/Mochi/info.xml',
          text(
            '<Mascot><Information><Name>Mochi-chan</Name><ArtistName>Kei</ArtistName></Information></Mascot>',
          ),
        ],
      ]),
    )
    expect(pet).toMatchObject({ name: 'Mochi-chan', credits: { author: 'Kei' }, notes: [] })
    expect(animation(pet, 'idle').durationsMs).toEqual([10_000])
    expect(animation(pet, 'walk-right').durationsMs).toEqual([280])
  })

  test('chooses its animation by where it is, asked as Shimeji-ee does', async () => {
    const walk = (condition: string, ticks: number): string =>
      `<Animation Condition="#{${condition}}"><Pose Image="/shime2.png" ImageAnchor="16,32" Duration="${ticks}" /></Animation>`
    const actions = actionsXml(`${STAND}
<Action Name="Walk" Type="Move">
${walk('mascot.environment.ceiling.isOn(mascot.anchor)', 1)}
${walk('!mascot.environment.workArea.bottomBorder.isOn(mascot.anchor)', 2)}
${walk('mascot.environment.activeIE.topBorder.isOn(mascot.environment.cursor)', 3)}
${walk('mascot.environment.floor.isOn(mascot.anchor) &amp;&amp; mascot.totalCount &lt; 50', 4)}
</Action>`)
    const pet = await species(
      new Map([...shimejiPictures([1, 2]), ['img/Mochi/conf/actions.xml', text(actions)]]),
    )
    expect(animation(pet, 'walk-right').durationsMs).toEqual([160])
  })

  test.each([
    ['UTF-8', (xml: string): Buffer => text(xml)],
    [
      'UTF-16',
      (xml: string): Buffer => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    ],
  ])('with Japanese tags in %s', async (_encoding, write) => {
    const pet = await species(
      new Map([...shimejiPictures([1, 2, 21], 'img'), ['conf/動作.xml', write(JAPANESE_ACTIONS)]]),
    )
    expect(animation(pet, 'walk-left').durationsMs).toEqual([240, 240])
    expect(animation(pet, 'sleep')).toMatchObject({ shows: 'sprawl', isFallback: false })
  })
})

test('every importer gives the pet something for all it may ask, and nothing below the ground', async () => {
  const one = new Map([['one.png', pose(64)]])
  const pet = await species(one, {
    ...FORM,
    cell: { width: 64, height: 64 },
    rows: [{ animation: 'idle', row: 0, frames: 1 }],
  })
  const had = new Set(pet.animations.map(({ name }) => name))
  const missing = Object.keys(FALLBACKS).filter((name) => !had.has(name))
  // Moods whose face is the plain one where there is no other.
  expect(missing).toEqual(['idle-hungry', 'idle-worried', 'idle-sleepy', 'idle-ecstatic'])
  const { pixels } = cellOf(pet, 0, 0)
  expect(pixels.subarray(192 * 4 * 201, 192 * 4 * 202).some((value) => value > 0)).toBe(true)
  expect(pixels.subarray(192 * 4 * 202).every((value) => value === 0)).toBe(true)
})
