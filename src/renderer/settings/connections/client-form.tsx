import { type SubmitEvent, useRef, useState } from 'react'
import type { ConnectionView } from '@shared/contract/connections'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { announce } from '../../ui/live/announcements'
import { useSettingsCommands } from '../store/use-settings'
import { type ClientErrors, clientFieldsOf, needsSecret, readClientFields } from './client-draft'
import { SecretInput } from './secret-input'
import { Steps } from './steps'

const words = connectionsMessages.client

interface ClientFormProps {
  readonly view: ConnectionView
  /** Goes on to connect once it is saved. */
  readonly connects?: boolean
  readonly onSaved?: () => void
}

/** The OAuth client of one's own: how to get one, its id, its secret where the provider insists, its server. */
export function ClientForm({ view, connects = false, onSaved }: ClientFormProps) {
  const { saveClient, connect } = useSettingsCommands().connections
  const [fields, setFields] = useState(() => clientFieldsOf(view))
  const [errors, setErrors] = useState<ClientErrors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [serverOpen, setServerOpen] = useState(view.serverUrl !== null)
  const form = useRef<HTMLFormElement>(null)
  const guide = words.guide(view.provider)

  const type = (typed: Partial<typeof fields>): void => {
    setFields({ ...fields, ...typed })
    setErrors({})
    setFailure(null)
  }
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const read = readClientFields(fields, view)
    if ('errors' in read) {
      setErrors(read.errors)
      if (read.errors.serverUrl !== undefined) setServerOpen(true)
      // The field is marked only once the errors are drawn.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    setBusy(true)
    const saved = await saveClient(read.draft)
    const result = saved.ok && connects ? await connect(view.provider) : saved
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error.message)
      return
    }
    announce(words.saved(view.provider))
    onSaved?.()
  }

  return (
    <form ref={form} className="client" noValidate onSubmit={(event) => void save(event)}>
      <p className="muted small">{guide.intro}</p>
      <Steps steps={guide.steps} link={guide.link} />
      <Field label={words.id} error={errors.clientId}>
        {(control) => (
          <input
            {...control}
            className="input code"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={fields.clientId}
            onChange={(event) => type({ clientId: event.target.value })}
          />
        )}
      </Field>
      {needsSecret(view) && (
        <Field
          label={words.secret}
          hint={view.client.isOwn && view.client.hasSecret ? words.secretKept : undefined}
          error={errors.clientSecret}
        >
          {(control) => (
            <SecretInput
              control={control}
              value={fields.clientSecret}
              onChange={(clientSecret) => type({ clientSecret })}
            />
          )}
        </Field>
      )}
      {view.provider === 'github' && (
        <details open={serverOpen} onToggle={(event) => setServerOpen(event.currentTarget.open)}>
          <summary>{words.server}</summary>
          <Field label={words.serverField} hint={words.serverHint} error={errors.serverUrl}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="url"
                autoComplete="off"
                placeholder="https://github.example.com"
                value={fields.serverUrl}
                onChange={(event) => type({ serverUrl: event.target.value })}
              />
            )}
          </Field>
        </details>
      )}
      {failure !== null && (
        <p className="field__error" role="alert">
          {failure}
        </p>
      )}
      <div className="connection__buttons">
        <Button type="submit" look="primary" busy={busy}>
          {connects ? words.saveAndConnect(view.provider) : words.save}
        </Button>
      </div>
    </form>
  )
}
