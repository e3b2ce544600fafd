import type { Credits, ImportProblem } from '@shared/contract/species'
import { type ClipFrame, clipsOf, turned } from '../../atlas/clip'
import { composeAtlas } from '../../atlas/compose'
import { type ImageDecoder, createDecoder } from '../../image/decode'
import { type Raster, drawnBox } from '../../image/raster'
import { type Files, findFile, folderOf } from '../../package/files'
import { readText } from '../../package/text'
import { problem, refuse, shown } from '../../problem'
import { creditsOf, firstName } from '../credits'
import type { ImportedSpecies, Package } from '../imported-species'
import { type Pose, readActions } from './actions'
import { checkBehaviors } from './behaviors'
import { ACTIONS, ANIMATIONS, NUMBERED, TICK_MS } from './poses'
import { type Element, readXml } from './xml'

const NUMBERED_PICTURE = /(?:^|\/)shime(\d{1,3})\.png$/i
const ACTION_FILES = ['actions.xml', '動作.xml']
const BEHAVIOR_FILES = ['behaviors.xml', 'behavior.xml', '行動.xml']

/** Folders with pictures of an image set. */
export function shimejiFolders(paths: Iterable<string>): string[] {
  const found = [...paths].filter((path) => NUMBERED_PICTURE.test(path)).map(folderOf)
  return [...new Set(found)]
}

/** Reads an image set, with its configuration where it has one and by the numbers of its pictures where not. */
export async function readShimeji(pack: Package): Promise<ImportedSpecies> {
  const folder = oneFolder(pack)
  const decoder = createDecoder(pack.limits)
  const notes: ImportProblem[] = []
  const config = findConfig(pack.files, folder)
  const poses = config.actions
    ? fromActions(pack, config.actions)
    : fromNumbers(pack.files, folder, notes)
  if (config.behaviors) {
    const root = xmlOf(pack, config.behaviors)
    notes.push(...checkBehaviors(config.behaviors.path, root))
  }
  const clips = await drawnClips(poses, { pack, folder, decoder, file: config.actions?.path })
  if (!clips.has('stand') && !clips.has('sit'))
    refuse('state-missing', 'It neither stands nor sits: a pet needs a pose to stand still in.', {
      ...(config.actions && { file: config.actions.path }),
    })
  const info = config.info ? xmlOf(pack, config.info) : null
  const name = folder.split('/').pop() ?? ''
  return {
    ...composeAtlas(
      clipsOf(ANIMATIONS, (state) => clips.get(state)),
      pack.limits,
    ),
    format: 'shimeji',
    name: firstName(
      info && textOf(info, 'Name'),
      /^(?:img|shimeji)$/i.test(name) ? '' : name,
      pack.name,
    ),
    description: '',
    credits: creditsFrom(pack.files, folder, info),
    codexVersion: null,
    notes,
  }
}

interface Found {
  readonly path: string
  readonly bytes: Uint8Array
}

/** One image set; one that is only there beside the rest (`img/unused`) does not count. */
function oneFolder({ files }: Package): string {
  const folders = shimejiFolders(files.keys()).filter((folder) => !/(?:^|\/)unused$/i.test(folder))
  const [only, ...others] = folders
  if (only === undefined) return refuse('unknown-format', 'There is no shime1.png in it.')
  if (others.length > 0)
    refuse(
      'one-pet',
      `There are ${folders.length} pets in it, such as ${shown(only)} and ${shown(others[0] ?? '')}. Choose the folder of one.`,
    )
  return only
}

/** Looked for beside the pictures first, then above them, as Shimeji-ee does. */
function findConfig(
  files: Files,
  folder: string,
): { actions: Found | null; behaviors: Found | null; info: Found | null } {
  const name = folder.split('/').pop() ?? ''
  const above = folderOf(folder)
  const top = folderOf(above)
  const below = (base: string, path: string): string => (base === '' ? path : `${base}/${path}`)
  const places = [
    below(folder, 'conf'),
    folder,
    ...[above, top, ''].flatMap((base) => [below(base, `conf/${name}`), below(base, 'conf')]),
    above,
  ]
  const first = (names: readonly string[]): Found | null => {
    for (const place of places)
      for (const file of names) {
        const found = findFile(files, below(place, file))
        if (found) return found
      }
    return null
  }
  return {
    actions: first(ACTION_FILES),
    behaviors: first(BEHAVIOR_FILES),
    info: first(['info.xml']),
  }
}

