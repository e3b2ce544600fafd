import { type Rectangle, nearestArea } from './areas'

/** Pixels a full screen may miss at an edge: fractional scales do not come out even. */
const SLACK = 2

/** Does the window cover all of the display a pet is on? Displays by their bounds, not their work areas. */
export function coversDisplayOf(
  pet: Rectangle,
  window: Rectangle,
  displays: readonly Rectangle[],
): boolean {
  const display = nearestArea(pet, displays)
  if (display === null) return false
  return (
    window.x <= display.x + SLACK &&
    window.y <= display.y + SLACK &&
    window.x + window.width >= display.x + display.width - SLACK &&
    window.y + window.height >= display.y + display.height - SLACK
  )
}
