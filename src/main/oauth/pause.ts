/** Resolves after `ms`, or as soon as the signal is aborted. Injected, so that tests can make time pass. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/** A pause by a timer: `after` runs something once after so many ms, and answers with how to take it back. */
export function pauseBy(after: (ms: number, run: () => void) => () => void): Pause {
  return (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const done = (): void => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = after(ms, done)
      signal.addEventListener('abort', done, { once: true })
    })
}
