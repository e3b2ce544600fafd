import type { PetSnapshot } from '@shared/contract/pet'
import type { Snooze } from '@shared/contract/snooze'
import type { SnoozeNote } from './snooze-note'

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

/** Nothing is shown before a pet is put to sleep, which most never are: what says so is fetched then. */
export function openSnooze(options: SnoozeViewOptions): SnoozeView {
  let until: string | null = null
  let note: Promise<SnoozeNote> | null = null
  const tell = (): void => {
    if (options.hiddenByMain || (until === null && note === null)) return
    note ??= import('./snooze-note').then(({ openSnoozeNote }) => openSnoozeNote(options))
    void note.then((view) => view.show(until))
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
