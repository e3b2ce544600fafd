import { CircleAlert } from 'lucide-react'
import type { ConnectionView, TroubleView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { Button } from '../../../ui/controls/button'
import { useSettingsCommands } from '../../store/use-settings'
import { useAsk } from '../use-ask'
import { useFetchNow } from './use-fetch-now'

interface TroubleNoticeProps {
  readonly view: ConnectionView
  readonly trouble: TroubleView
  readonly calendar: Calendar
  readonly onChoose: () => void
  readonly onEditClient: () => void
}

/** What is wrong, what is safe, when it is tried again, and the one button that mends it. */
export function TroubleNotice({
  view,
  trouble,
  calendar,
  onChoose,
  onEditClient,
}: TroubleNoticeProps) {
  return (
    <div className="notice notice--problem trouble">
      <CircleAlert aria-hidden />
      <div className="trouble__words">
        <p>{trouble.message}</p>
        <RemedyButton
          view={view}
          calendar={calendar}
          remedy={trouble.remedy}
          onChoose={onChoose}
          onEditClient={onEditClient}
        />
      </div>
    </div>
  )
}

interface RemedyButtonProps extends Omit<TroubleNoticeProps, 'trouble'> {
  readonly remedy: TroubleView['remedy']
}

function RemedyButton({
  view: { provider, client },
  calendar,
  remedy,
  onChoose,
  onEditClient,
}: RemedyButtonProps) {
  const { connect } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  const fetching = useFetchNow(provider, calendar)
  switch (remedy) {
    case null:
      return null
    case 'reconnect':
      return (
        <Button look="primary" busy={busy} onClick={() => void ask(() => connect(provider))}>
          {words.remedies.reconnect(words.name(provider))}
        </Button>
      )
    case 'retry':
      return (
        <Button busy={fetching.busy} onClick={() => void fetching.fetchNow()}>
          {words.remedies.retry}
        </Button>
      )
    case 'choose':
      return (
        <Button look="primary" onClick={onChoose}>
          {words.remedies.choose}
        </Button>
      )
    case 'edit-client':
      return (
        <Button look="primary" onClick={onEditClient}>
          {client.isOwn ? words.client.edit(provider) : words.client.own(provider)}
        </Button>
      )
  }
}
