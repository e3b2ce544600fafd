import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PetSnapshot } from '@shared/contract/pet'
import type { SpeciesOverview } from '@shared/contract/species'
import type { PetId, UserId } from '@shared/domain/ids'
import { record } from './audit/record'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import type { SpeciesPorts, Worn } from './ipc/handlers/species'
import type { Log } from './log'
import { DEFAULT_SPECIES } from './pets/pets'
import { type WornBefore, replaceSpecies, wearSpecies } from './pets/wear-species'
import { codexHome, codexPets } from './species/library/codex-home'
import { openLibrary } from './species/library/library'
import { createImportDesk } from './species/import-desk'
import { type StudioParts, openStudio } from './species/studio/studio'

export interface SpeciesParts {
  readonly database: Database
  readonly userId: UserId
  readonly dataFolder: string
  /** The species that come with Familiar. */
  readonly speciesFolder: string
  /** The built thread that reads them; null where they are read in place. */
  readonly speciesThread: string | null
  readonly clock: Clock
  readonly after: StudioParts['after']
  readonly log: Log
  /** A pet as it is now; the one that eats where none is named. */
  readonly readPet: (pet?: PetId) => Promise<PetSnapshot>
  readonly petChanged: (pet: PetSnapshot) => void
  /** Several of them may be otherwise than they were. */
  readonly petsChanged: () => Promise<void>
}

export interface SpeciesService extends SpeciesPorts {
  /** Rejects with a Failure where there is no species of this name. */
  check(id: string): Promise<void>
  /** Removes what an earlier run left behind; a failure is logged. */
  sweep(): Promise<void>
  /** Ends what is being read. */
  close(): void
}

/** What windows may do with the species of this computer and with pets from elsewhere. */
export function speciesService(parts: SpeciesParts): SpeciesService {
  const { database, userId, dataFolder, clock, log } = parts
  const library = openLibrary(parts.speciesFolder, dataFolder, log)
  const studio = openStudio({ thread: parts.speciesThread, after: parts.after, log })
  const desk = createImportDesk(studio)

  const overview = async (): Promise<SpeciesOverview> => ({
    folder: library.folder,
    installed: await library.list(),
    codex: await codexPets(codexHome(process.env)),
  })
  const note = (tx: Queries, before: WornBefore, to: string): Promise<void> =>
    record(tx, {
      userId,
      action: 'pet.species_changed',
      targetType: 'pet',
      targetId: before.id,
      metadata: { from: before.species, to },
    })
  const wear = async (id: string, color?: string, which?: PetId): Promise<Worn> => {
    const { manifest } = await library.read(id)
    const coat = color ?? manifest.familiar.defaultColor
    await inTransaction(database, async (tx) => {
      const before = await wearSpecies(tx, userId, id, coat, clock(), which)
      if (before.species !== id || before.color !== coat) await note(tx, before, id)
    })
    const pet = await parts.readPet(which)
    parts.petChanged(pet)
    return { overview: await overview(), pet }
  }
  /** Pets of a species that is gone become ones of the first. */
  const replace = async (gone: string): Promise<void> => {
    const { manifest } = await library.read(DEFAULT_SPECIES)
    const to = { species: DEFAULT_SPECIES, color: manifest.familiar.defaultColor }
    await inTransaction(database, async (tx) => {
      const replaced = await replaceSpecies(tx, userId, gone, to, clock())
      for (const before of replaced) await note(tx, before, DEFAULT_SPECIES)
    })
    await parts.petsChanged()
  }

  return {
    sweep: () =>
      library
        .sweep()
        .catch((error: unknown) => log.warn('what was removed could not be swept out', error)),
    check: async (id) => {
      await library.read(id)
    },
    list: overview,
    close: () => desk.stop(),
    beginUpload: async () => {
      desk.stop()
      return Promise.resolve({ upload: desk.uploads.begin() })
    },
    // Asynchronous, so that what they throw rejects.
    sendPart: async (upload, path, offset, data) => {
      desk.uploads.sendPart({ upload, path, offset, bytes: Buffer.from(data, 'base64') })
      return Promise.resolve()
    },
    inspect: (source, form) => desk.inspect(source, form),
    stopInspecting: async () => {
      desk.stop()
      return Promise.resolve()
    },
    readSheet: async (id, offset) => Promise.resolve(desk.readSheet(id, offset)),
    adopt: async (staged, which) => {
      // Before what was previewed is used up: a pet may have been let go in another window.
      await parts.readPet(which)
      const id = await library.install(desk.take(staged))
      return { id, ...(await wear(id, undefined, which)) }
    },
    wear,
    remove: async (id) => {
      await library.remove(id)
      await replace(id)
      return { overview: await overview(), pet: await parts.readPet() }
    },
    restore: async (id) => {
      await library.restore(id)
      return overview()
    },
    exportOne: async (id) => {
      const zip = await studio.exported(await library.read(id))
      const folder = join(dataFolder, 'exports')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const stamp = new Date(clock()).toISOString().replaceAll(/[-:]|\.\d+/g, '')
      const file = join(folder, `${id}-codex-pet-${stamp}.zip`)
      await writeFile(file, zip, { mode: 0o600 })
      return { file, sizeBytes: zip.length }
    },
  }
}
