/** Something that happens once things have been quiet for a while. */
export interface Settling {
  /** Something happened. */
  stir(): void
  /** What was waiting does not happen any more. */
  cancel(): void
}

/** Calls `act` when nothing has stirred for `quietMs`, and at the latest `limitMs` after the first stir. */
export function settle(act: () => void, quietMs: number, limitMs: number): Settling {
  let quiet: NodeJS.Timeout | undefined
  let limit: NodeJS.Timeout | undefined
  const cancel = (): void => {
    clearTimeout(quiet)
    clearTimeout(limit)
    quiet = undefined
    limit = undefined
  }
  const happen = (): void => {
    cancel()
    act()
  }
  return {
    stir: () => {
      clearTimeout(quiet)
      quiet = setTimeout(happen, quietMs)
      limit ??= setTimeout(happen, limitMs)
    },
    cancel,
  }
}
