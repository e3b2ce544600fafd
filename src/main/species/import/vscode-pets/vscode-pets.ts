import type { ImportProblem } from '@shared/contract/species'
import { type ClipFrame, clipsOf, turned } from '../../atlas/clip'
import { composeAtlas } from '../../atlas/compose'
import { createDecoder } from '../../image/decode'
import { drawnBox } from '../../image/raster'
import { type Files, folderOf } from '../../package/files'
import { problem, refuse, shown } from '../../problem'
import { creditsWithReadme, firstName } from '../credits'
import type { ImportedSpecies, Package } from '../imported-species'

const GIF_NAME =
  /^(?<color>[^_]+(?:_[^_]+)*?)_(?<state>[a-z]+(?:_[a-z]+)*)_(?<fps>\d{1,2})fps\.gif$/i

const CORE: readonly string[] = ['idle', 'walk', 'walk_fast', 'run', 'swipe', 'with_ball']
const STATES: ReadonlySet<string> = new Set([
  ...CORE,
  'lie',
  'stand',
  'wallclimb',
  'wallgrab',
  'walldig',
  'wallnap',
  'fall_from_grab',
  'land',
  'jump',
])

/** Which of its states show what. Its art faces right; `-left` is the same in a mirror. */
const ANIMATIONS: Readonly<Record<string, readonly string[]>> = {
  idle: ['idle', 'stand'],
  'walk-right': ['walk', 'walk_fast', 'run'],
  'walk-left': ['walk-left', 'walk_fast-left', 'run-left'],
  'running-right': ['walk_fast', 'run', 'walk'],
  'running-left': ['walk_fast-left', 'run-left', 'walk-left'],
  running: ['run', 'walk_fast'],
  wave: ['swipe', 'stand'],
  hover: ['stand', 'swipe'],
  petted: ['stand', 'swipe'],
  eat: ['swipe'],
  play: ['with_ball'],
  celebrate: ['jump', 'with_ball'],
  jumping: ['jump'],
  sit: ['lie'],
  'sit-idle': ['lie'],
  sleep: ['lie', 'wallnap'],
  trouble: ['fall_from_grab', 'lie'],
  climb: ['wallclimb'],
  cling: ['wallgrab'],
  fall: ['fall_from_grab'],
  land: ['land'],
}

interface Gif {
  readonly path: string
  readonly bytes: Uint8Array
  readonly folder: string
  readonly color: string
  readonly state: string
  readonly fps: number
}

/** The GIFs of a package that are named as vscode-pets names them. */
export function vscodeGifs(files: Files): Gif[] {
  return [...files].flatMap(([path, bytes]): Gif[] => {
    const folder = folderOf(path)
    const groups = GIF_NAME.exec(path.slice(folder.length).replace(/^\//, ''))?.groups
    if (!groups) return []
    const { color, state } = split(groups['color'] ?? '', (groups['state'] ?? '').toLowerCase())
    return [{ path, bytes, folder, color, state, fps: Number(groups['fps']) }]
  })
}

/** Reads a set of GIFs. */
export function readVscodePets(pack: Package): ImportedSpecies {
  const gifs = vscodeGifs(pack.files)
  const notes: ImportProblem[] = []
  const set = oneSet(gifs, notes)
  for (const path of pack.files.keys())
    if (/\.gif$/i.test(path) && !gifs.some((gif) => gif.path === path))
      notes.push(
        problem(
          'file-name',
          `${shown(path)} is not named <colour>_<state>_8fps.gif, and is left out.`,
          {
            file: path,
          },
        ),
      )
  const decoder = createDecoder(pack.limits)
  const clips = new Map<string, readonly ClipFrame[]>()
  for (const { path, bytes, state, fps } of set) {
    if (!STATES.has(state)) {
      notes.push(
        problem(
          'file-name',
          `${shown(path)}: Familiar does not know the state “${shown(state)}”.`,
          {
            file: path,
          },
        ),
      )
      continue
    }
    if (fps < 1 || fps > 60)
      refuse('file-name', `${shown(path)}: ${fps} frames a second; 1 to 60 are possible.`, {
        file: path,
      })
    const frames = decoder.frames(path, bytes).map(({ raster }) => ({ raster, ms: 1000 / fps }))
    if (frames.every(({ raster }) => drawnBox(raster) === null))
      refuse('frame-missing', `${shown(path)} is empty.`, { file: path })
    clips.set(state, frames)
    clips.set(`${state}-left`, turned(frames))
  }
  if (!clips.has('idle'))
    refuse(
      'state-missing',
      'There is no GIF of the state “idle”: a pet needs one to stand still in.',
    )
  for (const state of CORE)
    if (!clips.has(state))
      notes.push(
        problem('state-missing', `There is no GIF of the state “${state}”; another stands in.`),
      )
  const [first] = set
  const folder = first?.folder.split('/').pop() ?? ''
  return {
    ...composeAtlas(
      clipsOf(ANIMATIONS, (state) => clips.get(state)),
      pack.limits,
    ),
    format: 'vscode-pets',
    name: firstName(folder, pack.name, first?.color),
    description: '',
    credits: creditsWithReadme(pack.files, first?.folder ?? ''),
    codexVersion: null,
    notes,
  }
}

/** One animal in one colour. Of several colours the first is taken; several animals are for the user to choose from. */
function oneSet(gifs: readonly Gif[], notes: ImportProblem[]): readonly Gif[] {
  const folders = [...new Set(gifs.map(({ folder }) => folder))]
  if (folders.length > 1)
    refuse(
      'one-pet',
      `There are ${folders.length} pets in it, such as ${shown(folders[0] ?? '')} and ${shown(folders[1] ?? '')}. Choose the folder of one.`,
    )
  const colors = [...new Set(gifs.map(({ color }) => color))].sort()
  const [color, ...others] = colors
  if (others.length > 0)
    notes.push(
      problem(
        'one-pet',
        `It comes in ${colors.length} colours; this is ${shown(color ?? '')}. For another, choose only its files.`,
      ),
    )
  return gifs.filter((gif) => gif.color === color)
}

/** Both colours and states may have underscores: the longest known state at the end decides. */
function split(color: string, state: string): { color: string; state: string } {
  const words = [...color.split('_'), ...state.split('_')]
  for (let at = 1; at < words.length; at += 1) {
    const candidate = words.slice(at).join('_').toLowerCase()
    if (STATES.has(candidate)) return { color: words.slice(0, at).join('_'), state: candidate }
  }
  return { color, state }
}
