import type { EpochMs } from './local-day'
import { clamp } from './numbers'
import type { Stretch } from './rhythm'

/** A time in which a source could not be read, or the user did not want it to be. */
export interface Silence {
  readonly from: EpochMs
  /** Null while it lasts. */
  readonly to: EpochMs | null
  /** The source's part in the pet's decay, which pauses meanwhile, from 0 to 1. */
  readonly share: number
}

/** A stretch with one depth of silence throughout. */
export interface SilentStretch extends Stretch {
  /** The part of the decay that pauses, from 0 to 1: the sum of all silent sources' shares. */
  readonly silent: number
}

/** Cuts stretches at every beginning and end of a silence. */
export function cutAtSilences(
  lived: readonly Stretch[],
  silences: readonly Silence[],
): SilentStretch[] {
  if (silences.length === 0) return lived.map((stretch) => ({ ...stretch, silent: 0 }))
  return lived.flatMap((stretch) => {
    const inside = silences
      .flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
      .filter((edge) => edge > stretch.from && edge < stretch.to)
    const edges = [stretch.from, ...new Set(inside.sort((a, b) => a - b)), stretch.to]
    return edges.slice(1).map((to, index): SilentStretch => {
      const from = edges[index] ?? to
      return { asleep: stretch.asleep, from, to, silent: silentAt(from, silences) }
    })
  })
}

/** The part of the decay that pauses at an instant. */
function silentAt(instant: EpochMs, silences: readonly Silence[]): number {
  const shares = silences
    .filter(({ from, to }) => from <= instant && (to === null || instant < to))
    .reduce((sum, { share }) => sum + share, 0)
  return clamp(shares, 0, 1)
}
