import type { Settings } from '@shared/contract/settings'
import { plain } from '@shared/i18n/bubble-line'
import { isOverlay } from '../overlay'
import type { BubbleContent, Scored } from './bubble'
import { type BubbleView, bubbleView } from './bubble-view'

/** What the pet says, by the user's wish for it. */
export interface Speaking extends Pick<BubbleView, 'hold' | 'hide'> {
  /** What was scored while nobody sees the page is told in one when somebody does. */
  setHidden(hidden: boolean): void
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

/** The words for events, fetched with the first of them: a page that opens is small. */
const loadWording = () => import('./bubble')
type Wording = Awaited<ReturnType<typeof loadWording>>

/** Binds the pet's words to their live region. `onSilent` hears that it may speak by itself again. */
export function openSpeaking(region: HTMLElement, onSilent: () => void): Speaking {
  let wish: Settings['bubbles'] | null = null
  let focused = false
  let said: BubbleContent | null = null
  /** What was scored while the user works. */
  let kept: BubbleContent | null = null
  const view = bubbleView(region, () => {
    said = null
    onSilent()
  })
  let hidden = false
  /** Something was scored while nobody saw it. */
  let missed = false
  const overlay = isOverlay()
  // Until the wish is known, what cannot wait for it is said in full. A stream shows what was done, not in which repository.
  const style = (): Settings['bubbles'] => {
    const wished = wish ?? 'full'
    return overlay && wished === 'full' ? 'short' : wished
  }
  /** A sentence is for whoever lives with the pet, not for those who watch a stream. */
  const sentence = (words: string): void => {
    if (!overlay) view.say([plain(words)])
  }

  const add = ({ EMPTY, addToBubble, bubbleLines }: Wording, scored: Scored): void => {
    if (focused) {
      kept = addToBubble(kept ?? EMPTY, scored)
      return
    }
    said = addToBubble(view.isUp() && said !== null ? said : EMPTY, scored)
    missed = hidden
    const how = style()
    if (how !== 'off') view.say(bubbleLines(said, how))
  }
  const tellKept = ({ bubbleLines }: Wording, all: BubbleContent): void => {
    said = all
    const how = style()
    if (how !== 'off') view.say(bubbleLines(said, how))
  }

  return {
    hold: (held) => view.hold(held),
    setHidden: (next) => {
      const all = hidden && !next && missed ? said : null
      hidden = next
      missed &&= hidden
      view.setHidden(hidden)
      if (all !== null) void loadWording().then((words) => tellKept(words, all))
    },
    hide: () => view.hide(),
    scored: (scored) => void loadWording().then((words) => add(words, scored)),
    problem: (words) => {
      const how = style()
      if (how !== 'off' && !focused) sentence(words[how])
    },
    answer: sentence,
    setWish: (next) => {
      const isFirst = wish === null
      wish = next
      if (isFirst) onSilent()
    },
    setFocused: (next) => {
      if (next === focused) return
      focused = next
      if (focused) {
        // What nobody has read yet is told at the end as well.
        if (missed) kept = said
        view.hide()
        return
      }
      const all = kept
      kept = null
      if (all === null) onSilent()
      else void loadWording().then((words) => tellKept(words, all))
    },
    isFree: () => wish !== null && !focused,
  }
}
