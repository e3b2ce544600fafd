import { type SubmitEvent, useState } from 'react'
import { accountRoutes } from '@shared/contract/account'
import { accountMessages as words } from '@shared/i18n/account-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'

/** The user's name. */
export function NameForm({ held }: { held: string }) {
  const { setDisplayName } = useSettingsCommands()
  const [name, setName] = useState(held)
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = accountRoutes['account.setDisplayName'].input.safeParse({ displayName: name })
    setError(parsed.success ? undefined : parsed.error.issues[0]?.message)
    if (!parsed.success) return
    setBusy(true)
    const result = await setDisplayName(parsed.data.displayName)
    setBusy(false)
    if (result.ok) showToast(words.nameSaved)
    else setError(result.error.message)
  }

  return (
    <form className="account__form" noValidate onSubmit={(event) => void save(event)}>
      <Field label={words.name} hint={words.nameHint} error={error}>
        {(control) => (
          <div className="account__line">
            <input
              {...control}
              className="input"
              autoComplete="name"
              value={name}
              onChange={(event) => {
                setName(event.target.value)
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
