import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PetId } from '../../../src/shared/domain/ids'
import { silentLog } from '../../../src/main/log'
import { updateSettings } from '../../../src/main/settings/settings'
import { speciesService } from '../../../src/main/wire-species'
import { freshDatabase } from '../../fixtures/database'
import { codexPet } from '../../fixtures/pets/codex-pet'
import { makeProfile } from '../../fixtures/profile'
import { quietPets } from '../../fixtures/quiet-pets'
import { tempFolder } from '../../fixtures/temp-folder'

test('what was brought for a pet that has gone is not used up, nor installed, and another can become one', async () => {
  const made = await freshDatabase()
  const now = Date.parse('2026-05-04T12:00Z')
  const clock = (): number => now
  const { userId } = await makeProfile(made.database, now)
  await updateSettings(made.database, userId, { mostPets: 5 })
  const pets = quietPets(made.database, userId, clock)
  const adopt = async (name: string): Promise<PetId> => {
    const all = await pets.adopt({ name, species: 'slime', color: 'mint' })
    const pet = all.find((candidate) => candidate.name === name)
    if (!pet) throw new Error(`${name} does not live here`)
    return pet.id
  }
  const [plip, biscuit] = [await adopt('Plip'), await adopt('Biscuit')]
  const folder = await tempFolder('brought')
  await mkdir(join(folder.path, 'wisp'))
  for (const [name, bytes] of codexPet()) await writeFile(join(folder.path, 'wisp', name), bytes)
  const species = speciesService({
    database: made.database,
    userId,
    dataFolder: join(folder.path, 'data'),
    speciesFolder: join(folder.path, 'built-in'),
    speciesThread: null,
    clock,
    after: () => () => undefined,
    log: silentLog,
    readPet: (pet) => pets.read(pet),
    petChanged: () => undefined,
    petsChanged: () => Promise.resolve(),
  })
  const found = await species.inspect({ from: 'path', path: join(folder.path, 'wisp') })
  if (found.outcome !== 'ready') throw new Error('it cannot be adopted')
  await pets.letGo(plip)
  await expect(species.adopt(found.preview.import, plip)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await species.list()).installed).toEqual([])
  const { id, pet } = await species.adopt(found.preview.import, biscuit)
  expect(pet).toMatchObject({ id: biscuit, species: id })
  await folder.remove()
  await made.drop()
})
