import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parseJson, textOf } from '../http-bodies'

/** GitHub delivers no more. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024

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
  const text = textOf(body)
  if (text === undefined) return undefined
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)
  const json = isForm ? new URLSearchParams(text).get('payload') : text
  return json === null ? undefined : parseJson(json)
}
