import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, type SubmitEvent, useRef, useState } from 'react'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import './line-form.css'

interface LineFormProps {
  readonly label: string
  readonly hint?: string
  /** What the field shows while nothing has been typed, and again once that is taken. */
  readonly held?: string
  readonly submit: { readonly label: string; readonly icon?: LucideIcon }
  readonly input?: Pick<
    ComponentProps<'input'>,
    'type' | 'autoComplete' | 'spellCheck' | 'placeholder'
  >
  /** As wide as its card: for paths. What was typed stays in it. */
  readonly isForPath?: boolean
  /** Takes what was typed; answers what is wrong with it, or undefined. */
  readonly onSubmit: (typed: string) => Promise<string | undefined>
}

/** One line to fill in, with its button beside it and what is wrong below. */
export function LineForm(props: LineFormProps) {
  const { label, hint, held = '', submit, input, isForPath = false, onSubmit } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const value = typed ?? held

  const take = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    // Whatever comes of it, what is typed next goes in here.
    field.current?.focus()
    setBusy(true)
    const complaint = await onSubmit(value)
    setBusy(false)
    setError(complaint)
    if (complaint !== undefined) field.current?.focus()
    else if (!isForPath) setTyped(null)
  }

  return (
    <form
      className={`line-form ${isForPath ? 'line-form--path' : ''}`}
      noValidate
      onSubmit={(event) => void take(event)}
    >
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <div className="line-form__line">
            <input
              autoComplete="off"
              {...input}
              {...control}
              ref={field}
              className="input"
              value={value}
              onChange={(event) => {
                setTyped(event.target.value)
                setError(undefined)
              }}
            />
            <Button type="submit" busy={busy} {...(submit.icon && { icon: submit.icon })}>
              {submit.label}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
