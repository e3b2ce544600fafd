import { type SubmitEvent, useRef, useState } from 'react'
import { petNameSchema } from '@shared/contract/pet'
import { panelMessages } from '@shared/i18n/panel-messages'
import { petPageMessages as words } from '@shared/i18n/pet-page-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { announce } from '../../ui/live/announcements'
import { useSettingsCommands } from '../store/use-settings'

/** The pet's name, to be changed. */
export function PetNameForm({ name }: { name: string }) {
  const { rename } = useSettingsCommands()
  const [draft, setDraft] = useState(name)
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = petNameSchema.safeParse(draft)
    setError(parsed.success ? undefined : parsed.error.issues[0]?.message)
    input.current?.focus()
    if (!parsed.success) return
    setBusy(true)
    const result = await rename(parsed.data)
    setBusy(false)
    if (result.ok) announce(panelMessages.renamed(result.data.name))
    else setError(result.error.message)
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Field label={words.name} error={error}>
        {(control) => (
          <div className="pet-story__name">
            <input
              {...control}
              ref={input}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={draft}
              onChange={(event) => {
                setDraft(event.target.value)
                setError(undefined)
              }}
            />
            <Button type="submit" busy={busy}>
              {words.save}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
