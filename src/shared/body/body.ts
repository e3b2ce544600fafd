import type { Point } from './areas'
import type { Arena, Side } from './arena'
import type { Errand } from './errand'
import type { Neighbour } from './neighbour'

/** What holds the pet. `put`: it stays where it was put, though there be nothing below. */
export type Place =
  | { readonly kind: 'floor' }
  | { readonly kind: 'wall'; readonly side: Side }
  /** Half behind an edge. `kept` when the user put it there: then it stays. */
  | { readonly kind: 'peek'; readonly side: Side; readonly kept: boolean }
  | { readonly kind: 'put' }
  | { readonly kind: 'air'; readonly thrown: boolean }
  | {
      readonly kind: 'hand'
      /** From the hand to the feet. */
      readonly grip: Point
      /** Where the hand is, and where it was at the last steps, the oldest first. */
      readonly at: Point
      readonly trail: readonly Point[]
    }

/** How it hangs from the hand: degrees, and degrees per second. */
export interface Swing {
  readonly angle: number
  readonly speed: number
}

/** The pet as a thing that moves: its feet, in device-independent pixels, and pixels per second. */
export interface Body {
  readonly x: number
  readonly y: number
  readonly vx: number
  readonly vy: number
  readonly place: Place
  readonly facing: Side
  readonly swing: Swing
  /** Where it is going of its own accord. */
  readonly errand: Errand | null
  /** How often it has met another pet; none where it is left out. */
  readonly met?: number
}

/** What a body moves in. */
export interface World {
  readonly arena: Arena
  /** Half its width, and its height, in pixels. */
  readonly half: number
  readonly height: number
  /** The other pets in it; none where they are left out. */
  readonly others?: readonly Neighbour[]
}

export const HANGING_STRAIGHT: Swing = { angle: 0, speed: 0 }

/** A body at rest. */
export function bodyAt({ x, y }: Point, place: Place, facing: Side = 'right'): Body {
  return { x, y, vx: 0, vy: 0, place, facing, swing: HANGING_STRAIGHT, errand: null }
}

/** Has the next step anything to do? A body at rest needs no timer. */
export function isMoving({ place, vx, errand }: Body): boolean {
  switch (place.kind) {
    case 'air':
    case 'hand':
      return true
    case 'floor':
      return vx !== 0 || errand !== null
    case 'wall':
    case 'peek':
    case 'put':
      return errand !== null
  }
}
