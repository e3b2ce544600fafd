import type { ContextBridge } from 'electron'

/**
 * Carries values between the preload's world and the page's, as the documentation's table says: data is copied,
 * functions are called on the other side, promises are waited for, and anything else is an error.
 */
export function createContextBridge(
  world: Record<string, unknown>,
): Pick<ContextBridge, 'exposeInMainWorld'> {
  return {
    exposeInMainWorld: (apiKey: string, api: unknown) => {
      if (apiKey in world) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      world[apiKey] = carry(api)
    },
  }
}

function carry(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown => {
      const result: unknown = Reflect.apply(value, undefined, args.map(carry))
      return carry(result)
    }
  }
  if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Promise) return value.then(carry)
  if (value instanceof Error) return new Error(value.message)
  if (Array.isArray(value)) return Object.freeze(value.map(carry))
  const prototype: unknown = Object.getPrototypeOf(value)
  // Prototypes stay behind; what lives by its prototype cannot be carried.
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, carry(part)]))
  return Object.freeze(copy)
}
