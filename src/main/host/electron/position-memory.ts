import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../failure'
import { PETS_AT_MOST } from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import type { Log } from '../../log'
import { HOLDS, type KeptPlace } from '@shared/body/kept-place'
import type { After } from './timers'

/** Where the user put the pet, for each arrangement of displays: at the desk, on the sofa, at the projector. */
export interface PositionMemory {
  recall(arrangement: string): KeptPlace | null
  remember(arrangement: string, place: KeptPlace): void
  forget(arrangement: string): void
  /** Writes what is not written yet. */
  flush(): Promise<void>
}

const FILE = 'pet-place.json'
/** More desks than anybody has, for as many pets as there can be; the one not seen for longest goes first. */
const MOST_ARRANGEMENTS = 20 * PETS_AT_MOST
/** A pet that is carried about is written once, when it rests. */
const WRITE_AFTER_MS = 1_000

const placesSchema = z.object({
  places: z.array(
    z.object({
      arrangement: z.string(),
      x: z.int(),
      y: z.int(),
      hold: z.enum(HOLDS).default('floor'),
    }),
  ),
})

export interface PositionMemoryOptions {
  readonly dataFolder: string
  readonly after: After
  readonly log: Log
}

/** Reads `<data folder>/pet-place.json`. A missing or unreadable one only means that the pet starts in its corner. */
export async function openPositionMemory(options: PositionMemoryOptions): Promise<PositionMemory> {
  const file = join(options.dataFolder, FILE)
  // A Map keeps the order of insertion: the last is the newest.
  const places = await readPlaces(file, options.log)
  let callOff: (() => void) | null = null
  let writing: Promise<void> = Promise.resolve()

  const write = (): Promise<void> => {
    callOff = null
    const text = JSON.stringify({
      places: [...places].map(([arrangement, place]) => ({ arrangement, ...place })),
    })
    // One after the other, as they share the file they prepare.
    writing = writing
      .then(() => replaceFile(file, text))
      .catch((error: unknown) => {
        options.log.warn('the place of the pet could not be kept', error)
      })
    return writing
  }

  const writeSoon = (): void => {
    callOff?.()
    callOff = options.after(WRITE_AFTER_MS, () => void write())
  }

  return {
    recall: (arrangement) => places.get(arrangement) ?? null,
    remember: (arrangement, place) => {
      places.delete(arrangement)
      places.set(arrangement, place)
      const [oldest] = places.keys()
      if (places.size > MOST_ARRANGEMENTS && oldest !== undefined) places.delete(oldest)
      writeSoon()
    },
    forget: (arrangement) => {
      if (places.delete(arrangement)) writeSoon()
    },
    flush: async () => {
      if (callOff === null) return writing
      callOff()
      return write()
    },
  }
}

/** A pet's own part of the memory; where it was when there was one pet only is for whoever has no place of its own. */
export function placesOf(memory: PositionMemory, pet: PetId | null): PositionMemory {
  if (pet === null) return memory
  const own = (arrangement: string): string => `${arrangement} pet ${pet}`
  return {
    recall: (arrangement) => memory.recall(own(arrangement)) ?? memory.recall(arrangement),
    remember: (arrangement, place) => memory.remember(own(arrangement), place),
    forget: (arrangement) => {
      memory.forget(own(arrangement))
      memory.forget(arrangement)
    },
    flush: () => memory.flush(),
  }
}

async function readPlaces(file: string, log: Log): Promise<Map<string, KeptPlace>> {
  try {
    const { places } = placesSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    return new Map(places.map(({ arrangement, ...place }) => [arrangement, place]))
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log.warn('the place of the pet cannot be read', error)
    return new Map()
  }
}

/** Never half-written. */
async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
