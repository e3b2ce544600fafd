import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { Push } from '@shared/contract/pushes'
import type { PetId } from '@shared/domain/ids'
import { newbornState } from '@shared/domain/pet-state'
import { FakeFailure } from './fake-failure'
import type { FakeApp, FakeHandlers } from './fake-handlers'
import { fakeIds } from './worlds/ids'
import type { World } from './worlds/world'

type PetRoute = Extract<keyof FakeHandlers, `pet.${string}`>

const CARE = { feed: 'pet.fed', pet: 'pet.petted', play: 'pet.played' } as const

/** All pets of a world, the oldest first. */
export function petsOf({ pet, companions }: World): PetList {
  return [pet, ...companions].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A pet of a world by its id; the one that eats where none is given. */
export function petIn(world: World, id: PetId = world.pet.id): PetSnapshot {
  const pet = petsOf(world).find((candidate) => candidate.id === id)
  if (!pet) throw new FakeFailure({ code: 'NOT_FOUND', message: 'That pet does not live here.' })
  return pet
}

/** Puts a pet of a world in the place of the one with its id, and tells of it. */
export function putPet(world: World, push: (push: Push) => void, pet: PetSnapshot): PetSnapshot {
  if (pet.id === world.pet.id) world.pet = pet
  else world.companions = world.companions.map((one) => (one.id === pet.id ? pet : one))
  push({ type: 'pet.changed', pet })
  return pet
}

/** Answers for the pets of a world. */
export function petAnswers({
  world,
  push,
  emit,
}: FakeApp): Pick<FakeHandlers, Exclude<PetRoute, 'pet.story'>> {
  const gone = new Map<PetId, PetSnapshot>()
  let adopted = 1
  const changed = (): PetList => {
    const pets = petsOf(world)
    push({ type: 'pets.changed', pets })
    return pets
  }
  const makeRoom = (): void => {
    if (petsOf(world).length >= world.settings.mostPets)
      throw new FakeFailure({ code: 'CONFLICT', message: 'There is no room for another pet.' })
  }
  return {
    'pet.get': () => world.pet,
    'pet.list': () => petsOf(world),
    'pet.care': ({ action, pet }) => emit({ type: CARE[action], source: 'familiar', pet }),
    'pet.rename': ({ name, pet: id }) => {
      const pet = petIn(world, id)
      return putPet(world, push, { ...pet, name, version: pet.version + 1 })
    },
    'pet.setColor': ({ color, pet: id }) => {
      const pet = petIn(world, id)
      const traits = { ...pet.state.traits, color }
      return putPet(world, push, {
        ...pet,
        version: pet.version + 1,
        state: { ...pet.state, traits },
      })
    },
    'pet.adopt': ({ name, species, color }) => {
      makeRoom()
      adopted += 1
      world.companions = [
        ...world.companions,
        {
          ...world.pet,
          id: fakeIds.petNumber(adopted),
          name,
          species,
          version: 1,
          state: newbornState(Date.now(), color),
          eats: false,
          hidden: false,
        },
      ]
      return changed()
    },
    'pet.letEat': ({ pet: id }) => {
      const pet = petIn(world, id)
      const others = petsOf(world).filter((one) => one.id !== id)
      world.companions = others.map((one) => ({ ...one, eats: false }))
      world.pet = { ...pet, eats: true }
      return changed()
    },
    'pet.setHidden': ({ pet: id, hidden }) => {
      const pet = { ...petIn(world, id), hidden }
      if (pet.eats) world.pet = pet
      else world.companions = world.companions.map((one) => (one.id === id ? pet : one))
      return changed()
    },
    'pet.letGo': ({ pet: id }) => {
      const pet = petIn(world, id)
      if (pet.eats)
        throw new FakeFailure({ code: 'CONFLICT', message: 'Let another one eat first.' })
      gone.set(id, pet)
      world.companions = world.companions.filter((one) => one.id !== id)
      return changed()
    },
    'pet.takeBack': ({ pet: id }) => {
      const pet = gone.get(id)
      makeRoom()
      if (pet) world.companions = [...world.companions, pet]
      return changed()
    },
  }
}
