import { useId } from 'react'
import type { RowIds } from './setting-row'

interface ChoiceProps<T extends string> {
  readonly ids: RowIds
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few, side by side: radio buttons that look like what they choose from. */
export function Choice<T extends string>({ ids, options, value, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <div
      className="choice"
      role="radiogroup"
      aria-labelledby={ids.labelId}
      aria-describedby={ids.describedBy}
    >
      {options.map((option) => (
        <label key={option.value} className="choice__option">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
