import type { ImportProblem } from '@shared/contract/species'
import { type Raster, isEmpty } from '../../image/raster'
import { problem, shown } from '../../problem'
import { CELL, COLUMNS } from '../imported-species'
import { OTHER_SIDE } from './other-side'
import { LOOK_ROWS, NEUTRAL, SHEET_ROWS_OF, STANDARD_ROWS } from './standard'

export interface CheckedRows {
  /** Rows that have all their frames. */
  readonly present: ReadonlySet<number>
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportProblem[]
}

/**
 * Looks at each cell of a standard sheet. A row with holes is a mistake, an empty one is an animation that the pet does
 * not have; only idle must be there. Drawings in cells that nobody shows do no harm.
 */
export function checkRows(sheet: Raster, file: string, version: 1 | 2): CheckedRows {
  const present = new Set<number>()
  const empty: number[] = []
  const problems: ImportProblem[] = []
  const notes: ImportProblem[] = []
  for (let row = 0; row < SHEET_ROWS_OF[version]; row += 1) {
    const isLook = LOOK_ROWS.includes(row)
    const { durationsMs } = STANDARD_ROWS[row] ?? { durationsMs: [] }
    const name = nameOf(row)
    const wanted = isLook ? COLUMNS : durationsMs.length
    const drawn = Array.from({ length: COLUMNS }, (_, column) => hasDrawing(sheet, column, row))
    const holes = columnsWhere(drawn, (is, column) => column < wanted && !is)
    const extra = columnsWhere(
      drawn,
      (is, column) => column >= wanted && is && !isNeutral(version, row, column),
    )
    if (holes.length === 0) present.add(row)
    else if (holes.length < wanted || name === 'idle')
      problems.push(
        problem(
          'frame-missing',
          `Row ${row} of ${shown(file)} (${name}) has ${wanted} frames; ${holes.length === 1 ? 'frame' : 'frames'} ${holes.join(', ')} ${holes.length === 1 ? 'is' : 'are'} empty.`,
          { file, row },
        ),
      )
    else empty.push(row)
    if (extra.length > 0)
      notes.push(
        problem(
          'unused-cell',
          `Row ${row} of ${shown(file)} (${name}) ends after ${wanted} frames; what is drawn behind them is never shown.`,
          {
            file,
            row,
          },
        ),
      )
  }
  for (const row of empty) {
    const other = OTHER_SIDE[row]
    const instead =
      other !== undefined && present.has(other)
        ? `row ${other} is seen in a mirror instead`
        : 'another animation stands in'
    notes.push(
      problem(
        'frame-missing',
        `Row ${row} of ${shown(file)} (${nameOf(row)}) is empty; ${instead}.`,
        {
          file,
          row,
        },
      ),
    )
  }
  return { present, problems, notes }
}

function nameOf(row: number): string {
  return STANDARD_ROWS[row]?.name ?? 'look'
}

function hasDrawing(sheet: Raster, column: number, row: number): boolean {
  return !isEmpty(sheet, { x: column * CELL.width, y: row * CELL.height, ...CELL })
}

function isNeutral(version: 1 | 2, row: number, column: number): boolean {
  return version === 2 && row === NEUTRAL.row && column === NEUTRAL.column
}

function columnsWhere(
  drawn: readonly boolean[],
  wanted: (isDrawn: boolean, column: number) => boolean,
): number[] {
  return drawn.flatMap((is, column) => (wanted(is, column) ? [column] : []))
}
