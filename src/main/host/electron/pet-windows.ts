import { openCompany } from '@shared/body/company'
import type { Rectangle } from '@shared/body/areas'
import type { PetId } from '@shared/domain/ids'
import type { ShownPet } from '../host'
import type { PetPlace } from './pet-place'
import type { Absence } from './pet-absences'
import { type PetWindow, type PetWindowOptions, createPetWindow } from './pet-window'

export interface PetWindowsOptions extends Omit<
  PetWindowOptions,
  'pet' | 'place' | 'company' | 'onWanted'
> {
  readonly placeOf: (pet: PetId | null) => PetPlace
  /** Would one be seen from now on, were it not for full screens? At first none would. */
  readonly onExpected: (expected: boolean) => void
}

/** What keeps all of them away. */
type SharedAbsence = Exclude<Absence, 'fullscreen'>

/** The pets on the screen, each in a window of its own. */
export interface PetWindows {
  /** These are to be seen. Windows of others go; until it is told, one stands ready for whoever lives here. */
  readonly setPets: (pets: readonly ShownPet[]) => void
  readonly of: (pet: PetId | null) => PetWindow | null
  /** Is any of them to be seen? */
  readonly isVisible: () => boolean
  readonly setVisible: (visible: boolean) => void
  readonly setAbsent: (why: SharedAbsence, absent: boolean) => void
  /** Another app's window fills a screen from now on; null for none. */
  readonly setFullscreen: (window: Rectangle | null) => void
  /** The pointer goes through them too from now on, or not any more. */
  readonly setClickThrough: (on: boolean) => void
  readonly bringBack: () => void
  readonly settle: () => void
  /** The renderers of all died. */
  readonly lost: (reason: string) => void
  readonly stop: () => void
}

export function createPetWindows(options: PetWindowsOptions): PetWindows {
  const company = openCompany(options.clock)
  const open = new Map<PetId | null, PetWindow>()
  const absences = new Set<SharedAbsence>()
  let fullscreen: Rectangle | null = null
  let clickThrough = false
  let wanted = false
  let stopped = false
  let expected = false

  const isAnyWanted = (): boolean => [...open.values()].some((window) => window.isVisible())
  const tellExpected = (): void => {
    const now = absences.size === 0 && isAnyWanted()
    if (now === expected) return
    expected = now
    options.onExpected(now)
  }
  const comeIn = (pet: PetId | null): PetWindow => {
    const window = createPetWindow({
      ...options,
      pet,
      company,
      place: options.placeOf(pet),
      onWanted: tellExpected,
    })
    open.set(pet, window)
    for (const why of absences) window.setAbsent(why, true)
    window.setFullscreen(fullscreen)
    window.setClickThrough(clickThrough)
    return window
  }
  const leave = (pet: PetId | null, window: PetWindow): void => {
    window.stop()
    open.delete(pet)
    options.windows.destroy('pet', pet)
    tellExpected()
  }
  const each = (tell: (window: PetWindow) => void): void => [...open.values()].forEach(tell)
  comeIn(null)
  /** Whoever asks for them overrules the system, also for those that come in later. */
  const overrule = (): void => {
    wanted = true
    fullscreen = null
    for (const why of ['locked', 'suspended'] as const) absences.delete(why)
  }

  return {
    setPets: (pets) => {
      if (stopped) return
      for (const [pet, window] of [...open])
        if (!pets.some(({ id }) => id === pet)) leave(pet, window)
      for (const { id } of pets) {
        if (open.has(id)) continue
        const window = comeIn(id)
        if (wanted) window.appear()
      }
    },
    of: (pet) => open.get(pet) ?? null,
    isVisible: isAnyWanted,
    setVisible: (visible) => {
      if (visible) overrule()
      else wanted = false
      each((window) => window.setVisible(visible))
    },
    setAbsent: (why, absent) => {
      if (absent) absences.add(why)
      else absences.delete(why)
      each((window) => window.setAbsent(why, absent))
      tellExpected()
    },
    setFullscreen: (window) => {
      fullscreen = window
      each((pet) => pet.setFullscreen(window))
    },
    setClickThrough: (on) => {
      clickThrough = on
      each((pet) => pet.setClickThrough(on))
    },
    bringBack: () => {
      overrule()
      each((window) => window.bringBack())
    },
    settle: () => each((window) => window.settle()),
    lost: (reason) => each((window) => window.lost(reason)),
    stop: () => {
      stopped = true
      each((window) => window.stop())
    },
  }
}
