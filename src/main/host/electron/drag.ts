import type { DragMessage } from '@shared/contract/drag'
import { assertNever } from '@shared/domain/assert-never'
import type { Clock } from '../../clock'
import type { Point } from '@shared/body/areas'
import { createRateLimit } from './rate-limit'
import type { After } from './timers'

export interface DragOptions {
  readonly cursor: () => Point
  /** Where the dragged window's top left corner is. */
  readonly place: () => Point
  readonly moveTo: (place: Point) => void
  /** It was let go at its last place. */
  readonly onDropped: () => void
  readonly clock: Clock
  readonly after: After
}

/** The user's hand on the pet. */
export interface Drag {
  readonly hear: (message: DragMessage) => void
  /** Whoever dragged is gone: the window stays where it is. */
  readonly cancel: () => void
  readonly isActive: () => boolean
}

const MESSAGES_PER_SECOND = 120
const MS_BETWEEN_MOVES = 1_000 / 60

/**
 * Moves a window with the pointer. A message only says that the pointer moved; where to, main reads for itself, so a page
 * cannot put its window just anywhere, and the window does not run after coordinates that are stale on arrival.
 * (`-webkit-app-region: drag` would do it without us, but swallows clicks and context menus.)
 */
export function createDrag(options: DragOptions): Drag {
  const { clock, after } = options
  const allowed = createRateLimit(MESSAGES_PER_SECOND, clock)
  /** From the window's corner to the pointer; null while nothing is dragged. */
  let grip: Point | null = null
  let lastMoveAt = Number.NEGATIVE_INFINITY
  let callOff: (() => void) | null = null

  const move = (): void => {
    if (grip === null) return
    const cursor = options.cursor()
    lastMoveAt = clock()
    options.moveTo({ x: cursor.x - grip.x, y: cursor.y - grip.y })
  }
  const moveSoon = (): void => {
    if (callOff !== null) return
    const wait = lastMoveAt + MS_BETWEEN_MOVES - clock()
    if (wait <= 0) {
      move()
      return
    }
    callOff = after(wait, () => {
      callOff = null
      move()
    })
  }
  const letGo = (): void => {
    callOff?.()
    callOff = null
    grip = null
  }

  return {
    hear: ({ phase }) => {
      switch (phase) {
        case 'start': {
          if (!allowed()) return
          letGo()
          const cursor = options.cursor()
          const place = options.place()
          grip = { x: cursor.x - place.x, y: cursor.y - place.y }
          return
        }
        case 'move':
          if (grip !== null && allowed()) moveSoon()
          return
        case 'end':
          // Not counted: a dropped `end` would leave the pet on the pointer. One start allows one end.
          if (grip === null) return
          move()
          letGo()
          options.onDropped()
          return
        default:
          assertNever(phase, 'phase of a drag')
      }
    },
    cancel: letGo,
    isActive: () => grip !== null,
  }
}
