import type { Settings } from '@shared/contract/settings'
import { plain } from '@shared/i18n/bubble-messages'
import { EMPTY, type Scored, addToBubble, bubbleLines } from './bubble'
import { type BubbleView, bubbleView } from './bubble-view'

/** What the pet says, by the user's wish for it. */
export interface Speaking extends Pick<BubbleView, 'hold' | 'setHidden' | 'hide'> {
  /** Tells of what was scored; while the user works it keeps that for the end. */
  scored(scored: Scored): void
  /** Tells what is wrong, unless the user wants no words or works; the card says it all the same. */
  problem(words: { readonly full: string; readonly short: string }): void
  /** Answers what the user has just asked of it: that is said whatever the wish. */
  answer(words: string): void
  setWish(wish: Settings['bubbles']): void
  setFocused(focused: boolean): void
  /** May it speak by itself just now? */
  isFree(): boolean
}

/** Binds the pet's words to their live region. `onSilent` hears that it may speak by itself again. */
export function openSpeaking(region: HTMLElement, onSilent: () => void): Speaking {
  let wish: Settings['bubbles'] | null = null
  let focused = false
  let said = EMPTY
  let kept = EMPTY
  const view = bubbleView(region, () => {
    said = EMPTY
    onSilent()
  })
  // Until the wish is known, what cannot wait for it is said in full.
  const style = (): Settings['bubbles'] => wish ?? 'full'
  const tell = (): void => {
    const how = style()
    if (how !== 'off') view.say(bubbleLines(said, how))
  }

  return {
    hold: view.hold,
    setHidden: view.setHidden,
    hide: view.hide,
    scored: (scored) => {
      if (focused) {
        kept = addToBubble(kept, scored)
        return
      }
      said = addToBubble(view.isUp() ? said : EMPTY, scored)
      tell()
    },
    problem: (words) => {
      const how = style()
      if (how !== 'off' && !focused) view.say([plain(words[how])])
    },
    answer: (words) => view.say([plain(words)]),
    setWish: (next) => {
      const isFirst = wish === null
      wish = next
      if (isFirst) onSilent()
    },
    setFocused: (next) => {
      if (next === focused) return
      focused = next
      if (focused) {
        view.hide()
        return
      }
      said = kept
      kept = EMPTY
      if (said.events > 0) tell()
      else onSilent()
    },
    isFree: () => wish !== null && !focused,
  }
}
