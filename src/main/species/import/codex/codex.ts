import type { ImportProblem } from '@shared/contract/species'
import { openCells } from '../../atlas/cells'
import type { Clip } from '../../atlas/clip'
import { composeAtlas, withFallbacks } from '../../atlas/compose'
import { type ImageDecoder, createDecoder, imageHeader } from '../../image/decode'
import { mainColor } from '../../image/main-color'
import { encodePng } from '../../image/png'
import { type Raster, drawnBox } from '../../image/raster'
import { filesBelow, findFile, folderOf } from '../../package/files'
import { readFields, readJson } from '../../package/text'
import { Refusal, outcomeOf, problem, refuse, shown } from '../../problem'
import { creditsOf, firstName, plainText } from '../credits'
import { FALLBACKS } from '../fallbacks'
import {
  CELL,
  COLUMNS,
  type ImportedSpecies,
  type OwnAnimation,
  type Package,
} from '../imported-species'
import { CODEX_STRIDE_PX } from '../stride'
import { checkRows } from './check-rows'
import { readNamed } from './named'
import { withBothSides } from './other-side'
import { CODEX_ID, type PetJson, petJsonSchema } from './pet-json'
import { LOOK_MS, LOOK_ROWS, SHEET_ROWS_OF, STANDARD_ROWS } from './standard'

const MANIFEST = /(?:^|\/)pet\.json$/i
const OLD_MANIFEST = /(?:^|\/)avatar\.json$/i

/** The manifests of Codex pets in a package, by path. One of the old name counts where its folder has none of the new. */
export function codexManifests(paths: Iterable<string>): string[] {
  const all = [...paths]
  const found = all.filter((path) => MANIFEST.test(path))
  const folders = new Set(found.map(folderOf))
  const old = all.filter((path) => OLD_MANIFEST.test(path) && !folders.has(folderOf(path)))
  return [...found, ...old]
}

/** Reads a Codex pet, version 1 or 2, or one with a grid of its own. */
export async function readCodex(pack: Package): Promise<ImportedSpecies> {
  const [manifest, ...others] = codexManifests(pack.files.keys())
  if (manifest === undefined) return refuse('unknown-format', 'There is no pet.json in it.')
  if (others.length > 0)
    refuse(
      'one-pet',
      `There are ${others.length + 1} pets in it, such as ${shown(manifest)} and ${shown(others[0] ?? '')}. Choose the folder of one.`,
    )
  const files = filesBelow(pack.files, folderOf(manifest))
  const file = manifest.slice(manifest.lastIndexOf('/') + 1)
  const json = readJson(file, files.get(file) ?? new Uint8Array(), pack.limits)
  const pet = readFields(file, json, petJsonSchema)
  const folder = folderOf(manifest).split('/').pop() ?? ''
  const notes: ImportProblem[] = []
  if (pet.id !== undefined && !CODEX_ID.test(pet.id))
    notes.push(
      problem(
        'json-field',
        `“id” is “${shown(pet.id)}”: other apps want small letters, digits, - and _.`,
        {
          file,
        },
      ),
    )
  const name = firstName(pet.displayName, pet.id, folder, pack.name)
  const told = {
    format: 'codex' as const,
    name,
    description: plainText(pet.description, 500),
    credits: creditsOf(
      pack.files,
      {
        author: pet['author'] ?? pet['creator'] ?? pet['xHandle'],
        licence: pet['license'] ?? pet['licence'],
        source: pet['sourceUrl'] ?? pet['homepage'],
      },
      folderOf(manifest),
    ),
  }
  const sheet = await openSheet(pet, { ...pack, files })
  const drawn = isStandard(pet)
    ? standardSheet(sheet, pet.spriteVersionNumber)
    : ownGrid(sheet, pet, file, pack)
  const all = [...notes, ...drawn.notes]
  if (pet['familiar'] === undefined) return { ...told, ...drawn, notes: all }
  const named = await outcomeOf(() =>
    readNamed(pet['familiar'], file, { ...pack, files }, sheet.decoder),
  )
  if (named.ok) return { ...told, ...drawn, ...named.value, codexVersion: null, notes }
  const leftOut = named.problems.map((one) => ({ ...one, message: words.leftOut(one.message) }))
  return { ...told, ...drawn, notes: [...all, ...leftOut] }
}

const words = {
  leftOut: (why: string): string =>
    `${why} The animations that “familiar” names are left out; the standard’s rows are used.`,
}

type Drawn = Pick<
  ImportedSpecies,
  'sheet' | 'codexVersion' | 'groundY' | 'color' | 'animations' | 'notes'
>

interface OpenSheet {
  readonly path: string
  readonly bytes: Uint8Array
  readonly type: 'png' | 'webp'
  readonly raster: Raster
  /** What has decoded it, and counts the package's pixels. */
  readonly decoder: ImageDecoder
}

function isStandard({ frame }: PetJson): boolean {
  return (
    frame === undefined ||
    (frame.width === CELL.width && frame.height === CELL.height && frame.columns === COLUMNS)
  )
}

