/** Resolves after `ms`, or as soon as the signal is aborted. Injected, so that tests can make time pass. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const systemPause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
