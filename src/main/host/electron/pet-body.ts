import { type Point, type Rectangle } from '@shared/body/areas'
import { type Body, type World, isMoving } from '@shared/body/body'
import type { Company } from '@shared/body/company'
import { type Errand, planErrand } from '@shared/body/errand'
import { type Framed, frameFor } from '@shared/body/frame'
import { type Mover, createMover } from '@shared/body/mover'
import { neighbourOf } from '@shared/body/neighbours'
import { type Pose, poseOf } from '@shared/body/pose'
import { petSize, petWindowSize } from '@shared/body/size'
import type { BodyInput } from '@shared/body/step'
import type { BodyMessage, TouchMessage } from '@shared/contract/body'
import { assertNever } from '@shared/domain/assert-never'
import type { Clock } from '../../clock'
import type { PetPlace } from './pet-place'
import type { Figure } from './pet-pointer'
import { createRateLimit } from './rate-limit'
import type { After } from './timers'

export interface PetBodyOptions {
  readonly place: PetPlace
  /** The pets it shares the displays with. */
  readonly company: Company
  readonly cursor: () => Point
  readonly moveTo: (bounds: Rectangle) => void
  readonly tellPose: (pose: Pose) => void
  readonly clock: Clock
  readonly after: After
  readonly random: () => number
}

/** What moves it; what of it can be touched is not the body's concern. */
export type MovingMessage = Exclude<BodyMessage, TouchMessage>

/** The pet's body on the desktop, and the window round it. */
export interface PetBody {
  readonly hear: (message: MovingMessage) => void
  /** Where its window belongs. */
  readonly bounds: () => Rectangle
  /** Where it is to be felt. */
  readonly figure: () => Figure
  /** Says place and pose again, to a page or a window that does not know them. */
  readonly sayAgain: () => void
  /** Displays changed, or the computer woke up. */
  readonly settle: () => void
  /** The page that held it is gone: it stays where it is. */
  readonly drop: () => void
  readonly setHidden: (hidden: boolean) => void
  /**
   * It is seen as soon as its page is up, and has its place from now on: else who stands where would be for the page that
   * loads first to decide, and another after a restart.
   */
  readonly comeIn: () => void
  readonly bringBack: () => void
  readonly stop: () => void
}

const MESSAGES_PER_SECOND = 60

/**
 * Moves the pet's window. The page says what the user and the pet want; where the pointer is and how far one may go is
 * read here. (`-webkit-app-region: drag` would do without us, but swallows clicks and context menus.)
 */
export function createPetBody(options: PetBodyOptions): PetBody {
  const { place, random } = options
  const allowed = createRateLimit(MESSAGES_PER_SECOND, options.clock)
  let percent = 100
  let toldBounds = ''
  let toldPose = ''
  let presence: 'hidden' | 'coming' | 'seen' = 'seen'
  let aloof = false
  let moves: Mover | null = null

  const world = (): World => ({ ...place.world(percent), others: member.others() })
  // Who is not to be seen is in nobody's way.
  const member = options.company.join(
    () => {
      if (moves === null || presence === 'hidden') return null
      const there = neighbourOf(moves.body(), place.world(percent))
      // Nobody greets who cannot be seen yet.
      return there && { ...there, aloof: aloof || presence === 'coming' }
    },
    (side) => moves?.do({ type: 'met', side }),
  )

  const say = (body: Body): void => {
    const { arena } = place.world(percent)
    // A laptop shut: nowhere is better than here.
    if (arena.length === 0) return
    const { bounds, feet } = frameFor(arena, body, petWindowSize(percent))
    const pose = poseOf(body, feet)
    // What the window knows already costs a message, or a frame of the compositor.
    if (toldBounds !== (toldBounds = JSON.stringify(bounds))) options.moveTo(bounds)
    if (toldPose !== (toldPose = JSON.stringify(pose))) options.tellPose(pose)
  }
  const mover = createMover({
    first: place.home(percent),
    world,
    hand: options.cursor,
    clock: options.clock,
    after: options.after,
    onMove: (body) => {
      say(body)
      if (!isMoving(body)) member.rested()
    },
    onLeft: (body) => place.left(body),
  })
  moves = mover
  const sayAgain = (): void => {
    toldBounds = toldPose = ''
    say(mover.body())
  }

  const obey = (message: MovingMessage): void => {
    switch (message.type) {
      case 'bring-back':
        mover.place(place.corner(percent))
        return
      case 'aloof':
        aloof = message.aloof
        return
      case 'size':
        percent = message.percent
        mover.do({ type: 'arena' })
        say(mover.body())
        return
      default:
        mover.do(
          inputFor(message, options.cursor, ({ kind, pace, beatMs }) =>
            planErrand(kind, mover.body(), world(), {
              pace,
              beatMs,
              home: place.home(percent),
              random,
            }),
          ),
        )
    }
  }

  const framed = (): Framed =>
    frameFor(place.world(percent).arena, mover.body(), petWindowSize(percent))

  return {
    hear: (message) => {
      // Not counted: a lost release would leave the pet on the pointer, and one grab allows one.
      if (message.type === 'release' || allowed()) obey(message)
    },
    bounds: () => framed().bounds,
    figure: () => figureOf(framed(), percent, mover.body()),
    sayAgain,
    settle: () => {
      const remembered = place.look(percent)
      const held = mover.body().place.kind
      // Out of the hand, or in the middle of a throw, it is not taken away to another place.
      if (remembered !== null && held !== 'hand' && held !== 'air') mover.place(remembered)
      else mover.do({ type: 'arena' })
      sayAgain()
    },
    drop: () => {
      aloof = false
      mover.do({ type: 'released', flight: false })
    },
    setHidden: (next) => {
      const wasComing = presence === 'coming'
      presence = next ? 'hidden' : 'seen'
      mover.setHidden(next)
      if (next) return
      // Somebody may stand there by now.
      mover.place(mover.body())
      if (wasComing && !isMoving(mover.body())) member.rested()
    },
    comeIn: () => {
      presence = 'coming'
      mover.place(mover.body())
    },
    bringBack: () => mover.place(place.corner(percent)),
    stop: () => {
      mover.close()
      member.leave()
    },
  }
}

/** What moves the body itself, rather than what is known of it. */
type Order = Exclude<MovingMessage, { readonly type: 'bring-back' | 'aloof' | 'size' }>

function inputFor(
  message: Order,
  cursor: () => Point,
  plan: (wish: Extract<Order, { readonly type: 'errand' }>) => Errand,
): BodyInput {
  switch (message.type) {
    case 'grab':
      return { type: 'grabbed', at: cursor() }
    case 'release':
      return { type: 'released', flight: message.flight }
    case 'errand':
      return { type: 'sent', errand: plan(message) }
    case 'stay':
      return { type: 'called-off' }
    case 'nudge':
      return { type: 'nudged', by: { x: message.x, y: message.y } }
    default:
      return assertNever(message, 'message about the body')
  }
}

function figureOf({ bounds, feet }: Framed, percent: number, { place }: Body): Figure {
  const { width, height } = petSize(percent)
  // The page's own rounding: it draws the picture there.
  const corner = { x: Math.round(feet.x - width / 2), y: Math.round(feet.y - height) }
  return { window: bounds, picture: { ...corner, width, height }, held: place.kind === 'hand' }
}
