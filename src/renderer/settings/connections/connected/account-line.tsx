import type { ConnectionView } from '@shared/contract/connections'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { whenWords } from '@shared/i18n/time-words'
import { Clipped } from '../../../ui/clipped'
import { useMinute } from '../../../ui/clock/use-minute'

interface AccountLineProps {
  readonly view: ConnectionView
  readonly calendar: Calendar
}

/** Whose account it is, with its picture or its first letter, and since when. */
export function AccountLine({ view, calendar }: AccountLineProps) {
  const now = useMinute()
  const { account, connectedAt, provider, serverUrl } = view
  const name = account?.name ?? words.name(provider)
  return (
    <div className="account">
      {account?.avatar ? (
        <img className="account__picture" src={account.avatar} alt="" />
      ) : (
        <span className="account__picture" aria-hidden>
          {firstLetter(name)}
        </span>
      )}
      <div className="account__words">
        <Clipped className="account__name" text={name} />
        <span className="muted small">
          {serverUrl !== null && <Clipped text={words.onServer(serverUrl)} />}
          {connectedAt !== null && words.since(whenWords(Date.parse(connectedAt), now, calendar))}
        </span>
      </div>
    </div>
  )
}

/** What a person takes for the first letter: also one of several code points. */
function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name)
  return first?.segment.toUpperCase() ?? ''
}
