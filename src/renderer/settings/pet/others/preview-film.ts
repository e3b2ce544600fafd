import type { ImportedAnimation } from '@shared/contract/species'

/** Each animation is seen for at least this long before the next one's turn, in ms. */
const TURN_MS = 1_200

/** Where a preview is: in an animation, at a frame of it. */
export interface PreviewAt {
  readonly animation: number
  readonly frame: number
  /** For how long this animation has been seen, in ms. */
  readonly seenMs: number
}

/** How long the frame of a preview is seen, in ms. */
export function frameMs(animations: readonly ImportedAnimation[], at: PreviewAt): number {
  return Math.max(20, animations[at.animation]?.durationsMs[at.frame] ?? TURN_MS)
}

/**
 * What comes after a frame: the next of the animation, the animation again, or, once it has been seen whole and long
 * enough, the next animation. One that the user holds goes round for ever.
 */
export function nextFrame(
  animations: readonly ImportedAnimation[],
  at: PreviewAt,
  held: boolean,
): PreviewAt {
  const seenMs = at.seenMs + frameMs(animations, at)
  const frames = animations[at.animation]?.durationsMs.length ?? 1
  if (at.frame + 1 < frames) return { ...at, frame: at.frame + 1, seenMs }
  if (held || seenMs < TURN_MS) return { ...at, frame: 0, seenMs }
  return { animation: (at.animation + 1) % Math.max(1, animations.length), frame: 0, seenMs: 0 }
}
