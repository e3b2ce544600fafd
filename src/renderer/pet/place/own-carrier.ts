import type { Point, Rectangle, Size } from '@shared/body/areas'
import { type World, bodyAt } from '@shared/body/body'
import { planErrand } from '@shared/body/errand'
import { type KeptPlace, bodyFrom, keptPlaceOf } from '@shared/body/kept-place'
import { createMover } from '@shared/body/mover'
import { type Pose, poseOf } from '@shared/body/pose'
import type { Carrier } from './carrier'
import type { PlaceMemory } from './place-memory'

export interface OwnCarrierOptions {
  /** The part of the page the pet lives in; its lower edge is the floor. */
  readonly room: () => Rectangle
  /** Of its picture on this page, for a size in per cent. */
  readonly sizeOf: (percent: number) => Size
  readonly memory: PlaceMemory
  readonly random: () => number
  readonly onPose: (pose: Pose) => void
}

/** Moves the pet about the page itself. It begins where it was left, else in the middle of the floor. */
export function ownCarrier(options: OwnCarrierOptions): Carrier {
  const { room, memory, random } = options
  let percent = 100
  let hand: Point = { x: 0, y: 0 }
  let lastRoom = room()

  const world = (): World => {
    const { width, height } = options.sizeOf(percent)
    return { arena: [room()], half: width / 2, height }
  }
  const middle = (): Point => {
    const { x, y, width, height } = room()
    return { x: x + width / 2, y: y + height }
  }
  const left = (): KeptPlace => memory.recall(room()) ?? { ...middle(), hold: 'floor' }
  const mover = createMover({
    first: bodyFrom(left(), world()),
    world,
    hand: () => hand,
    clock: () => performance.now(),
    after: (ms, run) => {
      const timer = window.setTimeout(run, ms)
      return () => window.clearTimeout(timer)
    },
    onMove: (body) => options.onPose(poseOf(body, body)),
    onLeft: (body) => memory.remember(keptPlaceOf(body), room()),
  })

  const resized = (): void => {
    const [before, now] = [lastRoom, room()]
    lastRoom = now
    const { x, y, place } = mover.body()
    const stands = place.kind === 'floor' || place.kind === 'put'
    if (!stands || before.width === 0) {
      mover.do({ type: 'arena' })
      return
    }
    // It keeps its share of the width and its height above the floor.
    mover.do({
      type: 'put',
      at: {
        x: now.x + ((x - before.x) / before.width) * now.width,
        y: now.y + now.height - (before.y + before.height - y),
      },
    })
  }
  window.addEventListener('resize', resized)
  options.onPose(poseOf(mover.body(), mover.body()))
  return {
    grab: (at) => {
      hand = at
      mover.do({ type: 'grabbed', at })
    },
    handAt: (at) => {
      hand = at
    },
    release: (flight) => mover.do({ type: 'released', flight }),
    go: (kind, pace) => {
      const errand = planErrand(kind, mover.body(), world(), { pace, home: left(), random })
      mover.do({ type: 'sent', errand })
    },
    stay: () => mover.do({ type: 'called-off' }),
    nudge: (by) => mover.do({ type: 'nudged', by }),
    bringBack: () => {
      memory.forget()
      mover.do({ type: 'put', at: middle() })
    },
    setSize: (next) => {
      if (next === percent) return
      percent = next
      mover.do({ type: 'arena' })
      options.onPose(poseOf(mover.body(), mover.body()))
    },
    setHidden: mover.setHidden,
    close: () => {
      window.removeEventListener('resize', resized)
      mover.close()
    },
  }
}

/** A pose for a pet nobody moves: in the middle of the page's lower edge. */
export function standingPose(room: Rectangle): Pose {
  const feet = { x: room.x + room.width / 2, y: room.y + room.height }
  return poseOf(bodyAt(feet, { kind: 'floor' }), feet)
}
