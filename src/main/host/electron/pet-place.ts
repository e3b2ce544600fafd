import {
  type DisplayArea,
  type Point,
  type Rectangle,
  type Size,
  arrangementOf,
  firstPlace,
  keepOnScreen,
} from '@shared/body/areas'
import type { PositionMemory } from './position-memory'

/** Room between the pet and the edge of the screen when nobody has placed it yet. */
const MARGIN = 24

export interface PetPlaceOptions {
  readonly size: Size
  /** The primary display first. */
  readonly displays: () => readonly DisplayArea[]
  readonly memory: PositionMemory
}

/** Where the pet belongs. Decides only; it moves nothing. */
export interface PetPlace {
  /** Where it appears: where it was left on these displays, else in the corner of the first. */
  first(): Rectangle
  /** It was put down somewhere: answers with the nearest place wholly on a screen, which is remembered. */
  dropped(at: Point): Rectangle
  /** The displays have changed, or may have: where it should be now. Only what the user chose is remembered. */
  settled(at: Point): Rectangle
}

export function createPetPlace({ size, displays, memory }: PetPlaceOptions): PetPlace {
  let arrangement = arrangementOf(displays())

  const onScreen = (at: Point): Rectangle =>
    keepOnScreen(
      { x: at.x, y: at.y, ...size },
      displays().map(({ workArea }) => workArea),
    )
  const leftHere = (): Rectangle | null => {
    const left = memory.recall(arrangement)
    return left && onScreen(left)
  }

  return {
    first: () => {
      const left = leftHere()
      if (left !== null) return left
      const [primary] = displays()
      return primary ? firstPlace(primary.workArea, size, MARGIN) : { x: 0, y: 0, ...size }
    },
    dropped: (at) => {
      const place = onScreen(at)
      memory.remember(arrangement, place)
      return place
    },
    settled: (at) => {
      const now = arrangementOf(displays())
      // No display at all (a laptop shut, a remote session away): nowhere is better than here.
      if (now === '' || now === arrangement) return onScreen(at)
      arrangement = now
      return leftHere() ?? onScreen(at)
    },
  }
}
