import type { EpochMs } from './local-day'

/** A time in which a pet was not the one that eats: its clock stood still. */
export interface Pause {
  readonly from: EpochMs
  /** Null while it lasts. */
  readonly to: EpochMs | null
}

/** Does the pet's clock stand still at an instant? */
export function isPausedAt(instant: EpochMs, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => from <= instant && (to === null || instant < to))
}

/** The milliseconds between two instants in which the pet's clock went on. */
export function livedBetween(from: EpochMs, to: EpochMs, pauses: readonly Pause[]): number {
  let lived = 0
  let cursor = from
  for (const pause of inOrder(pauses)) {
    lived += Math.max(0, Math.min(pause.from, to) - cursor)
    cursor = Math.max(cursor, pause.to ?? Infinity)
  }
  return lived + Math.max(0, to - cursor)
}

/** When the pet will have lived so many milliseconds since an instant; Infinity while a pause lasts before that. */
export function afterLiving(from: EpochMs, lived: number, pauses: readonly Pause[]): EpochMs {
  let left = lived
  let cursor = from
  for (const pause of inOrder(pauses)) {
    const before = Math.max(0, pause.from - cursor)
    if (before >= left) break
    left -= before
    cursor = Math.max(cursor, pause.to ?? Infinity)
  }
  return cursor + left
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return [...pauses].sort((a, b) => a.from - b.from)
}
