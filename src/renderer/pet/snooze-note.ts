import { calendarFor } from '@shared/domain/local-day'
import { petMessages } from '@shared/i18n/pet-messages'
import { untilWords } from '@shared/i18n/time-words'
import type { SnoozeViewOptions } from './snooze'

/** Takes the pets off the page while they sleep, says until when, and offers to wake them. */
export interface SnoozeNote {
  show(until: string | null): void
}

/** Finds its elements and gives them their words. */
export function openSnoozeNote({ rhythm, onWake }: SnoozeViewOptions): SnoozeNote {
  const note = part('snoozed')
  const words = part('snoozed-until')
  const wake = part('wake')
  wake.textContent = petMessages.wake
  wake.addEventListener('click', onWake)
  return {
    show: (until) => {
      document.documentElement.toggleAttribute('data-snoozed', until !== null)
      note.hidden = until === null
      const clock = rhythm()
      if (until === null || clock === null) return
      const calendar = calendarFor(clock.timeZone)
      words.textContent = petMessages.snoozed(untilWords(Date.parse(until), Date.now(), calendar))
    },
  }
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page lacks its #${id}.`)
  return found
}
