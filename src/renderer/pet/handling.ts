import type { Point } from '@shared/body/areas'
import { strokeSense } from './stroking'

/** Further than a hand trembles, in CSS pixels: from here on a press is a drag. */
const DRAG_FROM = 4

export interface Handling {
  /** Stroked, clicked or, from the keyboard, pressed. */
  readonly onPetted: () => void
  /** Taken, moved and let go of; where the hand is, in CSS pixels of the page. */
  readonly onGrab: (hand: Point) => void
  readonly onCarry: (hand: Point) => void
  readonly onRelease: () => void
  /** Moved by an arrow key, in CSS pixels. */
  readonly onNudge: (by: Point) => void
  /** Clicked twice: the second click makes a game of what the first would have been. */
  readonly onPlayed: () => void
  /** Asked what can be done: the right button, a long press, the menu key. */
  readonly onMenu: () => void
}

/** A click waits this long, in ms, for a second one. */
const SECOND_CLICK_WITHIN_MS = 300

/** What an arrow key moves the pet by; with Shift, further. */
const NUDGE = { usual: 16, far: 64 }
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * Feels the user's hand on the pet: strokes and clicks pet it, two clicks play with it, a press that moves carries it, arrow
 * keys move it.
 */
export function feelHand(pet: HTMLElement, handling: Handling): void {
  const { onPetted, onPlayed, onMenu } = handling
  const strokes = strokeSense()
  let press: {
    readonly x: number
    readonly y: number
    readonly clientX: number
    readonly clientY: number
    dragging: boolean
  } | null = null
  let dragged = false
  let petting: number | null = null

  const callOffPetting = (): void => {
    if (petting !== null) clearTimeout(petting)
    petting = null
  }

  pet.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    // By a second finger, or after a hand that never let go: one hand at a time has it.
    release()
    dragged = false
    const { screenX: x, screenY: y, clientX, clientY } = event
    press = { x, y, clientX, clientY, dragging: false }
    pet.setPointerCapture(event.pointerId)
  })
  pet.addEventListener('pointermove', (event) => {
    if (press === null) {
      if (strokes.move(event.clientX, event.timeStamp)) onPetted()
      return
    }
    if (!press.dragging) {
      if (Math.hypot(event.screenX - press.x, event.screenY - press.y) < DRAG_FROM) return
      press.dragging = true
      dragged = true
      // Where it was pressed, so that it hangs from the spot it was taken at.
      handling.onGrab({ x: press.clientX, y: press.clientY })
    }
    handling.onCarry({ x: event.clientX, y: event.clientY })
  })
  const release = (): void => {
    if (press?.dragging) handling.onRelease()
    press = null
  }
  pet.addEventListener('pointerup', release)
  pet.addEventListener('pointercancel', release)
  pet.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const step = event.shiftKey ? NUDGE.far : NUDGE.usual
    handling.onNudge({ x: arrow.x * step, y: arrow.y * step })
  })
  pet.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    onMenu()
  })
  pet.addEventListener('click', ({ detail: count }) => {
    // The click that ends a drag is none.
    if (dragged) {
      dragged = false
      return
    }
    callOffPetting()
    // How fast two clicks follow each other is the system's to say. The keyboard counts none, and waits for nothing.
    if (count === 2) onPlayed()
    else if (count === 0) onPetted()
    else if (count === 1) petting = window.setTimeout(onPetted, SECOND_CLICK_WITHIN_MS)
  })
}
