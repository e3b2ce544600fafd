import type { CareAction, PetSnapshot, PetStory, petRoutes } from '@shared/contract/pet'
import type { HandlersOf } from '../handlers'

export interface PetPorts {
  read(): Promise<PetSnapshot>
  care(action: CareAction): Promise<void>
  rename(name: string): Promise<PetSnapshot>
  setColor(color: string): Promise<PetSnapshot>
  story(): Promise<PetStory>
}

export function petHandlers(ports: PetPorts): HandlersOf<keyof typeof petRoutes> {
  return {
    'pet.get': () => ports.read(),
    'pet.care': ({ action }) => ports.care(action),
    'pet.rename': ({ name }) => ports.rename(name),
    'pet.setColor': ({ color }) => ports.setColor(color),
    'pet.story': () => ports.story(),
  }
}
