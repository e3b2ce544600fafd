import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** GitHub delivers no more. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024

/** Does the request say of itself that it is larger than allowed? */
export function saysTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES
}

/** The body byte for byte; null when it is larger than allowed, the rest then being left unread. */
export async function readRawBody(request: IncomingMessage): Promise<Buffer | null> {
  if (saysTooLarge(request)) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The signature `X-Hub-Signature-256` carries; null when it is none. */
export function readSignature(request: IncomingMessage): Buffer | null {
  const header = request.headers['x-hub-signature-256']
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(typeof header === 'string' ? header : '') ?? []
  return hex === undefined ? null : Buffer.from(hex, 'hex')
}

/** Is this the HMAC-SHA256 of the bytes under the secret? Takes as long for a wrong one as for a right one. */
export function isSigned(body: Buffer, signature: Buffer, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}

/** The JSON of a delivery, sent as it is or as a form with a `payload`; undefined when there is none. */
export function parseDelivery(body: Buffer, contentType: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)
    const json = isForm ? new URLSearchParams(text).get('payload') : text
    return json === null ? undefined : (JSON.parse(json) as unknown)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
