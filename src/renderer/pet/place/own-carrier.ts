import type { Point, Rectangle, Size } from '@shared/body/areas'
import { type World, isMoving } from '@shared/body/body'
import type { Company } from '@shared/body/company'
import { planErrand } from '@shared/body/errand'
import { type KeptPlace, bodyFrom, keptPlaceOf } from '@shared/body/kept-place'
import { type Mover, createMover } from '@shared/body/mover'
import { neighbourOf } from '@shared/body/neighbours'
import { type Pose, poseOf } from '@shared/body/pose'
import type { Carrier } from './carrier'
import type { PlaceMemory } from './place-memory'

export interface OwnCarrierOptions {
  /** The part of the page the pet lives in; its lower edge is the floor. */
  readonly room: () => Rectangle
  /** Of its picture on this page, for a size in per cent. */
  readonly sizeOf: (percent: number) => Size
  readonly memory: PlaceMemory
  readonly company: Company
  readonly random: () => number
  readonly onPose: (pose: Pose) => void
}

/** Moves the pet about the page itself. It begins where it was left, else in the middle of the floor. */
export function ownCarrier(options: OwnCarrierOptions): Carrier {
  const { room, memory, random } = options
  let percent = 100
  let aloof = false
  let hand: Point = { x: 0, y: 0 }
  let lastRoom = room()
  let mover: Mover | null = null

  const alone = (): World => {
    const { width, height } = options.sizeOf(percent)
    return { arena: [room()], half: width / 2, height }
  }
  const member = options.company.join(
    () => {
      const there = mover && neighbourOf(mover.body(), alone())
      return there && { ...there, aloof }
    },
    (side) => mover?.do({ type: 'met', side }),
  )
  const world = (): World => ({ ...alone(), others: member.others() })
  const middle = (): Point => {
    const { x, y, width, height } = room()
    return { x: x + width / 2, y: y + height }
  }
  const left = (): KeptPlace => memory.recall(room()) ?? { ...middle(), hold: 'floor' }
  const moves = createMover({
    first: bodyFrom(left(), alone()),
    world,
    hand: () => hand,
    clock: () => performance.now(),
    after: (ms, run) => {
      const timer = window.setTimeout(run, ms)
      return () => window.clearTimeout(timer)
    },
    onMove: (body) => {
      options.onPose(poseOf(body, body))
      if (!isMoving(body)) member.rested()
    },
    onLeft: (body) => memory.remember(keptPlaceOf(body), room()),
  })
  mover = moves

  const resized = (): void => {
    const [before, now] = [lastRoom, room()]
    lastRoom = now
    const { x, y, place } = moves.body()
    const stands = place.kind === 'floor' || place.kind === 'put'
    if (!stands || before.width === 0) {
      moves.do({ type: 'arena' })
      return
    }
    // It keeps its share of the width and its height above the floor.
    moves.do({
      type: 'put',
      at: {
        x: now.x + ((x - before.x) / before.width) * now.width,
        y: now.y + now.height - (before.y + before.height - y),
      },
    })
  }
  window.addEventListener('resize', resized)
  options.onPose(poseOf(moves.body(), moves.body()))
  return {
    grab: (at) => {
      hand = at
      moves.do({ type: 'grabbed', at })
    },
    handAt: (at) => {
      hand = at
    },
    release: (flight) => moves.do({ type: 'released', flight }),
    go: (kind, pace, beatMs) => {
      const errand = planErrand(kind, moves.body(), world(), { pace, beatMs, home: left(), random })
      moves.do({ type: 'sent', errand })
    },
    stay: () => moves.do({ type: 'called-off' }),
    nudge: (by) => moves.do({ type: 'nudged', by }),
    bringBack: () => {
      memory.forget()
      moves.do({ type: 'put', at: middle() })
    },
    setSize: (next) => {
      if (next === percent) return
      percent = next
      moves.do({ type: 'arena' })
      options.onPose(poseOf(moves.body(), moves.body()))
    },
    setAloof: (next) => {
      aloof = next
    },
    setHidden: moves.setHidden,
    close: () => {
      window.removeEventListener('resize', resized)
      moves.close()
      member.leave()
    },
  }
}
