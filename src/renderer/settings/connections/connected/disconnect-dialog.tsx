import { type SubmitEvent, useId, useState } from 'react'
import type { ConnectableProvider } from '@shared/domain/provider'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { Dialog } from '../../../ui/dialog/dialog'
import { showToast } from '../../../ui/toast/toasts'
import { useSettingsCommands } from '../../store/use-settings'

const words = connectionsMessages.disconnect
const HISTORIES = [
  { value: 'keep', label: words.keep, means: () => words.keepMeans },
  { value: 'erase', label: words.erase, means: words.eraseMeans },
] as const

interface DisconnectDialogProps {
  readonly provider: ConnectableProvider
  readonly onClose: () => void
}

/** Asks what becomes of what was read, and says what each answer means. */
export function DisconnectDialog({ provider, onClose }: DisconnectDialogProps) {
  const { disconnect } = useSettingsCommands().connections
  const [history, setHistory] = useState<'keep' | 'erase'>('keep')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const name = connectionsMessages.name(provider)

  const confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const result = await disconnect(provider, history)
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error.message)
      return
    }
    showToast(words.done(name))
    onClose()
  }

  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <form noValidate onSubmit={(event) => void confirm(event)}>
        <div className="dialog__body">
          <p>{words.either(name)}</p>
          <fieldset className="histories">
            <legend>{words.question}</legend>
            {HISTORIES.map(({ value, label, means }) => (
              <label key={value} className="histories__option">
                <input
                  type="radio"
                  name={id}
                  aria-describedby={`${id}-${value}`}
                  checked={history === value}
                  {...(value === 'keep' && { 'data-first-focus': true })}
                  onChange={() => setHistory(value)}
                />
                <span>
                  {label}
                  <span className="muted small" id={`${id}-${value}`}>
                    {means(provider)}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          {failure !== null && (
            <p className="field__error" role="alert">
              {failure}
            </p>
          )}
        </div>
        <footer className="dialog__foot">
          <Button look="quiet" onClick={onClose}>
            {uiMessages.cancel}
          </Button>
          <Button type="submit" look="danger" busy={busy}>
            {history === 'erase' ? words.confirmErase : words.confirm}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
