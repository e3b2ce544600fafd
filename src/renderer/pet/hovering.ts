/** Long enough to cross the gap between the pet and its card. */
const LINGER_MS = 220

/**
 * Tells when the user's attention is on the pet: the pointer over any of `parts`, or the keyboard focus within. Leaving
 * counts after a moment, Escape at once.
 */
export function watchAttention(
  parts: readonly HTMLElement[],
  onChange: (here: boolean) => void,
): void {
  let pointer = false
  let focus = false
  let told = false
  let timer: number | null = null

  const settle = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
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
    timer = null
    told = false
    onChange(false)
  }

  for (const part of parts) {
    part.addEventListener('pointerenter', () => {
      pointer = true
      settle()
    })
    part.addEventListener('pointerleave', () => {
      pointer = false
      settle()
    })
    part.addEventListener('focusin', () => {
      // A click focuses too, but the pointer speaks for itself then.
      focus = part.matches(':focus-visible') || part.querySelector(':focus-visible') !== null
      settle()
    })
    part.addEventListener('focusout', () => {
      focus = false
      settle()
    })
  }
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !told) return
    pointer = focus = false
    if (timer !== null) clearTimeout(timer)
    leave()
  })
}
