import type { BrowserWindow } from 'electron'
import type { Point } from '@shared/body/areas'
import type { Company } from '@shared/body/company'
import type { BodyMessage, Sight } from '@shared/contract/body'
import type { Clock } from '../../clock'
import type { PageLine } from './page-line'
import { type PetBody, createPetBody } from './pet-body'
import type { PetPlace } from './pet-place'
import { createPetPointer } from './pet-pointer'
import type { After } from './timers'

export interface PetSceneOptions {
  /** The pet's window, and the line to its page; null while there is none. */
  readonly window: () => BrowserWindow | null
  readonly line: () => PageLine | null
  readonly place: PetPlace
  readonly company: Company
  readonly cursor: () => Point
  /** Can the pointer be read wherever it is? */
  readonly knowsPointer: boolean
  /** It is somewhere else, or is held otherwise. */
  readonly onMoved: () => void
  readonly clock: Clock
  readonly after: After
  readonly random: () => number
}

/** A pet in its window: how it moves, where it is felt, and what its page has to know of both. */
export interface PetScene {
  readonly body: PetBody
  readonly hear: (message: BodyMessage) => void
  /** The window is seen from now on, or is not; where it is not, there is no timer. */
  readonly setSeen: (seen: boolean) => void
  /** The pointer goes through the pet too, or not any more. */
  readonly setClickThrough: (on: boolean) => void
  /** The page is gone, with all it has told. */
  readonly drop: () => void
  /** There is another window, of which nothing is known. */
  readonly windowMade: () => void
  /** A page listens that knows nothing, and of which nothing is known. */
  readonly pageReady: () => void
  readonly stop: () => void
}

export function createPetScene(options: PetSceneOptions): PetScene {
  const { window, line } = options
  let sight: Sight = { shown: false, pointer: false }

  const tell = (change: Partial<Sight>): void => {
    sight = { ...sight, ...change }
    line()?.tellSight(sight)
  }
  const body = createPetBody({
    ...options,
    moveTo: (bounds) => {
      // Always with the size: `setPosition` lets the window grow on a fractional scale (electron/electron#9477).
      window()?.setBounds(bounds)
      options.onMoved()
    },
    tellPose: (pose) => {
      line()?.tellPose(pose)
      // Put down where it was carried, its window moves no more.
      options.onMoved()
    },
  })
  const pointer = createPetPointer({
    ...options,
    figure: body.figure,
    letThrough: (through) => window()?.setIgnoreMouseEvents(through),
    tellOver: (over) => tell({ pointer: over }),
  })
  body.setHidden(true)

  return {
    body,
    hear: (message) => {
      if (message.type !== 'touch') body.hear(message)
      // Else all of the window stays there to be touched: once let through, nobody could tell when to stop.
      else if (options.knowsPointer) pointer.hear(message)
    },
    setSeen: (seen) => {
      body.setHidden(!seen)
      tell(seen ? { shown: true } : { shown: false, pointer: false })
      pointer.setHidden(!seen)
    },
    setClickThrough: pointer.setClickThrough,
    drop: () => {
      body.drop()
      body.setHidden(true)
      pointer.setHidden(true)
      pointer.forget()
      sight = { shown: false, pointer: false }
    },
    windowMade: pointer.forget,
    pageReady: () => {
      pointer.forget()
      body.sayAgain()
      tell({})
    },
    stop: () => {
      body.drop()
      body.stop()
      pointer.stop()
    },
  }
}
