import { CircleAlert, Database, PackageOpen, PlugZap, Unplug } from 'lucide-react'
import type { AppStatus } from '@shared/contract/app'
import { troubleLine } from '@shared/i18n/trouble-words'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../controls/button'
import { Notice } from './notice'

interface AppNoticesProps {
  readonly status: AppStatus | null
  /** Since when main is away, in words; null while it is there. */
  readonly lostSince: string | null
  /** The way to where connections are mended; without one they are not spoken of, as on the page that shows them. */
  readonly onMend?: () => void
}

/** What stands above a page when a part the app stands on does not work. The region is always there, so that it is heard. */
export function AppNotices({ status, lostSince, onMend }: AppNoticesProps) {
  return (
    <div className="page__notices" role="status">
      {lostSince !== null ? (
        <Notice icon={Unplug} look="problem" title={uiMessages.notRunning}>
          {uiMessages.notRunningDetail(lostSince)}
        </Notice>
      ) : (
        status && (
          <>
            <StatusNotices status={status} />
            {onMend && <TroubleNotice troubles={status.troubles} onMend={onMend} />}
          </>
        )
      )}
    </div>
  )
}

function StatusNotices({ status: { database, quarantined } }: { status: AppStatus }) {
  return (
    <>
      {database.state === 'starting' && (
        <Notice icon={Database}>{uiMessages.databaseStarting}</Notice>
      )}
      {database.state === 'down' && (
        <Notice icon={CircleAlert} look="problem" title={uiMessages.databaseDown}>
          {uiMessages.reassured(withoutTitle(database.problem))}
        </Notice>
      )}
      {quarantined > 0 && <Notice icon={PackageOpen}>{uiMessages.quarantined(quarantined)}</Notice>}
    </>
  )
}

/** The sentence stands by itself on the pet and in the terminal; here its first words are the title's. */
function withoutTitle(problem: string): string {
  const title = uiMessages.databaseDown
  return problem.startsWith(title) ? problem.slice(title.length).trimStart() : problem
}

interface TroubleNoticeProps {
  readonly troubles: AppStatus['troubles']
  readonly onMend: () => void
}

/** One notice however many connections are in trouble: of one all that is known, of several a line each. */
function TroubleNotice({ troubles, onMend }: TroubleNoticeProps) {
  const [only] = troubles
  if (only === undefined) return null
  const action = (
    <Button look="quiet" onClick={onMend}>
      {uiMessages.mend}
    </Button>
  )
  if (troubles.length === 1)
    return (
      <Notice icon={PlugZap} action={action}>
        {only.message}
      </Notice>
    )
  return (
    <Notice
      icon={PlugZap}
      title={uiMessages.troubled(troubles.length)}
      list={troubles.map(troubleLine)}
      action={action}
    />
  )
}
