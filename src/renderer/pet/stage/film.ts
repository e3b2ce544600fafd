import type { Animation, Frame } from '../species/species'

/** What is to be seen: a frame, and for how long; null means until something happens. */
export interface Shot {
  readonly frame: Frame
  readonly ms: number | null
}

/** A sequence of shots, one asked for at a time. */
export type Film = () => Shot | null

const BLINK_EVERY_MS = { least: 3_000, more: 5_000 }

/** Plays an animation over and over, or once and holds its last frame. */
export function play({ frames, loop }: Animation): Film {
  let index = 0
  return () => {
    const last = index >= frames.length - 1
    const frame = frames[Math.min(index, frames.length - 1)]
    if (!frame) return null
    index = last && loop ? 0 : index + 1
    return { frame, ms: last && !loop ? null : frame.ms }
  }
}

/** Plays an animation once that begins in one body and ends in another, as soon as that is there. */
export function growInto({ frames, growsIn }: Animation, grown: () => Animation | null): Film {
  const turn = growsIn ?? Math.floor(frames.length / 2)
  let index = 0
  return () => {
    const body = (index >= turn ? grown()?.frames : null) ?? frames
    const frame = body[Math.min(index, body.length - 1)]
    if (!frame) return null
    index += 1
    return { frame, ms: index >= body.length ? null : frame.ms }
  }
}

/** A still face that blinks now and then: the cheapest way of looking alive. */
export function stillWithBlinks(
  rest: Animation,
  blink: Animation | null,
  random: () => number,
): Film {
  const [still] = rest.frames
  let index = -1
  return () => {
    if (!still) return null
    if (!blink || blink.frames.length === 0) return { frame: still, ms: null }
    const frame = blink.frames[index]
    if (frame) {
      index += 1
      return { frame, ms: frame.ms }
    }
    index = 0
    return { frame: still, ms: BLINK_EVERY_MS.least + random() * BLINK_EVERY_MS.more }
  }
}

/** One frame and nothing else. */
export function still({ frames }: Animation): Film {
  return () => (frames[0] ? { frame: frames[0], ms: null } : null)
}