function xmlOf({ limits }: Package, { path, bytes }: Found): Element {
  return readXml(path, readText(path, bytes, limits.xmlBytes))
}

function fromActions(pack: Package, actions: Found): ReadonlyMap<string, readonly Pose[]> {
  const named = readActions(actions.path, xmlOf(pack, actions))
  const poses = new Map<string, readonly Pose[]>()
  for (const [state, names] of Object.entries(ACTIONS)) {
    const name = names.find((candidate) => named.has(candidate))
    const found = name === undefined ? undefined : named.get(name)
    if (found) poses.set(state, found)
  }
  return poses
}

/** Poses by the pictures' numbers; an animation with a picture missing is left out. */
function fromNumbers(
  files: Files,
  folder: string,
  notes: ImportProblem[],
): ReadonlyMap<string, readonly Pose[]> {
  const prefix = folder === '' ? '' : `${folder}/`
  const poses = new Map<string, readonly Pose[]>()
  for (const [state, { images, ticks, velocity = 0 }] of Object.entries(NUMBERED)) {
    const names = images.map((number) => `shime${number}.png`)
    const missing = names.filter((name) => findFile(files, prefix + name) === null)
    if (missing.length === 0)
      poses.set(
        state,
        names.map((image) => ({ image, anchor: { x: -1, y: -1 }, ticks, velocity, line: 0 })),
      )
    else
      notes.push(
        problem(
          'frame-missing',
          `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; another animation stands in for “${state}”.`,
          {
            file: missing[0] ?? '',
          },
        ),
      )
  }
  return poses
}

interface Drawing {
  readonly pack: Package
  readonly folder: string
  readonly decoder: ImageDecoder
  readonly file: string | undefined
}

async function drawnClips(
  poses: ReadonlyMap<string, readonly Pose[]>,
  { pack, folder, decoder, file }: Drawing,
): Promise<ReadonlyMap<string, readonly ClipFrame[]>> {
  const rasters = new Map<string, Raster>()
  const empty = new Set<Raster>()
  const clips = new Map<string, readonly ClipFrame[]>()
  for (const [state, list] of poses) {
    if (list.length > pack.limits.frames)
      refuse(
        'frame-count',
        `“${state}” has ${list.length} poses; ${pack.limits.frames} is the most.`,
        {
          ...(file !== undefined && { file, line: list[0]?.line ?? 1 }),
        },
      )
    const frames: ClipFrame[] = []
    for (const pose of list) {
      const raster = await pictureOf(pose)
      const byNumber = pose.line === 0
      const anchor = byNumber ? { x: raster.width / 2, y: raster.height } : pose.anchor
      const step = pose.velocity * pose.ticks
      frames.push({ raster, ms: pose.ticks * TICK_MS, anchor, step })
    }
    if (frames.some(({ raster }) => empty.has(raster)))
      refuse(
        'frame-missing',
        `A picture of “${state}” is empty.`,
        file === undefined ? {} : { file },
      )
    clips.set(state, turned(frames))
    clips.set(`${state}-left`, frames)
  }
  return clips

  async function pictureOf({ image, line }: Pose): Promise<Raster> {
    const name = image.replaceAll('\\', '/').replace(/^\/+/, '')
    const known = rasters.get(name)
    if (known) return known
    const path = folder === '' ? name : `${folder}/${name}`
    const found =
      findFile(pack.files, path) ??
      refuse('image-missing', `The picture ${shown(name)} is not in the package.`, {
        file: file ?? name,
        ...(line > 0 && { line }),
      })
    const raster = await decoder.still(found.path, found.bytes)
    rasters.set(name, raster)
    if (drawnBox(raster) === null) empty.add(raster)
    return raster
  }
}

function creditsFrom(files: Files, folder: string, info: Element | null): Credits {
  const said = {
    author: info && textOf(info, 'ArtistName', 'Artist', 'Author'),
    licence: info && textOf(info, 'License', 'Licence'),
    source: info && textOf(info, 'ArtistUrl', 'CommissionUrl', 'Url'),
  }
  return creditsOf(files, said, folder)
}

/** The value of an element or an attribute of one of these names. */
function textOf(root: Element, ...names: readonly string[]): string | null {
  for (const name of names) {
    const own = root.attributes[name]
    if (own !== undefined) return own
    for (const child of root.children) {
      if (child.name === 'Information' || child.name === 'Mascot') {
        const found = textOf(child, name)
        if (found !== null) return found
      }
      if (child.name === name) return child.text
    }
  }
  return null
}
