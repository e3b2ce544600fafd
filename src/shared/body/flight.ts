import { clamp, fitSideways, reach } from './arena'
import { type Body, HANGING_STRAIGHT, type World } from './body'
import { STEP_S, swung } from './swing'

/** Pixels per second, and per second of that. */
export const TERMINAL = 2_000
const GRAVITY = 2_600
/** What is left of the speed after meeting a floor, a wall or a ceiling, and along a floor it bounces on. */
const RESTITUTION = { floor: 0.42, wall: 0.55 }
const ALONG = 0.8
/** It bounces no more below this. */
const LANDS_BELOW = 220
/** How a slide along the floor slows down. */
const FRICTION = 1_800

/** The velocity, no faster than the terminal one. */
export function limited(vx: number, vy: number): { readonly vx: number; readonly vy: number } {
  // Not Math.hypot: the last digit of that is every engine's own, and a trajectory is the same everywhere.
  const speed = Math.sqrt(vx * vx + vy * vy)
  return speed > TERMINAL
    ? { vx: (vx * TERMINAL) / speed, vy: (vy * TERMINAL) / speed }
    : { vx, vy }
}

/** One step through the air: sideways first, then down or up, each to where it meets an edge. Nothing is passed through. */
export function fly(body: Body, world: World): Body {
  const { vx, vy } = limited(body.vx, body.vy + GRAVITY * STEP_S)
  const sideways = gone(body, vx, world)
  const fallen = vy >= 0 ? sunk({ ...sideways, vy }, world) : risen({ ...sideways, vy }, world)
  return fallen.place.kind === 'air' ? { ...fallen, swing: swung(body.swing, 0) } : fallen
}

/** One step of sliding along the floor, until friction has had its way. */
export function slide(body: Body, world: World): Body {
  const left = Math.abs(body.vx) - FRICTION * STEP_S
  const slower = left > 0 ? left * Math.sign(body.vx) : 0
  const moved = gone(body, slower, world)
  const floor = reach(world.arena, { x: moved.x, y: moved.y - 1 }, 'down')
  return floor > moved.y ? { ...moved, place: { kind: 'air', thrown: true } } : moved
}

/** Sideways, as far as the leading side finds room. */
function gone(body: Body, vx: number, { arena, half }: World): Body {
  const row = { x: body.x, y: body.y - 1 }
  const to = body.x + vx * STEP_S
  const limit =
    vx > 0
      ? Math.max(body.x, reach(arena, row, 'right') - half)
      : Math.min(body.x, reach(arena, row, 'left') + half)
  const met = vx > 0 ? to > limit : to < limit
  return met ? { ...body, x: limit, vx: -vx * RESTITUTION.wall } : { ...body, x: to, vx }
}

function sunk(body: Body, world: World): Body {
  const floor = reach(world.arena, { x: body.x, y: body.y - 1 }, 'down')
  const to = body.y + body.vy * STEP_S
  if (to < floor) return { ...body, y: to }
  const x = whollyOn(body.x, floor, world)
  if (body.vy >= LANDS_BELOW) {
    return { ...body, x, y: floor, vx: body.vx * ALONG, vy: -body.vy * RESTITUTION.floor }
  }
  return { ...body, x, y: floor, vy: 0, place: { kind: 'floor' }, swing: HANGING_STRAIGHT }
}

/** Beside the floor it falls on may be no display, where there was one higher up: it lands wholly in view. */
function whollyOn(x: number, floor: number, { arena, half }: World): number {
  const fitted = fitSideways(arena, { x, y: floor }, half)
  return reach(arena, { x: fitted, y: floor - 1 }, 'down') === floor ? fitted : x
}

function risen(body: Body, { arena, height }: World): Body {
  // A ceiling that is already lower than its head, on the next display say, only keeps it from rising.
  const highest = Math.min(body.y, reach(arena, body, 'up') + height)
  const to = body.y + body.vy * STEP_S
  return to > highest
    ? { ...body, y: to }
    : { ...body, y: clamp(to, highest, body.y), vy: -body.vy * RESTITUTION.wall }
}
