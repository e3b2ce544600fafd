/**
 * Marks a branch the types prove unreachable. When a new variant is added to a union, the call stops compiling,
 * which is how every switch over it is found.
 */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`)
}
