import type { Point, Rectangle } from '@shared/body/areas'
import { type Mask, type Picture, isInRectangle, isOnPicture } from '@shared/body/touch'
import type { BodyLine } from '@shared/contract/bridge'

/** Where and how the picture lies on the page. */
export type Bearing = Omit<Picture, 'mask'>

export interface TouchOptions {
  readonly pet: HTMLElement
  /** What else of the page is there to be touched. */
  readonly others: readonly HTMLElement[]
  /** Where main has to know of it, so that the pointer goes through the window beside the pet; else null. */
  readonly line: BodyLine | null
  /** The pet has left the page. */
  readonly gone: AbortSignal
}

/** What of the pet the pointer touches: what is drawn of it, not the box around it. */
export interface Touch {
  setMask(mask: Mask | null): void
  setBearing(bearing: Bearing): void
  /** The user is at it: reading its card, or there with the keyboard. */
  setAttended(attended: boolean): void
}

/** Feels for the pointer from now on: beside what is drawn, it is on whatever is behind the pet. */
export function openTouch({ pet, others, line, gone }: TouchOptions): Touch {
  let picture: Picture = { box: EMPTY, mask: null, turn: 0, mirrored: false }
  let attended = false
  /** Of a mouse or a pen; a finger is nowhere until it presses. */
  let hover: Point | null = null
  let pressed = false
  let pressHit = false
  let through = false
  let areas: readonly Rectangle[] = []
  let told = { mask: picture.mask, rest: '' }

  const tell = (): void => {
    if (line === null || picture.box === EMPTY) return
    const { mask, turn, mirrored } = picture
    const rest = { turn, mirrored, areas: [...areas], engaged: attended || pressed }
    const text = JSON.stringify(rest)
    if (told.mask === mask && told.rest === text) return
    told = { mask, rest: text }
    line.tell({ type: 'touch', mask, ...rest })
  }
  const measure = (): void => {
    if (line === null) return
    areas = others.map(boxOf).filter(({ width, height }) => width > 0 && height > 0)
    tell()
  }
  const feel = (): void => {
    if (pressed) return
    const beside =
      hover !== null && isInRectangle(hover, picture.box) && !isOnPicture(hover, picture)
    if (beside === through) return
    through = beside
    pet.style.pointerEvents = through ? 'none' : ''
    // The browser would say so at the next movement, which may not come.
    if (hover !== null && isInRectangle(hover, picture.box)) crossed(pet, !through)
  }
  const isOurs = ({ target }: Event): boolean => target instanceof Node && pet.contains(target)
  const isHit = ({ clientX: x, clientY: y }: MouseEvent): boolean => isOnPicture({ x, y }, picture)

  const onMove = ({ clientX: x, clientY: y, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return
    hover = { x, y }
    feel()
  }
  const capture = { capture: true, signal: gone }
  window.addEventListener('pointermove', onMove, capture)
  window.addEventListener(
    'pointerenter',
    (event) => {
      // Of the browser's own: it knows boxes only, and tells before it tells of the movement.
      if (event.target !== pet || !event.isTrusted || isHit(event)) return
      event.stopPropagation()
      onMove(event)
    },
    capture,
  )
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!isOurs(event)) return
      pressed = pressHit = isHit(event)
      if (!pressHit) event.stopPropagation()
      tell()
    },
    capture,
  )
  const release = (): void => {
    if (!pressed) return
    pressed = false
    feel()
    tell()
  }
  window.addEventListener('pointerup', release, { signal: gone })
  window.addEventListener('pointercancel', release, { signal: gone })
  for (const type of ['click', 'dblclick', 'contextmenu'] as const) {
    window.addEventListener(
      type,
      (event) => {
        // A key's have no place; a hand may tremble off the pet before it lets go.
        const byKey = event.detail === 0 && event.button !== 2
        if (isOurs(event) && !byKey && !pressHit) event.stopPropagation()
      },
      capture,
    )
  }
  const leave = (): void => {
    hover = null
    feel()
  }
  document.documentElement.addEventListener('pointerleave', leave, { signal: gone })
  const unhear = line?.onSight(({ shown, pointer }) => {
    // The hand that pressed a window which is gone lets go of nothing.
    if (!shown) release()
    if (pointer || pressed) return
    leave()
    for (const part of [pet, ...others]) crossed(part, false)
  })
  const sizes = new ResizeObserver(measure)
  if (line !== null) for (const part of others) sizes.observe(part)
  gone.addEventListener('abort', () => {
    sizes.disconnect()
    unhear?.()
  })
  return {
    setMask: (mask) => {
      picture = { ...picture, mask }
      feel()
      tell()
    },
    setBearing: (bearing) => {
      picture = { ...picture, ...bearing }
      feel()
      measure()
    },
    setAttended: (next) => {
      attended = next
      tell()
    },
  }
}

const EMPTY: Rectangle = { x: 0, y: 0, width: 0, height: 0 }

/** Says that the pointer has come onto a part of the page, or has left it. */
function crossed(part: HTMLElement, onto: boolean): void {
  part.dispatchEvent(new PointerEvent(onto ? 'pointerenter' : 'pointerleave'))
}

/** In whole pixels, and all of it. */
function boxOf(part: HTMLElement): Rectangle {
  const { left, top, right, bottom } = part.getBoundingClientRect()
  const [x, y] = [Math.floor(left), Math.floor(top)]
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y }
}
