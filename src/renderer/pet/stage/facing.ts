import type { Side } from '@shared/body/arena'
import type { Animation, Species } from '../species/species'

/** Which way the pet looks, and whether the user wants its mirror image. */
export interface Facing {
  readonly side: Side
  readonly mirrored: boolean
}

/** The side an animation is drawn to; null for one that is drawn to none. */
export function sideOf(animation: string): Side | null {
  if (animation.endsWith('-left')) return 'left'
  return animation.endsWith('-right') ? 'right' : null
}

/**
 * The picture of an animation for the way the pet looks: drawn for that side where the species has it, else the other one,
 * to be mirrored. The mirror image of a way to the right is the mirrored picture of the way to the left.
 */
export function drawnFor(species: Species, animation: Animation, facing: Facing): Animation {
  const drawnTo = sideOf(animation.name)
  const wanted = facing.mirrored ? otherSide(facing.side) : facing.side
  if (drawnTo === null || drawnTo === wanted) return animation
  const other = species.animations.get(animation.name.slice(0, -drawnTo.length) + wanted)
  return other !== undefined && isDrawnTo(wanted, other, species) ? other : animation
}

/** A pet from elsewhere may have another picture stand in for what it lacks: that one is drawn to no side. */
function isDrawnTo(side: Side, { frames: [first] }: Animation, { animations }: Species): boolean {
  return ![...animations.values()].some(
    ({ name, frames: [begins] }) =>
      sideOf(name) !== side &&
      begins?.sheet === first?.sheet &&
      begins?.row === first?.row &&
      begins?.column === first?.column,
  )
}

/** Ways the standard has pictures of, from 0, up, clockwise. */
export const GAZES = 16

/** The picture of a gaze, on a page that may show it mirrored. */
export function gazeFrame(toward: number, { side, mirrored }: Facing): number {
  const isMirrored = (side === 'left') !== mirrored
  return isMirrored ? (GAZES - toward) % GAZES : toward
}

function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left'
}
