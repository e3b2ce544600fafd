import type { Size } from './areas'

/** How large a pet can be, in per cent of its usual size. */
export const SIZES = [50, 75, 100, 125, 150, 200, 250, 300] as const

/** A pet of the usual size, in pixels. */
const USUAL: Size = { width: 144, height: 156 }
/** What its bubble and its card need above it and beside it. */
const ROOM = { leastWidth: 256, beside: 16, above: 196 }

/** The picture of a pet, in whole pixels. */
export function petSize(percent: number): Size {
  return {
    width: Math.round((USUAL.width * percent) / 100),
    height: Math.round((USUAL.height * percent) / 100),
  }
}

/** A window for a pet, its bubble and its card. The same for the same per cent, always: nothing else may change it. */
export function petWindowSize(percent: number): Size {
  const { width, height } = petSize(percent)
  return { width: Math.max(ROOM.leastWidth, width + ROOM.beside), height: height + ROOM.above }
}

/** How far from a pet's feet, half whose width this is, its window shows what is beside it. */
export function sightBeside(half: number): number {
  return Math.max(ROOM.leastWidth, 2 * half + ROOM.beside) / 2
}

/** The side of a piece of food for a pet, half whose width this is. */
export function foodSize(half: number): number {
  return Math.round(half * 0.4)
}
