import { assertNever } from '../domain/assert-never'
import type { Point } from './areas'
import { type Side, fitSideways, isInside, nearestFoothold, reach } from './arena'
import { type Body, HANGING_STRAIGHT, type Place, type World, bodyAt, isMoving } from './body'
import type { Errand } from './errand'
import { fly, limited, slide } from './flight'
import { isCrowded, keptApart } from './neighbours'
import { STEP_S, swung } from './swing'
import { travel } from './travel'

/** What is done to a body. */
export type BodyInput =
  | { readonly type: 'grabbed'; readonly at: Point }
  | { readonly type: 'carried'; readonly to: Point }
  /** Let go of: with flight it is thrown or falls, without it stays where it is. */
  | { readonly type: 'released'; readonly flight: boolean }
  | { readonly type: 'sent'; readonly errand: Errand }
  /** Whatever it was going to do, it does no more. */
  | { readonly type: 'called-off' }
  /** Moved by the keyboard, in pixels; where it then is, it stays. */
  | { readonly type: 'nudged'; readonly by: Point }
  | { readonly type: 'put'; readonly at: Point }
  /** Another pet stands beside it: it turns to it. */
  | { readonly type: 'met'; readonly side: Side }
  /** The arena, or the body's size, is another. */
  | { readonly type: 'arena' }

/** Steps a hand's speed is measured over, and the slowest that throws, in pixels per second. */
const TRAIL = 3
const THROWN_FROM = 150
/** Let go of with its middle this near to an edge, as a share of half its width, it peeks from behind it. */
const PEEKS_WITHIN = 0.4

/**
 * One step of 1/30 s. Pure: the same inputs at the same steps make the same way, to the last digit. Who comes to rest
 * where another pet rests makes room.
 */
export function stepBody(body: Body, world: World): Body {
  if (world.arena.length === 0) return body
  const next = stepped(body, world)
  // Aside is as far as it goes: where something is in the way, it is not tried for ever.
  const triedAside = body.errand?.kind === 'aside' && isStopped(body.errand, next)
  return next === body || triedAside ? next : keptApart(next, world)
}

/** Has a body that is on its way aside been stopped before it got there? */
function isStopped({ legs }: Errand, next: Body): boolean {
  const [leg] = legs
  return next.errand === null && leg?.go === 'walk' && Math.abs(next.x - leg.toX) > 1
}

function stepped(body: Body, world: World): Body {
  switch (body.place.kind) {
    case 'air':
      return fly(body, world)
    case 'hand': {
      const { trail, at } = body.place
      const [before, last] = [trail.at(-2) ?? at, trail.at(-1) ?? at]
      // How much faster the hand is than a step ago.
      const change = (at.x - last.x - (last.x - before.x)) / STEP_S
      const place = { ...body.place, trail: [...trail, at].slice(-TRAIL) }
      return { ...body, place, swing: swung(body.swing, change) }
    }
    case 'floor':
      if (body.vx !== 0) return slide(body, world)
      return body.errand === null ? body : travel(body, body.errand, world)
    case 'wall':
    case 'peek':
    case 'put':
      return body.errand === null ? body : travel(body, body.errand, world)
    default:
      return assertNever(body.place, 'place of a body')
  }
}

/** What an input makes of a body, at once. */
export function applyInput(body: Body, input: BodyInput, world: World): Body {
  if (world.arena.length === 0) return body
  const next = applied(body, input, world)
  // Another arena is looked at anew, though nothing moves in it.
  return next === body && input.type !== 'arena' ? body : keptApart(next, world)
}

function applied(body: Body, input: BodyInput, world: World): Body {
  switch (input.type) {
    case 'grabbed': {
      const { at } = input
      const grip = { x: body.x - at.x, y: body.y - at.y }
      return { ...bodyAt(body, { kind: 'hand', grip, at, trail: [at] }, body.facing) }
    }
    case 'carried': {
      if (body.place.kind !== 'hand') return body
      const { grip } = body.place
      const wanted = { x: input.to.x + grip.x, y: input.to.y + grip.y }
      const feet = nearestFoothold(world.arena, wanted, world.height)
      return { ...body, ...feet, place: { ...body.place, at: input.to } }
    }
    case 'released':
      return body.place.kind === 'hand' ? released(body, body.place, input.flight, world) : body
    case 'sent':
      return sent(body, input.errand)
    case 'called-off':
      // Out of another pet's way it goes whatever it was about.
      return body.errand === null || body.errand.kind === 'aside' ? body : { ...body, errand: null }
    case 'nudged': {
      if (body.place.kind === 'hand') return body
      const { x, y } = input.by
      const facing = x === 0 ? body.facing : x < 0 ? 'left' : 'right'
      return put({ x: body.x + x, y: body.y + y }, facing, world)
    }
    case 'put':
      return put(input.at, body.facing, world)
    case 'met':
      return isMoving(body) ? body : { ...body, facing: input.side, met: (body.met ?? 0) + 1 }
    case 'arena':
      return settled(body, world)
    default:
      return assertNever(input, 'input of a body')
  }
}

