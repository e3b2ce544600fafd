import { ListChecks, Pause, Play, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { ConnectionView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { Button } from '../../../ui/controls/button'
import { Progress } from '../../../ui/controls/progress'
import { useSettingsCommands } from '../../store/use-settings'
import { ClientDialog } from '../client-dialog'
import { NotionChooser } from '../notion/notion-chooser'
import { NotionDialog } from '../notion/notion-dialog'
import { useAsk } from '../use-ask'
import { WebhookSection } from '../webhook-section'
import { AccountLine } from './account-line'
import { ConnectionFacts } from './connection-facts'
import { DisconnectDialog } from './disconnect-dialog'
import { TroubleNotice } from './trouble-notice'
import { useFetchNow } from './use-fetch-now'

interface ConnectedProps {
  readonly view: ConnectionView
  readonly calendar: Calendar
}

/** A connection that is there: whose, how it does, what is wrong with it, and what can be done. */
export function Connected({ view, calendar }: ConnectedProps) {
  const [open, setOpen] = useState<'disconnect' | 'choose' | 'client' | null>(null)
  const close = (): void => setOpen(null)
  const { provider, state, trouble, webhook } = view
  return (
    <>
      <AccountLine view={view} calendar={calendar} />
      {trouble !== null && (
        <TroubleNotice
          view={view}
          trouble={trouble}
          calendar={calendar}
          onChoose={() => setOpen('choose')}
          onEditClient={() => setOpen('client')}
        />
      )}
      {state === 'needs-choice' ? (
        <NotionChooser />
      ) : (
        <ConnectionFacts view={view} calendar={calendar} />
      )}
      {view.polling !== null && <Fetching polling={view.polling} />}
      {view.tokensKept === 'memory' && <p className="muted small">{words.memoryOnly}</p>}
      <Actions
        view={view}
        calendar={calendar}
        onChoose={() => setOpen('choose')}
        onDisconnect={() => setOpen('disconnect')}
      />
      {webhook !== null && <WebhookSection provider={provider} webhook={webhook} />}
      {open === 'disconnect' && <DisconnectDialog provider={provider} onClose={close} />}
      {open === 'choose' && <NotionDialog onClose={close} />}
      {open === 'client' && <ClientDialog view={view} onClose={close} />}
    </>
  )
}

function Fetching({
  polling: { done, total },
}: {
  polling: { done: number; total: number | null }
}) {
  const text = words.fetched(done, total)
  return (
    <div className="fetching small numbers">
      <span>
        {words.fetching}: {text}
      </span>
      <Progress label={words.fetching} done={done} total={total} text={text} />
    </div>
  )
}

interface ActionsProps {
  readonly view: ConnectionView
  readonly calendar: Calendar
  readonly onChoose: () => void
  readonly onDisconnect: () => void
}

function Actions({ view, calendar, onChoose, onDisconnect }: ActionsProps) {
  const { provider, state, polling } = view
  const { setPaused } = useSettingsCommands().connections
  const fetching = useFetchNow(provider, calendar)
  const pausing = useAsk()
  const name = words.name(provider)
  const isPaused = state === 'paused'
  const canRead = state === 'connected' || state === 'first-reading' || state === 'trouble'
  return (
    <div className="connection__buttons">
      {canRead && (
        <Button
          icon={RefreshCw}
          busy={fetching.busy || polling !== null}
          onClick={() => void fetching.fetchNow()}
        >
          {words.fetchNow}
        </Button>
      )}
      {(canRead || isPaused) && (
        <Button
          key="pause"
          icon={isPaused ? Play : Pause}
          busy={pausing.busy}
          onClick={() =>
            void pausing.ask(
              () => setPaused(provider, !isPaused),
              isPaused ? words.resumedNow(name) : words.pausedNow(name),
            )
          }
        >
          {isPaused ? words.resume : words.pause}
        </Button>
      )}
      {provider === 'notion' && state !== 'needs-choice' && (
        <Button icon={ListChecks} onClick={onChoose}>
          {words.chooseAgain}
        </Button>
      )}
      <Button look="danger" className="button--bare connection__end" onClick={onDisconnect}>
        {words.disconnect.open}
      </Button>
    </div>
  )
}
