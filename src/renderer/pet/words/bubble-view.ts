import type { BubbleLine } from '@shared/i18n/bubble-line'

/** The speech bubble: says what was scored, and is gone after a while. */
export interface BubbleView {
  say(lines: readonly BubbleLine[]): void
  /** While the pointer rests on the pet, what is said stays; it goes with the pointer, but not before its time. */
  hold(held: boolean): void
  /** While nobody can see the page, what is said waits to be read, without a timer. */
  setHidden(hidden: boolean): void
  /** Is there something to be read just now? */
  isUp(): boolean
  hide(): void
}

const SHOWN_MS = 4_000

/**
 * Binds the bubble to its live region. The region is never hidden, only empty: screen readers listen to what changes in
 * one they know, not to one that appears with its words.
 */
export function bubbleView(region: HTMLElement, onGone: () => void): BubbleView {
  let timer: number | null = null
  let held = false
  let hidden = false
  let up = false
  /** It has been there for as long as it would have been by itself. */
  let overdue = false

  const disarm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const arm = (): void => {
    disarm()
    overdue = false
    if (up && !hidden) timer = window.setTimeout(timeIsUp, SHOWN_MS)
  }
  const timeIsUp = (): void => {
    timer = null
    if (held) overdue = true
    else hide()
  }
  const hide = (): void => {
    disarm()
    if (!up) return
    up = false
    region.replaceChildren()
    onGone()
  }

  return {
    say: (lines) => {
      const body = document.createElement('div')
      body.className = 'bubble'
      body.append(...lines.map(lineElement))
      // Only a bubble that was not there arrives; one that grows stays where it is.
      if (up) body.classList.add('bubble--grown')
      region.replaceChildren(body)
      up = true
      arm()
    },
    hold: (next) => {
      held = next
      // A pet that leaps leaves the pointer that rested on it, maybe just as it spoke.
      if (!held && overdue) hide()
    },
    setHidden: (next) => {
      if (hidden === next) return
      hidden = next
      arm()
    },
    isUp: () => up,
    hide,
  }
}

function lineElement({ start, place, end }: BubbleLine): HTMLElement {
  const line = document.createElement('p')
  const where = document.createElement('span')
  where.className = 'place'
  where.textContent = place
  where.title = place.replace(/^ · /, '')
  line.append(span(start), ...(place === '' ? [] : [where]), ...(end === '' ? [] : [span(end)]))
  return line
}

function span(words: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = words
  return element
}
