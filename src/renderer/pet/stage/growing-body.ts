import type { Behaviour } from '../behaviour/behaviour'
import type { Species } from '../species/species'
import type { Sheets } from './load-sheets'
import type { Stage } from './stage'

/** The body a pet has, and the one it grows into. */
export interface GrowingBody {
  now(): Species
  /** The next one; null while it does not grow. */
  next(): Species | null
  growInto(species: Species, sheets: Sheets): void
  /** Is in its next body from now on, unless a level-up is to show it; says whether that is another. */
  take(behaviour: Behaviour): boolean
}

export function openBody(first: Species, stage: Stage): GrowingBody {
  let body = first
  let growing: { readonly into: Species; readonly sheets: Sheets } | null = null
  return {
    now: () => body,
    next: () => growing?.into ?? null,
    growInto: (into, sheets) => {
      growing = { into, sheets }
      stage.bring(sheets)
    },
    take: ({ act, next }) => {
      if (growing === null || act === 'level-up' || next === 'level-up') return false
      body = growing.into
      stage.become(body, growing.sheets)
      growing = null
      return true
    },
  }
}
