import type { Point, Rectangle } from '@shared/body/areas'
import { distanceTo, isInRectangle, isOnPicture } from '@shared/body/touch'
import type { TouchMessage } from '@shared/contract/body'
import type { Clock } from '../../clock'
import { createRateLimit } from './rate-limit'
import type { After } from './timers'

/** Where a pet is to be felt. */
export interface Figure {
  /** Its window, on the desktop. */
  readonly window: Rectangle
  /** Its picture, in the window. */
  readonly picture: Rectangle
  /** It is in the user's hand. */
  readonly held: boolean
}

export interface PetPointerOptions {
  readonly cursor: () => Point
  readonly figure: () => Figure
  /** From now on the pointer goes through the window, or does not. Called only where that is a change. */
  readonly letThrough: (through: boolean) => void
  /** The window feels the pointer now, or not any more. Called only where that is a change. */
  readonly tellOver: (over: boolean) => void
  readonly clock: Clock
  readonly after: After
}

/** Lets the pointer through a pet's window wherever there is nothing to touch. */
export interface PetPointer {
  /** What there is to touch from now on. */
  readonly hear: (message: TouchMessage) => void
  /** Another document or another window: until it tells, all of it can be touched. */
  readonly forget: () => void
  /** While nobody sees the window nobody looks where the pointer is: no timer. */
  readonly setHidden: (hidden: boolean) => void
  /** Nothing of it is to be felt, wherever the pointer is: no timer either. */
  readonly setClickThrough: (on: boolean) => void
  readonly stop: () => void
}

/** In pixels from the window: nearer than this the pointer could be on the pet within a blink. */
const NEAR = 200
/** A pointer that has not moved for so long need not be watched as closely. */
const STILL_MS = { near: 1_000, far: 10_000 }
/** How soon to look again. What rests far away costs two wake-ups a second. */
const LOOK_MS = { near: 33, nearStill: 100, far: 250, farStill: 500 }
/** A page speaks once for each frame of its picture; more is a page gone wrong. */
const MESSAGES_PER_SECOND = 30
/** It is let through at the second look beside the pet: a press on its way here is not lost to a trembling hand. */
const MISSES = 2

/**
 * Reads where the pointer is, now and then, and toggles. Deliberately without `forward`: on Windows that is a hook which
 * every movement of the mouse in the system waits for (openai/codex#38802), on Linux there is none, and it dies with a
 * reload (electron/electron#15376).
 */
export function createPetPointer(options: PetPointerOptions): PetPointer {
  const { clock } = options
  const allowed = createRateLimit(MESSAGES_PER_SECOND, clock)
  let touch: TouchMessage | null = null
  let hidden = true
  let clickThrough = false
  let through = false
  let over: boolean | null = null
  let misses = 0
  let last: Point | null = null
  let movedAt = 0
  let near = false
  let callOff: (() => void) | null = null

  const letThrough = (next: boolean): void => {
    const wanted = next || clickThrough
    if (through === wanted) return
    through = wanted
    options.letThrough(wanted)
  }
  const disarm = (): void => {
    callOff?.()
    callOff = null
  }
  const look = (): void => {
    disarm()
    if (touch === null || hidden || clickThrough) return
    const at = options.cursor()
    if (at.x !== last?.x || at.y !== last.y) movedAt = clock()
    last = at
    const { window, picture, held } = options.figure()
    const distance = distanceTo(at, window)
    const inside = isInRectangle(at, window)
    near = distance <= NEAR
    const point = { x: at.x - window.x, y: at.y - window.y }
    const kept = held || touch.engaged
    const touched =
      kept ||
      (inside &&
        (isOnPicture(point, { ...touch, box: picture }) ||
          touch.areas.some((area) => isInRectangle(point, area))))
    misses = touched ? 0 : misses + 1
    if (touched) letThrough(false)
    else if (!inside || misses >= MISSES) letThrough(true)
    // In the hand it may well run ahead of the window.
    const isOver = held ? (over ?? true) : inside && !through
    if (over !== isOver) options.tellOver((over = isOver))
    callOff = options.after(pause(kept), look)
  }
  const pause = (kept: boolean): number => {
    // Whatever it is over, nothing is toggled meanwhile.
    if (kept) return LOOK_MS.far
    const still = clock() - movedAt
    if (near) return still < STILL_MS.near ? LOOK_MS.near : LOOK_MS.nearStill
    return still < STILL_MS.far ? LOOK_MS.far : LOOK_MS.farStill
  }

  return {
    hear: (message) => {
      const before = touch
      touch = message
      // The newest always counts; but far from the pointer, or from a page gone wrong, at the next look.
      if (before === null) look()
      else if ((near || message.engaged !== before.engaged) && allowed()) look()
    },
    forget: () => {
      disarm()
      touch = null
      over = null
      misses = 0
      // Of another window it is not known yet that it is to be gone through.
      if (clickThrough) through = false
      letThrough(false)
    },
    setHidden: (next) => {
      if (next === hidden) return
      hidden = next
      over = null
      look()
    },
    setClickThrough: (on) => {
      if (on === clickThrough) return
      clickThrough = on
      if (on && over === true) options.tellOver(false)
      over = null
      misses = 0
      letThrough(on)
      look()
    },
    stop: disarm,
  }
}
