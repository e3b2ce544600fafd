import { Trouble } from '../../trouble'
import { troubleWords } from './trouble-words'

const MAX_BODY_BYTES = 10 * 1024 * 1024

/** Reads an answer to its end. Throws a `Trouble` when it is larger than any provider's honest answer. */
export async function readBody(
  response: Response,
  provider: string,
  what: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (response.body === null) return new Uint8Array()
  const body: AsyncIterable<Uint8Array> = response.body
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > MAX_BODY_BYTES) {
      const cause = new Error(`${what} was answered with more than ${MAX_BODY_BYTES} bytes`)
      throw new Trouble('unreadable', troubleWords.tooLarge(provider), { cause })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
