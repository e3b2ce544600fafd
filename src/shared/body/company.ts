import { type Side } from './arena'
import { type Neighbour, sideOf } from './neighbour'

/** The pets that share a page, or the displays: none stands in another, and now and then two meet. */
export interface Company {
  /** A pet has come; `where` tells what is in the others' way, `onMeet` hears on which side another stands. */
  join(where: () => Neighbour | null, onMeet: (side: Side) => void): Member
}

export interface Member {
  readonly others: () => readonly Neighbour[]
  /** It has come to rest: if another rests beside it, they meet, unless they have done so of late. */
  readonly rested: () => void
  readonly leave: () => void
}

/** Nobody greets more often than this: met again and again, it would be a nuisance. */
const MEETS_EVERY_MS = 90_000

/** A company of nobody yet. `clock` in milliseconds. It has no timers: pets meet when one comes to the other. */
export function openCompany(clock: () => number): Company {
  const members = new Set<Known>()
  return {
    join: (where, onMeet) => {
      const me: Known = { where, onMeet, metAt: -Infinity }
      members.add(me)
      const rest = (): Known[] => [...members].filter((other) => other !== me)
      return {
        others: () => rest().flatMap((other) => other.where() ?? []),
        rested: () => {
          const here = where()
          if (!here || !mayMeet(here) || !isReady(me, clock())) return
          for (const other of rest()) {
            const there = isReady(other, clock()) ? other.where() : null
            const side = there && mayMeet(there) ? sideOf(here, there) : null
            if (side === null) continue
            me.metAt = other.metAt = clock()
            onMeet(side)
            other.onMeet(side === 'left' ? 'right' : 'left')
            return
          }
        },
        leave: () => void members.delete(me),
      }
    },
  }
}

interface Known {
  readonly where: () => Neighbour | null
  readonly onMeet: (side: Side) => void
  metAt: number
}

function mayMeet({ resting, aloof }: Neighbour): boolean {
  return resting && aloof !== true
}

function isReady({ metAt }: Known, now: number): boolean {
  return now - metAt >= MEETS_EVERY_MS
}
