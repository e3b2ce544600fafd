/** A coat: what is other in a sheet's file than in that of the coat it is drawn in. */
export interface CoatPatch {
  /** Where in the file, in bytes. */
  readonly offset: number
  /** In base64. */
  readonly bytes: string
}

/** Fetches a file of a species from the host. Rejects with a sentence when it is not there. */
export async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`)
  return response
}

/**
 * Fetches a sheet and puts its coat on, ready to be decoded: coats are of one drawing, so only their colours are kept.
 * Rejects with a sentence when it is not there.
 */
export async function fetchSheet(path: string, coat: CoatPatch | null): Promise<Blob> {
  const sheet = await (await fetchFile(path)).arrayBuffer()
  if (coat !== null) {
    const colours = Uint8Array.from(atob(coat.bytes), (byte) => byte.charCodeAt(0))
    new Uint8Array(sheet).set(colours, coat.offset)
  }
  return new Blob([sheet])
}
