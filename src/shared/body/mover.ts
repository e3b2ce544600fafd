import type { Point } from './areas'
import { type Body, type World, isMoving } from './body'
import { beatOf } from './errand'
import { besideOthers } from './neighbours'
import { type BodyInput, applyInput, stepBody } from './step'
import { STEP_MS } from './swing'

export interface MoverOptions {
  readonly first: Body
  readonly world: () => World
  /** Where the hand is that holds the pet. */
  readonly hand: () => Point
  /** Milliseconds. */
  readonly clock: () => number
  /** Runs something later; gives what calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly onMove: (body: Body) => void
  /** The user has moved it, and it has come to rest: this is where it was left. */
  readonly onLeft: (body: Body) => void
}

/**
 * Moves a body through time, without any timer while it rests: 30 times a second in the hand, in the air and out of another's way, and
 * as often as its picture changes while it goes somewhere of its own accord. So its feet do not slide, and a walk costs a third.
 */
export interface Mover {
  readonly body: () => Body
  readonly do: (input: BodyInput) => void
  /** It is somewhere else now, whatever it was about. */
  readonly place: (body: Body) => void
  /** While nobody sees it nothing moves: it drops out of the hand, and what flies has landed. */
  readonly setHidden: (hidden: boolean) => void
  readonly close: () => void
}

/** Ticks made up for after a timer that came late; what is beyond, a computer that slept, is left out. */
const MOST_AT_ONCE = 4
/** In the hand and in the air. */
const EACH_STEP = { steps: 1, ms: STEP_MS }
/** More than any flight takes. */
const STEPS_TO_REST = 3_000

export function createMover(options: MoverOptions): Mover {
  const { world, clock, after, onMove } = options
  let body = besideOthers(options.first, world())
  let hidden = false
  let touched = false
  let dueAt = 0
  /** That many steps are taken when the timer rings. */
  let beat = EACH_STEP
  let callOff: (() => void) | null = null

  const become = (next: Body): void => {
    if (next === body) return
    body = next
    onMove(body)
    if (!touched || isMoving(body)) return
    touched = false
    options.onLeft(body)
  }
  const follow = (from: Body): Body =>
    from.place.kind === 'hand'
      ? applyInput(from, { type: 'carried', to: options.hand() }, world())
      : from
  const needsTime = (): boolean => !hidden && isMoving(body) && world().arena.length > 0
  const disarm = (): void => {
    callOff?.()
    callOff = null
  }
  const setTimer = (at: number, now: number): void => {
    dueAt = at
    callOff = after(Math.max(0, dueAt - now), tick)
  }
  const arm = (): void => {
    if (callOff !== null || !needsTime()) return
    beat = beatFor(body)
    setTimer(clock() + beat.ms, clock())
  }
  const tick = (): void => {
    callOff = null
    const { steps, ms } = beat
    const late = Math.max(0, Math.floor((clock() - dueAt) / ms))
    let next = body
    for (let step = 0; step < steps * (1 + Math.min(late, MOST_AT_ONCE - 1)); step += 1) {
      next = stepBody(follow(next), world())
    }
    become(next)
    if (!needsTime()) return
    const now = clock()
    // From when it was due, not from now: late timers do not slow the pet down. Unless the clock was set meanwhile: set
    // back, it would hold the pet in the air for as long.
    const isOff = late >= MOST_AT_ONCE || dueAt - now > ms
    beat = beatFor(body)
    setTimer((isOff ? now : dueAt + late * ms) + beat.ms, now)
  }
  const comeToRest = (): void => {
    const dropped = applyInput(body, { type: 'released', flight: false }, world())
    let next = applyInput(dropped, { type: 'called-off' }, world())
    for (let step = 0; step < STEPS_TO_REST && isMoving(next); step += 1) {
      next = stepBody(next, world())
    }
    become(next)
  }

  return {
    body: () => body,
    do: (input) => {
      touched ||= input.type === 'grabbed' || input.type === 'nudged'
      const before = input.type === 'released' ? follow(body) : body
      become(applyInput(before, input, world()))
      // It turns to where it goes at once, and not only with its next picture.
      if (input.type === 'sent' && needsTime()) become(stepBody(body, world()))
      if (hidden) comeToRest()
      // Taken up in the middle of a beat, it does not wait for its end to follow the hand.
      if (!needsTime() || beatFor(body).ms < beat.ms) disarm()
      arm()
    },
    place: (next) => {
      touched = false
      become(besideOthers(next, world()))
      if (!needsTime()) disarm()
      arm()
    },
    setHidden: (next) => {
      if (next === hidden) return
      hidden = next
      if (hidden) {
        disarm()
        comeToRest()
      } else arm()
    },
    close: disarm,
  }
}

/** Who makes room shows no walk, so that its way has no pictures to go by. */
function beatFor({ place, errand }: Body): typeof EACH_STEP {
  const walks = place.kind !== 'air' && place.kind !== 'hand' && errand?.kind !== 'aside'
  return walks && errand !== null ? beatOf(errand) : EACH_STEP
}
