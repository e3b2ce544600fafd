import type {
  CareAction,
  PetDraft,
  PetList,
  PetSnapshot,
  PetStory,
  petRoutes,
} from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import { Failure } from '../../failure'
import type { Caller, HandlersOf } from '../handlers'

/** Where a pet may be left out, the one that eats is meant. */
export interface PetPorts {
  read(pet?: PetId): Promise<PetSnapshot>
  list(): Promise<PetList>
  care(action: CareAction, pet?: PetId): Promise<void>
  rename(name: string, pet?: PetId): Promise<PetSnapshot>
  setColor(color: string, pet?: PetId): Promise<PetSnapshot>
  story(pet?: PetId): Promise<PetStory>
  adopt(draft: PetDraft): Promise<PetList>
  letEat(pet: PetId): Promise<PetList>
  setHidden(pet: PetId, hidden: boolean): Promise<PetList>
  letGo(pet: PetId): Promise<PetList>
  takeBack(pet: PetId): Promise<PetList>
}

export function petHandlers(ports: PetPorts): HandlersOf<keyof typeof petRoutes> {
  return {
    'pet.get': (_, caller) => ports.read(caller.pet),
    'pet.list': () => ports.list(),
    'pet.care': async ({ action, pet }, caller) => ports.care(action, petMeant(pet, caller)),
    'pet.rename': ({ name, pet }) => ports.rename(name, pet),
    'pet.setColor': ({ color, pet }) => ports.setColor(color, pet),
    'pet.story': (input) => ports.story(input?.pet),
    'pet.adopt': (draft) => ports.adopt(draft),
    'pet.letEat': ({ pet }) => ports.letEat(pet),
    'pet.setHidden': ({ pet, hidden }) => ports.setHidden(pet, hidden),
    'pet.letGo': ({ pet }) => ports.letGo(pet),
    'pet.takeBack': ({ pet }) => ports.takeBack(pet),
  }
}

/** Whom a window means; one that shows a single pet speaks for that one only. */
function petMeant(named: PetId | undefined, { pet: own }: Caller): PetId | undefined {
  if (own !== undefined && named !== undefined && named !== own)
    throw new Failure('NOT_ALLOWED', 'This window speaks for its own pet only.')
  return named ?? own
}
