import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  type LucideIcon,
} from 'lucide-react'
import type { ConnectionView } from '@shared/contract/connections'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'

const ICONS: Readonly<Partial<Record<ConnectionView['state'], LucideIcon>>> = {
  'first-reading': CircleDashed,
  connected: CircleCheck,
  paused: CirclePause,
  'needs-choice': CircleHelp,
  trouble: CircleAlert,
}

/** How a connection does, in a word or two, with a sign that needs no colour to be told. */
export function StateWords({ view }: { view: ConnectionView }) {
  const { trouble } = view
  // A sign-in that has failed connects no more.
  const hasFailed = view.state === 'connecting' && view.connecting?.step === 'failed'
  const state = hasFailed ? 'disconnected' : view.state
  const Icon = ICONS[state]
  return (
    <span className="connection__state" data-state={state}>
      {Icon && <Icon aria-hidden />}
      {state === 'trouble' && trouble !== null ? words.trouble(trouble.code) : words.state(state)}
    </span>
  )
}
