import { describe, expect, test } from 'vitest'
import type { SheetForm } from '../../../src/shared/contract/species'
import { gif, png, pngHeaderOnly, withHeader } from '../../fixtures/pets/pictures'
import { type FileMap, json, species } from '../../fixtures/pets/reading'
import { type Case, expectRefused, named } from '../../fixtures/pets/refused-case'

const TINY = png(32, 32, [{ x: 0, y: 0, width: 16, height: 32 }])
const SHEET = png(32, 32, [{ x: 0, y: 0, width: 16, height: 16 }])
const sheetCase = (form: Partial<SheetForm>): SheetForm => ({
  name: 'Blip',
  author: '',
  licence: '',
  cell: { width: 16, height: 16 },
  rows: [{ animation: 'idle', row: 0, frames: 1 }],
  msPerFrame: 125,
  facing: 'right',
  ...form,
})
const blip = (bytes: Buffer): FileMap => new Map([['blip.png', bytes]])
const SHEETS: readonly Case[] = [
  [
    'more frames than it is wide',
    blip(SHEET),
    'frame-grid',
    'blip.png',
    { row: 0 },
    'Row 0 has no 3 frames: blip.png is 32 pixels wide, 2 cells of 16.',
    sheetCase({ rows: [{ animation: 'idle', row: 0, frames: 3 }] }),
  ],
  [
    'a row it does not have',
    blip(SHEET),
    'frame-grid',
    'blip.png',
    { row: 2 },
    'There is no row 2: blip.png is 32 pixels high, 2 rows of 16.',
    sheetCase({ rows: [{ animation: 'idle', row: 2, frames: 1 }] }),
  ],
  [
    'an empty frame',
    blip(SHEET),
    'frame-missing',
    'blip.png',
    { row: 0 },
    'Frame 1 of row 0 is empty.',
    sheetCase({ rows: [{ animation: 'idle', row: 0, frames: 2 }] }),
  ],
  [
    'no idle',
    blip(SHEET),
    'state-missing',
    'blip.png',
    {},
    'No row is “idle”: a pet needs one to stand still in.',
    sheetCase({ rows: [{ animation: 'wave', row: 0, frames: 1 }] }),
  ],
  [
    'an animation twice',
    blip(SHEET),
    'animation',
    'blip.png',
    { row: 0 },
    '“idle” is said of two rows.',
    sheetCase({
      rows: [
        { animation: 'idle', row: 0, frames: 1 },
        { animation: 'idle', row: 0, frames: 1 },
      ],
    }),
  ],
  [
    'too many pixels',
    blip(pngHeaderOnly(12_000, 12_000)),
    'image-pixels',
    'blip.png',
    {},
    'blip.png is 12000×12000; the images of a pet may have 50 million pixels together, and 16384 a side.',
    sheetCase({}),
  ],
  [
    'too long a side',
    blip(pngHeaderOnly(20_000, 2)),
    'image-pixels',
    'blip.png',
    {},
    'blip.png is 20000×2; the images of a pet may have 50 million pixels together, and 16384 a side.',
    sheetCase({}),
  ],
  [
    'pixels that inflate to more than its size',
    blip(withHeader(png(4000, 4000, []), 4, 4)),
    'image-damaged',
    'blip.png',
    {},
    'blip.png is damaged and cannot be decoded.',
    sheetCase({}),
  ],
  [
    'the same with its rows in seven passes',
    blip(withHeader(png(4000, 4000, []), 4, 4, { interlaced: true })),
    'image-damaged',
    'blip.png',
    {},
    'blip.png is damaged and cannot be decoded.',
    sheetCase({}),
  ],
]
describe('a plain sheet is refused for', () => {
  test.each(named(SHEETS))('%s', (_what, one) => expectRefused(one))
})

const DOG = gif(6, 2)
const dog = (files: Readonly<Record<string, Buffer>>): FileMap =>
  new Map(Object.entries(files).map(([name, bytes]) => [`dog/${name}`, bytes]))
const GIFS: readonly Case[] = [
  [
    'no idle',
    dog({ 'brown_walk_8fps.gif': DOG }),
    'state-missing',
    null,
    {},
    'There is no GIF of the state “idle”: a pet needs one to stand still in.',
  ],
  [
    'a picture by the name of a GIF',
    dog({ 'brown_idle_8fps.gif': TINY }),
    'image-type',
    'dog/brown_idle_8fps.gif',
    {},
    'dog/brown_idle_8fps.gif is a PNG; GIF is wanted.',
  ],
  [
    'a GIF that ends in the middle',
    dog({ 'brown_idle_8fps.gif': DOG.subarray(0, 30) }),
    'image-damaged',
    'dog/brown_idle_8fps.gif',
    {},
    'dog/brown_idle_8fps.gif is damaged and cannot be decoded.',
  ],
  [
    'a GIF that shows nothing',
    dog({ 'brown_idle_8fps.gif': gif(6, 2, { empty: true }) }),
    'frame-missing',
    'dog/brown_idle_8fps.gif',
    {},
    'dog/brown_idle_8fps.gif is empty.',
  ],
  [
    'too many frames',
    dog({ 'brown_idle_8fps.gif': gif(2, 257) }),
    'frame-count',
    'dog/brown_idle_8fps.gif',
    {},
    'dog/brown_idle_8fps.gif has 257 frames; 256 is the most.',
  ],
  [
    'no frames a second',
    dog({ 'brown_idle_0fps.gif': DOG }),
    'file-name',
    'dog/brown_idle_0fps.gif',
    {},
    'dog/brown_idle_0fps.gif: 0 frames a second; 1 to 60 are possible.',
  ],
  [
    'two animals',
    new Map([
      ['dog/brown_idle_8fps.gif', DOG],
      ['cat/brown_idle_8fps.gif', DOG],
    ]),
    'one-pet',
    null,
    {},
    'There are 2 pets in it, such as dog and cat. Choose the folder of one.',
  ],
  [
    'more frames than a sheet holds',
    dog(
      Object.fromEntries(
        ['idle', 'walk', 'run', 'swipe'].map((state) => [`brown_${state}_8fps.gif`, gif(2, 200)]),
      ),
    ),
    'atlas-size',
    null,
    {},
    'Its animations have 1200 frames, more than a sheet of 78 rows can hold.',
  ],
]
describe('a vscode-pets set is refused for', () => {
  test.each(named(GIFS))('%s', (_what, one) => expectRefused(one))
})

