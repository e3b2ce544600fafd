import type { Point } from './areas'
import type { Side } from './arena'

/** Another pet, as far as this one must not stand in it. */
export interface Neighbour extends Point {
  readonly half: number
  readonly height: number
  /** It stays where it is: whoever comes to rest beside it makes room. */
  readonly resting: boolean
  /** On its feet, on a floor. */
  readonly standing: boolean
  /** Nobody is to greet it: it sleeps, or sits beside a user who works. Left out, anybody may. */
  readonly aloof?: boolean
}

/** Of a picture's width and height, what the pet in it takes. */
const BODY_SHARE = 0.75
/** Who is not further away can be waved at, in least distances. */
const WITHIN_REACH = 1.8

/** How far the middles of two pets are from each other at least. */
export function leastDistance(a: { readonly half: number }, b: { readonly half: number }): number {
  return (a.half + b.half) * BODY_SHARE
}

/** How far up or down the feet of two pets are from each other at least, where one is above the other. */
export function leastRise(a: { readonly height: number }, b: { readonly height: number }): number {
  return Math.min(a.height, b.height) * BODY_SHARE
}

/** The side of one pet on which another stands within reach of a wave; null where it does not. */
export function sideOf(one: Neighbour, other: Neighbour): Side | null {
  if (!one.standing || !other.standing) return null
  if (Math.abs(one.y - other.y) >= leastRise(one, other)) return null
  if (Math.abs(one.x - other.x) > leastDistance(one, other) * WITHIN_REACH) return null
  return other.x < one.x ? 'left' : 'right'
}
