import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ConnectStep, ConnectionView } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { OutwardLink } from '../../../ui/controls/outward-link'
import { Notice } from '../../../ui/states/notice'
import { Skeleton } from '../../../ui/states/skeleton'
import { useSettingsCommands } from '../../store/use-settings'
import { ClientDialog } from '../client-dialog'
import { useAsk } from '../use-ask'
import { DeviceCode } from './device-code'
import { TimeLeft } from './time-left'

interface ConnectingProps {
  readonly view: ConnectionView
  readonly step: ConnectStep
}

/** A sign-in under way. */
export function Connecting({ view, step }: ConnectingProps) {
  const { provider } = view
  switch (step.step) {
    case 'device-code':
      return <DeviceCode provider={provider} step={step} />
    case 'browser':
      return <BrowserStep provider={provider} step={step} />
    case 'failed':
      return <Failed view={view} step={step} />
    case 'starting':
    case 'finishing':
      return (
        <div className="signing-in">
          <p className="muted">
            {step.step === 'starting' ? words.starting(words.name(provider)) : words.finishing}
          </p>
          <Skeleton rows={1} />
          {step.step === 'starting' && (
            <div className="connection__buttons">
              <Cancel provider={provider} />
            </div>
          )}
        </div>
      )
  }
}

interface BrowserStepProps {
  readonly provider: ConnectableProvider
  readonly step: Extract<ConnectStep, { step: 'browser' }>
}

function BrowserStep({ provider, step: { startUrl, expiresAt } }: BrowserStepProps) {
  const { openAgain } = useSettingsCommands().connections
  const { ask } = useAsk()
  const again = (): void => void ask(() => openAgain(provider))
  return (
    <div className="signing-in">
      <p>
        <strong>{words.browser.title}</strong> {words.browser.ask(provider)}
      </p>
      <div className="connection__buttons">
        <OutwardLink look="primary" href={startUrl} byMain={again}>
          {words.browser.link}
        </OutwardLink>
        <Cancel provider={provider} />
      </div>
      <TimeLeft until={expiresAt} />
    </div>
  )
}

interface FailedProps {
  readonly view: ConnectionView
  readonly step: Extract<ConnectStep, { step: 'failed' }>
}

function Failed({ view, step: { message, remedy } }: FailedProps) {
  const { provider } = view
  const { connect } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  const [editing, setEditing] = useState(false)
  return (
    <div className="signing-in">
      <div role="alert">
        <Notice icon={CircleAlert} look="problem">
          {message}
        </Notice>
      </div>
      <div className="connection__buttons">
        {remedy === 'edit-client' ? (
          <Button look="primary" onClick={() => setEditing(true)}>
            {view.client.isOwn ? words.client.edit(provider) : words.client.own(provider)}
          </Button>
        ) : (
          <Button look="primary" busy={busy} onClick={() => void ask(() => connect(provider))}>
            {words.tryAgain}
          </Button>
        )}
        <Cancel provider={provider} label={uiMessages.close} />
      </div>
      {editing && <ClientDialog view={view} onClose={() => setEditing(false)} />}
    </div>
  )
}

function Cancel({
  provider,
  label = uiMessages.cancel,
}: {
  provider: ConnectableProvider
  label?: string
}) {
  const { cancel } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  return (
    <Button
      look="quiet"
      busy={busy}
      onClick={() => void ask(() => cancel(provider), words.cancelled(words.name(provider)))}
    >
      {label}
    </Button>
  )
}
