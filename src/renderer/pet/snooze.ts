import type { PetSnapshot } from '@shared/contract/pet'
import type { Snooze } from '@shared/contract/snooze'
import { calendarFor } from '@shared/domain/local-day'
import { petMessages } from '@shared/i18n/pet-messages'
import { untilWords } from '@shared/i18n/time-words'

export interface SnoozeViewOptions {
  /** Main hides the window itself; in a browser the page takes the pet off and says when it is back. */
  readonly hiddenByMain: boolean
  readonly rhythm: () => PetSnapshot['rhythm'] | null
  /** It went to sleep, or woke up. */
  readonly onChange: () => void
  /** The user wakes it. */
  readonly onWake: () => void
}

/** The pet put to sleep, as its page has it. */
export interface SnoozeView {
  isSnoozed(): boolean
  set(snooze: Snooze): void
  /** Says anew until when: the user's clock may be another. */
  tell(): void
}

/** Finds its elements and gives them their words. */
export function openSnooze(options: SnoozeViewOptions): SnoozeView {
  const note = part('snoozed')
  const words = part('snoozed-until')
  const wake = part('wake')
  let until: string | null = null
  wake.textContent = petMessages.wake
  wake.addEventListener('click', options.onWake)

  const tell = (): void => {
    const snoozed = until !== null && !options.hiddenByMain
    document.documentElement.toggleAttribute('data-snoozed', snoozed)
    note.hidden = !snoozed
    const rhythm = options.rhythm()
    if (until === null || rhythm === null) return
    const calendar = calendarFor(rhythm.timeZone)
    words.textContent = petMessages.snoozed(untilWords(Date.parse(until), Date.now(), calendar))
  }
  return {
    isSnoozed: () => until !== null,
    set: (snooze) => {
      if (snooze.until === until) return
      until = snooze.until
      tell()
      options.onChange()
    },
    tell,
  }
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page lacks its #${id}.`)
  return found
}
