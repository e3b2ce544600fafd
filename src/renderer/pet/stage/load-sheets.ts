import { fetchFile, fetchSheet } from '../../ui/species/fetch-sheet'
import { sheetsOf } from '../species/animation-for'
import type { Species } from '../species/species'
import { readSpecies } from '../species/species'

/** The decoded sheets of a species, by their names. */
export type Sheets = ReadonlyMap<string, ImageBitmap>

const folderOf = (species: string): string => `/species/${encodeURIComponent(species)}/`

/** Fetches what a species says of itself. Rejects with a sentence when it cannot. */
export async function loadSpecies(id: string, color: string, level: number): Promise<Species> {
  const manifest: unknown = await (await fetchFile(`${folderOf(id)}pet.json`)).json()
  return readSpecies(id, manifest, color, level)
}

/** Fetches and decodes the sheets a species is seen on. Rejects with a sentence when it cannot. */
export async function loadSheets(species: Species): Promise<Sheets> {
  const loaded = sheetsOf(species).map(async (sheet): Promise<[string, ImageBitmap]> => {
    const file = await fetchSheet(folderOf(species.id) + sheet, species.coat)
    return [sheet, await createImageBitmap(file)]
  })
  return new Map(await Promise.all(loaded))
}

/** Lets go of sheets that are not seen any more: one is tens of megabytes of pixels. */
export function dropSheets(sheets: Sheets): void {
  for (const image of sheets.values()) image.close()
}
