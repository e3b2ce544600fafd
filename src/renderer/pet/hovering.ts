/** Long enough to cross the gap between the pet and its card. */
const LINGER_MS = 220

/** Where the user's attention is felt. */
export interface Attention {
  /** Calls it here; the pointer or the focus that follows keeps it. */
  call(): void
}

/**
 * Tells when the user's attention is on the pet: the pointer over the pet or its card, or the keyboard focus within.
 * Leaving counts after a moment, Escape at once. A finger has no hover: what it touched holds the attention until it
 * touches something else. Feels until `gone` is told.
 */
export function watchAttention(
  pet: HTMLElement,
  card: HTMLElement,
  gone: AbortSignal,
  onChange: (here: boolean) => void,
): Attention {
  const parts = [pet, card]
  let pointer = false
  let focus = false
  let told = false
  let dismissed = false
  let timer: number | null = null

  const disarm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const settle = (): void => {
    disarm()
    const here = pointer || focus
    if (here === told) return
    if (here) {
      told = true
      onChange(true)
    } else {
      timer = window.setTimeout(leave, LINGER_MS)
    }
  }
  const leave = (): void => {
    disarm()
    told = false
    onChange(false)
  }

  for (const part of parts) {
    part.addEventListener('pointerenter', () => {
      pointer = true
      settle()
    })
    part.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'touch') return
      pointer = false
      settle()
    })
    part.addEventListener('focusin', () => {
      // A click focuses too, but the pointer speaks for itself then.
      focus =
        !dismissed &&
        (part.matches(':focus-visible') || part.querySelector(':focus-visible') !== null)
      settle()
    })
    part.addEventListener('focusout', () => {
      focus = false
      settle()
    })
  }
  const touchedElsewhere = ({ target }: PointerEvent): void => {
    if (!(target instanceof Node) || parts.some((part) => part.contains(target))) return
    pointer = false
    settle()
  }
  const pressed = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !told) return
    pointer = focus = false
    // The focus must not be lost with the card it is in, nor bring the card back at once.
    dismissed = true
    if (card.contains(document.activeElement)) pet.focus()
    dismissed = false
    leave()
  }
  document.addEventListener('pointerdown', touchedElsewhere, { signal: gone })
  document.addEventListener('keydown', pressed, { signal: gone })
  gone.addEventListener('abort', disarm)
  return {
    call: () => {
      disarm()
      if (told) return
      told = true
      onChange(true)
    },
  }
}
