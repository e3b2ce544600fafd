import { GAZES } from '../stage/facing'

/** The cursor is near within this, from the pet's face; where it touches the pet, it is felt and not looked for. */
const NEAR_PX = 320
/** Its face, as a share of its height. */
const FACE_AT = 0.4
/** Nearer than this there is no way to look. */
const DEAD_PX = 24

/** The way from a face to the cursor: one of sixteen, from 0, up, clockwise; null when it is too near to say. */
export function gazeTo(x: number, y: number): number | null {
  if (Math.hypot(x, y) < DEAD_PX) return null
  const turns = Math.atan2(x, -y) / (2 * Math.PI)
  return Math.round(turns * GAZES + GAZES) % GAZES
}

/**
 * Tells where the cursor moves near the pet, and that it is near no more. Only its moving is heard of: there is no timer,
 * and a cursor that rests costs nothing. On the desktop a page hears of it over its own window alone.
 */
export function watchCursor(
  pet: HTMLElement,
  gone: AbortSignal,
  onToward: (toward: number | null) => void,
): void {
  let told: number | null = null
  const tell = (toward: number | null): void => {
    if (toward === null && told === null) return
    told = toward
    onToward(toward)
  }
  document.addEventListener(
    'pointermove',
    ({ target, pointerType, clientX, clientY, buttons }) => {
      const isOver = target instanceof Node && pet.contains(target)
      // A finger that scrolls, or a hand that drags, asks for no attention.
      const isElsewhere = isOver || pointerType === 'touch' || buttons !== 0
      const { left, top, width, height } = pet.getBoundingClientRect()
      const [x, y] = [clientX - left - width / 2, clientY - top - height * FACE_AT]
      tell(!isElsewhere && Math.hypot(x, y) <= NEAR_PX ? gazeTo(x, y) : null)
    },
    { passive: true, signal: gone },
  )
  document.documentElement.addEventListener('pointerleave', () => tell(null), { signal: gone })
}
