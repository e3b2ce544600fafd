import { randomUUID } from 'node:crypto'
import { type Dirent } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type InstalledSpecies, speciesIdSchema } from '@shared/contract/species'
import { Failure, codeOf } from '../../failure'
import type { Log } from '../../log'
import type { ImportedSpecies } from '../import/imported-species'
import { type InstalledManifest, installedManifestSchema, manifestOf } from './manifest'
import { freeId } from './species-id'

/** The species of this computer: those that come with Familiar, and those that were brought in. */
export interface Library {
  /** Where the ones from elsewhere are: `<id>/pet.json` and a sheet. */
  readonly folder: string
  list(): Promise<InstalledSpecies[]>
  read(id: string): Promise<Held>
  /** Installs a pet under an id of its own: written aside and moved into place whole. */
  install(species: ImportedSpecies): Promise<string>
  /** Takes a species out, to where it can be brought back from until the next start. */
  remove(id: string): Promise<void>
  restore(id: string): Promise<void>
  /** Empties what was removed or left half-written by an earlier run. */
  sweep(): Promise<void>
}

/** A species on disk. */
export interface Held {
  readonly id: string
  readonly folder: string
  readonly isBuiltIn: boolean
  readonly manifest: InstalledManifest
}

/** Names no species can have: they begin with a dot, and are never served. */
const REMOVED = '.removed'
const INCOMING = '.incoming-'

/** Opens the library. `builtIn` holds the species of Familiar itself, whose ids nobody else can have. */
export function openLibrary(builtIn: string, dataFolder: string, log: Log): Library {
  const folder = join(dataFolder, 'species')
  const idsIn = async (place: string): Promise<string[]> => {
    const entries = await readdir(place, { withFileTypes: true }).catch(ifMissing<Dirent[]>([]))
    return entries
      .filter((entry) => entry.isDirectory() && speciesIdSchema.safeParse(entry.name).success)
      .map((entry) => entry.name)
      .sort()
  }
  const held = async (place: string, id: string): Promise<Held> => {
    const text = await readFile(join(place, id, 'pet.json'), 'utf8')
    const manifest = installedManifestSchema.parse(JSON.parse(text))
    return { id, folder: join(place, id), isBuiltIn: place === builtIn, manifest }
  }
  const placeOf = async (id: string): Promise<string> => {
    speciesIdSchema.parse(id)
    for (const place of [builtIn, folder]) if ((await idsIn(place)).includes(id)) return place
    throw new Failure('NOT_FOUND', 'This species is not there any more.')
  }
  const read = async (id: string): Promise<Held> => {
    const place = await placeOf(id)
    try {
      return await held(place, id)
    } catch (cause) {
      const file = join(place, id, 'pet.json')
      throw new Failure('NOT_FOUND', `This species cannot be read: ${file} is damaged.`, { cause })
    }
  }
  /** Also of one that cannot be read, which its user wants to be rid of all the more. */
  const own = async (id: string): Promise<void> => {
    if ((await placeOf(id)) === builtIn)
      throw new Failure('NOT_ALLOWED', 'This species belongs to Familiar and stays.')
  }

  return {
    folder,
    read,
    list: async () => {
      const found: InstalledSpecies[] = []
      for (const place of [builtIn, folder])
        for (const id of await idsIn(place))
          try {
            found.push(listed(await held(place, id)))
          } catch (error) {
            // Edited by hand, or a disk gone wrong: the others are still there.
            log.warn(`the species ${id} cannot be read`, error)
          }
      return found
    },
    install: async (species) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const taken = new Set([
        ...(await idsIn(builtIn)),
        ...(await idsIn(folder)),
        ...(await idsIn(join(folder, REMOVED))),
      ])
      const id = freeId(species.name, (candidate) => taken.has(candidate))
      const aside = join(folder, `${INCOMING}${randomUUID().slice(0, 8)}`)
      try {
        await mkdir(aside, { mode: 0o700 })
        await write(join(aside, species.sheet.fileName), species.sheet.bytes)
        const json = `${JSON.stringify(manifestOf(id, species), null, 2)}\n`
        await write(join(aside, 'pet.json'), Buffer.from(json))
        await rename(aside, join(folder, id))
      } catch (cause) {
        await rm(aside, { recursive: true, force: true })
        throw unwritable(folder, cause)
      }
      return id
    },
    remove: async (id) => {
      await own(id)
      await mkdir(join(folder, REMOVED), { recursive: true, mode: 0o700 })
      await rename(join(folder, id), join(folder, REMOVED, id))
    },
    restore: async (id) => {
      speciesIdSchema.parse(id)
      try {
        await rename(join(folder, REMOVED, id), join(folder, id))
      } catch (cause) {
        throw new Failure('NOT_FOUND', 'This species cannot be brought back any more.', { cause })
      }
    },
    sweep: async () => {
      const names = await readdir(folder).catch(ifMissing<string[]>([]))
      for (const name of names)
        if (name === REMOVED || name.startsWith(INCOMING))
          await rm(join(folder, name), { recursive: true, force: true })
    },
  }
}

function listed({ id, isBuiltIn, manifest }: Held): InstalledSpecies {
  const { displayName, description, familiar } = manifest
  return {
    id,
    name: displayName === '' ? id : displayName,
    description,
    isBuiltIn,
    format: familiar.format,
    credits: familiar.credits,
  }
}

/** Writes a file that is not there yet, down to the disk. */
async function write(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ifMissing<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return nothing
    throw error
  }
}

function unwritable(folder: string, cause: unknown): unknown {
  const code = codeOf(cause) ?? ''
  if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'].includes(code)) return cause
  const reason =
    code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : 'it may not be written to'
  return new Failure(
    'DATA_FOLDER_NOT_WRITABLE',
    `The pet could not be kept in ${folder}: ${reason}. Nothing was changed.`,
    { cause },
  )
}
