import { describe, expect, test } from 'vitest'
import type { SheetForm } from '../../../src/shared/contract/species'
import { LIMITS } from '../../../src/main/species/limits'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { gif, png, pngHeaderOnly, pose } from '../../fixtures/pets/pictures'
import { type FileMap, json, refusal, species, text } from '../../fixtures/pets/reading'
import { BEHAVIORS, STAND, actionsXml, shimejiPictures } from '../../fixtures/pets/shimeji-set'

/** What is broken, the files, the rule, the file, the row of a sheet or the line of a text, and the sentence. */
type Case = readonly [
  what: string,
  files: FileMap | (() => FileMap),
  rule: string,
  file: string | null,
  place: { readonly row?: number; readonly line?: number },
  message: string,
  form?: SheetForm,
]

async function expectRefused([, files, rule, file, place, message, form]: Case): Promise<void> {
  const [first] = await refusal(typeof files === 'function' ? files() : files, form)
  expect(first).toEqual({ rule, file, row: place.row ?? null, line: place.line ?? null, message })
}

const named = (cases: readonly Case[]): [string, Case][] => cases.map((one) => [one[0], one])

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
    blip(bomb()),
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

/** The pixels of a large picture under the header of a small one. */
function bomb(): Buffer {
  const bytes = png(4000, 4000, [])
  bytes.writeUInt32BE(4, 16)
  bytes.writeUInt32BE(4, 20)
  return bytes
}

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
    'Its animations have 1200 frames, more than a sheet of 80 rows can hold.',
  ],
]
describe('a vscode-pets set is refused for', () => {
  test.each(named(GIFS))('%s', (_what, one) => expectRefused(one))
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

const mochi = (actions: string, behaviors?: string): FileMap =>
  new Map([
    ...shimejiPictures([1, 2]),
    ['img/Mochi/conf/actions.xml', text(actions)],
    ...(behaviors === undefined
      ? []
      : [['img/Mochi/conf/behaviors.xml', text(behaviors)] as const]),
  ])
const ACTIONS_FILE = 'img/Mochi/conf/actions.xml'
const BEHAVIORS_FILE = 'img/Mochi/conf/behaviors.xml'
const posed = (attributes: string): FileMap =>
  mochi(
    actionsXml(
      `<Action Name="Stand" Type="Stay"><Animation><Pose ${attributes} /></Animation></Action>`,
    ),
  )
const conditioned = (condition: string): FileMap =>
  mochi(actionsXml(STAND.replace('<Animation>', `<Animation Condition="${condition}">`)))
const SHIMEJI: readonly Case[] = [
  [
    'no picture to stand in',
    new Map([...shimejiPictures([2, 3])]),
    'state-missing',
    null,
    {},
    'It neither stands nor sits: a pet needs a pose to stand still in.',
  ],
  [
    'two image sets',
    new Map([...shimejiPictures([1]), ...shimejiPictures([1], 'img/Miso')]),
    'one-pet',
    null,
    {},
    'There are 2 pets in it, such as img/Mochi and img/Miso. Choose the folder of one.',
  ],
  [
    'a picture that is empty',
    new Map([['img/Mochi/shime1.png', png(8, 8, [])]]),
    'frame-missing',
    null,
    {},
    'A picture of “stand” is empty.',
  ],
  [
    'a picture that is damaged',
    new Map([['img/Mochi/shime1.png', pose(32).subarray(0, 60)]]),
    'image-damaged',
    'img/Mochi/shime1.png',
    {},
    'img/Mochi/shime1.png is damaged and cannot be decoded.',
  ],
  [
    'XML that is none',
    mochi('<Mascot><ActionList></Mascot>'),
    'xml-syntax',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} is not XML from line 1 on.`,
  ],
  [
    'nothing where XML should be',
    mochi(' '),
    'xml-syntax',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} is not XML from line 1 on.`,
  ],
  [
    'a document type',
    mochi(`<!DOCTYPE Mascot [<!ENTITY a "b">]>\n<Mascot>&a;</Mascot>`),
    'xml-doctype',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} has a document type; a pet needs none.`,
  ],
  [
    'elements without end',
    mochi(`<Mascot>${'<a>'.repeat(70)}`),
    'xml-element',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} has more elements than a pet needs.`,
  ],
  [
    'another document',
    mochi(actionsXml(STAND, 'svg')),
    'xml-element',
    ACTIONS_FILE,
    { line: 2 },
    `${ACTIONS_FILE} begins with <svg>; <Mascot> is wanted.`,
  ],
  [
    'XML that is too large',
    mochi(`<Mascot>${' '.repeat(1024 * 1024)}</Mascot>`),
    'text-size',
    ACTIONS_FILE,
    {},
    `${ACTIONS_FILE} is larger than 1 MiB.`,
  ],
  [
    'a picture that is not there',
    posed('Image="/shime9.png" ImageAnchor="1,1" Duration="1"'),
    'image-missing',
    ACTIONS_FILE,
    { line: 4 },
    'The picture shime9.png is not in the package.',
  ],
  [
    'a pose without a picture',
    posed('ImageAnchor="1,1" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose has no Image.',
  ],
  [
    'a pose without feet',
    posed('Image="/shime1.png" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s ImageAnchor is “x,y”, not “”.',
  ],
  [
    'a velocity that is none',
    posed('Image="/shime1.png" ImageAnchor="1,1" Velocity="fast" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s Velocity is “x,y”, not “fast”.',
  ],
  [
    'a pose of no duration',
    posed('Image="/shime1.png" ImageAnchor="1,1" Duration="0"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s Duration is a number of ticks above 0, not “0”.',
  ],
  [
    'an action without a type',
    mochi(actionsXml('<Action Name="Stand" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'The action “Stand” has no Type.',
  ],
  [
    'a type nobody knows',
    mochi(actionsXml('<Action Name="Stand" Type="Fly" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    '“Fly” is no Type of action.',
  ],
  [
    'an action without a name',
    mochi(actionsXml('<Action Type="Stay" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'An action has no Name.',
  ],
  [
    'an action twice',
    mochi(actionsXml(`${STAND}\n${STAND}`)),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 7 },
    'The action “Stand” is there twice.',
  ],
  [
    'a reference to nothing',
    mochi(
      actionsXml(
        `${STAND}\n<Action Name="A" Type="Sequence"><ActionReference Name="B" /></Action>`,
      ),
    ),
    'action-missing',
    ACTIONS_FILE,
    { line: 7 },
    'The action “B” is referred to and not there.',
  ],
  [
    'an expression that is none',
    conditioned('#{1 +}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{1 +}” is not evaluated: it cannot be read.',
  ],
  [
    'an expression that calls',
    conditioned('#{java.lang.System.exit(0)}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{java.lang.System.exit(0)}” is not evaluated: it calls “java.lang.System.exit”.',
  ],
  [
    'an expression that reaches into things',
    conditioned("#{mascot['constructor']}"),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    "“#{mascot['constructor']}” is not evaluated: it reaches into something.",
  ],
  [
    'an expression that asks for a prototype',
    conditioned('#{mascot.__proto__}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.__proto__}” is not evaluated: it asks for “mascot.__proto__”.',
  ],
  [
    'an expression of this',
    conditioned('#{this}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{this}” is not evaluated: it does more than calculate.',
  ],
  [
    'expressions in each other',
    conditioned(`#{${'-'.repeat(60)}1}`),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    `“#{${'-'.repeat(60)}1}” is not evaluated: it is nested too deeply.`,
  ],
  [
    'behaviors of another document',
    mochi(actionsXml(STAND), '<Nothing />'),
    'xml-element',
    BEHAVIORS_FILE,
    { line: 1 },
    `${BEHAVIORS_FILE} begins with <Nothing>; <Mascot> is wanted.`,
  ],
  [
    'a behavior without a name',
    mochi(actionsXml(STAND), BEHAVIORS.replace('Name="Fall" ', '')),
    'xml-attribute',
    BEHAVIORS_FILE,
    { line: 4 },
    'A behavior has no Name.',
  ],
  [
    'a behavior of no frequency',
    mochi(actionsXml(STAND), BEHAVIORS.replace('Frequency="0"', 'Frequency="often"')),
    'xml-attribute',
    BEHAVIORS_FILE,
    { line: 4 },
    'A behavior’s Frequency is a whole number, not “often”.',
  ],
  [
    'nothing to stand in',
    mochi(actionsXml(STAND.replace('Stand', 'Fly'))),
    'state-missing',
    ACTIONS_FILE,
    {},
    'It neither stands nor sits: a pet needs a pose to stand still in.',
  ],
]
describe('a Shimeji is refused for', () => {
  test.each(named(SHIMEJI))('%s', (_what, one) => expectRefused(one))
})

test('all holes in a sheet are told at once', async () => {
  const problems = await refusal(codexPet({}, codexSheet(1, { 3: [0], 8: [0, 1] })))
  expect(problems.map(({ row }) => row)).toEqual([3, 8])
})

test('pixels are counted over all pictures of a package', async () => {
  const limits = { ...LIMITS, pixels: 32 * 32 * 3 }
  const [problem] = await refusal(shimejiPictures(), undefined, limits)
  expect(problem).toMatchObject({ rule: 'image-pixels' })
})

test('what does no harm is told and does not stand in the way', async () => {
  const drawnBehind = await species(
    codexPet({ id: 'My Pet!' }, codexSheet(1, { 4: [0, 1, 2, 3, 4, 6] })),
  )
  expect(drawnBehind.notes.map(({ rule, row }) => [rule, row])).toEqual([
    ['json-field', null],
    ['unused-cell', 4],
  ])
  const shy = await species(
    mochi(actionsXml(STAND), BEHAVIORS.replace(/<Behavior Name="Thrown".*\/>/, '')),
  )
  expect(shy.notes).toMatchObject([{ rule: 'behavior-missing', file: BEHAVIORS_FILE }])
  const dogs = await species(
    dog({ 'brown_idle_8fps.gif': DOG, 'icon.gif': DOG, 'brown_moon_8fps.gif': DOG }),
  )
  expect(dogs.notes.filter(({ rule }) => rule === 'file-name').map(({ file }) => file)).toEqual([
    'dog/icon.gif',
    'dog/brown_moon_8fps.gif',
  ])
})
