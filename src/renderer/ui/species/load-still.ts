import { fetchSheet } from './fetch-sheet'
import { loadManifest, speciesFolder } from './load-manifest'

/** Which pet is to be seen sitting still. */
export interface StillOf {
  readonly species: string
  readonly mood: string
  /** Its coat. */
  readonly color: string
  /** Its body grows with it. */
  readonly level: number
}

/** Fetches the frame of a species sitting still in a mood. Rejects when the species or its sheet is not there. */
export async function loadStill({ species, mood, color, level }: StillOf): Promise<ImageBitmap> {
  const [{ stillCell }, manifest] = await Promise.all([
    import('./species-manifest'),
    loadManifest(species),
  ])
  const { sheet, coat, row, width, height } = stillCell(manifest, mood, color, level)
  const file = await fetchSheet(`${speciesFolder(species)}/${sheet}`, coat)
  // Only the one cell is kept: a whole sheet is tens of megabytes of pixels.
  return createImageBitmap(file, 0, row * height, width, height)
}
