import type { Point } from './areas'
import type { Side } from './arena'
import { type Body, type Place, isMoving } from './body'

/** What a page shows of a body: where its feet are on the page, in whole pixels, and how it holds itself. */
export interface Pose extends Point {
  readonly place: Place['kind']
  /** Of the wall it is on, or the edge it is behind. */
  readonly side: Side | null
  /** Behind an edge because the user put it there. */
  readonly kept: boolean
  readonly thrown: boolean
  readonly moving: boolean
  readonly facing: Side
  /** How it hangs, in whole degrees. */
  readonly swing: number
  /** How often it has met another pet; none where it is left out. */
  readonly met?: number
  /** Where on the page the food lies that it goes to, at the height of its feet; null for none. */
  readonly food: number | null
}

/** The pose of a body whose feet are at a point of the page. */
export function poseOf(body: Body, feet: Point): Pose {
  const { place, facing, swing, errand } = body
  const foodX = errand?.foodX ?? null
  return {
    x: Math.round(feet.x),
    y: Math.round(feet.y),
    place: place.kind,
    side: place.kind === 'wall' || place.kind === 'peek' ? place.side : null,
    kept: place.kind === 'peek' && place.kept,
    thrown: place.kind === 'air' && place.thrown,
    moving: isMoving(body),
    facing,
    // No negative zero: poses are compared.
    swing: Math.round(swing.angle) + 0,
    ...(body.met !== undefined && { met: body.met }),
    food: foodX === null ? null : Math.round(foodX - body.x + feet.x),
  }
}

/** What has become of a body between two poses, as far as it matters to how it behaves. */
export type Motion = 'carried' | 'thrown' | 'falling' | 'landed' | 'climbing' | 'arrived' | 'met'

/** The news in a pose; null for none. */
export function motionBetween(before: Pose, after: Pose): Motion | null {
  const inAir = (pose: Pose): boolean => pose.place === 'air' || pose.place === 'hand'
  if (after.place === 'hand') return before.place === 'hand' ? null : 'carried'
  if (after.place === 'air') {
    if (before.place === 'air') return null
    return after.thrown ? 'thrown' : 'falling'
  }
  if (inAir(before)) return 'landed'
  if (before.moving && !after.moving) return 'arrived'
  if ((after.met ?? 0) > (before.met ?? 0)) return 'met'
  return after.moving && after.place === 'wall' && before.place !== 'wall' ? 'climbing' : null
}
