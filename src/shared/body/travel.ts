import { assertNever } from '../domain/assert-never'
import { type Side, clamp, fitSideways, reach } from './arena'
import type { Body, World } from './body'
import { CLIMB_SHARE, type Errand, type Leg } from './errand'
import { climbable, isCrowded, walkableTo } from './neighbours'
import { STEP_S } from './swing'

/** Floors that differ by no more are walked over, in pixels: displays seldom line up exactly. */
const KERB = 6

/** One step of an errand. */
export function travel(body: Body, errand: Errand, world: World): Body {
  const [leg, ...rest] = errand.legs
  if (leg === undefined || errand.stepsLeft <= 0) return { ...body, errand: null }
  // Who makes room stands in one of those in the way already; and who comes down is not kept up there by one who sleeps
  // below: it makes room on the floor.
  const passes = errand.kind === 'aside' || errand.kind === 'return'
  const passable: World = passes ? { ...world, others: [] } : world
  const { body: moved, done } = gone(leg, body, errand.pace * STEP_S, passable)
  const legs = done ? rest : errand.legs
  const left = { ...errand, legs, stepsLeft: errand.stepsLeft - 1 }
  // Who falls on the way forgets where it was going.
  const goesOn = legs.length > 0 && left.stepsLeft > 0 && moved.place.kind !== 'air'
  return { ...moved, errand: goesOn ? left : null }
}

interface Gone {
  readonly body: Body
  readonly done: boolean
}

function gone(leg: Leg, body: Body, way: number, world: World): Gone {
  switch (leg.go) {
    case 'walk':
      return walked(body, leg.toX, way, world)
    case 'climb':
      return climbed(body, leg.side, leg.toY, way * CLIMB_SHARE, world)
    case 'hide':
      return hidden(body, leg.side, way, world)
    case 'come-out':
      return cameOut(body, way, world)
    default:
      return assertNever(leg, 'leg of an errand')
  }
}

function walked(body: Body, toX: number, way: number, world: World): Gone {
  const { arena, half } = world
  if (body.place.kind !== 'floor') return { body, done: true }
  const facing: Side = toX < body.x ? 'left' : 'right'
  // Above the kerb: a floor a little higher is no wall.
  const row = { x: body.x, y: body.y - 1 - KERB }
  const limit =
    facing === 'right'
      ? Math.max(body.x, reach(arena, row, 'right') - half)
      : Math.min(body.x, reach(arena, row, 'left') + half)
  const before = walkableTo(body, facing, world)
  const wanted = facing === 'right' ? Math.min(toX, limit, before) : Math.max(toX, limit, before)
  const x = facing === 'right' ? Math.min(wanted, body.x + way) : Math.max(wanted, body.x - way)
  const floor = reach(arena, { x, y: row.y }, 'down')
  const falls = floor - body.y > KERB
  return {
    body: falls
      ? {
          ...body,
          x,
          facing,
          vx: ((facing === 'right' ? 1 : -1) * way) / STEP_S,
          place: { kind: 'air', thrown: false },
        }
      : { ...body, x, y: floor, facing },
    done: x === wanted,
  }
}

function climbed(body: Body, side: Side, toY: number, way: number, world: World): Gone {
  const { arena, half, height } = world
  const edge = reach(arena, { x: body.x, y: body.y - 1 }, side)
  const atX = side === 'left' ? edge + half : edge - half
  if (body.place.kind === 'floor' && Math.abs(body.x - atX) > 1) return { body, done: true }
  if (body.place.kind !== 'floor' && body.place.kind !== 'wall') return { body, done: true }
  const up = toY < body.y
  const top = Math.min(body.y, reach(arena, { x: body.x, y: body.y - 1 }, 'up') + height)
  const floor = reach(arena, { x: body.x, y: body.y - 1 }, 'down')
  const free = climbable({ x: atX, y: body.y }, world)
  const wanted = clamp(toY, Math.max(top, free.highest), Math.min(floor, free.lowest))
  const y = up ? Math.max(wanted, body.y - way) : Math.min(wanted, body.y + way)
  const facing: Side = up ? side : side === 'left' ? 'right' : 'left'
  const above = reach(arena, { x: body.x, y: y - 1 }, side)
  // Another display beside this one: the wall ends here.
  if (above !== edge) return { body: { ...body, facing }, done: true }
  const place = y >= floor ? ({ kind: 'floor' } as const) : ({ kind: 'wall', side } as const)
  return { body: { ...body, x: atX, y, facing, place }, done: y === wanted }
}

function hidden(body: Body, side: Side, way: number, world: World): Gone {
  const edge = reach(world.arena, { x: body.x, y: body.y - 1 }, side)
  // Another pet was in the way to the edge, or is behind it.
  const fromEdge = Math.abs(edge - body.x)
  if (body.place.kind === 'floor' && fromEdge > world.half + 1) return { body, done: true }
  if (isCrowded({ x: edge, y: body.y }, world)) return { body, done: true }
  const x = side === 'left' ? Math.max(edge, body.x - way) : Math.min(edge, body.x + way)
  const place = { kind: 'peek', side, kept: false } as const
  const done = x === edge
  // It looks back into the room.
  const facing: Side = done === (side === 'left') ? 'right' : 'left'
  return { body: { ...body, x, place, facing }, done }
}

function cameOut(body: Body, way: number, { arena, half }: World): Gone {
  if (body.place.kind !== 'peek') return { body, done: true }
  const inside = fitSideways(arena, body, half)
  const facing: Side = inside < body.x ? 'left' : 'right'
  const x = facing === 'right' ? Math.min(inside, body.x + way) : Math.max(inside, body.x - way)
  if (x !== inside) return { body: { ...body, x, facing }, done: false }
  const floor = reach(arena, { x, y: body.y - 1 }, 'down')
  const place =
    floor > body.y ? ({ kind: 'air', thrown: false } as const) : ({ kind: 'floor' } as const)
  return { body: { ...body, x, facing, place }, done: true }
}
