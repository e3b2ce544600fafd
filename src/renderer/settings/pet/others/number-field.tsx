import { Field } from '../../../ui/controls/field'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  /** In a table, whose heads are its label. */
  readonly isBare?: boolean
}

/** A whole number. */
export function NumberField({ label, value, onChange, isBare = false }: NumberFieldProps) {
  const input = (id?: string) => (
    <input
      className="input numbers"
      type="number"
      min={0}
      {...(id === undefined ? { 'aria-label': label } : { id })}
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  )
  return isBare ? input() : <Field label={label}>{({ id }) => input(id)}</Field>
}
