import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PetSnapshot, petSnapshotSchema } from '@shared/contract/pet'
import type { Log } from '../log'

/**
 * The pet as last seen, in `<data folder>/pet.json`: what is painted before the database is up. It is a picture, never
 * a source; a missing or unreadable one only means that the pet appears a moment later.
 */
export async function readBootSnapshot(dataFolder: string, log: Log): Promise<PetSnapshot | null> {
  const text = await readFile(join(dataFolder, 'pet.json'), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return petSnapshotSchema.parse(JSON.parse(text))
  } catch (error) {
    log.warn('the last snapshot cannot be read', error)
    return null
  }
}

/** Keeps the pet for the next start; never half-written. */
export async function writeBootSnapshot(dataFolder: string, pet: PetSnapshot): Promise<void> {
  const file = join(dataFolder, 'pet.json')
  await writeFile(`${file}.new`, JSON.stringify(pet), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
