import { CircleAlert } from 'lucide-react'
import { Fragment, useId } from 'react'
import { SHEET_ROWS, type SheetForm, type SheetRowName } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { NumberInput } from './number-field'
import type { RowError, SheetErrors } from './sheet-draft'

interface SheetRowsProps {
  readonly rows: SheetForm['rows']
  readonly errors: SheetErrors['rows']
  readonly onChange: (rows: SheetForm['rows']) => void
}

/** What each row of a sheet shows. An animation of no frames is not there. */
export function SheetRows({ rows, errors, onChange }: SheetRowsProps) {
  const setRow = (animation: SheetRowName, frames: number, row: number): void => {
    const others = rows.filter((other) => other.animation !== animation)
    onChange(frames === 0 ? others : [...others, { animation, row, frames }])
  }
  return (
    <table className="sheet-form__rows">
      <caption>
        <span className="field__label">{words.rows}</span>
        <span className="field__hint">{words.rowsHint}</span>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.rowNumber}</th>
          <th scope="col">{words.frames}</th>
        </tr>
      </thead>
      <tbody>
        {SHEET_ROWS.map((animation) => {
          const { row = 0, frames = 0 } = rows.find((one) => one.animation === animation) ?? {}
          return (
            <Row
              key={animation}
              name={words.rowOf(animation)}
              row={row}
              frames={frames}
              error={errors[animation]}
              onRow={(to) => setRow(animation, frames === 0 ? 1 : frames, to)}
              onFrames={(to) => setRow(animation, to, row)}
            />
          )
        })}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly name: string
  readonly row: number
  readonly frames: number
  readonly error: RowError | undefined
  readonly onRow: (row: number) => void
  readonly onFrames: (frames: number) => void
}

/** One animation, and what is wrong with it below. */
function Row({ name, row, frames, error, onRow, onFrames }: RowProps) {
  const id = useId()
  const control = (label: string, field: 'row' | 'frames') => ({
    'aria-label': `${name}: ${label}`,
    ...(error &&
      (error.field ?? field) === field && {
        'aria-invalid': true as const,
        'aria-describedby': id,
      }),
  })
  return (
    <Fragment>
      <tr>
        <th scope="row">{name}</th>
        <td>
          <NumberInput value={row} onChange={onRow} control={control(words.rowNumber, 'row')} />
        </td>
        <td>
          <NumberInput
            value={frames}
            onChange={onFrames}
            control={control(words.frames, 'frames')}
          />
        </td>
      </tr>
      {error && (
        <tr>
          <td />
          <td colSpan={2}>
            <p className="field__error" id={id}>
              <CircleAlert aria-hidden />
              {error.message}
            </p>
          </td>
        </tr>
      )}
    </Fragment>
  )
}
