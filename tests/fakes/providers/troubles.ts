import { type Answer, type JsonObject, bytesOf, isObject } from './exchange'
import type { FaultSpec } from './faults'

/** Waits `ms` of real time, then answers as ever. */
export const stall = (ms: number): FaultSpec => ({ kind: 'stall', ms })
/** Waits until `release()`. */
export const hold = (): FaultSpec => ({ kind: 'hold' })
/** Closes the connection before anything happened. */
export const refuse = (): FaultSpec => ({ kind: 'refuse' })
/** The provider does what it was asked, but its answer is lost. */
export const lose = (): FaultSpec => ({ kind: 'lose' })
/** Half an answer, then the connection closes. */
export const cut = (): FaultSpec => ({ kind: 'cut' })
/** Half an answer, then silence on an open connection. */
export const hang = (): FaultSpec => ({ kind: 'hang' })
/** Sends people and programs somewhere else. */
export const redirected = (location: string): FaultSpec => ({
  status: 302,
  headers: { location },
})
/** A server in trouble, with the page a load balancer shows. */
export const serverError = (status = 500, times = 1): FaultSpec => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><body><h1>${status}</h1></body></html>`,
  times,
})

/** The first half of a JSON body, with a length that fits: it arrives whole and cannot be read. */
export const truncated = (): FaultSpec =>
  alter((answer) => {
    const bytes = bytesOf(answer)
    return bytes.subarray(0, Math.floor(bytes.length / 2))
  })
/** A body that says it is JSON and is not. */
export const notJson = (): FaultSpec => alter(() => '<!doctype html><title>Sign in</title>')
/** Every entry of the list in the answer twice. */
export const twice = (): FaultSpec => altered((entries) => entries.flatMap((each) => [each, each]))
/** The list in the answer the other way around. */
export const backwards = (): FaultSpec => altered((entries) => entries.toReversed())

/** Another list in place of the one in the answer: of events, results or data points. */
export function altered(change: (entries: readonly unknown[]) => readonly unknown[]): FaultSpec {
  return alter(({ body }) => {
    if (isObject(body)) return withList(body, change)
    const entries: readonly unknown[] = Array.isArray(body) ? body : []
    return change(entries)
  })
}

function withList(
  body: JsonObject,
  change: (entries: readonly unknown[]) => readonly unknown[],
): JsonObject {
  const changed = new Map<string, unknown>()
  for (const [key, value] of Object.entries(body)) {
    changed.set(key, Array.isArray(value) ? change(value) : value)
  }
  return Object.fromEntries<unknown>(changed)
}

function alter(body: (answer: Answer) => unknown): FaultSpec {
  return { kind: 'alter', alter: (answer) => ({ ...answer, body: body(answer) }) }
}
