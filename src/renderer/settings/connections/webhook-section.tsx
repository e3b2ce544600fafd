import { type SubmitEvent, useRef, useState } from 'react'
import { type ConnectionView, connectionsRoutes } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { showToast } from '../../ui/toast/toasts'
import { Copyable } from '../data/copyable'
import { useSettingsCommands } from '../store/use-settings'
import { SecretInput } from './secret-input'

const words = connectionsMessages.webhook

interface WebhookSectionProps {
  readonly provider: ConnectableProvider
  readonly webhook: NonNullable<ConnectionView['webhook']>
}

/** For those who can have GitHub call this computer: where to, and the secret deliveries are signed with. */
export function WebhookSection({ provider, webhook: { url, hasSecret } }: WebhookSectionProps) {
  const { setWebhookSecret } = useSettingsCommands().connections
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const set = async (next: string | null): Promise<void> => {
    if (busy) return
    const read = connectionsRoutes['connections.setWebhookSecret'].input.safeParse({
      provider,
      secret: next,
    })
    if (!read.success) {
      setError(read.error.issues[0]?.message)
      input.current?.focus()
      return
    }
    setBusy(true)
    const result = await setWebhookSecret(provider, read.data.secret)
    setBusy(false)
    if (!result.ok) {
      setError(result.error.message)
      return
    }
    setSecret('')
    showToast(next === null ? words.removed : words.saved)
  }
  const save = (event: SubmitEvent): void => {
    event.preventDefault()
    void set(secret)
  }

  return (
    <details className="fold">
      <summary>{words.title}</summary>
      <div className="fold__body">
        <p className="muted small">{words.explain}</p>
        <div>
          <h3>{words.address}</h3>
          <Copyable what={words.address} text={url} />
        </div>
        <form className="client" noValidate onSubmit={save}>
          <Field label={words.field} hint={hasSecret ? words.has : words.none} error={error}>
            {(control) => (
              <SecretInput
                control={control}
                ref={input}
                value={secret}
                onChange={(typed) => {
                  setSecret(typed)
                  setError(undefined)
                }}
              />
            )}
          </Field>
          <div className="connection__buttons">
            <Button type="submit" busy={busy}>
              {hasSecret ? words.replace : words.save}
            </Button>
            {hasSecret && (
              <Button look="quiet" onClick={() => void set(null)}>
                {words.remove}
              </Button>
            )}
          </div>
        </form>
      </div>
    </details>
  )
}
