import type { PetList } from '@shared/contract/pet'
import type { InstalledSpecies } from '@shared/contract/species'

/** What a pet can be called; one that is called so already leaves the name to it. */
const NAMES = ['Plip', 'Juniper', 'Biscuit', 'Pepper', 'Clover', 'Mochi', 'Tansy', 'Bramble']
/** What pets of no species anybody knows wear. */
const ANY_COLOR = 'amber'
const FIRST_SPECIES = 'default'

/** A name that none of them has. */
export function proposeName(pets: PetList): string {
  const taken = new Set(pets.map(({ name }) => name.toLowerCase()))
  return NAMES.find((name) => !taken.has(name.toLowerCase())) ?? ''
}

/** A species that none of them is of, as long as there is one. */
export function proposeSpecies(pets: PetList, installed: readonly InstalledSpecies[]): string {
  const worn = new Set(pets.map(({ species }) => species))
  const other = installed.find(({ id }) => !worn.has(id)) ?? installed[0]
  return other?.id ?? FIRST_SPECIES
}

/** A coat in which none of them is to be mistaken for another. */
export function proposeColor(pets: PetList, species: string, coats: readonly string[]): string {
  const worn = new Set(
    pets.filter((pet) => pet.species === species).map(({ state }) => state.traits.color),
  )
  return coats.find((coat) => !worn.has(coat)) ?? coats[0] ?? ANY_COLOR
}
