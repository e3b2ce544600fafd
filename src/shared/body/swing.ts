import type { Swing } from './body'

/** Length of a step, in seconds, and in milliseconds. */
export const STEP_S = 1 / 30
export const STEP_MS = 1_000 / 30

const STIFFNESS = 90
const DAMPING = 7
/** Degrees per second, per pixel a second the hand has changed its speed by. */
const LAG = 0.25
const WIDEST = 40

/**
 * One step of swinging below a hand whose speed sideways has changed by `change`, in pixels per second: the feet stay
 * behind. Angles are clockwise.
 */
export function swung({ angle, speed }: Swing, change: number): Swing {
  const pushed = speed + change * LAG
  const slowed = pushed + (-STIFFNESS * angle - DAMPING * pushed) * STEP_S
  const turned = angle + slowed * STEP_S
  if (turned > WIDEST) return { angle: WIDEST, speed: Math.min(0, slowed) }
  if (turned < -WIDEST) return { angle: -WIDEST, speed: Math.max(0, slowed) }
  return { angle: turned, speed: slowed }
}
