import type { Mood } from '@shared/domain/pet-state'
import { ACTS, type Act } from '../behaviour/act'
import type { Animation, Species } from './species'

/** For each act the animations that show it, the fittest first; the last ones every Codex pet has. */
const SHOWN_BY: Readonly<Record<Act, readonly string[]>> = {
  calm: ['idle'],
  idle: ['idle'],
  quiet: ['sit-idle', 'focus', 'idle'],
  look: ['look'],
  // Drawn to one side only, it is mirrored for the other.
  walk: ['walk-right', 'walk-left', 'running-right'],
  climb: ['climb', 'walk-right', 'running-right'],
  // Pets that were brought in before had `hang`, and `drag` for being carried.
  cling: ['cling', 'hang', 'climb', 'hover', 'jumping'],
  peek: ['peek', 'wave', 'waving'],
  wave: ['wave', 'waving'],
  sit: ['sit', 'review'],
  hungry: ['hungry', 'waiting'],
  yawn: ['yawn', 'idle-sleepy', 'waiting'],
  stretch: ['stretch', 'waving'],
  work: ['work', 'focus', 'running'],
  proud: ['proud', 'idle-ecstatic', 'waving'],
  game: ['game', 'play', 'jumping'],
  focus: ['focus', 'running'],
  hover: ['hover', 'jumping'],
  eat: ['eat', 'running'],
  play: ['play', 'jumping'],
  petted: ['petted', 'waving'],
  trouble: ['trouble', 'failed'],
  celebrate: ['celebrate', 'jumping'],
  'level-up': ['level-up', 'celebrate', 'jumping'],
  'fall-asleep': ['fall-asleep', 'idle'],
  sleep: ['sleep', 'idle'],
  wake: ['wake', 'idle'],
  land: ['land', 'hover', 'jumping'],
  fall: ['fall', 'thrown', 'hover', 'jumping'],
  thrown: ['thrown', 'fall', 'celebrate', 'jumping'],
  carried: ['carried', 'drag', 'hover', 'jumping'],
}

/** What an act goes on with once it is reached, and how often: sitting down is not yet having sat. */
const GOES_ON: Readonly<Partial<Record<Act, { readonly as: string; readonly times: number }>>> = {
  sit: { as: 'sit-idle', times: 2 },
}

/**
 * Parts of the clips of Familiar's own species, which are all built alike: lying down begins with a yawn, getting up ends
 * with a stretch. A clip with another number of frames is none of those.
 */
const PARTS: Readonly<
  Partial<
    Record<Act, { readonly of: string; readonly frames: number; readonly part: [number, number] }>
  >
> = {
  yawn: { of: 'fall-asleep', frames: 13, part: [0, 5] },
  stretch: { of: 'wake', frames: 12, part: [4, 12] },
}

/** The animation of an act; at rest it is coloured by the mood. */
export function animationFor(species: Species, act: Act, mood: Mood): Animation | null {
  const atRest = act === 'calm' || act === 'idle'
  const names = [...(atRest ? [`idle-${mood}`] : []), ...SHOWN_BY[act], 'idle']
  const animation = partFor(species, act) ?? firstOf(species, names)
  const further = GOES_ON[act]
  const loop = further && species.animations.get(further.as)
  if (!animation || !further || !loop) return animation
  const rest = Array.from({ length: further.times }, () => loop.frames).flat()
  return { ...animation, frames: [...animation.frames, ...rest] }
}

/** The blink that fits the mood's resting face; null for a species that does not blink. */
export function blinkFor(species: Species, mood: Mood): Animation | null {
  const moodHasOwnFace = species.animations.has(`idle-${mood}`)
  return firstOf(species, [
    `blink-${mood}`,
    ...(moodHasOwnFace && mood !== 'content' && mood !== 'happy' ? [] : ['blink']),
  ])
}

/** Every sheet the pet can be seen on. The standard's is not, where a species shows all of it on its own. */
export function sheetsOf(species: Species): readonly string[] {
  const acted = ACTS.map((act) => animationFor(species, act, 'content'))
  const atRest = [...species.animations.values()].filter(({ name }) =>
    /^(idle|blink|sit)-/.test(name),
  )
  const frames = [...acted, ...atRest].flatMap((animation) => animation?.frames ?? [])
  return [...new Set(frames.map(({ sheet }) => sheet))]
}

/** How fast a walk goes so that its feet do not slide, in cell pixels per second; 0 for what stays in its place. */
export function paceOf(animation: Animation | null): number {
  const ms = lengthOf(animation)
  const stride = animation?.stridePx ?? 0
  return ms === 0 ? 0 : (stride * 1_000) / ms
}

/** Length of one play, in ms. */
export function lengthOf(animation: Animation | null): number {
  return animation?.frames.reduce((sum, { ms }) => sum + ms, 0) ?? 0
}

function partFor(species: Species, act: Act): Animation | null {
  const listed = PARTS[act]
  if (listed === undefined || species.animations.has(act)) return null
  const whole = species.animations.get(listed.of)
  if (whole?.frames.length !== listed.frames) return null
  const frames = whole.frames.slice(...listed.part)
  return { name: act, frames, loop: false, stridePx: null, growsIn: null }
}

function firstOf(species: Species, names: readonly string[]): Animation | null {
  const name = names.find((candidate) => species.animations.has(candidate))
  return name === undefined ? null : (species.animations.get(name) ?? null)
}
