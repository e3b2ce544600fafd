const MAX_BYTES = 100_000

/** What a picture begins with, byte for byte, by its media type; a server's own word for it is not believed. */
const KINDS: readonly (readonly [type: string, begins: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => startsWith(bytes, '89504e470d0a1a0a')],
  ['image/jpeg', (bytes) => startsWith(bytes, 'ffd8ff')],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF[^]{4}WEBP/.test(bytes.toString('latin1', 0, 12))],
]

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.toString('hex', 0, hex.length / 2) === hex
}

/** Loads a picture as a data URL. Null when it is none of PNG, JPEG, GIF and WebP, above 100 KB, or not to be had. */
export async function readPicture(
  address: URL,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await fetch(address, { signal })
    const bytes = response.ok ? await readBounded(response) : null
    if (bytes === null) return null
    const kind = KINDS.find(([, begins]) => begins(bytes))
    return kind ? `data:${kind[0]};base64,${bytes.toString('base64')}` : null
  } catch {
    signal.throwIfAborted()
    // A connection without a picture is as good.
    return null
  }
}

async function readBounded(response: Response): Promise<Buffer | null> {
  if (response.body === null) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > MAX_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