/** Standing where there is a floor, hanging where there is none. */
function put(at: Point, facing: Side, { arena, half, height }: World): Body {
  const feet = nearestFoothold(arena, at, height)
  const x = fitSideways(arena, feet, half)
  const floor = reach(arena, { x, y: feet.y - 1 }, 'down')
  return bodyAt({ x, y: feet.y }, { kind: feet.y < floor ? 'put' : 'floor' }, facing)
}

function released(
  body: Body,
  { at, trail }: Extract<Place, { kind: 'hand' }>,
  flight: boolean,
  world: World,
): Body {
  const seconds = Math.max(1, trail.length) * STEP_S
  const from = trail[0] ?? at
  const { vx, vy } = limited((at.x - from.x) / seconds, (at.y - from.y) / seconds)
  const thrown = flight && vx * vx + vy * vy >= THROWN_FROM * THROWN_FROM
  const side = thrown ? null : peekSide(body, world)
  const x = side === null ? body.x : reach(world.arena, { x: body.x, y: body.y - 1 }, side)
  if (side !== null && !isCrowded({ x, y: body.y }, world)) {
    const inward = side === 'left' ? 'right' : 'left'
    return bodyAt({ x, y: body.y }, { kind: 'peek', side, kept: true }, inward)
  }
  if (!flight) return put(body, body.facing, world)
  return {
    ...body,
    x: fitSideways(world.arena, body, world.half),
    vx: thrown ? vx : 0,
    vy: thrown ? vy : 0,
    facing: thrown && vx !== 0 ? (vx < 0 ? 'left' : 'right') : body.facing,
    place: { kind: 'air', thrown },
  }
}

/** The outer edge a body is at; null for none, or where both are as near. */
function peekSide({ x, y }: Body, { arena, half }: World): Side | null {
  const left = x - reach(arena, { x, y: y - 1 }, 'left')
  const right = reach(arena, { x, y: y - 1 }, 'right') - x
  const near = half * PEEKS_WITHIN
  if (left > near && right > near) return null
  return left < right ? 'left' : 'right'
}

function sent(body: Body, errand: Errand): Body {
  switch (body.place.kind) {
    case 'hand':
    case 'air':
      return body
    case 'put':
      // First of all it has to get down.
      return { ...body, place: { kind: 'air', thrown: false }, errand: null }
    case 'peek':
    case 'wall':
    case 'floor':
      return { ...body, vx: 0, errand }
  }
}

/** To the nearest place of its kind there now is; what flies, flies on. */
function settled(body: Body, world: World): Body {
  const { arena, half, height } = world
  const feet = nearestFoothold(arena, body, height)
  switch (body.place.kind) {
    case 'hand':
      return { ...body, ...feet }
    case 'air':
      return { ...body, x: fitSideways(arena, feet, half), y: feet.y }
    case 'put':
      return put(body, body.facing, world)
    case 'floor': {
      const x = fitSideways(arena, feet, half)
      const y = reach(arena, { x, y: feet.y - 1 }, 'down')
      const moved = x !== body.x || y !== body.y
      return moved ? bodyAt({ x, y }, body.place, body.facing) : body
    }
    case 'wall': {
      const x = fitSideways(arena, feet, half)
      const holds = x === body.x && feet.y === body.y && isAtEdge(body, body.place.side, world)
      return holds ? body : bodyAt({ x, y: feet.y }, { kind: 'air', thrown: false }, body.facing)
    }
    case 'peek': {
      const x = reach(arena, { x: feet.x, y: feet.y - 1 }, body.place.side)
      return { ...body, x, y: feet.y, errand: null, swing: HANGING_STRAIGHT }
    }
  }
}

function isAtEdge({ x, y }: Body, side: Side, { arena, half }: World): boolean {
  const edge = reach(arena, { x, y: y - 1 }, side)
  return isInside(arena, { x, y }) && Math.abs(Math.abs(edge - x) - half) < 1
}
