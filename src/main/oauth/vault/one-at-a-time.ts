/** Runs pieces of work one after the other, in the order they were asked for; a failure is its caller's alone. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>

export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(() => work())
    last = next.catch(() => undefined)
    return next
  }
}
