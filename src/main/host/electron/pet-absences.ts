import type { DisplayArea, Rectangle } from '@shared/body/areas'
import { coversDisplayOf } from '@shared/body/covering'
import type { Figure } from './pet-pointer'

/** Why a pet that is wanted is not to be seen just now. It comes back by itself when none of these holds any more. */
export type Absence = 'locked' | 'suspended' | 'snoozed' | 'fullscreen'

export interface PetAbsencesOptions {
  readonly figure: () => Figure
  readonly displays: () => readonly DisplayArea[]
  /** It is away now and was not, or the other way round. */
  readonly onChange: () => void
}

/** What keeps a pet away. */
export interface PetAbsences {
  readonly isAway: () => boolean
  readonly set: (why: Absence, absent: boolean) => void
  /** Another app's window fills a screen from now on; null for none. */
  readonly setFullscreen: (window: Rectangle | null) => void
  /** The pet, or the displays, are elsewhere. */
  readonly look: () => void
  /** The user wants to see it, whatever the system tells: only its sleep counts still, which others end. */
  readonly overrule: () => void
}

export function createPetAbsences(options: PetAbsencesOptions): PetAbsences {
  const absences = new Set<Absence>()
  let fullscreen: Rectangle | null = null

  const set: PetAbsences['set'] = (why, absent) => {
    const before = absences.size > 0
    if (absent) absences.add(why)
    else absences.delete(why)
    if (absences.size > 0 !== before) options.onChange()
  }
  const look = (): void => {
    if (fullscreen === null) {
      set('fullscreen', false)
      return
    }
    const { window, held } = options.figure()
    // Not out of the hand: whoever carries it there looks at it.
    if (held) return
    const displays = options.displays().map(({ bounds }) => bounds)
    set('fullscreen', coversDisplayOf(window, fullscreen, displays))
  }
  return {
    isAway: () => absences.size > 0,
    set,
    setFullscreen: (window) => {
      fullscreen = window
      look()
    },
    look,
    overrule: () => {
      fullscreen = null
      for (const why of ['fullscreen', 'locked', 'suspended'] as const) absences.delete(why)
    },
  }
}
