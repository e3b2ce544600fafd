import { GitPullRequest, HeartPulse, ListChecks, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ConnectionView } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { Card } from '../../ui/card'
import { announce } from '../../ui/live/announcements'
import { Connected } from './connected/connected'
import { Connecting } from './connecting/connecting'
import { NotConnected } from './not-connected'
import { StateWords } from './state-words'

const ICONS: Readonly<Record<ConnectableProvider, LucideIcon>> = {
  github: GitPullRequest,
  fitbit: HeartPulse,
  notion: ListChecks,
}

interface ProviderCardProps {
  readonly view: ConnectionView
  readonly calendar: Calendar
}

/** One provider, in whichever state it is. */
export function ProviderCard({ view, calendar }: ProviderCardProps) {
  useHeardArrival(view)
  return (
    <Card
      title={words.name(view.provider)}
      icon={ICONS[view.provider]}
      className="connection"
      summary={<StateWords view={view} />}
    >
      <div className="connection__body">
        <Body view={view} calendar={calendar} />
      </div>
    </Card>
  )
}

function Body({ view, calendar }: ProviderCardProps) {
  if (view.connecting !== null) return <Connecting view={view} step={view.connecting} />
  switch (view.state) {
    case 'disconnected':
      return <NotConnected view={view} />
    case 'connecting':
      return <Connecting view={view} step={{ step: 'starting' }} />
    case 'first-reading':
    case 'connected':
    case 'paused':
    case 'needs-choice':
    case 'trouble':
      return <Connected view={view} calendar={calendar} />
  }
}

/** A sign-in ends in another window: that it went well is said here. */
function useHeardArrival({ provider, state }: ConnectionView): void {
  const before = useRef(state)
  useEffect(() => {
    const arrived = state === 'connected' || state === 'first-reading' || state === 'needs-choice'
    if (before.current === 'connecting' && arrived)
      announce(words.connectedNow(words.name(provider)))
    before.current = state
  }, [provider, state])
}
