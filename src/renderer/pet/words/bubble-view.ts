/** The speech bubble: says what was scored, and is gone after a while. */
export interface BubbleView {
  say(lines: readonly string[]): void
  /** While the pointer rests on the pet, what is said stays. */
  hold(held: boolean): void
  /** Is there something to be read just now? */
  isUp(): boolean
  hide(): void
}

const SHOWN_MS = 4_000

/** Binds the bubble to its element, which is a live region: screen readers hear it too. */
export function bubbleView(element: HTMLElement, onGone: () => void): BubbleView {
  let timer: number | null = null
  let held = false

  const disarm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const arm = (): void => {
    disarm()
    if (!held) timer = window.setTimeout(hide, SHOWN_MS)
  }
  const hide = (): void => {
    disarm()
    if (element.hidden) return
    element.hidden = true
    element.replaceChildren()
    onGone()
  }

  return {
    say: (lines) => {
      element.replaceChildren(
        ...lines.map((line) => {
          const paragraph = document.createElement('p')
          paragraph.textContent = line
          return paragraph
        }),
      )
      element.hidden = false
      arm()
    },
    hold: (next) => {
      if (held === next) return
      held = next
      if (element.hidden) return
      if (held) disarm()
      else hide()
    },
    isUp: () => !element.hidden,
    hide,
  }
}
