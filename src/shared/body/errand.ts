import type { Point } from './areas'
import { type Side, clamp, reach } from './arena'
import type { Body, World } from './body'
import { foodSize, sightBeside } from './size'
import { STEP_MS, STEP_S } from './swing'

/**
 * What a pet may want of its place. `return`: down from a wall, out from behind an edge. `food`: to what has been dropped
 * on the floor beside it.
 */
export const ERRAND_KINDS = ['stroll', 'climb', 'corner', 'peek', 'home', 'return', 'food'] as const
export type ErrandKind = (typeof ERRAND_KINDS)[number]

/** A part of a way. One that cannot be gone ends at once. */
export type Leg =
  | { readonly go: 'walk'; readonly toX: number }
  | { readonly go: 'climb'; readonly side: Side; readonly toY: number }
  | { readonly go: 'hide'; readonly side: Side }
  | { readonly go: 'come-out' }

export interface Errand {
  /** `aside`: out of the way of another pet, which it does by itself. */
  readonly kind: ErrandKind | 'aside'
  readonly legs: readonly Leg[]
  /** Pixels per second of its steps. */
  readonly pace: number
  /** How far apart the pictures of its walk are, in ms; a tenth of a second where it is left out. */
  readonly beatMs?: number
  /** It ends with these, wherever the pet has got to. */
  readonly stepsLeft: number
  /** Where what it goes for lies on the floor, where that can be seen. */
  readonly foodX?: number
}

/** Pictures that are closer are more than its body makes steps; between those further apart it moves. */
const BEAT_MS = { least: STEP_MS, most: 500, usual: 100 }
/** Steps for what the way does not tell of, and the most of all, two minutes: a pet that cannot get there gives up. */
const SPARE_STEPS = 60
const MOST_STEPS = 3_600
/** It climbs more slowly than it walks. */
export const CLIMB_SHARE = 0.7
/** A walk worth getting up for, and the furthest, in pixels. */
const STROLL = { least: 80, most: 700 }
/** It climbs at least this share of the wall. */
const CLIMB_LEAST = 0.3
/** How far from its feet food is dropped, and how far from it the pet stops to eat: as shares of half its width. */
const FOOD = { away: 1.5, eatenFrom: 0.5 }

/**
 * Plans an errand from where the pet is. `random` gives numbers from 0 up to 1; the same ones plan the same errand. `home`
 * is where the user put it, `pace` in pixels per second, `beatMs` how far apart the pictures of the walk are.
 */
export function planErrand(
  kind: ErrandKind,
  body: Body,
  world: World,
  how: {
    readonly pace: number
    readonly beatMs?: number
    readonly home: Point
    readonly random: () => number
  },
): Errand {
  const foodX = kind === 'food' ? foodBeside(body, world, how.random) : null
  const legs = legsOf(kind, body, world, { ...how, foodX })
  const beatMs = clamp(how.beatMs ?? BEAT_MS.usual, BEAT_MS.least, BEAT_MS.most)
  // All steps of a beat together are as long as the beat.
  const pace = (how.pace * beatMs) / (stepsIn(beatMs) * STEP_MS)
  const steps = Math.ceil(wayOf(legs, body, world) / (pace * STEP_S)) + SPARE_STEPS
  return {
    kind,
    legs,
    pace,
    ...(beatMs !== BEAT_MS.usual && { beatMs }),
    stepsLeft: Math.min(steps, MOST_STEPS),
    ...(foodX !== null && { foodX }),
  }
}

/** The steps between two pictures of a walk. */
function stepsIn(beatMs: number): number {
  return Math.max(1, Math.round(beatMs / STEP_MS))
}

/** How an errand's walk is beaten out: so many steps at once, every so many ms. */
export function beatOf({ beatMs = BEAT_MS.usual }: Errand): {
  readonly steps: number
  readonly ms: number
} {
  return { steps: stepsIn(beatMs), ms: beatMs }
}

/** How far it is, in pixels of a walk: a climb, which is slower, counts for more. */
function wayOf(legs: readonly Leg[], body: Body, world: World): number {
  let { x } = body
  return legs.reduce((sum, leg) => {
    switch (leg.go) {
      case 'walk': {
        const from = x
        x = leg.toX
        return sum + Math.abs(leg.toX - from)
      }
      case 'climb': {
        const toY = Math.min(leg.toY, reach(world.arena, { x, y: body.y - 1 }, 'down'))
        return sum + Math.abs(toY - body.y) / CLIMB_SHARE
      }
      case 'hide':
      case 'come-out':
        return sum + world.half
    }
  }, 0)
}

/** On either side, where there is room for it, and never so far that its window would not show it. */
function foodBeside({ x, y }: Body, { arena, half }: World, random: () => number): number {
  const row = { x, y: y - 1 }
  const size = foodSize(half)
  const [least, most] = [
    reach(arena, row, 'left') + size / 2,
    reach(arena, row, 'right') - size / 2,
  ]
  const away = Math.min(half * FOOD.away, sightBeside(half) - size / 2)
  const wanted = random() < 0.5 ? x - away : x + away
  const at = wanted < least || wanted > most ? 2 * x - wanted : wanted
  return Math.round(clamp(at, Math.min(least, most), most))
}

function wayToFood(foodX: number, { x }: Body, { half }: World): Leg[] {
  const toX = foodX + (foodX < x ? 1 : -1) * half * FOOD.eatenFrom
  // One that stands close enough need not step back.
  return Math.abs(foodX - x) <= half * FOOD.eatenFrom ? [] : [{ go: 'walk', toX: Math.round(toX) }]
}

function legsOf(
  kind: ErrandKind,
  body: Body,
  world: World,
  {
    home,
    random,
    foodX,
  }: { readonly home: Point; readonly random: () => number; readonly foodX: number | null },
): Leg[] {
  const { arena, half, height } = world
  const row = { x: body.x, y: body.y - 1 }
  const edges = { left: reach(arena, row, 'left'), right: reach(arena, row, 'right') }
  const side = nearerSide(body.x, edges)
  const atEdge = side === 'left' ? edges.left + half : edges.right - half
  switch (kind) {
    case 'stroll': {
      const least = edges.left + half
      const most = edges.right - half
      const away = STROLL.least + random() * (STROLL.most - STROLL.least)
      const wanted = random() < 0.5 ? body.x - away : body.x + away
      // Where there is no room on the chosen side, the other one.
      const toX = wanted < least || wanted > most ? 2 * body.x - wanted : wanted
      return [{ go: 'walk', toX: Math.round(clamp(toX, Math.min(least, most), most)) }]
    }
    case 'climb': {
      const top = reach(arena, { x: atEdge, y: body.y }, 'up') + height
      const share = CLIMB_LEAST + random() * (1 - CLIMB_LEAST)
      const toY = Math.round(body.y - Math.max(0, body.y - top) * share)
      return [
        { go: 'walk', toX: atEdge },
        { go: 'climb', side, toY },
      ]
    }
    case 'corner':
      return [{ go: 'walk', toX: atEdge }]
    case 'peek':
      return [
        { go: 'walk', toX: atEdge },
        { go: 'hide', side },
      ]
    case 'home':
      return [{ go: 'walk', toX: home.x }]
    case 'food':
      return foodX === null ? [] : wayToFood(foodX, body, world)
    case 'return':
      return body.place.kind === 'wall'
        ? [{ go: 'climb', side: body.place.side, toY: Infinity }]
        : [{ go: 'come-out' }]
  }
}

function nearerSide(x: number, edges: Readonly<Record<Side, number>>): Side {
  return x - edges.left < edges.right - x ? 'left' : 'right'
}
