/** How to look around: by default only where it is time, and only at what has changed. */
export interface Look {
  /** Everywhere, and at what is in trouble too. */
  readonly now?: boolean
  /** Read every repository, changed or not. */
  readonly all?: boolean
  /** Take repositories that are gone off the list. */
  readonly forget?: boolean
}

/** Looks around one at a time, from time to time and when asked to. */
export interface Rounds {
  /** Resolves when everything asked for has been looked at. */
  look(how: Look): Promise<void>
  /** Looks for the first time, and then every so often. */
  begin(): void
  /** Looks no more. Resolves when the look under way has ended. */
  end(): Promise<void>
}

/** What is asked for while a look is under way is looked at together, after it. `look` must not reject. */
export function rounds(look: (how: Look) => Promise<void>, sweepMs: number): Rounds {
  let wanted: Look | null = null
  let underWay: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const workOff = async (): Promise<void> => {
    while (wanted !== null && !ended) {
      const how: Look = wanted
      wanted = null
      await look(how)
    }
  }
  const ask = (how: Look): Promise<void> => {
    if (ended) return Promise.resolve()
    wanted = { ...wanted, ...how }
    underWay ??= workOff().finally(() => {
      underWay = null
    })
    return underWay
  }
  const sweep = (): void => {
    void ask({}).finally(() => {
      if (!ended) timer = setTimeout(sweep, sweepMs)
    })
  }
  return {
    look: ask,
    begin: sweep,
    end: async () => {
      ended = true
      clearTimeout(timer)
      await underWay
    },
  }
}
