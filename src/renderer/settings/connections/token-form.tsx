import { type SubmitEvent, useRef, useState } from 'react'
import { connectionsRoutes } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { useSettingsCommands } from '../store/use-settings'
import { SecretInput } from './secret-input'
import { Steps } from './steps'

const words = connectionsMessages.token

/** Connects with a pasted token. What was typed is forgotten as soon as it is taken. */
export function TokenForm({ provider }: { provider: ConnectableProvider }) {
  const { pasteToken } = useSettingsCommands().connections
  const [token, setToken] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const paste = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const read = connectionsRoutes['connections.pasteToken'].input.safeParse({ provider, token })
    if (!read.success) {
      setError(read.error.issues[0]?.message)
      input.current?.focus()
      return
    }
    setBusy(true)
    const result = await pasteToken(provider, read.data.token)
    setBusy(false)
    if (result.ok) return
    setError(result.error.message)
    input.current?.focus()
  }

  return (
    <form className="client" noValidate onSubmit={(event) => void paste(event)}>
      <Steps steps={words.steps} link={words.link} />
      <Field label={words.field} hint={words.hint} error={error}>
        {(control) => (
          <SecretInput
            control={control}
            ref={input}
            value={token}
            onChange={(typed) => {
              setToken(typed)
              setError(undefined)
            }}
          />
        )}
      </Field>
      <div className="connection__buttons">
        <Button type="submit" look="primary" busy={busy}>
          {connectionsMessages.connect(provider)}
        </Button>
      </div>
    </form>
  )
}
