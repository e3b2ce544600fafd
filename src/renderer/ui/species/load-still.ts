import { loadManifest, speciesFolder } from './load-manifest'

/** Fetches the frame of a species sitting still in a mood. Rejects when the species or its sheet is not there. */
export async function loadStill(
  species: string,
  mood: string,
  color: string,
): Promise<ImageBitmap> {
  const [{ stillCell }, manifest] = await Promise.all([
    import('./species-manifest'),
    loadManifest(species),
  ])
  const { sheet, row, width, height } = stillCell(manifest, mood, color)
  const response = await fetch(`${speciesFolder(species)}/${sheet}`)
  if (!response.ok) throw new Error(`No sheet at ${response.url}`)
  // Only the one cell is kept: a whole sheet is tens of megabytes of pixels.
  return createImageBitmap(await response.blob(), 0, row * height, width, height)
}
