import { type Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SpeciesOverview } from '@shared/contract/species'

const MOST = 200

/** Where Codex keeps its pets on this computer. */
export function codexHome(env: NodeJS.ProcessEnv): string {
  const set = env['CODEX_HOME']?.trim() ?? ''
  return set === '' ? join(homedir(), '.codex') : set
}

/** The pets Codex has here; null where there is no folder of them, or it may not be read. */
export async function codexPets(home: string): Promise<SpeciesOverview['codex']> {
  const folder = join(home, 'pets')
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    // Another program's folder: whatever is wrong with it, there is nothing to offer.
    (): Dirent[] | null => null,
  )
  if (entries === null) return null
  const folders = entries.filter((entry) => entry.isDirectory()).slice(0, MOST)
  const pets: { name: string; path: string }[] = []
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (await hasManifest(join(folder, name))) pets.push({ name, path: join(folder, name) })
  return { folder, pets }
}

async function hasManifest(folder: string): Promise<boolean> {
  const found = await lstat(join(folder, 'pet.json')).catch(() => null)
  return found?.isFile() ?? false
}
