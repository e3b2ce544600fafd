import { type ControlProps, Field } from '../../../ui/controls/field'

interface NumberInputProps {
  readonly value: number
  readonly onChange: (value: number) => void
  /** What ties it to its label and its error. */
  readonly control: Partial<ControlProps> & { readonly 'aria-label'?: string }
}

/** A whole number; NaN while there is none in it. */
export function NumberInput({ value, onChange, control }: NumberInputProps) {
  return (
    <input
      {...control}
      className="input numbers"
      type="number"
      min={0}
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  )
}

interface NumberFieldProps extends Omit<NumberInputProps, 'control'> {
  readonly label: string
  readonly error: string | undefined
}

/** The same with its label above, and what is wrong with it below. */
export function NumberField({ label, error, ...input }: NumberFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => <NumberInput {...input} control={control} />}
    </Field>
  )
}
