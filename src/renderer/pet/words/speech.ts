import type { Push } from '@shared/contract/pushes'
import { plain } from '@shared/i18n/bubble-messages'
import { petMessages } from '@shared/i18n/pet-messages'
import { troubledNames, troublesLine } from '@shared/i18n/trouble-words'
import { isOverlay } from '../overlay'
import { type PageFacts, troublesOf } from '../page-facts'
import { EMPTY, addToBubble, bubbleLines } from './bubble'
import { type BubbleView, bubbleView } from './bubble-view'
import type { ToldTroubles } from './told-troubles'

/** What a pet says, and what it has said of late. */
export interface Speech extends Pick<BubbleView, 'hold' | 'hide'> {
  /** What was scored while nobody saw the page is said in one when somebody does. */
  setHidden(hidden: boolean): void
  say(words: string): void
  scored(push: Extract<Push, { type: 'ledger.appended' }>): void
  /** Speaks once of each trouble, until it has gone. True where there was one to speak of. */
  tellTroubles(): boolean
}

/** Binds what a pet says to its live region. */
export function openSpeech(
  region: HTMLElement,
  facts: () => PageFacts,
  told: ToldTroubles,
): Speech {
  const overlay = isOverlay()
  let said = EMPTY
  let hidden = false
  let missed = false
  const bubble = bubbleView(region, () => {
    said = EMPTY
  })
  /** A sentence is for whoever lives with the pet, not for those who watch a stream. */
  const say = (words: string): void => {
    if (!overlay) bubble.say([plain(words)])
  }
  /** What was scored while the bubble was up, in one. */
  const saySaid = (): void => {
    const { bubbles } = facts()
    if (bubbles === 'off' || said.events === 0) return
    // A stream shows what was done, not in which repository.
    bubble.say(bubbleLines(said, overlay ? 'short' : bubbles))
  }
  return {
    hold: bubble.hold,
    hide: bubble.hide,
    setHidden: (next) => {
      const returns = hidden && !next
      hidden = next
      bubble.setHidden(hidden)
      if (returns && missed) saySaid()
      missed &&= hidden
    },
    say,
    scored: (push) => {
      if (facts().bubbles === 'off') return
      said = addToBubble(bubble.isUp() ? said : EMPTY, push)
      missed = hidden
      saySaid()
    },
    tellTroubles: () => {
      const fresh = told.take(troublesOf(facts()), Date.now())
      if (fresh.length === 0) return false
      const { bubbles } = facts()
      if (bubbles === 'full') say(troublesLine(fresh))
      else if (bubbles === 'short') say(petMessages.troubled(troubledNames(fresh)))
      return true
    },
  }
}
