/** A row of the Codex pet standard: its animation, and how long each of its frames is shown, in ms. */
export interface StandardRow {
  readonly name: string
  readonly durationsMs: readonly number[]
}

const even = (name: string, frames: number, ms: number, last: number): StandardRow => ({
  name,
  durationsMs: Array.from({ length: frames }, (_, index) => (index === frames - 1 ? last : ms)),
})

/** The rows of both versions, from the top. */
export const STANDARD_ROWS: readonly StandardRow[] = [
  { name: 'idle', durationsMs: [280, 110, 110, 140, 140, 320] },
  even('running-right', 8, 120, 220),
  even('running-left', 8, 120, 220),
  even('waving', 4, 140, 280),
  even('jumping', 5, 140, 280),
  even('failed', 8, 140, 240),
  even('waiting', 6, 150, 260),
  even('running', 6, 120, 220),
  even('review', 6, 150, 280),
]

/** Version 2 adds two rows of directions to look in; they are no animation. */
export const LOOK_ROWS: readonly number[] = [9, 10]
export const LOOK_MS = 120

/** Cell of the neutral pose in version 2. */
export const NEUTRAL = { row: 0, column: 6 }

/** Rows of a sheet, by version. */
export const SHEET_ROWS_OF: Readonly<Record<1 | 2, number>> = { 1: 9, 2: 11 }
