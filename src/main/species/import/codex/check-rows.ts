import type { ImportProblem } from '@shared/contract/species'
import { type Raster, isEmpty } from '../../image/raster'
import { problem, shown } from '../../problem'
import { CELL, COLUMNS } from '../imported-species'
import { LOOK_ROWS, NEUTRAL, SHEET_ROWS_OF, STANDARD_ROWS } from './standard'

export interface CheckedRows {
  /** Rows that have all their frames. */
  readonly present: ReadonlySet<number>
  readonly hasLook: boolean
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportProblem[]
}

/**
 * Looks at each cell of a standard sheet. A row with holes is a mistake, an empty one is an animation that the pet does
 * not have; only idle must be there. Drawings in cells that nobody shows do no harm.
 */
export function checkRows(sheet: Raster, file: string, version: 1 | 2): CheckedRows {
  const present = new Set<number>()
  const problems: ImportProblem[] = []
  const notes: ImportProblem[] = []
  for (let row = 0; row < SHEET_ROWS_OF[version]; row += 1) {
    const isLook = LOOK_ROWS.includes(row)
    const { name, durationsMs } = STANDARD_ROWS[row] ?? { name: 'look', durationsMs: [] }
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
    else
      notes.push(
        problem(
          'frame-missing',
          `Row ${row} of ${shown(file)} (${name}) is empty; another animation stands in.`,
          {
            file,
            row,
          },
        ),
      )
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
  const hasLook = version === 2 && LOOK_ROWS.every((row) => present.has(row))
  return { present, hasLook, problems, notes }
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
