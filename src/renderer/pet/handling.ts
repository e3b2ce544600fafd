import type { DragMessage } from '@shared/contract/drag'
import { strokeSense } from './stroking'

/** Further than a hand trembles, in CSS pixels: from here on a press is a drag. */
const DRAG_FROM = 4

export interface Handling {
  /** Stroked, clicked or, from the keyboard, pressed. */
  readonly onPetted: () => void
  readonly onDrag: (message: DragMessage) => void
  /** Clicked twice. */
  readonly onOpen: () => void
  /** Asked what can be done: the right button, a long press, the menu key. */
  readonly onMenu: () => void
}

/** Feels the user's hand on the pet: strokes and clicks pet it, a press that moves drags its window. */
export function feelHand(pet: HTMLElement, { onPetted, onDrag, onOpen, onMenu }: Handling): void {
  const strokes = strokeSense()
  let press: { x: number; y: number; dragging: boolean } | null = null
  let dragged = false

  pet.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    dragged = false
    press = { x: event.screenX, y: event.screenY, dragging: false }
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
      onDrag({ phase: 'start' })
    }
    onDrag({ phase: 'move' })
  })
  const release = (): void => {
    if (press?.dragging) onDrag({ phase: 'end' })
    press = null
  }
  pet.addEventListener('pointerup', release)
  pet.addEventListener('pointercancel', release)
  pet.addEventListener('pointerleave', () => strokes.reset())
  pet.addEventListener('dblclick', onOpen)
  pet.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    onMenu()
  })
  // The click that ends a drag is none.
  pet.addEventListener('click', () => {
    if (!dragged) onPetted()
    dragged = false
  })
}
