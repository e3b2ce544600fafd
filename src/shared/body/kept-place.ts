import type { Point } from './areas'
import { type Body, type World, bodyAt } from './body'
import { applyInput } from './step'

export const HOLDS = ['floor', 'put', 'peek-left', 'peek-right'] as const

/** Where the user left the pet, and what held it there. */
export interface KeptPlace extends Point {
  readonly hold: (typeof HOLDS)[number]
}

/** What to remember of a body at rest, in whole pixels. */
export function keptPlaceOf({ x, y, place }: Body): KeptPlace {
  const hold =
    place.kind === 'peek' ? (`peek-${place.side}` as const) : place.kind === 'put' ? 'put' : 'floor'
  return { x: Math.round(x), y: Math.round(y), hold }
}

/** The pet back where it was left, or as near as the arena there is now allows. */
export function bodyFrom({ x, y, hold }: KeptPlace, world: World): Body {
  const facing = hold === 'peek-right' ? 'left' : 'right'
  const left = bodyAt({ x, y }, placeOf(hold), facing)
  return applyInput(left, { type: 'arena' }, world)
}

function placeOf(hold: KeptPlace['hold']): Body['place'] {
  switch (hold) {
    case 'floor':
    case 'put':
      return { kind: hold }
    case 'peek-left':
      return { kind: 'peek', side: 'left', kept: true }
    case 'peek-right':
      return { kind: 'peek', side: 'right', kept: true }
  }
}
