import type { CareAction, PetList, PetSnapshot } from '@shared/contract/pet'
import { type Advanced, advance } from '@shared/domain/advance'
import type { PetId, UserId } from '@shared/domain/ids'
import { levelProgress } from '@shared/domain/level'
import { calendarFor } from '@shared/domain/local-day'
import { RULES } from '@shared/domain/rules'
import { type AuditAction, record } from './audit/record'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import type { PetPorts } from './ipc/handlers/pet'
import { pausesOfAll } from './pets/pauses'
import { type HousePet, findPets, petOf, renamePet, snapshotOf } from './pets/pets'
import { bornAt, recolourPet } from './pets/recolour'
import { adoptPet, letEat, letGo, setHidden, takeBack } from './pets/roles'
import { ledgerService } from './wire-ledger'
import { storeFamiliarEvents } from './wire-scoring'
import { readSettings, rhythmSettings } from './settings/settings'
import { readSilences } from './settings/silences'
import { familiarEvent } from './sources/familiar/events'

export interface PetService extends PetPorts {
  /** The pet that eats as programs of this computer may see it. */
  describe(): Promise<Record<string, unknown>>
}

export interface PetParts {
  readonly database: Database
  readonly userId: UserId
  readonly clock: Clock
  /** An event was stored. */
  readonly wake: () => void
  /** One of the pets is otherwise than it was. */
  readonly onChange: (pet: PetSnapshot) => void
  /** There are other pets, or another one eats. */
  readonly onPets: (pets: PetList) => void
  /** Is there a species of this name? Rejects with a Failure where there is none. */
  readonly checkSpecies: (id: string) => Promise<void>
}

/** What windows and programs may ask of the pets. */
export function petService(parts: PetParts): PetService {
  const { database, userId, clock } = parts

  const snapshotsOf = async (pets: readonly HousePet[]): Promise<PetList> => {
    const now = clock()
    const rhythm = {
      ...(await rhythmSettings(database, userId)),
      silences: await readSilences(database, userId, now),
    }
    const pauses = await pausesOfAll(database, pets)
    return pets.map((pet) => snapshotOf(pet, { ...rhythm, pauses: pauses.get(pet.id) ?? [] }, now))
  }
  const read = async (id?: PetId): Promise<PetSnapshot> => {
    const [pet] = await snapshotsOf([await petOf(database, userId, id)])
    if (!pet) throw new Error('a pet that was found has no snapshot')
    return pet
  }
  const list = async (): Promise<PetList> => snapshotsOf(await findPets(database, userId))
  const note = (tx: Queries, action: AuditAction, pet: PetId, metadata?: unknown): Promise<void> =>
    record(tx, { userId, action, targetType: 'pet', targetId: pet, metadata })

  const changeOne = async (
    pet: PetId | undefined,
    work: (tx: Queries) => Promise<void>,
  ): Promise<PetSnapshot> => {
    await inTransaction(database, work)
    const changed = await read(pet)
    parts.onChange(changed)
    return changed
  }
  const changeAll = async (work: (tx: Queries) => Promise<void>): Promise<PetList> => {
    await inTransaction(database, work)
    const pets = await list()
    parts.onPets(pets)
    return pets
  }
  const most = async (tx: Queries): Promise<number> => (await readSettings(tx, userId)).mostPets

  return {
    read,
    list,
    care: async (action: CareAction, id) => {
      const { id: pet } = await petOf(database, userId, id)
      const event = familiarEvent(userId, { kind: 'care', action, at: clock(), pet })
      await inTransaction(database, (tx) => storeFamiliarEvents(tx, userId, [event], clock()))
      parts.wake()
    },
    rename: (name, id) =>
      changeOne(id, async (tx) => {
        const pet = await petOf(tx, userId, id)
        await renamePet(tx, pet.id, name)
        await note(tx, 'pet.renamed', pet.id, { from: pet.name, to: name })
      }),
    setColor: (color, id) =>
      changeOne(id, async (tx) => {
        const before = await recolourPet(tx, userId, color, clock(), id)
        if (before.color === color) return
        await note(tx, 'pet.recoloured', before.id, { from: before.color, to: color })
      }),
    story: async (id) => {
      const pet = await petOf(database, userId, id)
      const { streak } = await ledgerService(database, userId, clock).activity(1)
      return {
        bornAt: new Date(await bornAt(database, pet)).toISOString(),
        streak: { days: streak.days, freezesInHand: streak.freezesInHand },
      }
    },
    adopt: async (draft) => {
      await parts.checkSpecies(draft.species)
      return changeAll(async (tx) => {
        const id = await adoptPet(tx, userId, draft, await most(tx), clock())
        await note(tx, 'pet.adopted', id, draft)
      })
    },
    letEat: (pet) =>
      changeAll(async (tx) => {
        const before = await letEat(tx, userId, pet, clock())
        if (before.id !== pet) await note(tx, 'pet.fed_from_now_on', pet, { before: before.id })
      }),
    setHidden: (pet, hidden) =>
      changeAll(async (tx) => {
        await setHidden(tx, userId, pet, hidden)
        await note(tx, hidden ? 'pet.hidden' : 'pet.shown', pet)
      }),
    letGo: (pet) =>
      changeAll(async (tx) => {
        const { name } = await letGo(tx, userId, pet, clock())
        await note(tx, 'pet.let_go', pet, { name })
      }),
    takeBack: (pet) =>
      changeAll(async (tx) => {
        await takeBack(tx, userId, pet, await most(tx))
        await note(tx, 'pet.taken_back', pet)
      }),
    describe: async () => describe(await read(), clock()),
  }
}

function describe(pet: PetSnapshot, now: number): Record<string, unknown> {
  const { state, asleep, resting } = nowOf(pet, now)
  const { level, into, size } = levelProgress(state.xp)
  return {
    name: pet.name,
    species: pet.species,
    level,
    xp: state.xp,
    xpIntoLevel: into,
    xpOfLevel: size,
    energy: Math.round(state.energy),
    hunger: Math.round(state.hunger),
    mood: state.traits.mood,
    asleep,
    resting,
    version: pet.version,
  }
}

/** The pet of a snapshot as it is at `now`. */
export function nowOf(pet: PetSnapshot, now: number): Advanced {
  const { timeZone, ...rhythm } = pet.rhythm
  return advance(pet.state, now, { ...rhythm, calendar: calendarFor(timeZone) }, RULES.life)
}