async function openSheet(pet: PetJson, { files, limits }: Package): Promise<OpenSheet> {
  const wanted = pet.spritesheetPath.replaceAll('\\', '/').replace(/^\.\//, '')
  const found = findFile(files, wanted)
  if (!found)
    return refuse('image-missing', `The sheet ${shown(wanted)} is not in the package.`, {
      file: wanted,
    })
  const { path, bytes } = found
  const header = imageHeader(path, bytes, ['png', 'webp'])
  checkSize(pet, path, header)
  if (!header.hasAlpha)
    refuse('image-alpha', `${shown(path)} has no transparency: the pet would stand in a box.`, {
      file: path,
    })
  const decoder = createDecoder(limits)
  const raster = await decoder.still(path, bytes)
  return { path, bytes, type: header.type === 'png' ? 'png' : 'webp', raster, decoder }
}

function checkSize(
  pet: PetJson,
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const { frame, spriteVersionNumber: version } = pet
  if (frame !== undefined) {
    if (frame.columns * frame.rows > 256)
      refuse(
        'frame-count',
        `“frame” speaks of ${frame.columns * frame.rows} cells; 256 is the most.`,
        {
          file: 'pet.json',
        },
      )
    if (frame.width * frame.columns !== width || frame.height * frame.rows !== height)
      refuse(
        'frame-grid',
        `${shown(file)} is ${width}×${height}, but ${frame.columns}×${frame.rows} cells of ${frame.width}×${frame.height} are ${frame.width * frame.columns}×${frame.height * frame.rows}.`,
        { file },
      )
    if (!isStandard(pet)) return
  }
  const wide = CELL.width * COLUMNS
  const high = CELL.height * SHEET_ROWS_OF[version]
  if (width === wide && height === high) return
  const other = version === 1 ? 2 : 1
  const hint =
    width === wide && height === CELL.height * SHEET_ROWS_OF[other]
      ? ` That is the size of version ${other}: its pet.json should say “spriteVersionNumber”: ${other}.`
      : ''
  refuse(
    'sheet-size',
    `${shown(file)} is ${width}×${height}; version ${version} is ${wide}×${high} (${SHEET_ROWS_OF[version]} rows).${hint}`,
    { file },
  )
}

/** A sheet of the standard is kept as it is, byte for byte, unless it knows only one of two sides. */
function standardSheet({ path, bytes, type, raster: given }: OpenSheet, version: 1 | 2): Drawn {
  const { present, problems, notes } = checkRows(given, path, version)
  const [first, ...more] = problems
  if (first) throw new Refusal([first, ...more])
  const { raster, mirrored } = withBothSides(given, present)
  const isThere = (row: number): boolean => present.has(row) || mirrored.has(row)
  const own = STANDARD_ROWS.flatMap(({ name, durationsMs }, row): OwnAnimation[] =>
    isThere(row)
      ? [
          {
            name,
            row,
            durationsMs: [...durationsMs],
            loop: true,
            shows: STANDARD_ROWS[mirrored.get(row) ?? row]?.name ?? name,
            isFallback: mirrored.has(row),
            stridePx: name.startsWith('running-') ? CODEX_STRIDE_PX : null,
          },
        ]
      : [],
  )
  const look: OwnAnimation[] =
    version === 2 && LOOK_ROWS.every(isThere)
      ? [
          {
            name: 'look',
            row: LOOK_ROWS[0] ?? 0,
            durationsMs: Array.from({ length: 2 * COLUMNS }, () => LOOK_MS),
            loop: false,
            shows: 'look',
            isFallback: false,
            stridePx: null,
          },
        ]
      : []
  const idle = { x: 0, y: 0, width: CELL.width * 6, height: CELL.height }
  const box = drawnBox(raster, idle)
  const feet = box === null ? CELL.height : box.y + box.height
  const isKept = mirrored.size === 0
  return {
    sheet: {
      fileName: isKept && type === 'webp' ? 'spritesheet.webp' : 'spritesheet.png',
      bytes: isKept ? bytes : encodePng(raster),
      width: raster.width,
      height: raster.height,
    },
    codexVersion: version,
    // A pet that floats casts its shadow on the ground all the same.
    groundY: Math.min(CELL.height - 4, Math.max(CELL.height * 0.75, feet)),
    color: mainColor(raster, idle),
    animations: withFallbacks([...own, ...look]),
    notes,
  }
}

/** A grid of its own is drawn anew into the standard's cells. */
function ownGrid(sheet: OpenSheet, pet: PetJson, file: string, { limits }: Package): Drawn {
  const { frame, animations } = pet
  if (frame === undefined || animations?.['idle'] === undefined)
    return refuse('animation', `A grid of its own needs “animations”, with “idle” among them.`, {
      file,
    })
  const names = Object.keys(animations)
  const cellAt = openCells(sheet.raster, sheet.path, frame, sheet.decoder)
  const clips = Object.entries(animations).flatMap(
    ([name, { frames, fps, loop, fallback }]): Clip[] => {
      if (!names.includes(fallback))
        refuse(
          'animation',
          `“${shown(name)}” falls back to “${shown(fallback)}”, which is not there.`,
          { file },
        )
      const beyond = frames.find((index) => index >= frame.columns * frame.rows)
      if (beyond !== undefined)
        refuse(
          'animation',
          `“${shown(name)}” shows cell ${beyond}; the last one is ${frame.columns * frame.rows - 1}.`,
          { file },
        )
      if (!Object.hasOwn(FALLBACKS, name)) return []
      const cells = frames.map((index) => {
        const row = Math.floor(index / frame.columns)
        const raster =
          cellAt(index % frame.columns, row) ??
          refuse('frame-missing', `“${shown(name)}” shows cell ${index}, which is empty.`, {
            file: pet.spritesheetPath,
            row,
          })
        return { raster, ms: 1000 / fps }
      })
      return [{ names: [name], shows: name, frames: cells, loop }]
    },
  )
  return { ...composeAtlas(clips, limits), codexVersion: null, notes: [] }
}
