import type { Neighbour } from './neighbours'

/** The pets that share a page, or the displays, as far as none must stand in another. */
export interface Company {
  /** A pet has come; `where` tells what is in the others' way. */
  join(where: () => Neighbour | null): Member
}

export interface Member {
  readonly others: () => readonly Neighbour[]
  readonly leave: () => void
}

/** A company of nobody yet. */
export function openCompany(): Company {
  const members = new Set<() => Neighbour | null>()
  return {
    join: (where) => {
      members.add(where)
      return {
        others: () => [...members].flatMap((other) => (other === where ? [] : (other() ?? []))),
        leave: () => void members.delete(where),
      }
    },
  }
}
