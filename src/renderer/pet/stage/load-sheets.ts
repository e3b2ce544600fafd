import type { Species } from '../species/species'
import { readSpecies } from '../species/species'

/** A species with its sheets, ready to be drawn. */
export interface LoadedSpecies {
  readonly species: Species
  readonly images: ReadonlyMap<string, ImageBitmap>
}

/** Fetches and decodes a species from the host. Rejects with a sentence when it cannot. */
export async function loadSpecies(id: string, color: string): Promise<LoadedSpecies> {
  const folder = `/species/${encodeURIComponent(id)}/`
  const manifest: unknown = await (await fetchOk(`${folder}pet.json`)).json()
  const species = readSpecies(id, manifest, color)
  const images = await Promise.all(
    species.sheets.map(async (sheet): Promise<[string, ImageBitmap]> => {
      const blob = await (await fetchOk(folder + sheet)).blob()
      return [sheet, await createImageBitmap(blob)]
    }),
  )
  return { species, images: new Map(images) }
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`)
  return response
}
