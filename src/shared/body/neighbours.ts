import type { Point } from './areas'
import { type Side, fitSideways, reach } from './arena'
import { type Body, type World, isMoving } from './body'
import { type Neighbour, leastDistance, leastRise } from './neighbour'

/** Steps aside, in half widths a second. */
const ASIDE_PACE = 3
/** No way aside is longer. */
const ASIDE_STEPS = 300
/** Whole pixels are remembered, halves are not: nearer by less than this is not too near. */
const TOLERANCE = 1
/** A body as its neighbours see it; null while it is in the air or in a hand, where nobody is in its way. */
export function neighbourOf(body: Body, { half, height }: World): Neighbour | null {
  const { x, y, place } = body
  if (place.kind === 'air' || place.kind === 'hand') return null
  return { x, y, half, height, resting: !isMoving(body), standing: place.kind === 'floor' }
}

/** The neighbours whose feet are so near to a height that one can bump into them. */
export function onLevel({ others = [], height }: World, y: number): readonly Neighbour[] {
  return others.filter((other) => Math.abs(other.y - y) < leastRise(other, { height }))
}

/** How far a body can walk before it stands in another pet. Who stands in one already may leave it, but not cross it. */
export function walkableTo(body: Body, facing: Side, world: World): number {
  const ahead = onLevel(world, body.y).filter(({ x }) =>
    facing === 'right' ? x > body.x : x < body.x,
  )
  return facing === 'right'
    ? Math.max(body.x, Math.min(...ahead.map((other) => other.x - leastDistance(other, world))))
    : Math.min(body.x, Math.max(...ahead.map((other) => other.x + leastDistance(other, world))))
}

/** How far up and down a wall a body can climb before it stands in another pet. */
export function climbable(
  at: Point,
  world: World,
): { readonly highest: number; readonly lowest: number } {
  const { others = [] } = world
  const onWall = others.filter(({ x, half }) => Math.abs(x - at.x) < leastDistance({ half }, world))
  const rises = (upwards: boolean): number[] =>
    onWall
      .filter(({ y }) => (upwards ? y < at.y : y > at.y))
      .map((other) => other.y + leastRise(other, world) * (upwards ? 1 : -1))
  return {
    highest: Math.min(at.y, Math.max(...rises(true))),
    lowest: Math.max(at.y, Math.min(...rises(false))),
  }
}

/** Does a body stand in a pet that rests? */
export function isCrowded({ x, y }: Point, world: World): boolean {
  return onLevel(world, y).some(
    (other) => other.resting && Math.abs(other.x - x) < leastDistance(other, world) - TOLERANCE,
  )
}

/** The nearest place in the same row where a body stands in nobody; null where there is none. */
export function freeSpot({ x, y }: Point, world: World): number | null {
  const { arena, half } = world
  const row = { x, y: y - 1 }
  const [least, most] = [reach(arena, row, 'left') + half, reach(arena, row, 'right') - half]
  const floor = reach(arena, row, 'down')
  const spots = onLevel(world, y)
    .flatMap((other) => {
      const away = leastDistance(other, world)
      return [other.x - away, other.x + away]
    })
    .filter((spot) => spot >= least && spot <= most)
    .filter((spot) => reach(arena, { x: spot, y: y - 1 }, 'down') === floor)
    .filter((spot) => !isCrowded({ x: spot, y }, world))
    .sort((a, b) => Math.abs(a - x) - Math.abs(b - x) || a - b)
  return spots[0] ?? null
}

/**
 * A body that has come to rest where another rests makes room: on the floor it steps aside, put into the air it hangs
 * beside, and at a wall or behind an edge it lets go. Where there is no room it stays.
 */
export function keptApart(body: Body, world: World): Body {
  if (isMoving(body) || !isCrowded(body, world)) return body
  switch (body.place.kind) {
    case 'floor': {
      const toX = freeSpot(body, world)
      if (toX === null) return body
      const pace = world.half * ASIDE_PACE
      return {
        ...body,
        errand: { kind: 'aside', legs: [{ go: 'walk', toX }], pace, stepsLeft: ASIDE_STEPS },
      }
    }
    case 'put':
      return besideOthers(body, world)
    case 'wall':
    case 'peek': {
      const x = fitSideways(world.arena, body, world.half)
      return { ...body, x, errand: null, place: { kind: 'air', thrown: false } }
    }
    case 'air':
    case 'hand':
      return body
  }
}

/** The same at once, for a pet that appears somewhere. */
export function besideOthers(body: Body, world: World): Body {
  const { kind } = body.place
  if ((kind !== 'floor' && kind !== 'put') || !isCrowded(body, world)) return body
  const x = freeSpot(body, world)
  return x === null ? body : { ...body, x }
}
