/** Runs something later. Returns what calls it off; calling it off twice, or too late, does nothing. */
export type After = (ms: number, run: () => void) => () => void

export const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
