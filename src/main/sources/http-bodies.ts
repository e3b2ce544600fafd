import type { IncomingMessage } from 'node:http'

/** How a body is read. */
export interface BodyLimits {
  readonly maxBytes: number
  /** How long it may take to arrive; without, as long as the server lets it. */
  readonly patience?: {
    readonly ms: number
    /** Runs something once after so many ms; the function it answers with takes it back. */
    readonly after: (ms: number, run: () => void) => () => void
  }
}

/** How large the request says its body is, in bytes; null when it does not say. */
export function declaredSize(request: IncomingMessage): number | null {
  const declared = request.headers['content-length']
  return declared === undefined ? null : Number(declared)
}

/**
 * The body byte for byte, or why there is none; the rest is then left unread, and the request can still be answered.
 * Rejects when the other side hangs up.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, patience }: BodyLimits,
): Promise<Buffer | 'too-large' | 'too-slow'> {
  if ((declaredSize(request) ?? 0) > maxBytes) return Promise.resolve('too-large')
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (end: () => void): void => {
      cancel?.()
      request.off('data', take).off('end', whole).off('close', gone)
      end()
    }
    const leave = (why: 'too-large' | 'too-slow'): void => {
      request.pause()
      finish(() => resolve(why))
    }
    const take = (chunk: Buffer): void => {
      size += chunk.length
      if (size > maxBytes) leave('too-large')
      else chunks.push(chunk)
    }
    const whole = (): void => finish(() => resolve(Buffer.concat(chunks)))
    const gone = (): void => finish(() => reject(new Error('the body broke off')))
    const cancel = patience?.after(patience.ms, () => leave('too-slow'))
    // A connection that breaks closes the request, too; without a listener its error would end the process.
    request.on('error', () => undefined)
    request.on('data', take).on('end', whole).on('close', gone)
  })
}

/** The JSON of a text in UTF-8; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A body as text; undefined when it is not UTF-8. */
export function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Room for bodies that are read at the same time. */
export interface BodyRoom {
  /** Takes room for a body of so many bytes. Returns how to give it back; null when there is not enough. */
  enter(bytes: number): (() => void) | null
}

/** Room for `maxBodies` at once, of `maxBytes` together. */
export function bodyRoom(maxBodies: number, maxBytes: number): BodyRoom {
  let bodies = 0
  let taken = 0
  return {
    enter: (bytes) => {
      if (bodies >= maxBodies || taken + bytes > maxBytes) return null
      bodies += 1
      taken += bytes
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        bodies -= 1
        taken -= bytes
      }
    },
  }
}
