import type { Raster } from '../image/raster'

/** A frame of a foreign animation; `anchor` is where its feet are, in its own pixels (default: bottom, middle). */
export interface ClipFrame {
  readonly raster: Raster
  readonly ms: number
  readonly isMirrored?: boolean
  readonly anchor?: { readonly x: number; readonly y: number }
  /** How far the pet goes while this is shown, in the picture's own pixels, to the right. */
  readonly step?: number
}

/** An animation of a foreign pet under names of ours; `shows` is what its package calls it. */
export interface Clip {
  readonly names: readonly string[]
  readonly shows: string
  readonly frames: readonly ClipFrame[]
  /** Whether it plays over and over, as most do, or once. */
  readonly loop?: boolean
  /** Its package has nothing of its own for this. */
  readonly isFallback?: boolean
}

/** Clips of a format's table: for each name of ours the first of its own states that is there, each drawn once. */
export function clipsOf(
  table: Readonly<Record<string, readonly string[]>>,
  framesOf: (state: string) => readonly ClipFrame[] | undefined,
): Clip[] {
  const namesByState = new Map<string, string[]>()
  for (const [name, states] of Object.entries(table)) {
    const state = states.find((candidate) => framesOf(candidate) !== undefined)
    if (state !== undefined) namesByState.set(state, [...(namesByState.get(state) ?? []), name])
  }
  return [...namesByState].flatMap(([shows, names]) => {
    const frames = framesOf(shows)
    return frames ? [{ names, shows, frames }] : []
  })
}

/** The same frames facing the other way. */
export function turned(frames: readonly ClipFrame[]): ClipFrame[] {
  return frames.map((frame) => ({ ...frame, isMirrored: frame.isMirrored !== true }))
}

/** Names with a side, and what they are called on the other one. */
const SIDES: readonly (readonly [RegExp, string])[] = [
  [/-right$/, '-left'],
  [/-left$/, '-right'],
]

/** For clips that show a side and have no counterpart, the same in a mirror: who walks only to the left walks both ways. */
export function otherSidesOf(clips: readonly Clip[]): Clip[] {
  const taken = new Set(clips.flatMap(({ names }) => names))
  return clips.flatMap((clip): Clip[] => {
    const names = clip.names
      .flatMap((name) =>
        SIDES.flatMap(([side, other]) => (side.test(name) ? [name.replace(side, other)] : [])),
      )
      .filter((name) => !taken.has(name))
    return names.length === 0
      ? []
      : [{ ...clip, names, frames: turned(clip.frames), isFallback: true }]
  })
}
