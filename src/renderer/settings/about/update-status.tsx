import { CircleAlert, CircleCheck, Download, PackageCheck, RefreshCw, Rocket } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UpdateOffer, UpdateState, Updates } from '@shared/contract/updates'
import { whenWords } from '@shared/i18n/time-words'
import { updatesMessages as words } from '@shared/i18n/updates-messages'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Button } from '../../ui/controls/button'
import { OutwardLink } from '../../ui/controls/outward-link'
import { Progress } from '../../ui/controls/progress'
import { showToast } from '../../ui/toast/toasts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { ReleaseNotes } from './release-notes'

type Possible = Exclude<UpdateState, { state: 'impossible' }>
type Ask = 'check' | 'download' | 'install'

/** How a look for a newer version does and what it found, with the one thing to do next. */
export function UpdateStatus({ held, now }: { held: Updates; now: Possible }) {
  const { updates } = useSettingsCommands()
  const whenOf = useWhen()
  const ask = async (what: Ask): Promise<void> => {
    const result = await updates[what]()
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }
  const checked =
    held.lastCheckedAt === null ? words.notChecked : words.lastChecked(whenOf(held.lastCheckedAt))
  const check = (
    <Button icon={RefreshCw} busy={now.state === 'checking'} onClick={() => void ask('check')}>
      {words.check}
    </Button>
  )
  const fetches = (offer: UpdateOffer, label: string): ReactNode =>
    held.means === 'page' && held.page !== null ? (
      <OutwardLink look="primary" href={held.page}>
        {words.openReleases}
      </OutwardLink>
    ) : (
      <Button
        look="primary"
        icon={Download}
        key={offer.version}
        onClick={() => void ask('download')}
      >
        {label}
      </Button>
    )

  switch (now.state) {
    case 'idle':
    case 'newest':
    case 'checking': {
      const isNewest = now.state === 'newest'
      const title = isNewest
        ? `${words.yours(held.version)}. ${words.newest}`
        : words.yours(held.version)
      return (
        <Status
          icon={isNewest ? <CircleCheck aria-hidden className="update__well" /> : null}
          title={title}
          detail={now.state === 'checking' ? words.checking : checked}
          actions={check}
        />
      )
    }
    case 'available':
      return (
        <Status
          icon={<Rocket aria-hidden />}
          title={words.available(now.offer.version)}
          detail={`${released(now.offer, whenOf)}${words.availableDetail(held.means)}`}
          actions={
            <>
              {fetches(now.offer, words.download)}
              {check}
            </>
          }
        >
          <Notes offer={now.offer} />
        </Status>
      )
    case 'downloading':
      return (
        <Status
          icon={<Download aria-hidden />}
          title={words.downloading(now.offer.version)}
          detail={words.percent(now.percent)}
        >
          <Progress
            label={words.downloading(now.offer.version)}
            done={now.percent}
            total={100}
            text={words.percent(now.percent)}
          />
          <Notes offer={now.offer} />
        </Status>
      )
    case 'ready':
    case 'installing':
      return (
        <Status
          icon={<PackageCheck aria-hidden className="update__well" />}
          title={words.ready(now.offer.version)}
          detail={now.state === 'ready' ? words.readyDetail(held.means) : words.installing}
          actions={
            <Button
              look="primary"
              icon={RefreshCw}
              busy={now.state === 'installing'}
              onClick={() => void ask('install')}
            >
              {words.install}
            </Button>
          }
        >
          <Notes offer={now.offer} />
        </Status>
      )
    case 'failed':
      return (
        <Status
          icon={<CircleAlert aria-hidden className="update__ill" />}
          title={now.during === 'check' ? words.checkFailed : words.downloadFailed}
          detail={`${now.problem} ${checked}`}
          actions={
            <>
              {now.offer !== null &&
                fetches(now.offer, now.during === 'check' ? words.download : words.downloadAgain)}
              {check}
            </>
          }
        >
          {now.offer !== null && <Notes offer={now.offer} />}
        </Status>
      )
  }
}

interface StatusProps {
  readonly icon: ReactNode
  readonly title: string
  readonly detail: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

function Status({ icon, title, detail, actions, children }: StatusProps) {
  return (
    <div className="update">
      <div className="update__head">
        {icon}
        <div className="update__words">
          {/* Each change of it is said; how far a download is can be asked of its bar. */}
          <p className="update__title" role="status">
            {title}
          </p>
          <p className="muted small numbers">{detail}</p>
        </div>
        {actions !== undefined && <div className="update__actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

function Notes({ offer }: { offer: UpdateOffer }) {
  if (offer.notes.length === 0) return <p className="muted small">{words.noNotes}</p>
  return (
    <div className="update__notes">
      <h3>{words.notesOf(offer.version)}</h3>
      <ReleaseNotes notes={offer.notes} below="h3" />
    </div>
  )
}

function released(offer: UpdateOffer, whenOf: (at: string) => string): string {
  return offer.releasedAt === null ? '' : `${words.released(whenOf(offer.releasedAt))}. `
}

function useWhen(): (at: string) => string {
  const now = useMinute()
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  return (at) => whenWords(Date.parse(at), now, calendar)
}
