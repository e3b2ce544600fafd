import type { CareAction, PetSnapshot } from '@shared/contract/pet'
import { type Advanced, advance } from '@shared/domain/advance'
import type { UserId } from '@shared/domain/ids'
import { levelProgress } from '@shared/domain/level'
import { calendarFor } from '@shared/domain/local-day'
import { RULES } from '@shared/domain/rules'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import { inTransaction } from './database/transaction'
import type { PetPorts } from './ipc/handlers/pet'
import { findPet, renamePet, snapshotOf } from './pets/pets'
import { bornAt, recolourPet } from './pets/recolour'
import { ledgerService } from './wire-ledger'
import { storeFamiliarEvents } from './wire-scoring'
import { rhythmSettings } from './settings/settings'
import { readSilences } from './settings/silences'
import { familiarEvent } from './sources/familiar/events'

export interface PetService extends PetPorts {
  /** The pet as programs of this computer may see it. */
  describe(): Promise<Record<string, unknown>>
}

/** What windows and programs may ask of the pet. */
export function petService(
  database: Database,
  userId: UserId,
  clock: Clock,
  wake: () => void,
  onChange: (pet: PetSnapshot) => void,
): PetService {
  const read = async (): Promise<PetSnapshot> => {
    const now = clock()
    const rhythm = {
      ...(await rhythmSettings(database, userId)),
      silences: await readSilences(database, userId, now),
    }
    return snapshotOf(await findPet(database, userId), rhythm, now)
  }
  return {
    read,
    care: async (action: CareAction) => {
      const event = familiarEvent(userId, { kind: 'care', action, at: clock() })
      await inTransaction(database, (tx) => storeFamiliarEvents(tx, userId, [event], clock()))
      wake()
    },
    rename: async (name) => {
      await inTransaction(database, async (tx) => {
        const pet = await findPet(tx, userId)
        await renamePet(tx, pet.id, name)
        await record(tx, {
          userId,
          action: 'pet.renamed',
          targetType: 'pet',
          targetId: pet.id,
          metadata: { from: pet.name, to: name },
        })
      })
      const pet = await read()
      onChange(pet)
      return pet
    },
    setColor: async (color) => {
      await inTransaction(database, async (tx) => {
        const before = await recolourPet(tx, userId, color, clock())
        if (before.color === color) return
        await record(tx, {
          userId,
          action: 'pet.recoloured',
          targetType: 'pet',
          targetId: before.id,
          metadata: { from: before.color, to: color },
        })
      })
      const pet = await read()
      onChange(pet)
      return pet
    },
    story: async () => {
      const pet = await findPet(database, userId)
      const { streak } = await ledgerService(database, userId, clock).activity(1)
      return {
        bornAt: new Date(await bornAt(database, pet)).toISOString(),
        streak: { days: streak.days, freezesInHand: streak.freezesInHand },
      }
    },
    describe: async () => {
      const pet = await read()
      const { state, asleep, resting } = nowOf(pet, clock())
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
    },
  }
}

/** The pet of a snapshot as it is at `now`. */
export function nowOf(pet: PetSnapshot, now: number): Advanced {
  const { timeZone, night, silences } = pet.rhythm
  return advance(pet.state, now, { calendar: calendarFor(timeZone), night, silences }, RULES.life)
}
