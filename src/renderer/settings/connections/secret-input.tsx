import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import type { ControlProps } from '../../ui/controls/field'
import { IconButton } from '../../ui/controls/icon-button'
import { connectionsMessages } from '@shared/i18n/connections-messages'

interface SecretInputProps {
  readonly control: ControlProps
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A secret to be pasted: hidden unless one looks, and remembered by no browser. */
export function SecretInput({ control, value, onChange, ref }: SecretInputProps) {
  const [shown, setShown] = useState(false)
  const { show, hide } = connectionsMessages.token
  return (
    <div className="secret">
      <input
        {...control}
        ref={ref}
        className="input"
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? hide : show}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </div>
  )
}
