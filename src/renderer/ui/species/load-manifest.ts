import { fetchFile } from './fetch-sheet'
import type { SpeciesManifest } from './species-manifest'

const asked = new Map<string, Promise<SpeciesManifest>>()

/** Where a species' files are served. */
export function speciesFolder(species: string): string {
  return `/species/${encodeURIComponent(species)}`
}

/** A species' `pet.json`, fetched once. Rejects when it is not there or cannot be read. */
export function loadManifest(species: string): Promise<SpeciesManifest> {
  const known = asked.get(species)
  if (known) return known
  const loading = fetchManifest(species)
  asked.set(species, loading)
  // A species that is not there now may be there later.
  loading.catch(() => asked.delete(species))
  return loading
}

async function fetchManifest(species: string): Promise<SpeciesManifest> {
  const [{ speciesManifestSchema }, response] = await Promise.all([
    import('./species-manifest'),
    fetchFile(`${speciesFolder(species)}/pet.json`),
  ])
  return speciesManifestSchema.parse(await response.json())
}
