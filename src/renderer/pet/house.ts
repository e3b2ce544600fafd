import type { Company } from '@shared/body/company'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { PetId } from '@shared/domain/ids'
import { type OpenPet, type PetOptions, openPet } from './open-pet'

export interface HouseOptions extends Pick<
  PetOptions,
  'line' | 'facts' | 'told' | 'ask' | 'userIdleMs'
> {
  /** Holds the first pet's home; further ones are put beside it. */
  readonly element: HTMLElement
  readonly firstHome: HTMLElement
  /** Under Electron every pet has a window of its own: the one this window is for. */
  readonly only: string | null
}

type Still = Parameters<OpenPet['setStill']>[0]

/** The pets of a page. */
export interface House {
  /** These are all pets there are: those that are to be seen here come, and others go. */
  setPets(pets: PetList): void
  /** One of them is otherwise than it was. */
  show(pet: PetSnapshot): void
  pet(id: PetId): OpenPet | null
  each(tell: (pet: OpenPet) => void): void
  setSettings(settings: Settings): void
  setStill(still: Still): void
  /** The pet the page is named after; null where none is to be seen. */
  nameGiver(): PetSnapshot | null
}

/** Opens a page on which no pet lives yet. */
export function openHouse(options: HouseOptions): House {
  const { element, firstHome, only, facts } = options
  // Before anything has been put into it.
  const blueprint = firstHome.cloneNode(true)
  let opening: Promise<Company> | null = null
  /** Fetched by the first that asks: on the desktop main knows who meets whom. */
  const company = (): Promise<Company> =>
    (opening ??= import('@shared/body/company').then(({ openCompany }) =>
      openCompany(() => performance.now()),
    ))
  const open = new Map<PetId, OpenPet>()
  let seen: PetList = []
  let free: HTMLElement | null = firstHome
  let settings: Settings | null = null
  let still: Still = { hidden: false, reducedMotion: false }

  const nextHome = (): HTMLElement => {
    const home = free ?? blueprint.cloneNode(true)
    if (!(home instanceof HTMLElement)) throw new Error('A pet has no home on this page.')
    if (free === null) {
      // An id is the first one's alone.
      for (const part of home.querySelectorAll('[id]')) part.removeAttribute('id')
      element.append(home)
    }
    free = null
    return home
  }
  const comeIn = (id: PetId): OpenPet => {
    const home = nextHome()
    home.dataset['pet'] = id
    const pet = openPet({ ...options, id, home, company, speaks: () => seen[0]?.id === id })
    open.set(id, pet)
    if (settings !== null) pet.setSettings(settings)
    pet.setStill(still)
    if (facts().focused) pet.setFocused(true)
    if (!facts().connected) pet.setConnected(false)
    return pet
  }
  const isHere = ({ id }: PetSnapshot): boolean => only === null || id === only

  return {
    setPets: (pets) => {
      seen = pets.filter(({ hidden }) => !hidden).sort((a, b) => Number(b.eats) - Number(a.eats))
      const here = seen.filter(isHere)
      for (const [id, pet] of open) {
        if (here.some((one) => one.id === id)) continue
        pet.close()
        open.delete(id)
      }
      const isUp = facts().status?.database.state === 'up'
      for (const snapshot of here) {
        const known = open.get(snapshot.id)
        const pet = known ?? comeIn(snapshot.id)
        pet.show(snapshot)
        // What there is to be said may have come before whoever says it.
        if (known === undefined && isUp) pet.tellTroubles()
      }
    },
    show: (pet) => {
      seen = seen.map((one) => (one.id === pet.id ? pet : one))
      open.get(pet.id)?.show(pet)
    },
    pet: (id) => open.get(id) ?? null,
    each: (tell) => {
      for (const pet of open.values()) tell(pet)
    },
    setSettings: (next) => {
      settings = next
      for (const pet of open.values()) pet.setSettings(next)
    },
    setStill: (next) => {
      still = next
      for (const pet of open.values()) pet.setStill(next)
    },
    nameGiver: () => seen.find(isHere) ?? null,
  }
}
