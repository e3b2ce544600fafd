import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../../src/main/log'
import { openLibrary } from '../../../src/main/species/library/library'
import { animationFor, paceOf } from '../../../src/renderer/pet/species/animation-for'
import { readSpecies } from '../../../src/renderer/pet/species/species'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { gif, png } from '../../fixtures/pets/pictures'
import { type FileMap, json, species, text } from '../../fixtures/pets/reading'
import { STAND, actionsXml, shimejiPictures } from '../../fixtures/pets/shimeji-set'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

let folder: TempFolder
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

/** How fast a pet walks once it is installed, as its page reads it from the disk, in cell pixels per second. */
async function paceOnPage(files: FileMap): Promise<number> {
  const library = openLibrary(join(folder.path, 'none'), folder.path, silentLog)
  const id = await library.install(await species(files))
  const written: unknown = JSON.parse(await readFile(join(library.folder, id, 'pet.json'), 'utf8'))
  return paceOf(animationFor(readSpecies(id, written, 'amber', 1), 'walk', 'content'))
}

const gifs = (...states: readonly string[]): FileMap =>
  new Map(states.map((state) => [`dog/brown_${state}_8fps.gif`, gif(12, 4)]))
const walkingAt = (velocity: string): FileMap =>
  new Map([
    ...shimejiPictures([1, 2]),
    [
      'img/Mochi/conf/actions.xml',
      text(
        actionsXml(`${STAND}
<Action Name="Walk" Type="Move"><Animation>
<Pose Image="/shime1.png" ImageAnchor="16,32" Velocity="${velocity}" Duration="10" />
<Pose Image="/shime2.png" ImageAnchor="16,32" Velocity="${velocity}" Duration="10" />
</Animation></Action>`),
      ),
    ],
  ])
const WINDOW_PET = new Map([
  [
    'slime.json',
    json({
      imageSrc: 'slime.png',
      frameSize: 16,
      states: { stand: { spriteLine: 1, frameMax: 1 }, walk: { spriteLine: 1, frameMax: 2 } },
    }),
  ],
  [
    'slime.png',
    png(32, 16, [
      { x: 0, y: 0, width: 8, height: 16 },
      { x: 16, y: 0, width: 8, height: 16 },
    ]),
  ],
])
/** How many times as large the drawings of 16×24 are in their cell. */
const MAGNIFIED = 8

// To the nearest few pixels: a stride is a whole number.
test.each([
  // A stride of 96 in the 1,060 ms of its eight frames.
  ['a Codex pet', codexPet(), (96 * 1_000) / 1_060],
  // As it does to the left, in a mirror.
  [
    'a Codex pet without a way to the right',
    codexPet({}, codexSheet(1, { 1: [] })),
    (96 * 1_000) / 1_060,
  ],
  ['a Codex pet without any way', codexPet({}, codexSheet(1, { 1: [], 2: [] })), 96],
  ['a set of GIFs', gifs('idle', 'walk'), 96],
  ['a pet without any walk, which glides', gifs('idle'), 96],
  ['a WindowPet', WINDOW_PET, 96],
  // A pixel of its own in each tick of 40 ms.
  ['a Shimeji', walkingAt('-1,0'), (MAGNIFIED * 1_000) / 40],
  ['a Shimeji that would be gone in an instant', walkingAt('-99999,0'), 2 * 192],
  ['a Shimeji without a velocity', walkingAt('0,0'), 96],
])('%s does not walk on the spot', async (_what, files, pace) => {
  expect(await paceOnPage(files)).toBeCloseTo(pace, -1)
})
