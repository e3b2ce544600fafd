import type { ResultOf } from '@shared/contract/contract'
import type { RouteResult } from '@shared/contract/errors'
import type { PetDraft, PetList, PetSnapshot } from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import type { StoreApi } from 'zustand/vanilla'
import type { Api } from '../../ui/api'
import type { SettingsFeeds } from './settings-feeds'
import type { SettingsState } from './settings-state'

type Pets = Promise<RouteResult<PetList>>

/** What can be asked of the pets. */
export interface PetCommands {
  readonly rename: (name: string, pet: PetId) => Promise<ResultOf<'pet.rename'>>
  readonly setColor: (color: string, pet: PetId) => Promise<ResultOf<'pet.setColor'>>
  readonly adoptPet: (draft: PetDraft) => Pets
  readonly letEat: (pet: PetId) => Pets
  readonly setHidden: (pet: PetId, hidden: boolean) => Pets
  readonly letGo: (pet: PetId) => Pets
  readonly takeBack: (pet: PetId) => Pets
  /** The page tells of this one from now on. */
  readonly choosePet: (pet: PetId) => void
}

/** Makes the commands; what main answers is shown at once, without waiting for its push. */
export function createPetCommands(
  api: Api<'settings'>,
  feeds: Pick<SettingsFeeds, 'pet' | 'pets' | 'story'>,
  store: StoreApi<SettingsState>,
): PetCommands {
  const one = (ask: () => Promise<RouteResult<PetSnapshot>>): Promise<RouteResult<PetSnapshot>> =>
    takeInPet(feeds, ask, (pet) => pet)
  const all = (ask: () => Pets): Pets =>
    feeds.pet.command(
      () => feeds.pets.command(ask, (pets) => pets),
      (pets, held) => pets.find(({ eats }) => eats) ?? held,
    )
  return {
    rename: (name, pet) => one(() => api.request('pet.rename', { name, pet })),
    setColor: (color, pet) => one(() => api.request('pet.setColor', { color, pet })),
    adoptPet: (draft) => all(() => api.request('pet.adopt', draft)),
    letEat: (pet) => all(() => api.request('pet.letEat', { pet })),
    setHidden: (pet, hidden) => all(() => api.request('pet.setHidden', { pet, hidden })),
    letGo: (pet) => all(() => api.request('pet.letGo', { pet })),
    takeBack: (pet) => all(() => api.request('pet.takeBack', { pet })),
    choosePet: (pet) => {
      store.setState({ chosenPet: pet })
      void feeds.story.load()
    },
  }
}

/** Runs a command that answers with a pet, and shows that pet. */
export function takeInPet<A>(
  feeds: Pick<SettingsFeeds, 'pet' | 'pets'>,
  ask: () => Promise<RouteResult<A>>,
  petIn: (answer: A) => PetSnapshot,
): Promise<RouteResult<A>> {
  return feeds.pet.command(
    () => feeds.pets.command(ask, (answer, held) => held && withPet(held, petIn(answer))),
    (answer, held) => {
      const pet = petIn(answer)
      return pet.eats ? pet : held
    },
  )
}

/** The pets with one of them as it is now. */
export function withPet(pets: PetList, pet: PetSnapshot): PetList {
  return pets.map((held) => (held.id === pet.id ? pet : held))
}