test('GIFs that are no states are told of and left out', async () => {
  const dogs = await species(
    dog({ 'brown_idle_8fps.gif': DOG, 'icon.gif': DOG, 'brown_moon_8fps.gif': DOG }),
  )
  expect(dogs.notes.filter(({ rule }) => rule === 'file-name').map(({ file }) => file)).toEqual([
    'dog/icon.gif',
    'dog/brown_moon_8fps.gif',
  ])
})

const slime = (
  change: object,
  more: Readonly<Record<string, Buffer>> = { 'slime.png': SHEET },
): FileMap =>
  new Map([
    [
      'slime.json',
      json({
        name: 'Slime',
        imageSrc: 'slime.png',
        frameSize: 16,
        states: { stand: { spriteLine: 1, frameMax: 1 } },
        ...change,
      }),
    ],
    ...Object.entries(more),
  ])
const WINDOW_PETS: readonly Case[] = [
  [
    'a sheet that is not there',
    slime({}, {}),
    'image-missing',
    'slime.png',
    {},
    'The sheet slime.png is not in the package.',
  ],
  [
    'a sheet on the web',
    slime({ imageSrc: 'https://example.org/slime.png' }),
    'image-missing',
    'slime.json',
    {},
    '“imageSrc” is an address; Familiar fetches nothing. Put the picture beside the JSON.',
  ],
  [
    'no frame size',
    slime({ frameSize: undefined }),
    'json-field',
    'slime.json',
    {},
    'slime.json says neither “frameSize” nor “highestFrameMax” and “totalSpriteLine”.',
  ],
  [
    'a frame size that does not divide the sheet',
    slime({ frameSize: 15 }),
    'frame-grid',
    'slime.png',
    {},
    'slime.png is 32×32, which is no whole number of frames of 15×15.',
  ],
  [
    'frames of a fraction of a pixel',
    slime({ frameSize: undefined, highestFrameMax: 64, totalSpriteLine: 2 }),
    'frame-grid',
    'slime.png',
    {},
    'slime.png is 32×32: 64 frames in each of 2 lines would be 0.5×16, which is no whole number of pixels.',
  ],
  [
    'a line it does not have',
    slime({ states: { stand: { spriteLine: 3, frameMax: 1 } } }),
    'frame-grid',
    'slime.json',
    { row: 2 },
    '“stand” is 1 frames of line 3; the sheet has 2 lines of 2.',
  ],
  [
    'more frames than a line has',
    slime({ states: { stand: { spriteLine: 1, frameMax: 3 } } }),
    'frame-grid',
    'slime.json',
    { row: 0 },
    '“stand” is 3 frames of line 1; the sheet has 2 lines of 2.',
  ],
  [
    'an end beyond the sheet',
    slime({ states: { stand: { start: 4, end: 5 } } }),
    'frame-grid',
    'slime.json',
    { row: 1 },
    '“stand” ends at frame 5; the sheet has 4.',
  ],
  [
    'an end before the start',
    slime({ states: { stand: { start: 3, end: 2 } } }),
    'animation',
    'slime.json',
    { row: 1 },
    '“stand” ends before it starts.',
  ],
  [
    'a state without frames',
    slime({ states: { stand: {} } }),
    'json-field',
    'slime.json',
    {},
    '“stand” needs “spriteLine” and “frameMax”, or “start” and “end”.',
  ],
  [
    'a line counted from nought',
    slime({ states: { stand: { spriteLine: 0, frameMax: 1 } } }),
    'json-field',
    'slime.json',
    {},
    'slime.json: “states.stand.spriteLine”: is at least 1.',
  ],
  [
    'an empty frame',
    slime({ states: { stand: { start: 1, end: 2 } } }),
    'frame-missing',
    'slime.png',
    { row: 0 },
    '“stand” shows frame 2, which is empty.',
  ],
  [
    'no way to stand',
    slime({ states: { walk: { start: 1, end: 1 } } }),
    'state-missing',
    'slime.json',
    {},
    'There is no state “stand”: a pet needs one to stand still in.',
  ],
  [
    'several pets',
    new Map([
      [
        'pets.json',
        json([
          { imageSrc: 'a', states: {} },
          { imageSrc: 'b', states: {} },
        ]),
      ],
    ]),
    'one-pet',
    'pets.json',
    {},
    'pets.json lists 2 pets. Leave one in it.',
  ],
]
describe('a WindowPet is refused for', () => {
  test.each(named(WINDOW_PETS))('%s', (_what, one) => expectRefused(one))
})
