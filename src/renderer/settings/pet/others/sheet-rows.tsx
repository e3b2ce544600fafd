import { SHEET_ROWS, type SheetForm } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { NumberField } from './number-field'

interface SheetRowsProps {
  readonly rows: SheetForm['rows']
  readonly onChange: (rows: SheetForm['rows']) => void
}

/** What each row of a sheet shows. An animation of no frames is not there. */
export function SheetRows({ rows, onChange }: SheetRowsProps) {
  const setRow = (animation: (typeof SHEET_ROWS)[number], frames: number, row: number): void => {
    const others = rows.filter((other) => other.animation !== animation)
    onChange(frames === 0 ? others : [...others, { animation, row, frames }])
  }
  return (
    <table className="sheet-form__rows">
      <caption className="field__label">{words.rows}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.rowNumber}</th>
          <th scope="col">{words.frames}</th>
        </tr>
      </thead>
      <tbody>
        {SHEET_ROWS.map((animation) => {
          const held = rows.find((row) => row.animation === animation)
          const name = words.rowOf(animation)
          return (
            <tr key={animation}>
              <th scope="row">{name}</th>
              <td>
                <NumberField
                  label={`${name}: ${words.rowNumber}`}
                  isBare
                  value={held?.row ?? 0}
                  onChange={(row) => setRow(animation, held?.frames ?? 1, row)}
                />
              </td>
              <td>
                <NumberField
                  label={`${name}: ${words.frames}`}
                  isBare
                  value={held?.frames ?? 0}
                  onChange={(frames) => setRow(animation, frames, held?.row ?? 0)}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
