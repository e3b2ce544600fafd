import { describe, expect, test } from 'vitest'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { gif, png, pngHeaderOnly } from '../../fixtures/pets/pictures'
import { type FileMap, refusal, species, text } from '../../fixtures/pets/reading'
import { type Case, expectRefused, named } from '../../fixtures/pets/refused-case'

const fields = (change: object): FileMap => codexPet({ ...change }, Buffer.from('never looked at'))
const TINY = png(32, 32, [{ x: 0, y: 0, width: 16, height: 32 }])
const FRAME = { width: 16, height: 32, columns: 2, rows: 1 }

const CODEX: readonly Case[] = [
  [
    'JSON that is none',
    new Map([['pet.json', text('{"id":')]]),
    'json-syntax',
    'pet.json',
    {},
    'pet.json is not JSON.',
  ],
  [
    'a list for a manifest',
    new Map([['pet.json', text('[]')]]),
    'json-field',
    'pet.json',
    {},
    'pet.json: Invalid input: expected object, received array.',
  ],
  [
    'a manifest that is too large',
    new Map([['pet.json', Buffer.alloc(129 * 1024, ' ')]]),
    'text-size',
    'pet.json',
    {},
    'pet.json is larger than 128 KiB.',
  ],
  [
    'text that is none',
    new Map([['pet.json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])]]),
    'text-encoding',
    'pet.json',
    {},
    'pet.json is not text that Familiar can read (utf-8).',
  ],
  [
    'an id that is no text',
    fields({ id: 7 }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “id”: is a text.',
  ],
  [
    'an endless name',
    fields({ displayName: 'x'.repeat(101) }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “displayName”: is at most 100 characters long.',
  ],
  [
    'an endless description',
    fields({ description: 'x'.repeat(501) }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “description”: is at most 500 characters long.',
  ],
  [
    'a version nobody knows',
    fields({ spriteVersionNumber: 3 }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “spriteVersionNumber”: is 1 or 2, or left out for 1.',
  ],
  [
    'a version of null',
    fields({ spriteVersionNumber: null }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “spriteVersionNumber”: is 1 or 2, or left out for 1.',
  ],
  [
    'a sheet outside of the folder',
    fields({ spritesheetPath: '../../x.png' }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “spritesheetPath”: stays inside the pet’s folder.',
  ],
  [
    'a sheet with a full path',
    fields({ spritesheetPath: '/tmp/x.png' }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “spritesheetPath”: stays inside the pet’s folder.',
  ],
  [
    'a sheet of another kind',
    fields({ spritesheetPath: 'x.svg' }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “spritesheetPath”: ends in .webp or .png.',
  ],
  [
    'a sheet that is not there',
    fields({ spritesheetPath: 'other.webp' }),
    'image-missing',
    'other.webp',
    {},
    'The sheet other.webp is not in the package.',
  ],
  [
    'a sheet that is no picture',
    fields({}),
    'image-type',
    'spritesheet.png',
    {},
    'spritesheet.png (0 KiB) is no picture Familiar can read: PNG or WebP is wanted.',
  ],
  [
    'a sheet that is a GIF',
    () => codexPet({}, gif(4, 1)),
    'image-type',
    'spritesheet.png',
    {},
    'spritesheet.png is a GIF; PNG or WebP is wanted.',
  ],
  [
    'a sheet of another size',
    () => codexPet({}, TINY),
    'sheet-size',
    'spritesheet.png',
    {},
    'spritesheet.png is 32×32; version 1 is 1536×1872 (9 rows).',
  ],
  [
    'version 2 declared, version 1 drawn',
    () => codexPet({ spriteVersionNumber: 2 }, pngHeaderOnly(1536, 1872)),
    'sheet-size',
    'spritesheet.png',
    {},
    'spritesheet.png is 1536×1872; version 2 is 1536×2288 (11 rows). That is the size of version 1: its pet.json should say “spriteVersionNumber”: 1.',
  ],
  [
    'version 1 declared, version 2 drawn',
    () => codexPet({}, pngHeaderOnly(1536, 2288)),
    'sheet-size',
    'spritesheet.png',
    {},
    'spritesheet.png is 1536×2288; version 1 is 1536×1872 (9 rows). That is the size of version 2: its pet.json should say “spriteVersionNumber”: 2.',
  ],
  [
    'a sheet without transparency',
    () => codexPet({}, codexSheet(1, {}, { alpha: false })),
    'image-alpha',
    'spritesheet.png',
    {},
    'spritesheet.png has no transparency: the pet would stand in a box.',
  ],
  [
    'a sheet that ends in the middle',
    () => codexPet({}, codexSheet().subarray(0, 3000)),
    'image-damaged',
    'spritesheet.png',
    {},
    'spritesheet.png is damaged and cannot be decoded.',
  ],
  [
    'a header without its pixels',
    () => codexPet({}, pngHeaderOnly(1536, 1872)),
    'image-damaged',
    'spritesheet.png',
    {},
    'spritesheet.png is damaged and cannot be decoded.',
  ],
  [
    'a hole in a row',
    () => codexPet({}, codexSheet(1, { 4: [0, 1, 3, 4] })),
    'frame-missing',
    'spritesheet.png',
    { row: 4 },
    'Row 4 of spritesheet.png (jumping) has 5 frames; frame 2 is empty.',
  ],
  [
    'an idle row without frames',
    () => codexPet({}, codexSheet(1, { 0: [] })),
    'frame-missing',
    'spritesheet.png',
    { row: 0 },
    'Row 0 of spritesheet.png (idle) has 6 frames; frames 0, 1, 2, 3, 4, 5 are empty.',
  ],
  [
    'a direction missing',
    () => codexPet({ spriteVersionNumber: 2 }, codexSheet(2, { 10: [0, 1, 2, 3, 4, 5, 6] })),
    'frame-missing',
    'spritesheet.png',
    { row: 10 },
    'Row 10 of spritesheet.png (look) has 8 frames; frame 7 is empty.',
  ],
  [
    'a grid that does not tile the sheet',
    codexPet({ frame: { ...FRAME, rows: 2 } }, TINY),
    'frame-grid',
    'spritesheet.png',
    {},
    'spritesheet.png is 32×32, but 2×2 cells of 16×32 are 32×64.',
  ],
  [
    'a grid of too many cells',
    codexPet({ frame: { width: 1, height: 1, columns: 32, rows: 32 } }, TINY),
    'frame-count',
    'pet.json',
    {},
    '“frame” speaks of 1024 cells; 256 is the most.',
  ],
  [
    'a grid without its size',
    fields({ frame: { columns: 8 } }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “frame.width”: is a whole number.',
  ],
  [
    'a grid without idle',
    codexPet({ frame: FRAME, animations: { waving: { frames: [0] } } }, TINY),
    'animation',
    'pet.json',
    {},
    'A grid of its own needs “animations”, with “idle” among them.',
  ],
  [
    'a frame beyond the grid',
    codexPet({ frame: FRAME, animations: { idle: { frames: [0, 2] } } }, TINY),
    'animation',
    'pet.json',
    {},
    '“idle” shows cell 2; the last one is 1.',
  ],
  [
    'a frame that is empty',
    codexPet({ frame: FRAME, animations: { idle: { frames: [1] } } }, TINY),
    'frame-missing',
    'spritesheet.png',
    { row: 0 },
    '“idle” shows cell 1, which is empty.',
  ],
  [
    'frames that are none',
    fields({ animations: { idle: { frames: [] } } }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “animations.idle.frames”: has at least one frame.',
  ],
  [
    'too fast',
    fields({ animations: { idle: { frames: [0], fps: 61 } } }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “animations.idle.fps”: is at most 60.',
  ],
  [
    'standing still at no frames a second',
    fields({ animations: { idle: { frames: [0], fps: 0 } } }),
    'json-field',
    'pet.json',
    {},
    'pet.json: “animations.idle.fps”: is above 0.',
  ],
  [
    'a fallback that is not there',
    codexPet({ frame: FRAME, animations: { idle: { frames: [0], fallback: 'rest' } } }, TINY),
    'animation',
    'pet.json',
    {},
    '“idle” falls back to “rest”, which is not there.',
  ],
]
describe('a Codex pet is refused for', () => {
  test.each(named(CODEX))('%s', (_what, one) => expectRefused(one))
})

test('all holes in a sheet are told at once', async () => {
  const problems = await refusal(codexPet({}, codexSheet(1, { 3: [0], 8: [0, 1] })))
  expect(problems.map(({ row }) => row)).toEqual([3, 8])
})

test('what does no harm in a sheet is told and does not stand in the way', async () => {
  const drawnBehind = await species(
    codexPet({ id: 'My Pet!' }, codexSheet(1, { 4: [0, 1, 2, 3, 4, 6] })),
  )
  expect(drawnBehind.notes.map(({ rule, row }) => [rule, row])).toEqual([
    ['json-field', null],
    ['unused-cell', 4],
  ])
})
