/** One process's claim on a data folder: tried at first, then held or withdrawn. */
export interface Claim {
  hold(): void
  withdraw(): void
  /**
   * Must the claim with this id yield to ours? Of two that are being tried the smaller id goes first; whoever is
   * smaller waits until it is known what came of ours.
   */
  isKeptFrom(otherId: string): Promise<boolean>
}

/** `onSecond` is called for each that finds the claim held. */
export function newClaim(id: string, onSecond: () => void): Claim {
  let settle: (outcome: 'held' | 'withdrawn') => void = () => undefined
  const settled = new Promise<'held' | 'withdrawn'>((resolve) => {
    settle = resolve
  })
  let held = false
  return {
    hold() {
      held = true
      settle('held')
    },
    withdraw() {
      settle('withdrawn')
    },
    async isKeptFrom(otherId) {
      if (!held && otherId > id) return true
      if ((await settled) === 'withdrawn') return false
      onSecond()
      return true
    },
  }
}
