import type { Source } from './sources/source'

/** What can be started, woken and ended: a source, or several together. */
type Beginnable = Omit<Source, 'provider'>

/** The sources at work. */
export interface Sources {
  /** Starts one; it ends with the others. */
  begin(source: Beginnable): Promise<void>
  /** The computer was asleep: all look now. */
  resume(): void
  /** The computer goes to sleep: nothing new is begun. */
  suspend(): void
  /** The database answers again: what waited for it may go on. */
  goOn(): void
  stop(): Promise<void>
}

/** Not at once: with a server that comes and goes it would be a race. */
const RECOVERY_MS = 500

export function createSources(): Sources {
  const sources: Beginnable[] = []
  let goingOn: NodeJS.Timeout | null = null
  return {
    begin: (source) => {
      sources.push(source)
      return source.start()
    },
    resume: () => {
      for (const source of sources) source.resume()
    },
    suspend: () => {
      for (const source of sources) source.suspend?.()
    },
    goOn: () => {
      goingOn ??= setTimeout(() => {
        goingOn = null
        for (const source of sources) source.goOn()
      }, RECOVERY_MS)
    },
    stop: async () => {
      if (goingOn) clearTimeout(goingOn)
      await Promise.all(sources.map((source) => source.stop()))
    },
  }
}
