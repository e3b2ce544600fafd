import { CircleAlert } from 'lucide-react'
import type { ConnectionView, TroubleView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { aheadWords } from '@shared/i18n/time-words'
import { useMinute } from '../../../ui/clock/use-minute'
import { Button } from '../../../ui/controls/button'
import { useSettingsCommands } from '../../store/use-settings'
import { useAsk } from '../use-ask'

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
  const now = useMinute()
  const { message, retryAt } = trouble
  return (
    <div className="notice notice--problem trouble">
      <CircleAlert aria-hidden />
      <div className="trouble__words">
        <p>
          {message}
          {retryAt !== null &&
            ` ${words.triedAgain(aheadWords(Date.parse(retryAt), now, calendar))}`}
        </p>
        <RemedyButton
          view={view}
          remedy={trouble.remedy}
          onChoose={onChoose}
          onEditClient={onEditClient}
        />
      </div>
    </div>
  )
}

interface RemedyButtonProps extends Pick<TroubleNoticeProps, 'view' | 'onChoose' | 'onEditClient'> {
  readonly remedy: TroubleView['remedy']
}

function RemedyButton({ view: { provider }, remedy, onChoose, onEditClient }: RemedyButtonProps) {
  const { connect, fetchNow } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
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
        <Button busy={busy} onClick={() => void ask(() => fetchNow(provider))}>
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
          {words.remedies['edit-client']}
        </Button>
      )
  }
}
