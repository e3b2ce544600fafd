import {
  type DisplayArea,
  type Point,
  type Rectangle,
  arrangementOf,
  firstPlace,
} from '@shared/body/areas'
import { type Body, type World, bodyAt } from '@shared/body/body'
import { bodyFrom, keptPlaceOf } from '@shared/body/kept-place'
import { petSize, petWindowSize } from '@shared/body/size'
import type { PositionMemory } from './position-memory'

/** Room between the pet's window and the edge of the screen when nobody has placed it yet. */
const MARGIN = 24

export interface PetPlaceOptions {
  /** The primary display first. */
  readonly displays: () => readonly DisplayArea[]
  readonly memory: PositionMemory
}

/** Where the pet belongs on the displays there are. Decides only; it moves nothing. */
export interface PetPlace {
  /** What the pet moves in; its size in per cent. */
  world(percent: number): World
  /** Where it was left on these displays, else in the corner of the first. */
  home(percent: number): Body
  /** In the corner of the first display, whatever is remembered; which is forgotten. */
  corner(percent: number): Body
  /** The user left it here. */
  left(body: Body): void
  /** Looks at the displays anew: where it was left on those there are now, if they are others; else null. */
  look(percent: number): Body | null
}

export function createPetPlace({ displays, memory }: PetPlaceOptions): PetPlace {
  // Asked for once for each change: a pet that moves asks thirty times a second.
  let known = displays()
  let arrangement = arrangementOf(known)

  const arena = (): Rectangle[] => known.map(({ workArea }) => workArea)
  const world = (percent: number): World => {
    const { width, height } = petSize(percent)
    return { arena: arena(), half: width / 2, height }
  }
  const leftHere = (percent: number): Body | null => {
    const kept = memory.recall(arrangement)
    return kept && bodyFrom(kept, world(percent))
  }
  const firstCorner = (percent: number): Body =>
    bodyAt(cornerOf(known, percent), { kind: 'floor' }, 'left')

  return {
    world,
    home: (percent) => leftHere(percent) ?? firstCorner(percent),
    corner: (percent) => {
      memory.forget(arrangement)
      return firstCorner(percent)
    },
    left: (body) => memory.remember(arrangement, keptPlaceOf(body)),
    look: (percent) => {
      known = displays()
      const now = arrangementOf(known)
      // No display at all (a laptop shut, a remote session away): nowhere is better than here.
      if (now === '' || now === arrangement) return null
      arrangement = now
      return leftHere(percent)
    },
  }
}

function cornerOf([primary]: readonly DisplayArea[], percent: number): Point {
  const size = petWindowSize(percent)
  const { x, y, width, height } = primary
    ? firstPlace(primary.workArea, size, MARGIN)
    : { x: 0, y: 0, ...size }
  return { x: x + width / 2, y: y + height }
}
