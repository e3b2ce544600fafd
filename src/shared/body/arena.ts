import { type Point, type Rectangle, nearestArea } from './areas'

/** Where a pet may be: the work areas of the displays, or the page of a browser. Areas that touch are one. */
export type Arena = readonly Rectangle[]

export type Side = 'left' | 'right'
export type Direction = Side | 'up' | 'down'

/** Is the point on an area? Edges belong to it. */
export function isInside(arena: Arena, { x, y }: Point): boolean {
  return arena.some(
    (area) => within(x, area.x, area.x + area.width) && within(y, area.y, area.y + area.height),
  )
}

/**
 * How far one comes from a point in a direction without leaving the arena: the x, or the y, of the edge one meets. From
 * outside nobody comes anywhere.
 */
export function reach(arena: Arena, from: Point, direction: Direction): number {
  const sideways = direction === 'left' || direction === 'right'
  const forward = direction === 'right' || direction === 'down'
  const spans = arena
    .filter((area) =>
      // Sideways an area ends above its lower edge: who stands on that edge is not on the display below it.
      sideways
        ? from.y >= area.y && from.y < area.y + area.height
        : within(from.x, area.x, area.x + area.width),
    )
    .map((area) =>
      sideways ? [area.x, area.x + area.width] : [area.y, area.y + area.height],
    ) as readonly (readonly [number, number])[]
  let at = sideways ? from.x : from.y
  for (;;) {
    const next = spans.filter(([start, end]) => within(at, start, end))
    const furthest = forward
      ? Math.max(at, ...next.map(([, end]) => end))
      : Math.min(at, ...next.map(([start]) => start))
    if (furthest === at) return at
    at = furthest
  }
}

/** The nearest point a pet of a size can have its feet at: its head is not above the area, nor its middle beside it. */
export function nearestFoothold(arena: Arena, { x, y }: Point, height: number): Point {
  const area = nearestArea({ x, y, width: 0, height: 0 }, arena)
  if (area === null) return { x, y }
  const bottom = area.y + area.height
  return {
    x: clamp(x, area.x, area.x + area.width),
    y: clamp(y, Math.min(area.y + height, bottom), bottom),
  }
}

/** The nearest x at which a body of half a width is wholly in its row; in the middle of a row too narrow for it. */
export function fitSideways(arena: Arena, feet: Point, half: number): number {
  const row = { x: feet.x, y: feet.y - 1 }
  const left = reach(arena, row, 'left') + half
  const right = reach(arena, row, 'right') - half
  return left > right ? (left + right) / 2 : clamp(feet.x, left, right)
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

function within(value: number, start: number, end: number): boolean {
  return value >= start && value <= end
}
