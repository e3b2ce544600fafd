import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type PetList, petListSchema, petSnapshotSchema } from '@shared/contract/pet'
import type { Log } from '../log'

/** What is in the file; before there could be several, it was the one pet. */
const pictureSchema = z.union([
  z.object({ pets: petListSchema }).transform(({ pets }) => pets),
  petSnapshotSchema.transform((pet) => [pet]),
])

/**
 * The pets as last seen, in `<data folder>/pet.json`: what is painted before the database is up. It is a picture, never
 * a source; a missing or unreadable one only means that the pets appear a moment later.
 */
export async function readBootSnapshot(dataFolder: string, log: Log): Promise<PetList | null> {
  const text = await readFile(join(dataFolder, 'pet.json'), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return pictureSchema.parse(JSON.parse(text))
  } catch (error) {
    log.warn('the last snapshot cannot be read', error)
    return null
  }
}

/** Keeps the pets for the next start; never half-written. */
export async function writeBootSnapshot(dataFolder: string, pets: PetList): Promise<void> {
  const file = join(dataFolder, 'pet.json')
  await writeFile(`${file}.new`, JSON.stringify({ pets }), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
