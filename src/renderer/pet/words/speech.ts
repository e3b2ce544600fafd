import type { Push } from '@shared/contract/pushes'
import { plain } from '@shared/i18n/bubble-messages'
import { petMessages } from '@shared/i18n/pet-messages'
import { troubledNames, troublesLine } from '@shared/i18n/trouble-words'
import { type PageFacts, troublesOf } from '../page-facts'
import { EMPTY, addToBubble, bubbleLines } from './bubble'
import { type BubbleView, bubbleView } from './bubble-view'
import type { ToldTroubles } from './told-troubles'

/** What a pet says, and what it has said of late. */
export interface Speech extends Pick<BubbleView, 'hold' | 'hide' | 'setHidden'> {
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
  let said = EMPTY
  const bubble = bubbleView(region, () => {
    said = EMPTY
  })
  const say = (words: string): void => bubble.say([plain(words)])
  return {
    hold: (held) => bubble.hold(held),
    hide: () => bubble.hide(),
    setHidden: (hidden) => bubble.setHidden(hidden),
    say,
    scored: (push) => {
      const { bubbles } = facts()
      if (bubbles === 'off') return
      said = addToBubble(bubble.isUp() ? said : EMPTY, push)
      bubble.say(bubbleLines(said, bubbles))
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
